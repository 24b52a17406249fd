"""What is exported: which works or citations, in which order, under which keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefcite.bib.dates import ends
from briefcite.model import Citation, Extraction, Note, Reference
from briefcite.text.folding import fold
from briefcite.text.identity import people
from briefcite.text.keys import keys

Keep = Literal["unresolved", "all", "full", "doubtful"]
Sort = Literal["first", "author", "year", "key"]
LIKELY = 0.25
"""Smallest confidence, as a whole entry, of a work that has nothing but a title."""
NO_YEAR = 10_000
"""Works without a year come last."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A row: a work with all its notes, or one citation with its work."""

    reference: Reference | None
    markers: tuple[str, ...]
    """Note numbers as printed."""
    pages: tuple[str, ...]
    """Labels of the pages where those notes begin, each once."""
    form: str
    raw: str
    """The citation as it stands in the note; of a work, the first one in full."""
    confidence: float
    series: int = 0
    citation: Citation | None = None
    file: str = ""
    """Path of the document that cites it."""


def works(extraction: Extraction, *, keep: Keep, sort: Sort, key_pattern: str | None) -> list[Cited]:
    """Return one row a work.

    Args:
        extraction: what was read.
        keep: "full": works cited in full; "all": those known from a shortened form alone as well, but not words
            that are likely no work at all; "doubtful": those too; "unresolved": and an entry for each back reference
            whose work was not found.
        sort: order of first citation, or by first author, year, or key.
        key_pattern: see :func:`briefcite.text.keys.keys`; None keeps the keys.
    """
    cited = _by_reference(extraction.citations)
    notes = {note.id: note for note in extraction.notes}
    rows = [_work(reference, cited.get(reference.id, ()), extraction, notes) for reference in extraction.references]
    if keep in ("full", "all"):
        rows = [row for row in rows if not (row.reference and _is_likely_none(row.reference))]
    if keep == "full":
        rows = [row for row in rows if row.form == "full"]
    elif keep == "unresolved":
        rows += [_lost(citation, extraction, notes) for citation in extraction.citations if _is_lost(citation)]
    return _sorted(_keyed(rows, key_pattern), sort)


def citations(extraction: Extraction, *, keep: Keep, sort: Sort, key_pattern: str | None) -> list[Cited]:
    """Return one row a citation, unresolved ones with an empty work; arguments as for :func:`works`."""
    chosen = works(extraction, keep="full" if keep == "full" else "all", sort=sort, key_pattern=key_pattern)
    old = _renamed(extraction, chosen, key_pattern)
    notes = {note.id: note for note in extraction.notes}
    rows = [
        _citation(citation, old.get(citation.reference or ""), extraction, notes)
        for citation in extraction.citations
        if keep != "full" or citation.reference in old
    ]
    return rows if sort == "first" else _sorted(rows, sort)


def _is_likely_none(told: Reference) -> bool:
    """Return whether only a doubtful title is known, "Common Sense school", or only author and year, "OECD 2018"."""
    bare = Reference(told.id, told.type, told.title, language=told.language, note=told.note, genre=told.genre)
    held = replace(bare, container_title=told.container_title)
    known = replace(told, notes=(), confidence={}, truncated=(), repeated=())
    dated = replace(bare, author=told.author, issued=told.issued)
    return (known in (bare, held) and told.confidence.get("entry", 1.0) < LIKELY) or (not told.title and known == dated)


def _renamed(extraction: Extraction, chosen: Sequence[Cited], pattern: str | None) -> dict[str, Reference]:
    """Return the works under their ids in the extraction, whatever key they are exported with."""
    told = extraction.references
    new = keys(told, pattern) if pattern else [reference.id for reference in told]
    by_key = {row.reference.id: row.reference for row in chosen if row.reference}
    return {r.id: by_key[key] for r, key in zip(told, new, strict=True) if key in by_key}


