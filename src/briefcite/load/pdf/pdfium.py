"""One page through PDFium: its characters become words of one style each.

PDFium gives a page as a list of characters, each belonging to a text object (one ``Tj`` or ``TJ``), all of whose
characters share font, size, matrix and line. So the text is split at blanks, printed words are split where the
text object changes, and neighbours that look alike are put together again: "since 2001⁴," becomes "since",
"2001", "4" and ",".
"""

from __future__ import annotations

import re
from math import hypot
from typing import NamedTuple

from briefcite.load.pdf import binding as c
from briefcite.load.pdf import frame as frames
from briefcite.load.pdf.document import Pdf
from briefcite.load.pdf.frame import Frame
from briefcite.model import Page, Word

LINE_END_HYPHEN = "\ufffe"
"""PDFium's sign for a hyphen at the end of a line; no line break follows it in the text."""

PRINTED_WORD = re.compile(rf"[^\s{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?|{LINE_END_HYPHEN}")
MARKER_LIKE = re.compile(r"[\d*†‡§¶\uf02a]+")
DIGITS = re.compile(r"\d+")

SAME_BASELINE = 0.06
"""Share of the font size: text objects nearer than this stand on one line (rounding, OCR wobble)."""

SAME_SIZE = 0.05
"""Points."""

RAISED_INK = 0.15
"""Share of the font size: digits whose ink starts this far above the baseline are a superscript of their own
(OpenType "sups": .25; old-style figures go down, not up)."""


class Style(NamedTuple):
    """What all characters of a text object share."""

    size: float
    font: str
    baseline: float
    upright: bool
    invisible: bool


class Piece(NamedTuple):
    """A stretch of a printed word in one text object: character indices and style."""

    start: int
    end: int
    style: Style


