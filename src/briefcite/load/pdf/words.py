"""The characters of one PDFium page become words of one style each.

PDFium gives a page as a list of characters, each belonging to a text object (one ``Tj`` or ``TJ``), all of
whose characters share font, size, matrix and line. So the text is split at blanks, printed words are split
where the text object changes, and neighbours that look alike are put together again: "since 2001⁴," becomes
"since", "2001", "4" and ",".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from briefcite.load.pdf import binding as c
from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.style import Style, Styles
from briefcite.model import Word

LINE_END_HYPHEN = "\ufffe"
"""PDFium's sign for a hyphen at the end of a line; no line break follows it in the text."""

PRINTED_WORD = re.compile(rf"[^\s{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?|{LINE_END_HYPHEN}")
MARKER_LIKE = re.compile(r"[\d*†‡§¶\uf02a]+")
DIGITS = re.compile(r"\d+")

RAISED_INK = 0.15
"""Share of the font size: digits whose ink starts this far above the baseline are a superscript of their own
(OpenType "sups" start .25 above it; old-style figures go down, not up)."""


class Piece(NamedTuple):
    """A stretch of a printed word in one style: character indices and style."""

    start: int
    end: int
    style: Style


class Words:
    """The words of one open page, in the order of the text layer."""

    def __init__(self, textpage: int, frame: Frame, tagged: bool) -> None:
        self.textpage = textpage
        self.frame = frame
        self.chars = c.page_text(textpage, c.count_chars(textpage))
        self.styles = Styles(textpage, frame, tagged)
        self.words: list[Word] = []
        self.style_of: list[Style] = []
        """For each word its style."""
        self._loose = c.floats(4)
        self._ink = c.doubles(4)

    def read(self, offset: int) -> str:
        """Fill ``words`` and return their text, which begins at ``offset`` of the document."""
        chars, words, parts = self.chars, self.words, [""]
        end = 0
        for found in PRINTED_WORD.finditer(chars):
            start = found.start()
            if words:
                gap = chars[end:start]
                parts.append("\n" if words[-1].hyphen or "\n" in gap or "\r" in gap else " ")
                offset += 1
            end = found.end()
            glued = False
            for piece in self._pieces(start, end):
                word = self._word(piece, offset, glued)
                words.append(word)
                self.style_of.append(piece.style)
                parts.append(word.text)
                offset = word.end
                glued = True
        return "".join(parts)

    def _pieces(self, start: int, end: int) -> list[Piece]:
        """Split a printed word where its style changes."""
        handle = c.char_object(self.textpage, start)
        if handle == c.char_object(self.textpage, end - 1):
            pieces = [Piece(start, end, self.styles.of(handle, start))]
        else:
            pieces = self._by_object(start, end)
        if self.chars[start:end].isalpha() or not DIGITS.search(self.chars, start, end):
            return pieces
        return [part for piece in pieces for part in self._by_lift(piece)]

    def _by_object(self, start: int, end: int) -> list[Piece]:
        """Return the pieces of a word that spans text objects, alike neighbours joined."""
        pieces: list[Piece] = []
        for i in range(start, end):
            handle = c.char_object(self.textpage, i)
            style = self.styles.of(handle, i) if handle or not pieces else pieces[-1].style
            if pieces and pieces[-1].style.like(style):
                pieces[-1] = pieces[-1]._replace(end=i + 1)
            else:
                pieces.append(Piece(i, i + 1, style))
        return pieces

    def _by_lift(self, piece: Piece) -> list[Piece]:
        """Cut raised digits out of a piece: "land2" with an OpenType superscript is one text object."""
        cuts = {piece.start, piece.end}
        least = RAISED_INK * piece.style.size
        for found in DIGITS.finditer(self.chars, piece.start, piece.end):
            raised = [self._lift(i, piece.style) > least for i in range(*found.span())]
            changes = (k for k, (one, other) in enumerate(pairwise([False, *raised, False])) if one != other)
            cuts.update(found.start() + k for k in changes)
        return [piece._replace(start=a, end=b) for a, b in pairwise(sorted(cuts))]

    def _word(self, piece: Piece, offset: int, glued: bool) -> Word:
        start, end, style = piece
        text = self.chars[start:end]
        hyphen = text[-1] == LINE_END_HYPHEN
        if hyphen:
            text = text[:-1] + "-"
        marker = not text.isalpha() and MARKER_LIKE.fullmatch(text)
        lift = self._lift(start, style) if marker else 0.0
        x0, top, x1, bottom = self._box(start, end - 1, style)
        size, font, baseline = style[:3]
        end = offset + len(text)
        return Word(
            offset, end, text, x0, top, x1, bottom, baseline, size, font, glued, hyphen, False, lift
        )  # fmt: skip

    def _box(self, first: int, last: int, style: Style) -> tuple[float, float, float, float]:
        """Return the rectangle around two characters of one style, as displayed."""
        if not style.level or self.frame.turns:
            return self._ink_box(first, last)
        address, box = self._loose.at[0], self._loose.values
        c.char_loose_box(self.textpage, first, address)
        left, top, right, bottom = box
        if last != first:
            c.char_loose_box(self.textpage, last, address)
            if box[0] < left:
                left = box[0]
            if box[2] > right:
                right = box[2]
        frame = self.frame
        return left - frame.left, frame.top - top, right - frame.left, frame.top - bottom

    def _ink_box(self, first: int, last: int) -> tuple[float, float, float, float]:
        """Return the rectangle around turned text, whose loose boxes PDFium computes as if it were level."""
        at, box = self._ink.at, self._ink.values
        c.char_ink_box(self.textpage, first, *at)
        left, right, bottom, top = box
        c.char_ink_box(self.textpage, last, *at)
        return self.frame.box(min(left, box[0]), min(bottom, box[2]), max(right, box[1]), max(top, box[3]))

    def _lift(self, char: int, style: Style) -> float:
        """Return how far the ink of a character starts above the baseline, in points as displayed."""
        if not style.level:
            return 0.0
        c.char_ink_box(self.textpage, char, *self._ink.at)
        left, right, bottom, top = self._ink.values
        return style.baseline - self.frame.box(left, bottom, right, top).bottom
