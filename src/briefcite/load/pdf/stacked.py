"""Lines of a recognised page that a program wrote on top of each other, all on one baseline.

PDFium reads such a pile from left to right, word for word of each line; the content stream has the lines one after the
other. So the page is read in that order, and the lines of a pile are set below each other again. Boxes stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from briefcite.model import Word

OVERLAP = 0.3
"""Share of the font size by which a word of a pile stands over the one before it."""
ENOUGH = 8
"""Words that do so on a page with a pile."""
BACK = 3.0
"""Share of the font size by which a new line begins left of the word before it."""
LEADING = 0.85
"""Share of the font size from line to line, where the page has room."""


def is_piled(words: Sequence[Word]) -> bool:
    """Return whether words of a page stand over each other on one baseline."""
    over = sum(
        one.baseline == other.baseline and other.x0 < one.x1 - OVERLAP * one.size and not other.glued
        for one, other in pairwise(words)
    )
    return over >= ENOUGH


def spread(words: Sequence[Word]) -> list[Word]:
    """Return the words, which follow each other as written, with the lines of each pile below each other."""
    heights = sorted({word.baseline for word in words})
    below = dict(pairwise(heights))
    made: list[Word] = []
    for baseline, run in groupby(words, attrgetter("baseline")):
        lines = list(_lines(list(run)))
        room = below.get(baseline, baseline + len(lines) * lines[0][0].size) - baseline
        step = min(LEADING * lines[0][0].size, room / len(lines))
        for number, line in enumerate(lines):
            made += [word._replace(baseline=baseline + number * step) for word in line] if number else line
    return made


def _lines(words: list[Word]) -> Iterator[list[Word]]:
    line = words[:1]
    for word in words[1:]:
        if word.x0 < line[-1].x0 - BACK * word.size:
            yield line
            line = []
        line.append(word)
    yield line
