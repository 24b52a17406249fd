"""Callouts and notes that the format itself declares: Markdown, Word, HTML, LaTeX."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from briefcite.model import Callout, Document, Evidence, Link, Mark, Note, NoteKind
from briefcite.notes.found import Found
from briefcite.notes.ids import Ids
from briefcite.notes.reading import Reader

CERTAIN = 1.0
"""The format says so; nothing was guessed."""
INLINE = "inline "
"""What the ids of notes that number themselves begin with."""
KINDS = ("footnote", "endnote", "margin", "table", "entry")


def declares_notes(document: Document) -> bool:
    """Whether the format has notes and this document uses them."""
    return any(mark.kind in ("callout", "note") for mark in document.marks)


def find(document: Document) -> Found:
    """Turn the marks of a document into callouts, notes and links."""
    reader = Reader(document)
    ids = Ids()
    marks = [mark for mark in document.marks if mark.kind == "note"]
    notes = [
        (mark, _note(document, reader, mark, series, ids)) for mark, series in zip(marks, _series(marks), strict=True)
    ]
    by_name: dict[str, Note] = {}
    for mark, note in notes:
        by_name.setdefault(mark.id, note)
    callouts, links = _callouts(document, reader, by_name, ids)
    return Found(tuple(callouts), tuple(note for _, note in notes), tuple(links))


def _series(marks: Sequence[Mark]) -> list[int]:
    """Number the series: footnotes and endnotes apart, inline notes too, and anew where numbers start over.

    A second definition of one name is no new series: it is a duplicate, reported as such. Notes that number
    themselves (Markdown's ``^[…]``) come after those that the author numbered.
    """
    found = [0] * len(marks)
    current: dict[str, int] = {}
    seen: dict[int, dict[str, str]] = defaultdict(dict)
    for n in sorted(range(len(marks)), key=lambda n: marks[n].id.startswith(INLINE)):
        mark = marks[n]
        stream = INLINE if mark.id.startswith(INLINE) else mark.role or "footnote"
        series = current.get(stream, len(seen))
        if mark.marker and seen[series].get(mark.marker, mark.id) != mark.id:
            series = len(seen)
        current[stream] = series
        seen[series].setdefault(mark.marker, mark.id)
        found[n] = series
    return found


def _note(document: Document, reader: Reader, mark: Mark, series: int, ids: Ids) -> Note:
    view = reader.read(mark.spans)
    kind = cast(NoteKind, mark.role) if mark.role in KINDS else "footnote"
    pages = {page for span in mark.spans if (page := page_of(document, span.start)) is not None}
    return Note(
        id=ids.make("n", mark.marker, series),
        marker=mark.marker,
        series=series,
        kind=kind,
        text=view.text,
        origin=view.origin,
        pages=tuple(sorted(pages)),
        evidence=Evidence("notes.marked", CERTAIN),
        span=mark.spans[0],
    )


def _callouts(document: Document, reader: Reader, notes: dict[str, Note], ids: Ids) -> tuple[list[Callout], list[Link]]:
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
