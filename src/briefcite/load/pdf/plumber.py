"""The second engine: words from pdfplumber's characters, in the order of the page's content stream.

pdfplumber has no words with a style of their own, and orders lines over columns; so the characters are put
together here by the same rules as PDFium's. What it cannot tell keeps its default: hyphen, hidden, lift.
"""

from __future__ import annotations

import contextlib
import io
import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pdfplumber
from pdfplumber.page import Page as PlumberPage

from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.layer import LONE_SURROGATES, TextLayer
from briefcite.load.pdf.style import SAME_BASELINE, SAME_SIZE, UNTAGGED
from briefcite.model import Span, Word
from briefcite.text.median import median

WORD_GAP = 0.15
"""Share of the font size: a wider gap between two characters is a space that was not written."""

OTHER_LINE = 0.6
"""Share of the font size: a larger step up or down leads to another line, a smaller one to a superscript."""

DOUBLE = 1.0
"""Points: a character printed again this near is the same one, made bold."""


class Char(NamedTuple):
    """A character as displayed, without the spaces around it."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    font: str
    level: bool
    marked: int
    blank_before: bool


class Plumber:
    """The pages of one file through pdfplumber, which is opened when the first of them is asked for."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self._data = data
        self._password = password
        self._pdf: Any = None
        self._broken = False

    def read(self, index: int, frame: Frame, offset: int, *, once: bool = True) -> TextLayer | None:
        """Return the text layer of page ``index``, what is printed again ``once``; None where it cannot be read."""
        try:
            if self._pdf is None and not self._broken:
                logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
                self._broken = True
                self._pdf = pdfplumber.open(io.BytesIO(self._data), password=self._password or "")
            if self._pdf is None:
                return None
            page = self._pdf.pages[index]
            chars = list(_characters(page, frame, once))
            page.close()
        except Exception:  # pdfminer answers damaged files with errors of any kind, RecursionError among them
            return None
        return _Builder(offset).build(chars)

    def close(self) -> None:
        """Close the file, if it was opened."""
        if self._pdf is not None:
            with contextlib.suppress(Exception):
                self._pdf.close()


def _characters(page: PlumberPage, frame: Frame, once: bool) -> Iterator[Char]:
    """Yield what is printed, in the order of the content stream, each character only ``once``."""
    seen: dict[tuple[str, int, int], list[tuple[float, float]]] = defaultdict(list)
    height, dx, dy = _shift(page, frame)
    chars = page.chars
    descents = _descents(chars)
    blank = False
    for char in chars:
        text = char["text"]
        if not text.strip():
            blank = True
            continue
        x0, x1 = char["x0"] - dx, char["x1"] - dx
        top, bottom = height - char["y1"] - dy, height - char["y0"] - dy
        if once and _again(seen, text, x0, top):
            continue
        size = char["size"] if char["upright"] else max(char["width"], char["height"])
        font = char["fontname"]
        baseline = height - char["matrix"][5] - dy
        if char["upright"]:
            baseline = bottom + descents.get(font, 0.0) * size
        marked = char.get("mcid")
        yield Char(
            text.strip().translate(LONE_SURROGATES),
            x0,
            top,
            x1,
            bottom,
            baseline,
            size,
            font.rsplit("+", 1)[-1],
            char["upright"],
            UNTAGGED if marked is None else marked,
            blank or text[0].isspace(),
        )
        blank = text[-1].isspace()


def _shift(page: PlumberPage, frame: Frame) -> tuple[float, float, float]:
    """Return pdfminer's page height and where on pdfplumber's page ours begins.

    pdfminer counts from the lower left corner of the MediaBox as displayed, and pdfplumber adds the left edge
    of the MediaBox to x (but nothing to y0 and y1); we show the CropBox.
    """
    left, bottom, right, top = page.page_obj.mediabox
    media = Frame(min(left, right), min(bottom, top), max(left, right), max(bottom, top), frame.turns)
    corner = (
        (frame.left, frame.top),
        (frame.left, frame.bottom),
        (frame.right, frame.bottom),
        (frame.right, frame.top),
    )[frame.turns]
    dx, dy = media.point(*corner)
    return media.height, dx + page.mediabox[0], dy


