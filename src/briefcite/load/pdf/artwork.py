"""What a page paints besides text: ruling lines, pictures, filled areas, also inside form XObjects."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, repeat
from typing import NamedTuple

from briefcite.load.pdf import binding as c
from briefcite.load.pdf.frame import Frame
from briefcite.model import Box

THICKEST_RULE = 3.0
"""Points: PDFium's bounds of a hairline are up to 1 pt thick; book rules go to 1.5."""

SHORTEST_RULE = 10.0
"""Points: shorter strokes are parts of pictures, dashes, dots of leaders."""

SLENDERNESS = 4.0
"""A rule is at least this many times as long as it is thick."""

MOST_SEGMENTS = 400
"""A path with more is a drawing, not a table's grid."""

SIDES, ROUNDED = 4, 12
"""Of a frame with rounded corners: sides, and points of the curves that join them."""

DEEPEST_FORM = 12
"""Form XObjects inside form XObjects; PDFium itself stops somewhat later."""

MOST_OBJECTS = 100_000
"""On one page, those of repeated forms included: a map has so many, a form that repeats forms has more."""

WHITE = 250
"""Of 255 in each channel: lighter than this is paper (CMYK white comes out as 254 or 255)."""

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Artwork(NamedTuple):
    """Boxes as displayed: rules, pictures, and areas filled in another colour than white."""

    rules: tuple[Box, ...]
    images: tuple[Box, ...]
    fills: tuple[Box, ...]