def _by_reference(cited: Iterable[Citation]) -> dict[str, list[Citation]]:
    found: dict[str, list[Citation]] = {}
    for citation in cited:
        if citation.reference:
            found.setdefault(citation.reference, []).append(citation)
    return found


def _work(reference: Reference, cited: Sequence[Citation], extraction: Extraction, notes: Mapping[str, Note]) -> Cited:
    own = [citation for citation in cited if citation.antecedent is None or citation.antecedent.by.startswith("idem")]
    shown = (own or list(cited))[:1]
    form = "full" if own or not cited else cited[0].form
    held = [notes[name] for name in reference.notes if name in notes]
    return Cited(
        reference=reference,
        markers=tuple(note.marker for note in held),
        pages=tuple(dict.fromkeys(page for note in held for page in _page(note, extraction))),
        form=form,
        raw=_raw(shown[0], notes) if shown else "",
        confidence=_confidence(reference),
        file=extraction.document.source.path,
    )


def _citation(
    citation: Citation, reference: Reference | None, extraction: Extraction, notes: Mapping[str, Note]
) -> Cited:
    note = notes.get(citation.note)
    sure = citation.antecedent.confidence if citation.antecedent else _confidence(reference) if reference else 0.0
    return Cited(
        reference=reference,
        markers=(note.marker,) if note else (),
        pages=tuple(_page(note, extraction)) if note else (),
        form=citation.form,
        raw=_raw(citation, notes),
        confidence=sure,
        series=note.series if note else 0,
        citation=citation,
        file=extraction.document.source.path,
    )


def _is_lost(citation: Citation) -> bool:
    return citation.reference is None and citation.antecedent is not None


def _lost(citation: Citation, extraction: Extraction, notes: Mapping[str, Note]) -> Cited:
    """Return an entry for an unresolved back reference, made of its own words."""
    row = _citation(citation, None, extraction, notes)
    return replace(row, reference=Reference(id="", type="document", title=row.raw, notes=(citation.note,)))


def _raw(citation: Citation, notes: Mapping[str, Note]) -> str:
    note = notes.get(citation.note)
    return note.text[citation.start : citation.end] if note else ""


def _page(note: Note, extraction: Extraction) -> list[str]:
    return [extraction.document.pages[note.pages[0]].label] if note.pages else []


def _confidence(reference: Reference) -> float:
    told = reference.confidence
    parts = (value for variable, value in told.items() if variable != "language")  # said by the title, not printed
    return told["entry"] if "entry" in told else min(parts, default=0.0)


def _keyed(rows: Sequence[Cited], pattern: str | None) -> list[Cited]:
    """Return every row's work its key: a new pattern's, or for those added here one that is free."""
    told = [row.reference for row in rows if row.reference]
    new = keys(told, pattern) if pattern else _free_keys(told)
    named = (replace(reference, id=key) for reference, key in zip(told, new, strict=True))
    return [replace(row, reference=next(named)) if row.reference else row for row in rows]


def _free_keys(told: Sequence[Reference]) -> list[str]:
    taken = {reference.id for reference in told}
    result = []
    for reference, made in zip(told, keys(told), strict=True):
        key, number = reference.id or made, 1
        while not reference.id and key in taken:
            number += 1
            key = f"{made}-{number}"
        taken.add(key)
        result.append(key)
    return result


def _sorted(rows: list[Cited], sort: Sort) -> list[Cited]:
    if sort == "first":
        return rows
    return sorted(rows, key=lambda row: _place(row.reference, sort))


def _place(reference: Reference | None, sort: Sort) -> tuple[str, int, str, str]:
    if reference is None:
        return ("\uffff", NO_YEAR, "", "")
    names = people(reference)
    name = fold(f"{names[0].family or names[0].literal} {names[0].given}") if names else ""
    days = ends(reference.issued)
    year, title = days[0].year if days else NO_YEAR, fold(reference.title)
    if sort == "key":
        return (reference.id.casefold(), 0, "", "")
    return ("", year, name, title) if sort == "year" else (name or title, year, title, reference.id)
