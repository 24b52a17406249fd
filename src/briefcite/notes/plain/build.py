"""Turns what was decided into callouts, notes and links of the model."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from briefcite.model import Callout, Document, Evidence, Link, Note, NoteKind, Span
from briefcite.notes.found import Found, in_order
from briefcite.notes.ids import Ids
from briefcite.notes.plain import evidence
from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import NoteLine
from briefcite.notes.plain.rows import TextRow
from briefcite.notes.plain.series import DecidedSeries
from briefcite.notes.plain.unmarked import Block
from briefcite.notes.reading import TextReader


class Builder:
    """Makes the model's values."""

    def __init__(self, document: Document, rows: Sequence[TextRow], extents: Mapping[int, Sequence[Span]]) -> None:
        self.document = document
        self.rows = rows
        self.extents = extents
        self.reader = TextReader(document, _whole(rows, extents))
        self.ids = Ids()

    def callout(self, sight: Sight, series: int) -> Callout:
        """Make a callout."""
        span = Span(sight.start, sight.end)
        before, after = self.reader.around(span)
        if sight.form in ("bracketed", "parenthesised"):
            before, after = (
                before.removesuffix("[").removesuffix("("),
                after.removeprefix("]").removeprefix(")"),
            )
        marker = sight.marker or str(sight.value)
        return Callout(
            id=self.ids.make("c", marker, series),
            marker=marker,
            series=series,
            form=sight.form,
            span=span,
            page=self._page(sight.row),
            before=before,
            after=after,
            evidence=Evidence(f"callouts.{sight.look}", 0.9),
            implied=sight.implied,
        )

    def note(self, lead: NoteLine, series: int, kind: NoteKind) -> Note:
        """Make a note."""
        spans = self.extents[lead.start]
        view = self.reader.read(spans)
        marker = lead.marker or str(lead.value)
        pages = {self._page_at(span.start) for span in spans} or {self.rows[lead.row].page}
        return Note(
            id=self.ids.make("n", marker, series),
            marker=marker,
            series=series,
            kind=kind,
            text=view.text,
            origin=view.origin,
            pages=tuple(sorted(pages)) if self.document.paged else (),
            evidence=Evidence("notes.line", 0.9),
            span=Span(lead.start, lead.end),
        )

    def unmarked(self, block: Block) -> Note:
        """Make a note that lost its number."""
        rows = self.rows[block.first : block.stop]
        view = self.reader.read([Span(row.start, row.end) for row in rows])
        pages = sorted({row.page for row in rows})
        return Note(
            id=self.ids.make("n", "-unmarked", 0),
            marker="",
            series=0,
            kind="footnote",
            text=view.text,
            origin=view.origin,
            pages=tuple(pages) if self.document.paged else (),
            evidence=Evidence("notes.unmarked", 0.7),
            span=Span(rows[0].start, rows[0].start + 1),
        )

    def _page(self, row: int) -> int | None:
        return self.rows[row].page if self.document.paged else None

    def _page_at(self, place: int) -> int:
        return max(0, bisect_right(self.document.pages, place, key=lambda page: page.start) - 1)


def _whole(rows: Sequence[TextRow], extents: Mapping[int, Sequence[Span]]) -> Iterator[Span]:
    """Yield the stretches of the notes with their markers, whose lines begin before the text does."""
    for start, spans in extents.items():
        head = rows[max(0, bisect_right(rows, start, key=lambda row: row.start) - 1)]
        yield Span(min(head.start, start), max([head.end if not spans else 0, *(span.end for span in spans[:1])]))
        yield from spans[1:]


def build(
    document: Document,
    rows: Sequence[TextRow],
    numberings: Sequence[DecidedSeries],
    lost: Sequence[Block],
    extents: Mapping[int, Sequence[Span]],
) -> Found:
    """Make callouts, notes and links, each in order of appearance."""
    builder = Builder(document, rows, extents)
    callouts: list[Callout] = []
    notes: list[Note] = []
    links: list[Link] = []
    for series, numbering in enumerate(numberings):
        made = {lead: builder.note(lead, series, numbering.kind) for lead in numbering.notes}
        notes += made.values()
        for sight, lead, why in evidence.of_links(numbering, rows, paged=document.paged, only=len(numberings) == 1):
            callout = builder.callout(sight, series)
            callouts.append(callout)
            links.append(Link(callout.id, made[lead].id, why))
        callouts += [builder.callout(sight, series) for sight in numbering.sights]
    notes += [builder.unmarked(block) for block in lost]
    return in_order(callouts, notes, links)
