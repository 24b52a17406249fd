"""Where the characters of an open text page are, as displayed."""

from __future__ import annotations

from briefcite.load.pdf import binding as c
from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.style import TextStyle


class Glyphs:
    """Answers for one page; the buffers are used again for each question."""

    def __init__(self, textpage: c.Ready, frame: Frame) -> None:
        self.textpage = textpage
        self.frame = frame
        self._loose = c.floats(4)
        self._ink = c.doubles(4)

    def box(self, first: int, last: int, style: TextStyle) -> tuple[float, float, float, float]:
        """Return the rectangle around two characters of one style."""
        if not style.plain:
            return self._ink_box(first, last)
        box, frame = self._loose.values, self.frame
        c.char_loose_box(self.textpage, first, self._loose.at[0])
        left, top, right, bottom = box
        if last != first:
            c.char_loose_box(self.textpage, last, self._loose.at[0])
            left, right = min(left, box[0]), max(right, box[2])
        return left - frame.left, frame.top - top, right - frame.left, frame.top - bottom

    def _ink_box(self, first: int, last: int) -> tuple[float, float, float, float]:
        """Return the rectangle around turned text, whose loose boxes PDFium computes as if it were level."""
        at, box = self._ink.at, self._ink.values
        c.char_ink_box(self.textpage, first, *at)
        left, right, bottom, top = box
        c.char_ink_box(self.textpage, last, *at)
        return self.frame.box(min(left, box[0]), min(bottom, box[2]), max(right, box[1]), max(top, box[3]))

    def edges(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return left and right edge of each of the characters, in user space; for level text."""
        edges = []
        for i in range(start, end):
            c.char_loose_box(self.textpage, i, self._loose.at[0])
            edges.append((self._loose.values[0], self._loose.values[2]))
        return edges

    def left_edge(self, char: int) -> float:
        """Return the left edge of a character, in user space."""
        c.char_loose_box(self.textpage, char, self._loose.at[0])
        return float(self._loose.values[0])

    def ink(self, char: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top edge of the ink of a character, in user space."""
        c.char_ink_box(self.textpage, char, *self._ink.at)
        left, right, bottom, top = self._ink.values
        return left, bottom, right, top

    def origin(self, char: int) -> tuple[float, float]:
        """Return the origin of a character."""
        c.char_origin(self.textpage, char, self._ink.at[0], self._ink.at[1])
        return self.frame.point(self._ink.values[0], self._ink.values[1])

    def lift(self, char: int, style: TextStyle) -> float:
        """Return how far the ink of a character starts above the baseline, in points."""
        if not style.level:
            return 0.0
        c.char_ink_box(self.textpage, char, *self._ink.at)
        left, right, bottom, top = self._ink.values
        if style.plain:
            return float(style.baseline - self.frame.top + bottom)
        return style.baseline - self.frame.box(left, bottom, right, top).bottom
