"""What all characters of a PDFium text object share: size, font, line, paint, marked content."""

from __future__ import annotations

import ctypes
from math import hypot
from typing import NamedTuple

from briefcite.load.pdf import binding as c
from briefcite.load.pdf.artwork import WHITE
from briefcite.load.pdf.frame import Frame

SAME_BASELINE = 0.06
"""Share of the font size: text objects nearer than this stand on one line (rounding, OCR wobble)."""

SAME_SIZE = 0.05
"""Points."""

LEVEL = 0.01
"""Slope below which text counts as level."""

ASKEW = 0.12
"""Slope below which text that is not level was meant to be."""

UNTAGGED = -1
"""PDFium's marked content id for objects outside the structure tree."""

INK, INVISIBLE, PAPER = range(3)
"""How a text object is painted: visibly, not at all (render mode 3), in white."""

_new_style = tuple.__new__
"""Builds a Style at a third of the price of calling the class; some producers make each word an object."""


class TextStyle(NamedTuple):
    """The style of one text object; ``baseline`` and ``level`` are as displayed."""

    size: float
    font: str
    baseline: float
    level: bool
    plain: bool
    """Level on a page that is not rotated: PDFium's loose boxes hold only there."""
    paint: int
    marked: int
    askew: bool = False
    """Nearly level, as the lines of a scan are that was laid down askew."""

    def like(self, other: TextStyle) -> bool:
        """Return whether text in the two styles looks as if it were set in one."""
        return self is other or (
            abs(self.size - other.size) <= SAME_SIZE
            and abs(self.baseline - other.baseline) <= SAME_BASELINE * max(self.size, other.size)
            and self.font == other.font
            and self.level == other.level
            and self.paint == other.paint
        )


class Styles:
    """The styles of the text objects of one open page, each read once."""

    def __init__(self, textpage: c.Ready, frame: Frame, tagged: bool) -> None:
        self.textpage = textpage
        self.frame = frame
        self.tagged = tagged
        self.known: dict[int, TextStyle] = {}
        self._fonts: dict[int | None, str] = {}
        self._top, self._turns = frame.top, frame.turns
        self._matrix = c.floats(6)
        self._matrix_at = self._matrix.at[0]
        self._rgba = c.unsigned(4)
        self._rgba_at = self._rgba.at

    def of(self, handle: int | None, char: int) -> TextStyle:
        """Return the style of text object ``handle``, of which ``char`` is a character."""
        style = self.known.get(handle) if handle else None
        if style is None:
            style = self._read(handle, char)
            if handle:
                self.known[handle] = style
        return style

    def _read(self, handle: int | None, char: int) -> TextStyle:
        c.char_matrix(self.textpage, char, self._matrix_at)
        a, b, skew, d, x, y = self._matrix.values
        size = abs(c.char_size(self.textpage, char) * (hypot(skew, d) if skew else d))
        turns = self._turns
        if turns:
            baseline = self.frame.point(x, y)[1]
            level = abs(a) <= LEVEL * abs(b) if turns % 2 else abs(b) <= LEVEL * abs(a)
        else:
            baseline = self._top - y
            level = abs(b) <= LEVEL * abs(a)
        plain = level and not turns
        askew = not level and (abs(a) <= ASKEW * abs(b) if turns % 2 else abs(b) <= ASKEW * abs(a))
        if not handle:
            return TextStyle(size, "", baseline, level, plain, INK, UNTAGGED, askew)
        text = c.ready(handle)
        font = c.object_font(text)
        name = self._fonts.get(font)
        if name is None:
            name = self._fonts[font] = _font_name(font)
        marked = c.marked_content(text) if self.tagged else UNTAGGED
        return _new_style(TextStyle, (size, name, baseline, level, plain, self._paint(text), marked, askew))

    def _paint(self, text: c.Ready) -> int:
        if c.render_mode(text) == c.RENDER_INVISIBLE:
            return INVISIBLE
        known = c.fill_colour(text, *self._rgba_at)
        red, green, blue, _ = self._rgba.values
        return PAPER if known and red >= WHITE and green >= WHITE and blue >= WHITE else INK


def _font_name(font: int | None) -> str:
    """Return the PostScript name without the subset prefix ("ABCDEF+")."""
    name = c.short_text()
    length = c.font_name(font, name, len(name)) if font else 0
    if length > len(name):
        name = ctypes.create_string_buffer(length)
        c.font_name(font, name, length)
    return name.value.decode("utf-8", "replace").rsplit("+", 1)[-1]