def _descents(chars: Iterable[dict[str, Any]]) -> dict[str, float]:
    """Return for each font how far boxes reach below the origin, as a (negative) share of the size.

    The matrix of a character leaves the text rise (Ts) out and its box does not, so the baseline of a raised
    number is found from its box and the font's usual descent.
    """
    below: dict[str, Counter[float]] = defaultdict(Counter)
    for char in chars:
        if char["upright"] and char["size"]:
            below[char["fontname"]][round((char["y0"] - char["matrix"][5]) / char["size"], 3)] += 1
    return {font: counts.most_common(1)[0][0] for font, counts in below.items()}


def _again(seen: dict[tuple[str, int, int], list[tuple[float, float]]], text: str, x: float, y: float) -> bool:
    """Return whether the character was printed here before, and remember it."""
    column, row = int(x // DOUBLE), int(y // DOUBLE)
    for i in (column - 1, column, column + 1):
        for j in (row - 1, row, row + 1):
            for other_x, other_y in seen.get((text, i, j), ()):
                if abs(other_x - x) < DOUBLE and abs(other_y - y) < DOUBLE:
                    return True
    seen[text, column, row].append((x, y))
    return False


class _Builder:
    """Puts characters together to words, and words to the text of a page."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.parts: list[str] = []
        self.words: list[Word] = []
        self.marked: dict[int, list[Span]] = defaultdict(list)
        self._run: list[Char] = []
        self._glued = False

    def build(self, chars: Iterable[Char]) -> TextLayer:
        """Return the text layer made of a page's characters."""
        for char in chars:
            self._add(char)
        self._flush()
        return TextLayer("pdfplumber", "".join(self.parts), tuple(self.words), self.marked)

    def _add(self, char: Char) -> None:
        if self._run:
            blank = _blank(self._run[-1], char)
            if blank or not _alike(self._run[-1], char):
                self._flush()
                self._glued = not blank
                self.parts.append(blank)
                self.offset += len(blank)
        self._run.append(char)

    def _flush(self) -> None:
        run = self._run
        if not run:
            return
        text = "".join(char.text for char in run)
        end = self.offset + len(text)
        self.words.append(
            Word(
                self.offset,
                end,
                text,
                min(char.x0 for char in run),
                min(char.top for char in run),
                max(char.x1 for char in run),
                max(char.bottom for char in run),
                median(char.baseline for char in run),
                run[0].size,
                run[0].font,
                self._glued,
            )
        )
        for char in run:
            if char.marked != UNTAGGED:
                self.marked[char.marked].append(Span(self.offset, self.offset + len(char.text)))
            self.offset += len(char.text)
        self.parts.append(text)
        self._run = []


def _blank(before: Char, char: Char) -> str:
    """Return what stands between two characters: a line end, a space or nothing."""
    size = max(before.size, char.size)
    if not (before.level or char.level):
        return _blank_turned(before, char, size)
    step = abs(char.baseline - before.baseline)
    gap = char.x0 - before.x1
    if step > OTHER_LINE * size or gap < -size:
        return "\n"
    return " " if char.blank_before or gap > WORD_GAP * size else ""


def _blank_turned(before: Char, char: Char, size: float) -> str:
    """Return what stands between two characters of turned text, whichever way it runs."""
    beside = max(char.x0 - before.x1, before.x0 - char.x1)
    below = max(char.top - before.bottom, before.top - char.bottom)
    gap = max(beside, below)
    if gap > size:
        return "\n"
    return " " if char.blank_before or gap > WORD_GAP * size else ""


def _alike(one: Char, other: Char) -> bool:
    return (
        one.font == other.font
        and one.level == other.level
        and abs(one.size - other.size) <= SAME_SIZE
        and (not one.level or abs(one.baseline - other.baseline) <= SAME_BASELINE * max(one.size, other.size))
    )
