"""Finds the numbers of lines in the margin: pleading paper (1 to 28), bills and transcripts, proofs ("2.45").

They stand below each other at one x outside the text, every line or every few lines, and count in one step. A list of
notes does so too; but its numbers stand where the text does, count by one through the document, and begin sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from briefcite.layout.across import across
from briefcite.model import Line, Page, Word, Zone
from briefcite.text.late import late
from briefcite.text.words import Row, Words

_NUMBER = late(r"(?:(\d{1,4})[.:])?(\d{1,4})")
ALIGNED = 3.0
"""Points by which the left or the right edges of the numbers may differ."""
LEAST = 4
"""Numbers a page must have in one column to speak for line numbers."""
LEAST_BY_ONE = 8
"""The same where they count by one, as notes do."""
SPAN = 0.45
"""Share of the height of the page's text that they must run along."""
STEADY = 0.8
"""Share of the numbers of the column that must keep the step."""
OUTSIDE, HUNG = 0.05, 0.5
"""Share of the other words that may begin where the numbers stand (folios, a heading hung out), and how many of them
may for each number: of the words of two columns few begin a line."""
MOST_PAGES = 0.5
"""Share of the pages with text that must have them."""
FEW_WORDS = 60
"""A page with fewer (a title, a page end) need not have them."""
SMALL_LETTERS = 0.25
"""Share of the lines beside numbers that count on by one which must begin in lower case: entries of a list do not."""
BESIDE = 2.5
"""Points between the baselines of a number and its line."""


class Column(NamedTuple):
    """Numbers below each other at one edge of a page."""

    words: tuple[int, ...]
    """Their places on the page."""
    values: tuple[int, ...]
    step: int
    edge: tuple[bool, int]
    """Whether their right edges are aligned, and where, in points."""


def taken_out(pages: Sequence[Page]) -> tuple[tuple[Page, ...], list[frozenset[int]]]:
    """Return the pages without the words that number their lines or are set across, and the places of those."""
    numbers = [found | across(page) for found, page in zip(line_numbers(pages), pages, strict=True)]
    without = (
        replace(page, words=Words(word for i, word in enumerate(page.words) if i not in places)) if places else page
        for page, places in zip(pages, numbers, strict=True)
    )
    return tuple(without), numbers


def put_back(read: Sequence[Page], pages: Sequence[Page], numbers: Sequence[frozenset[int]]) -> tuple[Page, ...]:
    """Return the pages with the words that were taken out, as furniture behind the other lines of their page."""
    made = []
    for whole, page, places in zip(read, pages, numbers, strict=True):
        extra = tuple(_line(whole.words[place]) for place in sorted(places))
        made.append(replace(page, words=whole.words, lines=page.lines + extra) if extra else page)
    return tuple(made)


def _line(word: Word) -> Line:
    words = Row(Words([word]), range(1))
    return Line(word.start, word.end, words, Zone.FURNITURE, 0, word.box, word.size, word.baseline)


def line_numbers(pages: Sequence[Page]) -> list[frozenset[int]]:
    """Return, for each page, the places of the words that number its lines."""
    columns = [_column(page) for page in pages]
    strong = [column for column in columns if column is not None]
    full = sum(len(page.words) >= FEW_WORDS for page in pages)
    if not strong or len(strong) < MOST_PAGES * full or not _number_lines(pages, columns):
        return [frozenset()] * len(pages)
    edges = {column.edge for column in strong}
    return [
        frozenset(column.words) if column is not None else frozenset(_weak(page, edges))
        for page, column in zip(pages, columns, strict=True)
    ]


