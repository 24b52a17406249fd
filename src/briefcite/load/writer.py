"""Writes down a structured file (Word, HTML, LaTeX) as text with marks, keeping count of the offsets.

Every loader of such a format walks its own tree and calls this; the text it gives is what a reader would see,
a paragraph a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal, NamedTuple

from briefcite.model import Document, FilePart, Line, Mark, Page, Source, Span, Warning

MarkKind = Literal["callout", "note", "raised", "link", "citation", "verbatim", "ignore", "heading"]


class Bookmark(NamedTuple):
    """A place in what a Writer has written: its offset, and the part that begins there."""

    length: int
    part: int


class Writer:
    """Text so far, and the marks over it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._last = "\n"
        self._marks: list[Mark] = []
        self._noted: list[Span] = []
        self.length = 0

    def add(self, text: str) -> None:
        """Write text as it is."""
        if text:
            self._parts.append(text)
            self._last = text[-1]
            self.length += len(text)

    def flow(self, text: str) -> None:
        """Write running text with its white space collapsed, as a browser shows it."""
        words = text.split()
        if not words:
            self._blank(text)
            return
        if text[0].isspace():
            self._blank(text)
        self.add(" ".join(words))
        if text[-1].isspace():
            self._blank(text)

    def _blank(self, text: str) -> None:
        if text and not self._last.isspace():
            self.add(" ")

    def end_paragraph(self) -> None:
        """Begin a new line, unless one has just begun."""
        if self._last != "\n":
            self.add("\n")

    def mark(self, kind: MarkKind, start: int, *, end: int | None = None, **words: str) -> None:
        """Lay a mark over the text from ``start`` to ``end`` (here, when not given)."""
        span = Span(start, self.length if end is None else end)
        self._marks.append(Mark(kind, (span,), **words))

    @contextmanager
    def marked(self, kind: MarkKind, **words: str) -> Iterator[None]:
        """Lay a mark over all that is written inside; over nothing, none."""
        start, place = self.length, len(self._marks)
        yield
        if self.length > start:
            self._marks.insert(place, Mark(kind, (Span(start, self.length),), **words))

    def bookmark(self) -> Bookmark:
        """Remember this place, for ``since``."""
        return Bookmark(self.length, len(self._parts))

    def since(self, place: Bookmark) -> str:
        """Return what was written since a bookmark."""
        return "".join(self._parts[place.part :])

    def mark_note(self, place: Bookmark, *, head: int = 0, tail: int = 0, **words: str) -> None:
        """Lay a note's mark over what was written since a bookmark.

        Args:
            place: the bookmark.
            head: characters at the beginning that are not the note's.
            tail: characters at the end that are not; spaces at the ends and notes within are not either.
            words: what the mark says.
        """
        text = self.since(place)
        start = place.length + head + len(text[head:]) - len(text[head:].lstrip())
        end = max(start, place.length + len(text[: len(text) - tail].rstrip()))
        own = tuple(self._without_notes(start, end)) or (Span(start, start),)
        self._marks.append(Mark("note", own, **words))
        self._noted.append(Span(place.length, self.length))

    def _without_notes(self, start: int, end: int) -> Iterator[Span]:
        """Yield a stretch without the notes that were written in it."""
        inner = []
        while self._noted and self._noted[-1].start >= start:
            inner.append(self._noted.pop())
        for note in reversed(inner):
            if note.start > start:
                yield Span(start, note.start)
            start = max(start, note.end)
        if start < end or not inner:
            yield Span(start, end)

    @property
    def marks(self) -> list[Mark]:
        """The marks so far, in order; they may be replaced by others."""
        return self._marks

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    @property
    def last(self) -> str:
        """The character written last; a line end before there is any."""
        return self._last

    def document(
        self, source: Source, warnings: tuple[Warning, ...] = (), parts: tuple[FilePart, ...] = ()
    ) -> Document:
        """Return what was written as a document without pages."""
        text = self.text
        page = Page(index=0, label="", start=0, end=len(text), lines=tuple(_lines(text)))
        return Document(source, text, (page,), tuple(self._marks), warnings, parts)


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield Line(start, start + len(line.rstrip("\n")))
        start += len(line)
