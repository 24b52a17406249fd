"""Finds the note area of each page.

First the style of this document's notes is learnt from lines that begin with a number which also stands raised
in the text of the page: their size, their indent. Then each column is cut where the lines below look most like
notes: size, numbers of this page at line starts, a separator rule, a gap. No one signal decides: notes may have
the body's size, rules may be missing, and block quotes above the notes may have the notes' size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefcite.layout.callers import standing_numbers
from briefcite.layout.running import running_numbers
from briefcite.model import Box, Line, Page, Zone
from briefcite.text.leads import Lead, leads

SIZE_STEP = 0.35
"""Points by which sizes of one style differ (rounding, OCR)."""
MIN_LEVEL_SEEDS = 5
"""Notes that must answer to level numbers before those are believed to be callouts."""
TOP_PART = 0.4
"""Share of the page, from its top, whose type is the body's."""
START_RULE = 3.0
START_LEAD = 1.5
MATCHED_LEAD = 3.0
MIN_SCORE = 2.0
"""Scores of the cut, in lines: a matched marker outweighs a line of the wrong size, and so on; tuned by sweep."""
MIN_SCORE_UNFINISHED = 0.8
FOLLOWING = 1.25
"""Widest gap inside a note, in leadings."""
MAX_STEP = 2
"""How far a page's first note may lie beyond the last of the page before, where no callout announces it."""
MARGIN_WIDTH = 0.22
"""Widest margin column, as a share of the page."""
LEFT_OUT = 0.8
LEFT_OUT_SMALL = 0.1
"""Cost of a line below the notes that is no note."""
INNER_GAP = 2.5
INNER_GAP_COST = -2.0
"""A gap (in leadings) inside the notes before a line without marker: an imprint, a table."""
BOX_GAP = 2.0
BOX_COST = 3.0
"""An info box has its notes at its own foot: text may follow after a gap (in leadings) at no more than this."""
LEADING_STEP = 1.2
"""Ratio of leadings that tells text and notes apart where their size is one."""
_FINISHED = re.compile(r"[.!?…][\"”’»)\]]*$")
MIN_RULE = 25.0
"""Points a separator rule must be long."""


class Style(NamedTuple):
    """How text and notes are set in this document: sizes and leadings in points."""

    body: float
    body_leading: float
    note: float
    note_leading: float
    raised_markers: bool

    @property
    def distinct(self) -> bool:
        """Whether notes are set in another size than the text."""
        return self.body - self.note > SIZE_STEP


class Block(NamedTuple):
    """Lines of one column of one band, furniture left out: their places in the page's list."""

    page: int
    lines: tuple[int, ...]


def note_zones(pages: Sequence[Page], called: Sequence[Counter[str]]) -> list[set[int]]:
    """Give, for each page, the places of the lines that belong to its footnotes.

    Args:
        pages: with their lines; furniture is zoned.
        called: the raised numbers of each page.
    """
    starts = [_starts(page) for page in pages]
    body = _mode((line.size, _length(line)) for page in pages for line in _upper(page))
    seeds = _seeds(pages, called, starts)
    if len(seeds) < len(pages) / 2:
        level = [one + standing_numbers(page) for one, page in zip(called, pages, strict=True)]
        low = [seed for seed in _seeds(pages, level, starts) if _is_low(*seed, body)]
        run = running_numbers(pages, starts, body)
        if len(low) >= max(MIN_LEVEL_SEEDS, 2 * len(seeds)):
            called, seeds = level, low
        elif sum(map(len, run)) > 2 * len(seeds):
            called = [one + more for one, more in zip(called, run, strict=True)]
            seeds = [seed for seed in _seeds(pages, called, starts) if seed[1].size < body - SIZE_STEP]
    if not seeds:
        return [set() for _ in pages]
    style = learn(pages, body, seeds)
    areas: list[set[int]] = []
    unfinished, last = False, 0
    for page, numbers, heads in zip(pages, called, starts, strict=True):
        next_ones = Counter(str(last + step) for step in range(1, MAX_STEP + 1)) if last else Counter()
        area: set[int] = set()
        for block in blocks(page):
            area.update(_cut(page, block, style, numbers + next_ones, heads, unfinished))
        areas.append(area)
        unfinished = bool(area) and not is_finished(page.lines[max(area)])
        last = max((lead.value for i in area for lead in heads.get(i, ()) if lead.marker in numbers), default=last)
    return areas


def margins(pages: Sequence[Page]) -> list[set[int]]:
    """Give the places of note lines that stand beside the text rather than below it."""
    return [_margin(page) for page in pages]


