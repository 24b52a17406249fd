"""Cuts a printed word where its style changes: at another text object, and where digits are raised within one."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import NamedTuple

from briefcite.load.pdf import binding as c
from briefcite.load.pdf.composed import GONE
from briefcite.load.pdf.glyphs import Glyphs
from briefcite.load.pdf.style import Styles, TextStyle
from briefcite.text.late import late

SUPERSCRIPT_DIGITS = "⁰¹²³⁴-⁹"
"""As part of a character class: some fonts' OpenType superscripts read as these, others' as plain digits."""
DIGITS = late(rf"[\d{SUPERSCRIPT_DIGITS}]+")
LETTERED = late(rf"[a-z\d{SUPERSCRIPT_DIGITS}]+")
"""What may be raised where a font has raised letters of its own ("known.a", "iv"), which read as plain ones."""
BEHIND_STOP = late(r"[^\W\d_][.,;:!?][”’»\")]?([a-z]{1,4})(?=\s|$)")
"""Where such letters show first."""
MOST_TRIED = 12

RAISED_INK = 0.15
"""Share of the font size: digits whose ink starts this far above the baseline are a superscript of their own
(OpenType "sups" start .25 above it; old-style figures go down, not up)."""

DESCENDING = "gjpqy"


class StyledPiece(NamedTuple):
    """A stretch of a printed word in one style: character indices and style."""

    start: int
    end: int
    style: TextStyle
    marks: tuple[tuple[int, int], ...] = ()
    """Where it runs through several marked contents: (first character, id) of each."""


class Pieces:
    """Cuts the words of one page."""

    def __init__(self, textpage: c.Ready, glyphs: Glyphs, styles: Styles, chars: str) -> None:
        self.textpage, self.glyphs, self.styles, self.chars = textpage, glyphs, styles, chars
        self.lettered = self._has_raised_letters()
        """Whether the page's font has raised letters too."""
        self.liftable = LETTERED if self.lettered else DIGITS

    def _has_raised_letters(self) -> bool:
        """Return whether letters after the stops of the page are superscripts of their font."""
        for found in islice(BEHIND_STOP.finditer(self.chars), MOST_TRIED):
            style = self.styles.of(c.char_object(self.textpage, found.start(1)), found.start(1))
            if self.is_up(found.start(1), style):
                return True
        return False

    def is_up(self, char: int, style: TextStyle) -> bool:
        """Return whether the ink of a character starts above the baseline; that of a raised "g" starts near it."""
        least = RAISED_INK if self.chars[char] not in DESCENDING else 0.0
        return self.glyphs.lift(char, style) > least * style.size

    def of(self, start: int, end: int) -> list[StyledPiece]:
        """Split a printed word where its style changes."""
        handle = c.char_object(self.textpage, start)
        if handle and handle == c.char_object(self.textpage, end - 1):
            pieces = [StyledPiece(start, end, self.styles.of(handle, start))]
        else:
            pieces = self._by_object(start, end)
        if self.liftable.search(self.chars, start, end):
            return [part for piece in pieces for part in self._by_lift(piece)]
        return pieces

    def _by_object(self, start: int, end: int) -> list[StyledPiece]:
        """Return the pieces of a word that spans text objects, alike neighbours joined.

        Some producers make each letter an object of its own; a word of letters is then known by its ends.
        """
        if not self.styles.tagged and self.chars[start:end].isalpha():
            first = self.styles.of(c.char_object(self.textpage, start), start)
            if first.like(self.styles.of(c.char_object(self.textpage, end - 1), end - 1)):
                return [StyledPiece(start, end, first)]
        pieces: list[StyledPiece] = []
        while start < end:
            handle, stop = self._run(start, end)
            before = pieces[-1] if pieces else None
            if before and not self.chars[start:stop].strip(GONE):  # an accent, raised over a capital
                handle = 0
            style = before.style if before and not handle else self.styles.of(handle, start)
            if before is None or not before.style.like(style):
                pieces.append(StyledPiece(start, stop, style, ((start, style.marked),)))
            else:
                marks = before.marks
                if marks[-1][1] != style.marked:
                    marks = (*marks, (start, style.marked))
                pieces[-1] = StyledPiece(before.start, stop, before.style, marks)
            start = stop
        return pieces

    def _run(self, start: int, end: int) -> tuple[int | None, int]:
        """Return the text object of character ``start`` and where, up to ``end``, its characters end."""
        handle: int | None = c.char_object(self.textpage, start)
        inside, outside = start, end
        probe = end - 1
        while outside - inside > 1:
            if c.char_object(self.textpage, probe) == handle:
                inside = probe
            else:
                outside = probe
            probe = (inside + outside) // 2
        return handle, outside

    def _by_lift(self, piece: StyledPiece) -> list[StyledPiece]:
        """Cut raised digits out of a piece: "land2" with an OpenType superscript is one text object."""
        cuts: set[int] = set()
        style = piece.style
        for found in self.liftable.finditer(self.chars, piece.start, piece.end):
            first, last = found.start(), found.end() - 1
            if self.is_up(first, style) or (last > first and self.is_up(last, style)):
                raised = [False, *(self.is_up(i, style) for i in range(first, last + 1)), False]
                cuts.update(first + k for k, (one, other) in enumerate(pairwise(raised)) if one != other)
        if not cuts:
            return [piece]
        edges = sorted(cuts | {piece.start, piece.end})
        return [StyledPiece(a, b, style, piece.marks) for a, b in pairwise(edges)]