class PageReader:
    """Reads the words of one open page."""

    def __init__(self, page: int, textpage: int, frame: Frame) -> None:
        self.page = page
        self.textpage = textpage
        self.frame = frame
        self.text = c.page_text(textpage, c.count_chars(textpage))
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, Style] = {}
        self._floats = c.floats(6)
        self._doubles = c.doubles(4)

    def words(self, offset: int) -> tuple[str, list[Word]]:
        """Return the page's text and words, whose offsets start at ``offset``."""
        parts: list[str] = []
        words: list[Word] = []
        previous_end = 0
        for found in PRINTED_WORD.finditer(self.text):
            start, end = found.span()
            if words:
                blank = _blank(self.text[previous_end:start], words[-1].hyphen)
                parts.append(blank)
                offset += len(blank)
            glued = False
            for piece in self._pieces(start, end):
                word = self._word(piece, offset, glued)
                parts.append(word.text)
                words.append(word)
                offset = word.end
                glued = True
            previous_end = end
        return "".join(parts), words

    def _pieces(self, start: int, end: int) -> list[Piece]:
        """Split a printed word where its style changes."""
        first, last = c.char_object(self.textpage, start), c.char_object(self.textpage, end - 1)
        if first == last:
            pieces = [Piece(start, end, self._style(first, start))]
        else:
            pieces = self._join(start, end)
        if DIGITS.search(self.text, start, end):
            return [part for piece in pieces for part in self._split_raised(piece)]
        return pieces

    def _join(self, start: int, end: int) -> list[Piece]:
        """Return the pieces of a word that spans text objects, alike neighbours joined."""
        pieces: list[Piece] = []
        for i in range(start, end):
            handle = c.char_object(self.textpage, i)
            style = self._style(handle, i) if handle or not pieces else pieces[-1].style
            if pieces and _alike(pieces[-1].style, style):
                pieces[-1] = pieces[-1]._replace(end=i + 1)
            else:
                pieces.append(Piece(i, i + 1, style))
        return pieces

    def _split_raised(self, piece: Piece) -> list[Piece]:
        """Cut raised digits out of a piece: "land2" set with OpenType superscripts is one text object."""
        cuts = {piece.start, piece.end}
        least = RAISED_INK * piece.style.size
        for found in DIGITS.finditer(self.text, piece.start, piece.end):
            raised = [self._lift(i, piece.style) > least for i in range(*found.span())]
            for k, up in enumerate(raised):
                if up and (k == 0 or not raised[k - 1]):
                    cuts.add(found.start() + k)
                if up and (k + 1 == len(raised) or not raised[k + 1]):
                    cuts.add(found.start() + k + 1)
        edges = sorted(cuts)
        return [piece._replace(start=a, end=b) for a, b in zip(edges, edges[1:], strict=False)]

    def _word(self, piece: Piece, offset: int, glued: bool) -> Word:
        style = piece.style
        text = self.text[piece.start : piece.end]
        hyphen = text.endswith(LINE_END_HYPHEN)
        if hyphen:
            text = text[:-1] + "-"
        lift = self._lift(piece.start, style) if MARKER_LIKE.fullmatch(text) else 0.0
        x0, top, x1, bottom = self._box(piece)
        return Word(
            offset,
            offset + len(text),
            text,
            x0,
            top,
            x1,
            bottom,
            style.baseline,
            style.size,
            style.font,
            glued,
            hyphen,
            False,
            lift,
        )

    def _box(self, piece: Piece) -> tuple[float, float, float, float]:
        """Return the rectangle around the first and last character, as displayed."""
        if not piece.style.upright:
            return self._ink(piece)
        box = self._floats
        c.char_loose_box(self.textpage, piece.start, box.at[0])
        left, top, right, bottom = box.values[:4]
        if piece.end - piece.start > 1:
            c.char_loose_box(self.textpage, piece.end - 1, box.at[0])
            left, right = min(left, box.values[0]), max(right, box.values[2])
        return self.frame.box(left, bottom, right, top)

    def _ink(self, piece: Piece) -> tuple[float, float, float, float]:
        """Return the rectangle of a turned word, whose loose boxes PDFium takes for level ones."""
        box, at = self._doubles.values, self._doubles.at
        edges = []
        for i in (piece.start, piece.end - 1):
            c.char_ink_box(self.textpage, i, at[0], at[1], at[2], at[3])
            edges.append(tuple(box))
        left, right, bottom, top = zip(*edges, strict=True)
        return self.frame.box(min(left), min(bottom), max(right), max(top))

    def _lift(self, i: int, style: Style) -> float:
        """Return how far the ink of character ``i`` starts above the baseline, in points."""
        if not style.upright or self.frame.turns:
            return 0.0
        box, at = self._doubles.values, self._doubles.at
        c.char_ink_box(self.textpage, i, at[0], at[1], at[2], at[3])
        _, ink = self.frame.point(box[0], box[2])
        return style.baseline - ink

    def _style(self, handle: int | None, i: int) -> Style:
        """Return the style of text object ``handle``, of which ``i`` is a character."""
        style = self._styles.get(handle) if handle else None
        if style is None:
            style = self._read_style(handle, i)
            if handle:
                self._styles[handle] = style
        return style

    def _read_style(self, handle: int | None, i: int) -> Style:
        matrix, origin = self._floats, self._doubles
        c.char_matrix(self.textpage, i, matrix.at[0])
        a, b, cc, d = matrix.values[:4]
        c.char_origin(self.textpage, i, origin.at[0], origin.at[1])
        _, baseline = self.frame.point(origin.values[0], origin.values[1])
        size = abs(c.char_size(self.textpage, i)) * hypot(cc, d)
        invisible = bool(handle) and c.render_mode(handle) == c.RENDER_INVISIBLE
        upright = abs(b) <= abs(a) * 0.01
        return Style(size, self._font(handle), baseline, upright, invisible)

    def _font(self, handle: int | None) -> str:
        font = c.object_font(handle) if handle else None
        if not font:
            return ""
        name = self._fonts.get(font)
        if name is None:
            name = self._fonts[font] = _font_name(font)
        return name


def read_page(pdf: Pdf, index: int, start: int) -> tuple[str, Page]:
    """Read page ``index``; its words and text begin at offset ``start`` of the document."""
    page = c.load_page(pdf.handle, index)
    textpage = c.load_text(page)
    try:
        frame = frames.of_page(page)
        text, words = PageReader(page, textpage, frame).words(start)
        return text, Page(
            index,
            str(index + 1),
            start,
            start + len(text),
            tuple(words),
            width=frame.width,
            height=frame.height,
            engine="pdfium",
        )
    finally:
        c.close_text(textpage)
        c.close_page(page)


def _blank(gap: str, after_hyphen: bool) -> str:
    return "\n" if after_hyphen or "\n" in gap or "\r" in gap else " "


def _alike(one: Style, other: Style) -> bool:
    return one is other or (
        one.font == other.font
        and abs(one.size - other.size) <= SAME_SIZE
        and abs(one.baseline - other.baseline) <= SAME_BASELINE * max(one.size, other.size)
        and one.invisible == other.invisible
        and one.upright == other.upright
    )


def _font_name(font: int) -> str:
    import ctypes

    length = c.font_name(font, None, 0)
    buffer = ctypes.create_string_buffer(length)
    c.font_name(font, ctypes.addressof(buffer), length)
    return buffer.value.decode("utf-8", "replace").rsplit("+", 1)[-1]
