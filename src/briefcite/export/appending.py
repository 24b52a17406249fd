"""Adds to a .bib file what it does not hold yet, and touches nothing that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefcite.bib.reading import references_in
from briefcite.model import Reference
from briefcite.text.called import with_name
from briefcite.text.identity import SAME, blocks, same_work
from briefcite.text.keys import content_letters


def missing(existing: str, references: Sequence[Reference]) -> list[Reference]:
    """Return the works that the file does not have, with keys that it does not use.

    Args:
        existing: the text of a .bib file.
        references: works to be added, with their keys as ids.
    """
    held = references_in(existing)
    known: dict[str, list[Reference]] = {}
    for reference in held:
        for block in blocks(reference):
            known.setdefault(block, []).append(reference)
    named = {(reference.id, reference.title) for reference in held}
    new = [r for r in references if not (_is_held(r, known) or _is_named(r, named))]
    return _with_free_keys(new, {reference.id.casefold() for reference in held})


def _is_held(reference: Reference, known: dict[str, list[Reference]]) -> bool:
    candidates = {other.id: other for block in blocks(reference) for other in known.get(block, ())}
    return any(same_work(reference, other) >= SAME for other in candidates.values())


def _is_named(reference: Reference, named: set[tuple[str, str]]) -> bool:
    """Return whether a work that has no title, or is written under one made for it, has its entry."""
    name = with_name(reference).title
    return not (reference.title and name == reference.title) and (reference.id, name) in named


def _with_free_keys(references: Sequence[Reference], taken: set[str]) -> list[Reference]:
    result = []
    for reference in references:
        key, number = reference.id, 1
        if key.casefold() in taken:
            key = base = key + content_letters(reference)
            while key.casefold() in taken:
                number += 1
                key = f"{base}-{number}"
        taken.add(key.casefold())
        result.append(replace(reference, id=key))
    return result


def with_entries(existing: str, entries: str) -> str:
    """Return the file's text with entries after it, a blank line between, in the line ends it uses."""
    if "\r\n" in existing:
        entries = entries.replace("\n", "\r\n")
    end = "\r\n" if "\r\n" in existing else "\n"
    gap = "" if not existing else end if existing.endswith("\n") else end * 2
    return existing + gap + entries
