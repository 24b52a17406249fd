"""References written as BibTeX, biblatex, CSL-JSON, RIS, CSV or JSON.

Everything here is a pure function from an extraction to text; writing files is the command line's.

>>> text = render(extraction, "bibtex")                          # doctest: +SKIP
>>> text = render(extraction, "csv", per="note", sort="author")   # doctest: +SKIP
>>> text = append(open("mine.bib").read(), extraction, "bibtex")  # doctest: +SKIP
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import Literal

from briefcite.export.selection import Cited, Keep, Sort
from briefcite.model import Extraction, Reference
from briefcite.text.called import with_name

Per = Literal["work", "note"]

FORMATS: dict[str, tuple[str, ...]] = {
    "bibtex": (".bib", ".bibtex"),
    "biblatex": (".biblatex",),
    "csv": (".csv",),
    "csl-json": (".json", ".csljson"),
    "ris": (".ris",),
    "json": (),
}
"""The formats, and the file suffixes that mean them; "json" is our own schema."""

PER_NOTE = ("csv", "csl-json", "json")
"""Formats that can hold a row for each citation."""


def format_for(path: str | PurePath) -> str | None:
    """Return the format that a file's suffix means; None where it means none."""
    suffix = PurePath(path).suffix.lower()
    return next((name for name, suffixes in FORMATS.items() if suffix in suffixes), None)


def render(
    extraction: Extraction,
    format: str,
    *,
    per: Per = "work",
    keep: Keep = "all",
    sort: Sort = "first",
    raw: bool = False,
    key_pattern: str | None = None,
    with_file: bool = False,
) -> str:
    """Return the bibliography as the text of a file, to be written as UTF-8 without changing line ends.

    Args:
        extraction: what was read from one file.
        format: a name in :data:`FORMATS`.
        per: "work" for one entry a work; "note" for one a citation (:data:`PER_NOTE` only).
        keep: "full", "all" or "unresolved", see :func:`briefcite.export.selection.works`.
        sort: "first" (order of first citation), "author", "year" or "key".
        raw: leave CSV cells that begin like a formula as they are.
        key_pattern: citation keys as Better BibTeX writes them, "[auth:lower][shorttitle:3:3][year]".
        with_file: in .bib, say in a field "cited-in" which file cites the work; CSV and JSON always say it.

    Raises:
        ValueError: the format is not known or has no rows for citations.
    """
    if format not in FORMATS or (per == "note" and format not in PER_NOTE):
        raise ValueError(f"{format} cannot be written per {per}")
    choose = _citations if per == "note" else _works
    extraction = _with_languages(extraction)
    cited_in = extraction.document.source.path if with_file else ""
    rows = choose(extraction, keep, sort, key_pattern)
    if format in ("bibtex", "biblatex", "ris"):
        return _bib([row.reference for row in rows if row.reference], format, cited_in, extraction)
    return _table(rows, format, per, raw)


def append(
    existing: str,
    extraction: Extraction,
    format: str = "bibtex",
    *,
    keep: Keep = "all",
    sort: Sort = "first",
    key_pattern: str | None = None,
    with_file: bool = False,
) -> str:
    """Return the text of a .bib file with the works added that it does not hold yet.

    What is there stays byte for byte, comments and keys included; new keys avoid those in use.

    Args:
        existing: the text of the .bib file.
        extraction: what was read from one file.
        format: "bibtex" or "biblatex".
        keep: as for :func:`render`.
        sort: as for :func:`render`.
        key_pattern: as for :func:`render`.
        with_file: as for :func:`render`.

    Raises:
        ValueError: the format is no .bib dialect.
    """
    from briefcite.export.appending import missing, with_entries

    if format not in ("bibtex", "biblatex"):
        raise ValueError(f"nothing can be appended in {format}")
    rows = _works(_with_languages(extraction), keep, sort, key_pattern)
    new = missing(existing, [row.reference for row in rows if row.reference])
    cited_in = extraction.document.source.path if with_file else ""
    return with_entries(existing, _bib(new, format, cited_in, extraction)) if new else existing


def _with_languages(extraction: Extraction) -> Extraction:
    from briefcite.text.languages import with_languages

    return replace(extraction, references=with_languages(extraction.references))


def _works(extraction: Extraction, keep: Keep, sort: Sort, pattern: str | None) -> list[Cited]:
    from briefcite.export import selection

    return selection.works(extraction, keep=keep, sort=sort, key_pattern=pattern)


def _citations(extraction: Extraction, keep: Keep, sort: Sort, pattern: str | None) -> list[Cited]:
    from briefcite.export import selection

    return selection.citations(extraction, keep=keep, sort=sort, key_pattern=pattern)


def _table(rows: list[Cited], format: str, per: Per, raw: bool) -> str:
    if format != "json":
        rows = [replace(row, reference=with_name(row.reference)) if row.reference else row for row in rows]
    if format == "csv":
        from briefcite.export import table

        return table.render(rows, per=per, raw=raw)
    from briefcite.export import items

    return items.render(rows, format=format, per=per)


def _bib(references: list[Reference], format: str, cited_in: str, extraction: Extraction) -> str:
    from briefcite.export import biblatex, bibtex, capitals, ris

    references = [with_name(reference) for reference in references]
    if format == "ris":
        return ris.render(references)
    write = {"bibtex": bibtex.render, "biblatex": biblatex.render}[format]
    return write(references, cited_in, capitals.capitals_in(extraction))
