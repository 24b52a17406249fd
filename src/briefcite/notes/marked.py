"""Callouts and notes that the format itself declares: Markdown, Word, HTML, LaTeX."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast

from briefcite.model import Callout, Document, Evidence, Link, Mark, Note, NoteKind, Span
from briefcite.notes.found import Found
from briefcite.notes.ids import Ids
from briefcite.notes.reading import TextReader, page_of
from briefcite.text.late import late

CERTAIN = 1.0
"""The format says so; nothing was guessed."""
INLINE = "inline "
"""What the ids of notes that number themselves begin with."""
DASHES = ("-", "–", "—", "‑", "‒")
LONGEST_DASH = 8
"""Characters between the links of a range: "] – [" has five."""
DEFINITION = late(r"\[[\^#][^\]\[\n]{1,200}\]:\s*\Z")
LONGEST_LABEL = 210
WIDEST_RANGE = 30
KINDS = ("footnote", "endnote", "margin", "table", "entry")


def declares_notes(document: Document) -> bool:
    """Return whether the format has notes and this document uses them."""
    return any(mark.kind in ("callout", "note") for mark in document.marks)


def find(document: Document) -> Found:
    """Turn the marks of a document into callouts, notes and links."""
    marks = [mark for mark in document.marks if mark.kind == "note"]
    around = _Around(document, [whole for mark in marks for whole in _whole(document.text, mark)])
    ids = Ids()
    notes = [
        (mark, _note(document, around.reader, mark, series, ids))
        for mark, series in zip(marks, _series(marks), strict=True)
    ]
    by_name: dict[str, Note] = {}
    for mark, note in notes:
        by_name.setdefault(mark.id, note)
    callouts, links = _callouts(document, around, by_name, ids)
    _add_implied(document.text, callouts, links, [note for _, note in notes], ids)
    return Found(tuple(callouts), tuple(note for _, note in notes), tuple(links))


class _Around:
    """Gives the words around callouts: those of the running text, or of the note that they stand in."""

    def __init__(self, document: Document, notes: Sequence[Span]) -> None:
        self.reader = TextReader(document)
        self._notes = sorted(notes)
        self._running = TextReader(document, notes)

    def of(self, span: Span) -> tuple[str, str]:
        """Return the words before and after a callout, without the brackets that a page sets around it."""
        at = bisect_right(self._notes, span) - 1
        inside = at >= 0 and span.start < self._notes[at].end
        before, after = (self.reader if inside else self._running).around(span)
        if before.endswith("[") and after.startswith("]"):
            return before[:-1], after[1:]
        return before, after


def _whole(text: str, note: Mark) -> Iterator[Span]:
    """Yield a note's stretches with its label or number, "[^4]: " or "4. ", which is no running text either."""
    first = note.spans[0]
    head = text[max(0, first.start - LONGEST_LABEL) : first.start]
    line = head[max(head.rfind("\n"), head.rfind("\r")) + 1 :]
    definition = DEFINITION.search(head)
    if definition:
        first = Span(first.start - len(definition[0]), first.end)
    elif line.strip(" \t[]()^:.>") == note.marker:
        first = Span(first.start - len(line), first.end)
    elif head.endswith(("^[", "[^")) and text.startswith("]", first.end):
        first = Span(first.start, first.end + 1)
    yield first
    yield from note.spans[1:]


def _series(marks: Sequence[Mark]) -> list[int]:
    """Number the series: as the format names them, else footnotes and endnotes apart, a new one where numbers restart.

    A second definition of one name is no new series: it is a duplicate, reported as such. Notes that number
    themselves (Markdown's ``^[…]``) come after those that the author numbered.
    """
    found = [0] * len(marks)
    current: dict[str, int] = {}
    seen: dict[int, dict[str, str]] = defaultdict(dict)
    for n in sorted(range(len(marks)), key=lambda n: marks[n].id.startswith(INLINE)):
        mark = marks[n]
        if mark.data:
            found[n] = current.setdefault(mark.data, len(seen))
            seen[found[n]].setdefault(mark.marker, mark.id)
            continue
        stream = INLINE if mark.id.startswith(INLINE) else mark.role or "footnote"
        series = current.get(stream, len(seen))
        if mark.marker and seen[series].get(mark.marker, mark.id) != mark.id:
            series = len(seen)
        current[stream] = series
        seen[series].setdefault(mark.marker, mark.id)
        found[n] = series
    return found


def _note(document: Document, reader: TextReader, mark: Mark, series: int, ids: Ids) -> Note:
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


def _callouts(
    document: Document, around: _Around, notes: dict[str, Note], ids: Ids
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
        before, after = around.of(span)
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


def _add_implied(text: str, callouts: list[Callout], links: list[Link], notes: Sequence[Note], ids: Ids) -> None:
    """Add the callouts that are meant but not printed: the 3 between the links of "[2]–[4]"."""
    by_number = {(note.series, note.marker): note for note in notes}
    printed = len(callouts)
    for first, last in list(pairwise(callouts)):
        between = text[first.span.end : last.span.start]
        if first.series != last.series or len(between) > LONGEST_DASH or between.strip(" []()") not in DASHES:
            continue
        low, high = (int(one.marker) if one.marker.isdecimal() else 0 for one in (first, last))
        for number in range(low + 1, high) if 0 < low < high <= low + WIDEST_RANGE else ():
            note = by_number.get((last.series, str(number)))
            callout = replace(last, id=ids.make("c", str(number), last.series), marker=str(number), implied=True)
            callouts.insert(callouts.index(last), callout)
            if note:
                links.append(Link(callout.id, note.id, Evidence("pair.marked", CERTAIN)))
    if len(callouts) > printed:
        order = {callout.id: n for n, callout in enumerate(callouts)}
        links.sort(key=lambda link: order[link.callout])
