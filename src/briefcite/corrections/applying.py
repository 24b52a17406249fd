"""Operations as what numbering and the reading of notes take as given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefcite.corrections.applied import Applied, Unfit
from briefcite.corrections.operations import (
    Accept,
    Antecedent,
    Cite,
    Extent,
    NoCite,
    NoteQuote,
    Nothing,
    Operation,
    Pair,
    Quote,
    Work,
)
from briefcite.corrections.quoting import Quotable
from briefcite.model import Document, Given, GivenNotes, Note, Segment, Span
from briefcite.text.csl_works import work_of

OF_NUMBERS = (Pair, Nothing, Extent)


class Lost(Exception):
    """A quotation that is not to be found; its text says which."""


def for_numbers(operations: Sequence[Operation], document: Document) -> Applied:
    """Return what the operations say of callouts and notes.

    Args:
        operations: in the order in which they were made; of two about one place the later holds.
        document: as laid out, before its notes are found.
    """
    given, unfit = GivenNotes(), []
    quotable = Quotable(document) if any(isinstance(one, OF_NUMBERS) for one in operations) else None
    for number, operation in enumerate(operations):
        if quotable is not None and isinstance(operation, OF_NUMBERS):
            try:
                given = _with(given, operation, quotable)
            except Lost as lost:
                unfit.append(Unfit(number, str(lost)))
    return Applied(notes=given, unfit=tuple(unfit))


def _with(given: GivenNotes, operation: Pair | Nothing | Extent, quotable: Quotable) -> GivenNotes:
    if isinstance(operation, Pair):
        pair = _found(quotable, operation.callout), _found(quotable, operation.note)
        return _paired(given, pair, operation.apart)
    if isinstance(operation, Nothing):
        place = _found(quotable, operation.place)
        if operation.what == "callout":
            links = tuple(link for link in given.links if link[0] != place)
            return replace(given, links=links, no_callouts=(*given.no_callouts, place))
        links = tuple(link for link in given.links if link[1] != place)
        return replace(given, links=links, no_notes=(*given.no_notes, place))
    at = _found(quotable, operation.note)
    spans = tuple(_found(quotable, quote) for quote in operation.text)
    return replace(given, extents=(*(one for one in given.extents if one[0] != at), (at, spans)))


def _paired(given: GivenNotes, pair: tuple[Span, Span], apart: bool) -> GivenNotes:
    """Link or part the two; what was said of them before no longer counts."""
    callout, note = pair
    if apart:
        links = tuple(one for one in given.links if one != pair)
        return replace(given, links=links, apart=(*given.apart, pair))
    return replace(
        given,
        links=(*(one for one in given.links if one[0] != callout), pair),
        apart=tuple(one for one in given.apart if one != pair),
        no_callouts=tuple(one for one in given.no_callouts if one != callout),
        no_notes=tuple(one for one in given.no_notes if one != note),
    )


def _found(quotable: Quotable, quote: Quote) -> Span:
    place = quotable.find(quote)
    if place is None:
        raise Lost(f"“{quote.before[-12:]}{quote.exact}{quote.after[:20]}” is not there, or more than once")
    return place


def for_citations(operations: Sequence[Operation], document: Document, notes: Sequence[Note]) -> Applied:
    """Return what the operations say of citations, works and accepted notes.

    Args:
        operations: as for :func:`for_numbers`.
        document: as laid out.
        notes: as found, with what was given of them.
    """
    about = [one for one in operations if not isinstance(one, OF_NUMBERS)]
    if not about:
        return Applied()
    stretches, unfit = _Stretches(document, notes), []
    for number, operation in enumerate(operations):
        if not isinstance(operation, OF_NUMBERS):
            try:
                stretches.apply(operation)
            except Lost as lost:
                unfit.append(Unfit(number, str(lost)))
    accepted = tuple(note.id for note in notes if note.id in stretches.accepted)
    return Applied(citations=tuple(stretches.given()), accepted=accepted, unfit=tuple(unfit))


class _Stretches:
    """What is said of each stretch of each note; a later word takes the place of those it overlaps."""

    def __init__(self, document: Document, notes: Sequence[Note]) -> None:
        self._quotable = Quotable(document)
        self._notes = notes
        self._of_note: dict[str, list[Given]] = {}
        self.accepted: set[str] = set()

    def given(self) -> Iterator[Given]:
        for stretches in self._of_note.values():
            yield from stretches

    def apply(self, operation: Operation) -> None:
        """Take one operation in.

        Raises:
            Lost: what it quotes is not there.
        """
        if isinstance(operation, Accept):
            note = self._note(operation.note)
            for cite in operation.citations:
                self._cite(note, cite)
            self.accepted.add(note.id)
            return
        if not isinstance(operation, Cite | NoCite | Antecedent | Work):
            return
        note = self._note(operation.at.note)
        if not isinstance(operation, Work):
            self.accepted.discard(note.id)
        if isinstance(operation, Cite):
            self._cite(note, operation)
        elif isinstance(operation, NoCite):
            start, end = self._ends(note, operation.at)
            self._put(Given(note.id, start, end, cites=False))
        elif isinstance(operation, Antecedent):
            other = self._note(operation.of.note)
            start, _ = self._ends(other, operation.of)
            self._put(replace(self._at(note, operation.at), antecedent=(other.id, start), work=None))
        else:
            self._put(replace(self._at(note, operation.at), work=work_of(operation.item), antecedent=None))

    def _cite(self, note: Note, cite: Cite) -> None:
        start, end = self._ends(note, cite.at)
        parts = tuple(Segment(label, start + first, start + last) for label, first, last in cite.parts)
        before = self._at(note, cite.at)
        self._put(
            replace(before, cites=True, form=cite.form, prefix=cite.prefix, suffix=cite.suffix, segments=parts, end=end)
        )

    def _at(self, note: Note, cited: NoteQuote) -> Given:
        """What is said of a stretch so far."""
        start, end = self._ends(note, cited)
        said = self._of_note.get(note.id, ())
        return next(
            (one for one in said if (one.start, one.end) == (start, end) and one.cites), Given(note.id, start, end)
        )

    def _put(self, given: Given) -> None:
        said = self._of_note.get(given.note, [])
        apart = [one for one in said if one.end <= given.start or given.end <= one.start]
        self._of_note[given.note] = sorted([*apart, given], key=lambda one: one.start)

    def _note(self, quote: Quote) -> Note:
        place = self._quotable.find(quote)
        for note in self._notes:
            if place is not None and note.span is not None and _touch(note.span, place):
                return note
        raise Lost(f"the note “{quote.exact} {quote.after[:30]}…” is not there")

    def _ends(self, note: Note, cited: NoteQuote) -> tuple[int, int]:
        places = list(_occurrences(note.text, cited.exact))
        if not places:
            raise Lost(f"“{cited.exact[:50]}” is no longer in note {note.marker or note.id}")
        start = places[min(cited.nth, len(places) - 1)]
        return start, start + len(cited.exact)


def _occurrences(text: str, wanted: str) -> Iterable[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _touch(one: Span, other: Span) -> bool:
    return one.start == other.start or (one.start < other.end and other.start < one.end)
