"""From PDF user space (y up, any origin, unrotated) to the page as displayed (top left corner, y down)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from briefcite.load.pdf import binding
from briefcite.model import Box


class Frame(NamedTuple):
    """The visible box of a page in user space, and its rotation in quarter turns clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        """Width as displayed, in points."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed, in points."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a place as points from the left and the top of the page as displayed."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a rectangle of user space as displayed."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return Box(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def of_page(page: binding.Ready) -> Frame:
    """Return the frame of an open page: its CropBox within its MediaBox."""
    box = binding.floats(4)
    binding.page_box(page, box.at[0])
    left, top, right, bottom = box.values
    return Frame(left, bottom, right, top, binding.page_rotation(page) % 4)


SAMPLE = 9
"""Characters of a page that are asked which way they stand."""
MOSTLY = 0.7
"""Share of them that must stand on their side, or on their heads, for the page to be turned."""


def upright(frame: Frame, textpage: binding.Ready) -> Frame:
    """Return the frame in which most text of an open text page is level.

    A table set on its side is read like any other page once its page is turned. Its rotation says how a page is
    displayed, and not which way its text stands: scanners and printers leave pages lying on their sides.
    """
    turns = list(_directions(textpage))
    if all(turn == frame.turns for turn in turns):
        return frame
    found, count = Counter(turns).most_common(1)[0]
    return frame._replace(turns=found) if count >= max(MOSTLY * len(turns), SAMPLE // 2) else frame


def _directions(textpage: binding.Ready) -> Iterable[int]:
    """Yield the quarter turns counterclockwise, in user space, in which some letters are set."""
    count = binding.count_chars(textpage)
    matrix = binding.floats(6)
    for char in range(0, count, count // SAMPLE + 1):
        binding.char_matrix(textpage, char, matrix.at[0])
        across, up = matrix.values[:2]
        if binding.char_size(textpage, char) < 0:  # printed upright by a matrix that turns it round
            across, up = -across, -up
        if across or up:
            yield (0 if across > 0 else 2) if abs(across) >= abs(up) else (1 if up > 0 else 3)
