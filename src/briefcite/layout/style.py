"""Learns how text and notes are set in a document: sizes, leadings, markers.

The lines to learn from ("seeds") begin with a number that the text of their page calls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefcite.model import Box, Line, Page, Zone
from briefcite.text.leads import Lead
from briefcite.text.words import texts

SIZE_STEP = 0.35
"""Points by which sizes of one style differ (rounding, OCR)."""
MIN_RULE = 25.0
SAME_RULE = 3.0
"""Points that a rule above notes must be long, and by which those of one document may differ."""
MIN_PARTED = 2
"""Pages that must have it."""
TOP_PART = 0.4
"""Share of the page, from its top, whose type is the body's."""

Heads = dict[int, tuple[Lead, ...]]
"""The lines of a page that begin with a marker, and how it can be read."""
Seed = tuple[Page, Line, Lead]
"""A line whose leading number the page calls."""


class Style(NamedTuple):
    """How text and notes are set in this document: sizes and leadings in points."""

    body: float
    body_leading: float
    note: float
    note_leading: float
    raised_markers: bool
    separator: float
    """Length of the rule that stands above the notes of most pages, in points; 0 where there is none."""

    @property
    def distinct(self) -> bool:
        """Return whether notes are set in a different size from the text."""
        return self.body - self.note > SIZE_STEP


def body_size(pages: Sequence[Page]) -> float:
    """Return the commonest size of type in the upper part of the pages, in points."""
    return _mode((line.size, _length(line)) for page in pages for line in _upper(page))


def find_seeds(pages: Sequence[Page], called: Sequence[Counter[str]], starts: Sequence[Heads]) -> list[Seed]:
    """Return the lines whose leading number their page calls."""
    return [
        (page, page.lines[i], found[0])
        for page, numbers, heads in zip(pages, called, starts, strict=True)
        for i, found in heads.items()
        if any(lead.marker in numbers for lead in found)
    ]


def is_low(page: Page, line: Line, lead: Lead, body: float) -> bool:
    """Return whether a seed is small and low on its page: a footnote even where nothing is raised."""
    return line.size < body - SIZE_STEP and line.baseline > TOP_PART * page.height and not lead.raised


def learn(pages: Sequence[Page], body: float, seeds: Sequence[Seed]) -> Style:
    """Learn the document's style from line starts that match numbers called on their page."""
    note = _mode((line.size, 1) for _, line, _ in seeds)
    raised = sum(lead.raised for _, _, lead in seeds) * 2 > len(seeds)
    return Style(body, _leading(pages, body, True), note, _leading(pages, note, False), raised, _separator(seeds))


def _separator(seeds: Sequence[Seed]) -> float:
    """Return the length of the rule right above the first note of most pages."""
    first = {page.index: (page, line) for page, line, _ in reversed(seeds)}
    lengths: Counter[float] = Counter()
    for page, line in first.values():
        at = page.lines.index(line)
        rules = rules_between(page.rules, page.lines[at - 1] if at else None, line)
        lengths.update({round(rule.x1 - rule.x0) for rule in rules[-1:]})
    length, often = max(lengths.items(), key=lambda one: one[1], default=(0, 0))
    return length if often >= max(MIN_PARTED, len(first) / 2) else 0.0


def rules_between(rules: Sequence[Box], above: Line | None, line: Line) -> list[Box]:
    """Return the rules between two lines of a column, which may part text and notes."""
    if line.box is None:
        return []
    top = above.baseline - 1 if above else line.baseline - 40
    return [
        rule
        for rule in rules
        if rule.x1 - rule.x0 >= MIN_RULE
        and top < rule.top < line.baseline - 0.5 * line.size
        and rule.x0 < line.box.x1
        and rule.x1 > line.box.x0 - 20
    ]


def _upper(page: Page) -> list[Line]:
    return [
        line for line in page.lines if line.zone is not Zone.FURNITURE and line.baseline < TOP_PART * page.height
    ] or list(page.lines[:5])


def _length(line: Line) -> int:
    return sum(map(len, texts(line.words)))


def _mode(values: Iterable[tuple[float, int]]) -> float:
    counts: Counter[float] = Counter()
    for value, weight in values:
        counts[round(value * 5) / 5] += weight
    return counts.most_common(1)[0][0] if counts else 10.0


def _leading(pages: Sequence[Page], size: float, upper: bool) -> float:
    """Return the commonest distance of lines of one size, in the upper or the lower part of the pages."""
    gaps: Counter[float] = Counter()
    for page in pages:
        for a, b in pairwise(page.lines):
            alike = max(abs(a.size - size), abs(b.size - size)) <= SIZE_STEP and a.column == b.column
            if alike and upper == (b.baseline < 0.6 * page.height):
                gaps[round((b.baseline - a.baseline) * 2) / 2] += 1
    return next((gap for gap, _ in gaps.most_common() if gap > 2), size * 1.2)
