"""Turns chosen series into callouts, notes and links of the model."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from briefcite.model import Callout, Document, Evidence, Link, Note, NoteKind, Span, Zone
from briefcite.notes.found import Found
from briefcite.notes.ids import Ids
from briefcite.notes.printed import areas, evidence, texts
from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start
from briefcite.notes.printed.extras import Series
from briefcite.notes.printed.match import is_linked
from briefcite.text.leads import Lead
from briefcite.text.view import vocabulary


def build(
    document: Document,
    prints: Sequence[Print],
    starts: Sequence[Start],
    series: Sequence[Series],
    tagged: Container[tuple[int, int]] = (),
) -> Found:
    """Make the model's values, in order of appearance; ``tagged`` are the pairs that structure tags state."""
    builder = _PrintBuilder(document, prints, starts, series, tagged)
    for number, one in enumerate(series):
        builder.add(number, one)
    return Found(
        tuple(callout for _, callout in sorted(builder.callouts, key=lambda pair: pair[0])),
        tuple(note for _, note in sorted(builder.notes, key=lambda pair: pair[0])),
        tuple(builder.links),
    )


class _PrintBuilder:
    """Collects values, each with its place in reading order."""

    def __init__(
        self,
        document: Document,
        prints: Sequence[Print],
        starts: Sequence[Start],
        series: Sequence[Series],
        tagged: Container[tuple[int, int]],
    ) -> None:
        self.document, self.prints, self.starts, self.tagged = document, prints, starts, tagged
        self.callouts: list[tuple[tuple[int, int, int], Callout]] = []
        self.notes: list[tuple[int, Note]] = []
        self.links: list[Link] = []
        self._ids = Ids()
        self._known = vocabulary(document.text)
        self._extents = areas.extents(document, [starts[n] for one in series for n in one.notes])

    def add(self, number: int, series: Series) -> None:
        """Make the callouts, notes and links of one series."""
        paired = {n for _, n in (*series.pairs, *series.misprints, *series.displaced)}
        note_of = {n: self._note(n, number, series, n in paired) for n in sorted(series.notes)}
        self.notes += [(self.starts[n].place, note) for n, note in note_of.items()]
        for c, n, why in _links(series, self.prints, self.starts, self.tagged):
            self.links.append(Link(self._callout(c, number, paired=True), note_of[n].id, why))
        for c in series.extra_callouts:
            self._callout(c, number, paired=False)

    def _callout(self, c: int, series: int, *, paired: bool) -> str:
        """Make a callout and give its id."""
        found = self.prints[c]
        span = Span(found.start, found.end)
        before, after = texts.context(self.document, found.page, found.line, span)
        made = Callout(
            id=self._ids.make("c", found.marker, series),
            marker=found.marker,
            series=series,
            form=found.form,
            span=span,
            page=found.page,
            before=before,
            after=after,
            evidence=evidence.of_callout(found, paired=paired),
            box=found.word.box,
            implied=found.implied,
        )
        self.callouts.append(((found.page, found.line, found.start), made))
        return made.id

    def _note(self, n: int, number: int, series: Series, paired: bool) -> Note:
        start = self.starts[n]
        lead = start.lead
        body = texts.body(self.document, lead.rest, self._extents[start.place], self._known)
        return Note(
            id=self._ids.make("n", lead.marker, number),
            marker=lead.marker,
            series=number,
            kind="entry" if series.kind == "entry" else _kind(start),
            text=body.view.text,
            origin=body.view.origin,
            pages=body.pages,
            evidence=evidence.of_note(start, paired=paired),
            boxes=body.boxes,
            span=self._number(lead),
        )

    def _number(self, lead: Lead) -> Span:
        """Return the place of a note's number, behind its bracket: "[12]"."""
        at = max(self.document.text.find(lead.marker, lead.start, lead.rest), lead.start)
        return Span(at, at + len(lead.marker))


def _links(
    series: Series, prints: Sequence[Print], starts: Sequence[Start], tagged: Container[tuple[int, int]]
) -> Iterator[tuple[int, int, Evidence]]:
    """Yield each pair with its evidence."""
    values = {prints[c].numeral.value for c, _ in series.pairs}
    for c, n in series.pairs:
        if series.kind == "entry":
            yield c, n, evidence.of_entry(prints[c])
            continue
        value = prints[c].numeral.value
        near = ((value - 1) in values or value == 1) + ((value + 1) in values or value == max(values))
        stated = evidence.Stated(is_linked(prints[c], starts[n]), (c, n) in tagged)
        yield c, n, evidence.of_link(prints[c], starts[n], near, len(series.pairs), stated)
    for c, n in series.again:
        yield c, n, Evidence("pair.again", evidence.SURE_OF.again, ("called before",))
    for c, n in series.displaced:
        yield c, n, Evidence("pair.displaced", evidence.SURE_OF.displaced, ("out of order",))
    for c, n in series.misprints:
        numbers = (f"callout {prints[c].marker}", f"note {starts[n].lead.marker}")
        yield c, n, Evidence("pair.misprint", evidence.SURE_OF.misprint, numbers)


def _kind(start: Start) -> NoteKind:
    if start.zone in (Zone.FOOTNOTES, Zone.BODY):
        return "footnote"
    kinds: dict[Zone, NoteKind] = {Zone.MARGIN: "margin", Zone.TABLE: "table"}
    return kinds.get(start.zone, "endnote")
