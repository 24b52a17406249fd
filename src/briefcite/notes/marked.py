"""Callouts and notes that the format itself declares: Markdown, Word, HTML, LaTeX."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, cast

from briefcite.model import Callout, Document, Evidence, Link, Mark, Note, NoteKind
from briefcite.notes.found import Found
from briefcite.notes.ids import Ids
from briefcite.notes.reading import Reader

CERTAIN = 1.0
"""The format says so; nothing was guessed."""
KINDS = ("footnote", "endnote", "margin", "table", "entry")


class Placed(NamedTuple):
    """A mark and the series that its number belongs to."""

    mark: Mark
    series: int


def declares_notes(document: Document) -> bool:
    """Whether the format has notes and this document uses them."""
    return any(mark.kind in ("callout", "note") for mark in document.marks)


def find(document: Document) -> Found:
    """Turn the marks of a document into callouts, notes and links."""
    reader = Reader(document)
    ids = Ids()
    placed = _series([mark for mark in document.marks if mark.kind == "note"])
    notes = [(one.mark, _note(document, reader, one, ids)) for one in placed]
    by_name: dict[str, Note] = {}
    for mark, note in notes:
        by_name.setdefault(mark.id, note)
    callouts, links = _callouts(document, reader, by_name, ids)
    return Found(tuple(callouts), tuple(note for _, note in notes), tuple(links))


def _series(marks: Sequence[Mark]) -> list[Placed]:
    """Number the series: footnotes and endnotes apart, inline notes apart, and anew where numbers start over.

    A second definition of one name is no new series: it is a duplicate, and reported as one.
    """
    placed: list[Placed] = []
    current: dict[str, int] = {}
    seen: dict[int, dict[str, str]] = defaultdict(dict)
    for mark in marks:
        stream = "inline" if mark.id.startswith("inline ") else mark.role or "footnote"
        series = current.get(stream)
        if series is None:
            series = _free(mark, seen)
        if mark.marker and seen[series].get(mark.marker, mark.id) != mark.id:
            series = max(seen) + 1
        current[stream] = series
        seen[series].setdefault(mark.marker, mark.id)
        placed.append(Placed(mark, series))
    return placed


def _free(mark: Mark, seen: dict[int, dict[str, str]]) -> int:
    """Give a new stream of notes the first series, or one of its own where that one counts already."""
    return 0 if not seen else max(seen) + 1


def _note(document: Document, reader: Reader, placed: Placed, ids: Ids) -> Note:
    mark = placed.mark
    view = reader.read(mark.spans)
    kind = cast(NoteKind, mark.role) if mark.role in KINDS else "footnote"
    pages = {page for span in mark.spans if (page := page_of(document, span.start)) is not None}
    return Note(
        id=ids.make("n", mark.marker, placed.series),
        marker=mark.marker,
        series=placed.series,
        kind=kind,
        text=view.text,
        origin=view.origin,
        pages=tuple(sorted(pages)),
        evidence=Evidence("notes.marked", CERTAIN),
        span=mark.spans[0],
    )


def _callouts(
    document: Document, reader: Reader, notes: dict[str, Note], ids: Ids
) -> tuple[list[Callout], list[Link]]:
    callouts: list[Callout] = []
    links: list[Link] = []
    series = 0
    for mark in document.marks:
        if mark.kind != "callout":
            continue
        note = notes.get(mark.target)
        series = note.series if note else series
        span = mark.spans[0]
        before, after = reader.around(span)
        callout = Callout(
            id=ids.make("c", mark.marker, series),
            marker=mark.marker,
            series=series,
            form="marked",
            span=span,
            page=page_of(document, span.start),
            before=before,
            after=after,
            evidence=Evidence("callouts.marked", CERTAIN),
        )
        callouts.append(callout)
        if note:
            links.append(Link(callout.id, note.id, Evidence("pair.marked", CERTAIN)))
    return callouts, links


def page_of(document: Document, place: int) -> int | None:
    """Return the index of the page that an offset lies on; None where there are no pages."""
    if not document.paged:
        return None
    return max(0, bisect_right(document.pages, place, key=lambda page: page.start) - 1)