class _Collector:
    """Sorts the page objects of one page into rules, images and fills."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.page = Box(0, 0, frame.width, frame.height)
        self.left = MOST_OBJECTS
        self.rules: list[Box] = []
        self.images: list[Box] = []
        self.fills: list[Box] = []
        self._floats = c.floats(6)
        self._mode = c.unsigned(2)
        self._rgba = c.unsigned(4)

    def add(self, handle: c.Ready, kind: int, matrix: Matrix, depth: int = 0) -> None:
        """Take one page object of a kind; ``matrix`` leads from its space to user space."""
        self.left -= 1
        if self.left < 0:
            return
        if kind == c.OBJECT_PATH:
            self._path(handle, matrix)
        elif kind == c.OBJECT_IMAGE:
            box = self._bounds(handle, matrix)
            (self.rules if _slender(box) else self.images).append(box)
        elif kind == c.OBJECT_FORM and depth < DEEPEST_FORM:
            inner = _times(self._matrix(handle), matrix)
            for i in range(c.form_count(handle)):
                part = c.ready(c.form_object(handle, i))
                self.add(part, c.object_type(part), inner, depth + 1)

    def _path(self, handle: c.Ready, matrix: Matrix) -> None:
        at = self._mode.at
        c.path_draw_mode(handle, at[0], at[1])
        filled, stroked = self._mode.values
        if not (filled or stroked):
            return
        box = self._bounds(handle, matrix)
        if not _meet(box, self.page):
            return
        visible = not self._white(handle, bool(stroked and not filled))
        if _slender(box):
            if visible:
                self.rules.append(box)
            return
        if filled and visible:
            self.fills.append(box)
        if visible and _may_hold_rule(box) and 2 < c.path_segments(handle) <= MOST_SEGMENTS:
            if self._is_rounded(handle):
                self.rules.extend(_sides(box))
            else:
                self._grid(handle, _times(self._matrix(handle), matrix), bool(stroked))

    def _is_rounded(self, handle: c.Ready) -> bool:
        """Return whether a path is a frame with rounded corners: four straight sides, four curves of 3 points each."""
        count = c.path_segments(handle)
        if not ROUNDED < count <= ROUNDED + 2 * SIDES:
            return False
        kinds = [c.segment_type(c.ready(c.path_segment(handle, i))) for i in range(count)]
        return kinds.count(c.SEGMENT_BEZIER) == ROUNDED and kinds.count(c.SEGMENT_MOVE) == 1

    def _grid(self, handle: c.Ready, matrix: Matrix, stroked: bool) -> None:
        """Find the rules that one path object draws together."""
        for line in self._subpaths(handle, matrix):
            whole = _around(line)
            if _slender(whole):
                self.rules.append(whole)
            elif stroked:
                self.rules.extend(box for pair in pairwise(line) if _slender(box := _around(pair)))

    def _subpaths(self, handle: c.Ready, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """Yield the corners of each subpath made of straight lines, as displayed."""
        corners: list[tuple[float, float]] = []
        at, values = self._floats.at, self._floats.values
        straight = True
        for i in range(c.path_segments(handle)):
            segment = c.ready(c.path_segment(handle, i))
            kind = c.segment_type(segment)
            if kind == c.SEGMENT_MOVE:
                if straight and len(corners) > 1:
                    yield corners
                corners, straight = [], True
            straight = straight and kind != c.SEGMENT_BEZIER
            c.segment_point(segment, at[0], at[1])
            corners.append(self.frame.point(*_apply(matrix, values[0], values[1])))
            if c.segment_close(segment):
                corners.append(corners[0])
        if straight and len(corners) > 1:
            yield corners

    def _bounds(self, handle: c.Ready, matrix: Matrix) -> Box:
        at = self._floats.at
        if not c.object_bounds(handle, at[0], at[1], at[2], at[3]):
            return Box(0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = self._floats.values[:4]
        if matrix is not IDENTITY:
            xs, ys = zip(*(_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)), strict=True)
            left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
        return self.frame.box(left, bottom, right, top)

    def _matrix(self, handle: c.Ready) -> Matrix:
        if not c.object_matrix(handle, self._floats.at[0]):
            return IDENTITY
        a, b, cc, d, e, f = self._floats.values
        return a, b, cc, d, e, f

    def _white(self, handle: c.Ready, stroke: bool) -> bool:
        ask = c.stroke_colour if stroke else c.fill_colour
        at = self._rgba.at
        known = ask(handle, at[0], at[1], at[2], at[3])
        red, green, blue, alpha = self._rgba.values
        return bool(known) and (alpha == 0 or min(red, green, blue) >= WHITE)


def read(page: c.Ready, frame: Frame) -> Artwork:
    """Return the artwork of an open page."""
    found = _Collector(frame)
    for handle in map(c.ready, map(c.get_object, repeat(page), range(c.count_objects(page)))):
        kind = c.object_type(handle)
        if kind != c.OBJECT_TEXT:
            found.add(handle, kind, IDENTITY)
    return Artwork(tuple(found.rules), tuple(found.images), tuple(found.fills))


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c_, d, e, f = matrix
    return a * x + c_ * y + e, b * x + d * y + f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies ``inner`` first."""
    a, b, c_, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c_ * g + d * i,
        c_ * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _around(corners: list[tuple[float, float]] | tuple[tuple[float, float], ...]) -> Box:
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _sides(box: Box) -> tuple[Box, Box, Box, Box]:
    """Return the four sides of a frame as rules."""
    return (
        box._replace(bottom=box.top + 1), box._replace(top=box.bottom - 1),
        box._replace(x1=box.x0 + 1), box._replace(x0=box.x1 - 1),
    )  # fmt: skip


def _slender(box: Box) -> bool:
    width, height = box.x1 - box.x0, box.bottom - box.top
    thick, long = min(width, height), max(width, height)
    return thick <= THICKEST_RULE and long >= max(SHORTEST_RULE, SLENDERNESS * thick)


def _may_hold_rule(box: Box) -> bool:
    """Return whether a part of a path may be long enough for a rule; letters drawn as curves are not."""
    return max(box.x1 - box.x0, box.bottom - box.top) > SHORTEST_RULE - 1


def _meet(one: Box, other: Box) -> bool:
    return one.x0 <= other.x1 and other.x0 <= one.x1 and one.top <= other.bottom and other.top <= one.bottom
