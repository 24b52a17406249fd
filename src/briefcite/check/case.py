"""An Extraction with the look-ups that rules need, made once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefcite.check.numbering import Numbering, number_series
from briefcite.check.suppress import Suppression
from briefcite.model import Callout, Citation, Extraction, Note, Reference, Span


@dataclass(frozen=True)
class Case:
    """What rules look at."""

    extraction: Extraction
    unused: tuple[Suppression, ...] = ()
    """Suppression comments that take nothing back, known once the other rules have run."""

    @cached_property
    def callouts(self) -> dict[str, Callout]:
        """Callouts by id."""
        return {callout.id: callout for callout in self.extraction.callouts}

    @cached_property
    def notes(self) -> dict[str, Note]:
        """Notes by id."""
        return {note.id: note for note in self.extraction.notes}

    @cached_property
    def references(self) -> dict[str, Reference]:
        """Works by id."""
        return {reference.id: reference for reference in self.extraction.references}

    @cached_property
    def series(self) -> tuple[Numbering, ...]:
        """The numbered series, each with its callouts and notes and what they are paired with."""
        return number_series(self.extraction)

    def where(self, id: str) -> tuple[int | None, Span | None]:
        """Give page index and span of a callout or of a note's number."""
        if callout := self.callouts.get(id):
            return callout.page, callout.span
        note = self.notes[id]
        return (note.pages[0] if note.pages else None), note.span

    def label(self, page: int) -> str:
        """Give a page as printed."""
        return self.extraction.document.pages[page].label

    def place(self, note: Note, start: int = 0, end: int | None = None) -> tuple[int | None, Span | None]:
        """Give page index and span of a stretch of a note's text, as far as its origin tells."""
        page = note.pages[0] if note.pages else None
        last = (len(note.origin) if end is None else min(end, len(note.origin))) - 1
        if start > last:
            return page, note.span
        span = Span(note.origin[start], note.origin[last] + 1)
        return self._page_of(span.start, note, page), span

    def cited(self, citation: Citation) -> tuple[int | None, Span | None]:
        """Give page index and span of a citation."""
        return self.place(self.notes[citation.note], citation.start, citation.end)

    def _page_of(self, offset: int, note: Note, first: int | None) -> int | None:
        pages = self.extraction.document.pages
        found = (index for index in note.pages if pages[index].start <= offset < pages[index].end)
        return next(found, first)
