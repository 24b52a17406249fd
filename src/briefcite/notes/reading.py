"""Reads stretches of a text without geometry: what a note says, what stands around a callout."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from briefcite.model import Document, Span
from briefcite.text.inline import syntax
from briefcite.text.late import late
from briefcite.text.view import Piece, View, join

BEFORE = 40
AFTER = 25
"""Characters of running text kept around a callout."""
MOST_NOTES = 60
"""Notes that may stand between a callout and the running text that goes on after them."""
REACH = 4
"""How many times as much raw text is looked at for them: markup and spaces fall away."""
WORD = late(r"\S+")
LINE = late(r"[^\r\n\f]+")
TAGGED = ("<!--", "](", "][")
"""What a verbatim mark that is no code begins with: a comment, the target half of a link."""


class TextReader:
    """Reads a document's text, leaving out what a reader does not see."""

    def __init__(self, document: Document, notes: Iterable[Span] = ()) -> None:
        """Read a document.

        Args:
            document: what is read.
            notes: the stretches of its notes, which are no running text.
        """
        self.text = document.text
        self._notes = sorted(notes)
        marks = document.marks
        inline = document.source.traits.inline
        self._inline = any(mark.kind == "link" for mark in marks) if inline is None else inline
        self._hidden = sorted(
            self._bracketed(span) if mark.kind == "callout" else span
            for mark in marks
            for span in mark.spans
            if mark.kind == "callout" or (mark.kind == "verbatim" and self.text.startswith(TAGGED, span.start))
        )

    def _bracketed(self, callout: Span) -> Span:
        """Return a callout with the brackets that some pages set around it outside its link: "[" 12 "]"."""
        start, end = callout
        around = self.text[start - 1 : start] + self.text[end : end + 1]
        return Span(start - 1, end + 1) if around == "[]" else callout

    def read(self, spans: Iterable[Span]) -> View:
        """Join the lines of some stretches into one clean text, trimmed."""
        view = join(line for span in spans for line in self._lines(span))
        lead = len(view.text) - len(view.text.lstrip())
        end = len(view.text.rstrip())
        return View(view.text[lead:end], view.origin[lead:end]) if end > lead else View("", ())

    def around(self, span: Span) -> tuple[str, str]:
        """Return the running text before and after a callout; notes between do not count."""
        before = self.read(self._running(span.start, -1)).text
        after = self.read(self._running(span.end, 1)).text
        blank_before = " " if self.text[span.start - 1 : span.start].isspace() and before else ""
        blank_after = " " if self.text[span.end : span.end + 1].isspace() and after else ""
        return (before + blank_before)[-BEFORE:], (blank_after + after)[:AFTER]

    def _running(self, place: int, way: int) -> list[Span]:
        """Return stretches of running text that end (way -1) or begin (way 1) at a place."""
        found: list[Span] = []
        wanted = REACH * (BEFORE if way < 0 else AFTER)
        for _ in range(MOST_NOTES):
            stop = self._next_note(place, way)
            edge = max(place - wanted, stop.end) if way < 0 else min(place + wanted, stop.start)
            found.append(Span(min(edge, place), max(edge, place)))
            wanted -= abs(edge - place)
            place = stop.start if way < 0 else stop.end
            if wanted <= 0 or not 0 < place < len(self.text):
                break
        return found[::way]

    def _next_note(self, place: int, way: int) -> Span:
        if way < 0:
            at = bisect_left(self._notes, Span(place, place)) - 1
            return self._notes[at] if at >= 0 else Span(0, 0)
        at = bisect_left(self._notes, Span(place, place))
        return self._notes[at] if at < len(self._notes) else Span(len(self.text), len(self.text))

    def _lines(self, span: Span) -> Iterator[list[Piece]]:
        hidden = self.hidden(span)
        for line in LINE.finditer(self.text, span.start, span.end):
            pieces = list(_pieces(self.text, line.start(), line.end(), hidden))
            if pieces:
                yield pieces

    def hidden(self, span: Span) -> list[Span]:
        """Return what is left out of a stretch, sorted."""
        first = max(0, bisect_left(self._hidden, span) - 1)
        last = bisect_right(self._hidden, Span(span.end, span.end))
        found = self._hidden[first:last]
        if self._inline:
            found = sorted([*found, *syntax(self.text, span.start, span.end)])
        return found


def page_of(document: Document, place: int) -> int | None:
    """Return the index of the page that an offset lies on; None where there are no pages."""
    if not document.paged:
        return None
    return max(0, bisect_right(document.pages, place, key=lambda page: page.start) - 1)


def _pieces(text: str, start: int, end: int, hidden: Sequence[Span]) -> Iterator[Piece]:
    """Yield the words of a line, cut where something hidden stands in them."""
    blank = True
    for left, right in _kept(start, end, hidden):
        for word in WORD.finditer(text, left, right):
            glued = not blank and word.start() == left
            yield Piece(word.group(), word.start(), glued)
            blank = False
        if right > left:
            blank = text[right - 1].isspace()


def _kept(start: int, end: int, hidden: Sequence[Span]) -> Iterator[tuple[int, int]]:
    at = start
    for left, right in hidden:
        if right <= at:
            continue
        if left >= end:
            break
        if left > at:
            yield at, left
        at = right
    if at < end:
        yield at, end
