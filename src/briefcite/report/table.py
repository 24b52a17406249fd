"""A table of columns of fixed widths, wrapped by words.

A library for screens costs every short run a tenth of its time, and a table of four columns needs little of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from briefcite.report.colour import Paint
from briefcite.text.width import columns

GAP = "   "
"""Between two columns."""


class Paragraph(NamedTuple):
    """A paragraph of a cell: a text without line ends, and how it is painted."""

    text: str
    colour: str | None = None
    bold: bool = False
    italic: bool = False


Cell = Sequence[Paragraph]
"""Its paragraphs, one below the other."""


class Column(NamedTuple):
    """Its heading and its width."""

    heading: str
    width: int
    """Columns of the terminal."""
    right: bool = False
    """Whether the cells stand at its right edge."""


def head(table: Sequence[Column], paint: Paint, rule: str) -> Iterator[str]:
    """Yield the lines of the headings and the rule below them, drawn with ``rule``."""
    yield from row([[Paragraph(column.heading, bold=True)] for column in table], table, paint)
    yield rule * (sum(column.width for column in table) + len(GAP) * (len(table) - 1)) + "\n"


def row(cells: Sequence[Cell], table: Sequence[Column], paint: Paint) -> Iterator[str]:
    """Yield the lines of a row, as many as its highest cell has."""
    laid = ([*_lines(cell, column.width)] for cell, column in zip(cells, table, strict=True))
    for line in zip_longest(*laid, fillvalue=Paragraph("")):
        shown = (_set(said, column, paint) for said, column in zip(line, table, strict=True))
        yield GAP.join(shown).rstrip() + "\n"


def _set(said: Paragraph, column: Column, paint: Paint) -> str:
    """Paint a line and fill it up to the width of its column."""
    space = " " * (column.width - columns(said.text))
    text, *how = said
    shown = paint(text, how[0], bold=how[1], italic=how[2]) if text and any(how) else text
    return space + shown if column.right else shown + space


def _lines(cell: Cell, width: int) -> Iterator[Paragraph]:
    return (said._replace(text=line) for said in cell for line in wrapped(said.text, width))


def wrapped(text: str, width: int) -> list[str]:
    """Break a text into lines at its spaces, and a word that no line holds wherever it must be.

    >>> wrapped("Quay Press, Donaudampfschiffe", 12)
    ['Quay Press,', 'Donaudampfsc', 'hiffe']
    """
    lines, line = [], ""
    for word in text.split(" "):
        if line and columns(line) + 1 + columns(word) <= width:
            line += " " + word
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, width)
        lines += whole
    return [*lines, line]


def _pieces(word: str, width: int) -> Iterator[str]:
    """Cut a word into pieces that lines hold; a combining mark stays with its letter."""
    while columns(word) > width:
        piece = shortened(word, width) or word[0]
        yield piece
        word = word[len(piece) :]
    yield word


def shortened(text: str, width: int) -> str:
    """Return as much of the beginning of a text as ``width`` columns hold."""
    if text.isascii():
        return text[:width]
    taken = 0
    for place, char in enumerate(text):
        taken += columns(char)
        if taken > width:
            return text[:place]
    return text
