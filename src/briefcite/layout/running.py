"""Finds footnotes by their own numbers where no callout can be read.

In scans the small raised digits of the text are often lost ("members.'" for a 5) while the notes came out well.
Numbers that run on over the pages at the beginning of small lines below the text (1 to 4 on one page, 5 and 6 on
the next) are notes even so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.model import Page, Zone
from briefcite.text.leads import Lead

MIN_NOTES = 6
MIN_PAGES = 2
MAX_SKIP = 2
"""Numbers that may be missing between two notes of the run."""
SKIP_COST = 0.8
LATE_COST = 0.2
MAX_LATE = 10
"""Cost, in notes, of beginning later than 1."""
LOOK_BACK = 8
SMALLER = 0.35
"""Points by which the lines must be smaller than the text."""
LINES_ABOVE = 3
MIN_SHARE = 0.7
"""Share of the run's pages that must have so many lines of text above the first note."""


class SmallLine(NamedTuple):
    """A small line that begins with a number."""

    page: int
    line: int
    marker: str
    value: int


def running_numbers(
    pages: Sequence[Page], starts: Sequence[dict[int, tuple[Lead, ...]]], body: float
) -> list[Counter[str]]:
    """Return the numbers of each page that belong to a run of notes; all empty where there is none."""
    run = _longest(_heads(pages, starts, body))
    numbers: list[Counter[str]] = [Counter() for _ in pages]
    if len(run) >= MIN_NOTES and _below_text(pages, run, body):
        for head in run:
            numbers[head.page][head.marker] += 1
    return numbers


def _heads(pages: Sequence[Page], starts: Sequence[dict[int, tuple[Lead, ...]]], body: float) -> list[SmallLine]:
    return [
        SmallLine(page.index, i, lead.marker, lead.value)
        for page, found in zip(pages, starts, strict=True)
        for i, readings in sorted(found.items())
        if page.lines[i].size < body - SMALLER
        for lead in readings
        if lead.numerals[0].kind == "arabic"
    ]


def _longest(heads: Sequence[SmallLine]) -> list[SmallLine]:
    """Return the chain with most notes whose numbers rise by one, or a little more at a cost."""
    best: list[float] = []
    back: list[int] = []
    of_value: dict[int, list[int]] = defaultdict(list)
    for i, head in enumerate(heads):
        score, previous = -LATE_COST * min(head.value - 1, MAX_LATE), -1
        for skip in range(MAX_SKIP + 1):
            for j in of_value[head.value - 1 - skip][-LOOK_BACK:]:
                before = heads[j]
                later = (before.page, before.line) < (head.page, head.line)
                if later and head.page - before.page <= MIN_PAGES and best[j] - SKIP_COST * skip > score:
                    score, previous = best[j] - SKIP_COST * skip, j
        best.append(score + 1)
        back.append(previous)
        of_value[head.value].append(i)
    chain: list[SmallLine] = []
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(heads[at])
        at = back[at]
    return chain[::-1]


def _below_text(pages: Sequence[Page], run: Sequence[SmallLine], body: float) -> bool:
    """Return whether the notes stand below text on most pages: a list at the end of the document does not."""
    first: dict[int, int] = {}
    for head in run:
        first.setdefault(head.page, head.line)
    below = sum(
        sum(line.size > body - SMALLER and line.zone is Zone.BODY for line in pages[page].lines[:i]) >= LINES_ABOVE
        for page, i in first.items()
    )
    return len(first) >= MIN_PAGES and below >= MIN_SHARE * len(first)