def _margin(page: Page) -> set[int]:
    found: set[int] = set()
    for block in blocks(page):
        notes = [i for i in block if page.lines[i].zone is Zone.FOOTNOTES]
        if notes and _width(page, notes) <= MARGIN_WIDTH * page.width and _is_beside(page, notes):
            found.update(notes)
    return found


def _width(page: Page, lines: Sequence[int]) -> float:
    boxes = [box for i in lines if (box := page.lines[i].box)]
    return max(box.x1 for box in boxes) - min(box.x0 for box in boxes)


def _is_beside(page: Page, notes: Sequence[int]) -> bool:
    """Whether text of another column stands at the height of most of these lines."""
    column = page.lines[notes[0]].column
    text = [line.baseline for line in page.lines if line.zone is Zone.BODY and line.column != column]
    if not text:
        return False
    top, bottom = min(text), max(text) + page.lines[notes[0]].size
    return sum(top <= page.lines[i].baseline <= bottom for i in notes) > len(notes) / 2


def is_finished(line: Line) -> bool:
    """Whether a note may end with this line: it closes with a full stop or its like."""
    return _FINISHED.search("".join(word.text for word in line.words[-2:])) is not None


def blocks(page: Page) -> Iterable[list[int]]:
    """Give the runs of lines that stand below each other in one column, without furniture."""
    run: list[int] = []
    for i, line in enumerate(page.lines):
        if line.zone is Zone.FURNITURE:
            continue
        if run and (line.column != page.lines[run[-1]].column or line.baseline < page.lines[run[-1]].baseline - 1):
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _starts(page: Page) -> dict[int, tuple[Lead, ...]]:
    return {i: found for i, line in enumerate(page.lines) if line.zone is not Zone.FURNITURE and (found := leads(line))}


Seed = tuple[Page, Line, Lead]
"""A line whose leading number the page calls."""


def _seeds(
    pages: Sequence[Page], called: Sequence[Counter[str]], starts: Sequence[dict[int, tuple[Lead, ...]]]
) -> list[Seed]:
    return [
        (page, page.lines[i], found[0])
        for page, numbers, heads in zip(pages, called, starts, strict=True)
        for i, found in heads.items()
        if any(lead.marker in numbers for lead in found)
    ]


def _is_low(page: Page, line: Line, lead: Lead, body: float) -> bool:
    """Whether a seed is small and low on its page: a footnote even where nothing is raised."""
    return line.size < body - SIZE_STEP and line.baseline > TOP_PART * page.height and not lead.raised


def learn(pages: Sequence[Page], body: float, seeds: Sequence[Seed]) -> Style:
    """Learn the document's style from line starts that match numbers called on their page."""
    note = _mode((line.size, 1) for _, line, _ in seeds)
    raised = sum(lead.raised for _, _, lead in seeds) * 2 > len(seeds)
    return Style(body, _leading(pages, body, True), note, _leading(pages, note, False), raised)


def _upper(page: Page) -> list[Line]:
    return [
        line for line in page.lines if line.zone is not Zone.FURNITURE and line.baseline < TOP_PART * page.height
    ] or list(page.lines[:5])


def _length(line: Line) -> int:
    return sum(len(word.text) for word in line.words)


def _mode(values: Iterable[tuple[float, int]]) -> float:
    counts: Counter[float] = Counter()
    for value, weight in values:
        counts[round(value * 5) / 5] += weight
    return counts.most_common(1)[0][0] if counts else 10.0


def _leading(pages: Sequence[Page], size: float, upper: bool) -> float:
    """Give the commonest distance of lines of one size, in the upper or the lower part of the pages."""
    gaps: Counter[float] = Counter()
    for page in pages:
        for a, b in pairwise(page.lines):
            alike = max(abs(a.size - size), abs(b.size - size)) <= SIZE_STEP and a.column == b.column
            if alike and upper == (b.baseline < 0.6 * page.height):
                gaps[round((b.baseline - a.baseline) * 2) / 2] += 1
    return next((gap for gap, _ in gaps.most_common() if gap > 2), size * 1.2)


class _Stretch:
    """A run of lines of one column, growing downwards, and how much it looks like notes."""

    def __init__(self, start: int, score: float, *, ruled: bool) -> None:
        self.start, self.score, self.ruled, self.matched = start, score, ruled, False