def _column(page: Page) -> Column | None:
    """Return the column of line numbers of a page; None where it has none for sure."""
    found = _candidates(page)
    if len(found) < LEAST:
        return None
    words = page.words
    heights = [word.baseline for word in words]
    span = max(heights) - min(heights)
    best: Column | None = None
    for right in (False, True):
        groups: dict[int, list[int]] = {}
        for place in found:
            edge = words[place].x1 if right else words[place].x0
            for near in (int(edge / ALIGNED), int(edge / ALIGNED) + 1):
                groups.setdefault(near, []).append(place)
        for near, group in groups.items():
            column = _counted(words, group, (right, near), span) if len(group) >= LEAST else None
            if column and (best is None or len(column.words) > len(best.words)) and _is_outside(words, column):
                best = column
    return best


def _candidates(page: Page) -> list[int]:
    """Return the words that are numbers standing free."""
    words = page.words
    return [
        place
        for place, word in enumerate(words)
        if word.text[0].isdecimal() and not word.glued and _NUMBER.fullmatch(word.text)
    ]


def _counted(words: Sequence[Word], group: list[int], edge: tuple[bool, int], span: float) -> Column | None:
    """Return a column if its numbers, from top to bottom, count in one step along most of the text."""
    group = sorted(group, key=lambda place: words[place].baseline)
    values = [_value(words[place]) for place in group]
    steps = Counter(b - a for a, b in pairwise(values))
    step, count = steps.most_common(1)[0]
    least = LEAST_BY_ONE if step == 1 else LEAST
    tall = words[group[-1]].baseline - words[group[0]].baseline >= SPAN * span
    if step < 1 or count + 1 < max(least, STEADY * len(group)) or not tall:
        return None
    return Column(tuple(group), tuple(values), step, edge)


def _value(word: Word) -> int:
    found = _NUMBER.fullmatch(word.text)
    return int(found[2]) if found else 0


def _is_outside(words: Sequence[Word], column: Column) -> bool:
    """Return whether the other words begin right of the numbers, or all end left of them."""
    own = set(column.words)
    left, right = min(words[i].x0 for i in own), max(words[i].x1 for i in own)
    others = [word for i, word in enumerate(words) if i not in own]
    allowed = min(OUTSIDE * len(others), HUNG * len(own))
    return sum(word.x0 <= right for word in others) <= allowed or sum(word.x1 >= left for word in others) <= allowed


def _number_lines(pages: Sequence[Page], columns: Sequence[Column | None]) -> bool:
    """Return whether the columns number lines: in steps unlike those of notes, anew on each page, in mid-sentence."""
    found = [(page, column) for page, column in zip(pages, columns, strict=True) if column is not None]
    by_one = [(page, column) for page, column in found if column.step == 1]
    if len(by_one) < len(found) / 2:
        return True
    firsts = Counter(column.values[0] for _, column in by_one)
    if len(by_one) > 1 and firsts.most_common(1)[0][1] > len(by_one) / 2:
        return True
    starts = [start for page, column in by_one for start in _line_starts(page, column)]
    return sum(text[:1].islower() for text in starts) >= SMALL_LETTERS * len(starts) > 0


def _line_starts(page: Page, column: Column) -> Iterator[str]:
    """Yield the first word of the line beside each number."""
    own = set(column.words)
    for place in column.words:
        number = page.words[place]
        beside = [
            word for i, word in enumerate(page.words) if i not in own and abs(word.baseline - number.baseline) <= BESIDE
        ]
        if beside:
            yield min(beside, key=lambda word: word.x0).text


def _weak(page: Page, edges: set[tuple[bool, int]]) -> Iterator[int]:
    """Yield the numbers that stand, on a page with few lines, where other pages have theirs."""
    for place in _candidates(page):
        word = page.words[place]
        at = {(False, int(word.x0 / ALIGNED)), (False, int(word.x0 / ALIGNED) + 1)}
        at |= {(True, int(word.x1 / ALIGNED)), (True, int(word.x1 / ALIGNED) + 1)}
        if at & edges and not any(
            other is not word and other.x0 < word.x1 and other.x1 > word.x0 and abs(other.baseline - word.baseline) > 1
            for i, other in enumerate(page.words)
            if not _NUMBER.fullmatch(other.text)
        ):
            yield place
