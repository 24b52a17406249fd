"""Callouts, notes and links in the making, and where they stand in the text as it is read."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from briefcite.model import Callout, Document, Line, Note, Span
from briefcite.notes.found import Found, in_order
from briefcite.notes.ids import Ids
from briefcite.notes.plain.columns import Unfolded


class Places:
    """Leads places of a document as read to those in the flat text: four bytes a character, where a dict takes 150."""

    def __init__(self, origin: Sequence[int], size: int, text: str = "") -> None:
        """Read the places of all characters of the flat text; given that text, only those that are no blanks."""
        self._at = array("i", [-1]) * (size + 1)
        for at in range(len(origin) - 1, -1, -1):  # of several in one place the first stays
            if not (text and text[at].isspace()):
                self._at[origin[at]] = at

    def __contains__(self, origin: int) -> bool:
        return self._at[origin] >= 0

    def __getitem__(self, origin: int) -> int:
        return self._at[origin]

    def get(self, origin: int, missing: int) -> int:
        """Return the place in the flat text, or ``missing`` for what does not stand there."""
        return self._at[origin] if origin in self else missing


class State:
    """What was found so far. Places are those of the flat text, which has the lines in the order of reading."""

    def __init__(
        self, document: Document, found: Found, flat: Unfolded, framed: Mapping[tuple[int, int], int], scanned: bool
    ) -> None:
        self.document, self.flat, self.framed, self.scanned = document, flat, framed, scanned
        self.text = flat.document.text
        self.callouts, self.notes, self.links = list(found.callouts), list(found.notes), list(found.links)
        self.warnings = found.warnings
        self.place = Places(flat.origin, len(document.text))
        self.ids = Ids([callout.id for callout in found.callouts] + [note.id for note in found.notes])

    def found(self) -> Found:
        """Return all in order of appearance."""
        return in_order(self.callouts, self.notes, self.links, self.warnings)

    @property
    def damaged(self) -> bool:
        """Return whether numbers were misread: the text was recognised, or a note of it begins with "S" for 8."""
        return self.scanned or any(note.evidence.by == "notes.misread" for note in self.notes)

    @cached_property
    def inside(self) -> list[tuple[int, int]]:
        """The stretches of the flat text that notes take, with their numbers."""
        return sorted(stretch for note in self.notes for stretch in self._stretches(note))

    def _stretches(self, note: Note) -> Iterator[tuple[int, int]]:
        """Yield those of a note, one a page: between its halves stands the text of the next page."""
        held = [self.place[origin] for origin in note.origin if origin in self.place]
        held += [self.place[note.span.start]] if note.span and note.span.start in self.place else []
        pages = self.flat.document.pages
        for _, places in groupby(sorted(held), lambda at: bisect_right(pages, at, key=lambda page: page.start)):
            first, *others = places
            yield first, max(others, default=first) + 1

    def of(self, series: int) -> Iterator[tuple[int, Note]]:
        """Yield the numbered notes of a series that are no entries of a bibliography, each with its index."""
        for at, note in enumerate(self.notes):
            if note.series == series and note.marker.isdecimal() and note.kind != "entry":
                yield at, note

    def called(self, series: int) -> dict[int, int]:
        """Return where each number of a series is called."""
        by_id: dict[str, Callout] = {one.id: one for one in self.callouts}
        linked = {link.note: by_id[link.callout] for link in self.links}
        return {
            int(note.marker): self.place.get(linked[note.id].span.start, -1)
            for _, note in self.of(series)
            if note.id in linked and linked[note.id].marker == note.marker
        }

    def span(self, start: int, end: int) -> Span:
        """Return a stretch of the flat text in ``Document.text``."""
        return Span(self.flat.origin[start], self.flat.origin[end - 1] + 1)

    def page(self, offset: int) -> int:
        """Return the page of an offset of ``Document.text``."""
        pages = self.document.pages
        at = bisect_right(pages, offset, key=lambda page: page.start) - 1
        return pages[at].index if at >= 0 and offset < pages[at].end else 0

    def line(self, offset: int) -> tuple[int, int, Line] | None:
        """Return the page, the number and the line of an offset of ``Document.text``."""
        page = self.page(offset)
        lines = enumerate(self.document.pages[page].lines)
        return next(((page, n, one) for n, one in lines if one.start <= offset < one.end), None)