def _cut(
    page: Page,
    block: Sequence[int],
    style: Style,
    numbers: Counter[str],
    heads: dict[int, tuple[Lead, ...]],
    unfinished: bool,
) -> list[int]:
    """Give the stretch of a column that looks most like notes, if any does."""
    after = _costs_of_leaving_out(page, block, style)
    best, best_range = 0.0, (0, 0)
    stretch = _Stretch(0, float("-inf"), ruled=False)
    for place, i in enumerate(block):
        value = _value(page, block, place, style, numbers, heads.get(i, ()))
        opening, ruled = _opening(page, block, place, style, heads)
        if stretch.score <= opening:
            stretch = _Stretch(place, opening, ruled=ruled)
        elif value < MATCHED_LEAD and _gap_above(page, block, place) > INNER_GAP * style.note_leading:
            value += INNER_GAP_COST
        stretch.score += value
        stretch.matched = stretch.matched or value >= MATCHED_LEAD
        cost = after[place + 1]
        if stretch.matched and _gap_above(page, block, place + 1) > BOX_GAP * style.note_leading:
            cost = min(cost, BOX_COST)
        if stretch.score - cost > best and _is_enough(stretch, stretch.score - cost, unfinished):
            best, best_range = stretch.score - cost, (stretch.start, place + 1)
    start, end = best_range
    return list(block[start : _stretched(page, block, end, style)]) if end else []


def _is_enough(stretch: _Stretch, score: float, unfinished: bool) -> bool:
    """Whether a stretch may be notes: lines without a number only where a note goes on, or below a rule."""
    if stretch.matched:
        return score >= MIN_SCORE
    return (unfinished and score >= MIN_SCORE_UNFINISHED) or (stretch.ruled and score >= MIN_SCORE)


def _stretched(page: Page, block: Sequence[int], end: int, style: Style) -> int:
    """Add lines of another size that follow on as closely as the lines of a note do."""
    while end < len(block):
        line = page.lines[block[end]]
        if _gap_above(page, block, end) > FOLLOWING * style.note_leading or line.size > style.body - SIZE_STEP:
            break
        end += 1
    return end


def _gap_above(page: Page, block: Sequence[int], place: int) -> float:
    if not 0 < place < len(block):
        return 0.0
    return page.lines[block[place]].baseline - page.lines[block[place - 1]].baseline


def _costs_of_leaving_out(page: Page, block: Sequence[int], style: Style) -> list[float]:
    """What it costs to leave out everything from each place on: text below the notes is no footer."""
    costs = [0.0]
    for i in reversed(block):
        size = page.lines[i].size
        costs.append(costs[-1] + (LEFT_OUT if size > style.note - SIZE_STEP else LEFT_OUT_SMALL))
    return costs[::-1]


def _value(
    page: Page,
    block: Sequence[int],
    place: int,
    style: Style,
    numbers: Counter[str],
    found: Sequence[Lead],
) -> float:
    """How much a line looks like part of a note, in lines."""
    line = page.lines[block[place]]
    value = 0.0
    if any(lead.marker in numbers and (lead.raised or not style.raised_markers) for lead in found):
        value += MATCHED_LEAD
    off = abs(line.size - style.note)
    if style.distinct:
        if off <= SIZE_STEP:
            return value + 1.0
        if line.size < style.note:
            return value - 0.3
        return value - (1.0 if off < 0.8 and line.size < style.body - SIZE_STEP else 3.0)
    if off > SIZE_STEP:
        return value - 1.5
    return value + _by_leading(page, block, place, style)


def _by_leading(page: Page, block: Sequence[int], place: int, style: Style) -> float:
    """Tell notes in the body's size by their closer lines."""
    if style.body_leading < LEADING_STEP * style.note_leading:
        return -0.1
    line = page.lines[block[place]]
    other = page.lines[block[place - 1] if place else block[min(1, len(block) - 1)]]
    gap = abs(line.baseline - other.baseline)
    return 0.8 if gap < LEADING_STEP * style.note_leading else -1.5


def _opening(
    page: Page, block: Sequence[int], place: int, style: Style, heads: dict[int, tuple[Lead, ...]]
) -> tuple[float, bool]:
    """What speaks for the notes to begin at this line, in lines, and whether a rule does."""
    line = page.lines[block[place]]
    above = page.lines[block[place - 1]] if place else None
    score = START_LEAD if block[place] in heads else 0.0
    ruled = has_rule(page.rules, above, line)
    if ruled:
        score += START_RULE
    if above is not None:
        gap = line.baseline - above.baseline
        score += max(-1.0, min(1.5, gap / max(style.note_leading, 1.0) - 1.2))
    return score - 2.0, ruled


def has_rule(rules: Sequence[Box], above: Line | None, line: Line) -> bool:
    """Whether a separator rule lies between two lines of a column."""
    if line.box is None:
        return False
    top = above.baseline - 1 if above else line.baseline - 40
    return any(
        rule.x1 - rule.x0 >= MIN_RULE
        and top < rule.top < line.baseline - 0.5 * line.size
        and rule.x0 < line.box.x1
        and rule.x1 > line.box.x0 - 20
        for rule in rules
    )
