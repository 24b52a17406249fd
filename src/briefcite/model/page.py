"""A page as it is printed: words with their boxes, lines, ruling lines, links and tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of ``Document.text``."""

    start: int
    end: int


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class Word(NamedTuple):
    """A run of characters without a space, all in one font, size and baseline.

    "since 2001⁴," is four words: ``since``, ``2001``, ``4`` and ``,``; the last two are ``glued``.
    """

    start: int
    end: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    """Height of the text origin on the page, not of the glyphs' lower edge."""
    size: float
    """Font size as displayed (the operand of Tf times the text matrix), in points."""
    font: str
    """PostScript name without the subset prefix."""
    glued: bool = False
    """No blank stands between this word and the one before it."""
    hyphen: bool = False
    """The engine says that this word ends in a hyphen made by a line break."""
    hidden: bool = False
    """Not painted: render mode 3, or no ink on the page."""
    lift: float = 0.0
    """How far the ink of a marker-like word (digits, *, †) stands above the baseline; 0 for other words.

    Shows OpenType superscripts, which keep the size and origin of the text around them.
    """

    @property
    def box(self) -> Box:
        """The word's rectangle."""
        return Box(self.x0, self.top, self.x1, self.bottom)


class Zone(StrEnum):
    """What part of the page a line belongs to."""

    BODY = "body"
    FOOTNOTES = "footnotes"
    ENDNOTES = "endnotes"
    REFERENCES = "references"
    MARGIN = "margin"
    TABLE = "table"
    FURNITURE = "furniture"


class Line(NamedTuple):
    """One printed line, in reading order. Plain text has no words; ``words`` is then empty."""

    start: int
    end: int
    words: Sequence[Word] = ()
    zone: Zone = Zone.BODY
    column: int = 0
    """From 0, left to right; a line across all columns has 0."""
    box: Box | None = None
    size: float = 0.0
    """Font size of most of its characters, in points; 0 for plain text."""
    baseline: float = 0.0
    """Height of that text's origin on the page; raised runs of the line stand above it."""


class Target(NamedTuple):
    """A link rectangle on a page and where it leads."""

    box: Box
    uri: str = ""
    page: int | None = None
    """Page index (from 0) of an internal destination."""
    x: float | None = None
    y: float | None = None
    """Place on that page, from the top left; None where the destination names only the page."""


class Tag(NamedTuple):
    """A structure element of a tagged PDF: its role, mapped to the standard ones ("Note", "Reference"), its words."""

    role: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as loaded (words, rules, links, tags) and, after layout, its lines in reading order."""

    index: int
    """From 0, as in the file."""
    label: str
    """As printed or as the file names it: "xii", "417"."""
    start: int
    end: int
    """The page's stretch of ``Document.text``."""
    words: Sequence[Word] = ()
    """In the order of the text layer."""
    lines: tuple[Line, ...] = ()
    width: float = 0.0
    height: float = 0.0
    rules: tuple[Box, ...] = ()
    """Thin ruling lines (separators, table rules, underlines)."""
    links: tuple[Target, ...] = ()
    tags: tuple[Tag, ...] = ()
    recognised: bool = False
    """The page is a picture, and its words are what a recogniser (OCR) made of it."""
    engine: str = ""
    """Which engine read this page: "pdfium" or "pdfplumber"; empty where there is only one."""
