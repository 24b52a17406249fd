"""What is printed: the text that has been written, and where in the files each line of it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from briefcite.load.project import Project
from briefcite.load.tex.lexer import LINE, LINE_BITS, TexToken
from briefcite.load.tex.names import Label
from briefcite.load.writer import Writer
from briefcite.model import FilePart


class Printer:
    """Writes what is printed, and keeps each line on the line that it has in its file."""

    def __init__(self, project: Project, place: Callable[[], int]) -> None:
        """Begin to write.

        Args:
            project: the files that are read.
            place: tells where the source is being read.
        """
        self.project = project
        self._place = place
        self.out = Writer()
        self.silent = False
        """Nothing is printed here: the preamble."""
        self.begun = True
        r"""The document has begun: false between \\documentclass and \\begin{document}."""
        self.whole = False
        """The preamble is read as text too."""
        self.apart = 0
        """How many texts are being read by themselves, in which no note is made."""
        self.within = 0
        """How many notes are open here."""
        self.parts: list[FilePart] = []
        self.file, self.line = 0, 1
        self._part_at = 0
        """Where ``line`` was when the last part began."""
        self.label = Label("")
        """What a label names that comes now."""

    def print(self, text: str) -> None:
        """Write what is printed."""
        if text and not self.silent:
            self.out.add(text)

    def blank(self, at: int = 0) -> None:
        """Write a space, or the line ends that bring the text to a line of its file."""
        if self.silent:
            return
        ends = (at & LINE) - self.line if at and at >> LINE_BITS == self.file and not self.apart else 0
        if ends > 0:
            self.out.add("\n" * ends)
            self.line += ends
        elif not self.out.last.isspace():
            self.out.add(" ")

    def stand(self, token: TexToken) -> None:
        """Remember where the text that comes now stands in its file, unless it follows on what came before."""
        if not token.column or self.apart or token.at >> LINE_BITS != self.file:
            return
        line = token.at & LINE
        if not self._follows(line, token.column):
            self._begin_part(line, token.column)

    def _follows(self, line: int, column: int) -> bool:
        last = self.parts[-1] if self.parts else None
        if last is None or (last.line, self._part_at) != (line, self.line):
            return False
        return self.out.length - last.start == column - last.column

    def _begin_part(self, line: int, column: int = 1) -> None:
        if self.parts and self.parts[-1].start == self.out.length:
            self.parts.pop()
        self.parts.append(FilePart(self.out.length, self.project.names[self.file], line, column))
        self._part_at = self.line

    def new_line(self) -> None:
        """Begin a new line, unless one has just begun."""
        if not self.silent and self.out.last != "\n":
            self.out.add("\n")
            self.line += not self.apart

    def enter(self, at: int) -> None:
        """Go on with the text of another file."""
        self.new_line()
        self.file, self.line = at >> LINE_BITS, at & LINE
        self._begin_part(self.line)

    def begin_text(self) -> None:
        """Begin to print, in the file that is being read."""
        self.silent, self.begun = False, True
        self.file, self.line = self._place() >> LINE_BITS, 1
        if self.file:
            self.line = self._place() & LINE
            self._begin_part(self.line)

    @contextmanager
    def elsewhere(self) -> Iterator[Writer]:
        """Write to another place for a while; no note is made there."""
        out, silent, label = self.out, self.silent, self.label
        self.out, self.silent = Writer(), False
        self.apart += 1
        try:
            yield self.out
        finally:
            self.apart -= 1
            self.out, self.silent, self.label = out, silent, label

    @contextmanager
    def marked(self, kind: str, **words: str) -> Iterator[None]:
        """Mark what is printed inside, where anything is printed."""
        if self.silent:
            yield
        else:
            with self.out.marked(kind, **words):  # type: ignore[arg-type]
                yield
