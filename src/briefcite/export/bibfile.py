"""The text of a .bib file: entries with one field a line, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class BibEntry(NamedTuple):
    """One entry; field values are LaTeX source without their outer braces."""

    kind: str
    key: str
    fields: Mapping[str, str]
    macros: frozenset[str] = frozenset()
    """Fields whose value is a macro and gets no braces: ``month = may``."""


def text_of(entries: Iterable[BibEntry], cited_in: str = "") -> str:
    """Return the entries as text, a blank line between them; ``cited_in`` is LaTeX source for a field of each."""
    return "\n".join(_entry(entry._replace(fields={**entry.fields, "cited-in": cited_in})) for entry in entries)


def _entry(entry: BibEntry) -> str:
    filled = {name: value for name, value in entry.fields.items() if value}
    width = max(map(len, filled), default=0)
    lines = [f"  {name:<{width}} = {_value(entry, name)}" for name in filled]
    return f"@{entry.kind}{{{entry.key},\n" + ",\n".join(lines) + "\n}\n"


def _value(entry: BibEntry, name: str) -> str:
    value = entry.fields[name]
    return value if name in entry.macros else "{" + value + "}"
