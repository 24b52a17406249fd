"""Finds the note area of each page.

First the style of this document's notes is learnt from lines that begin with a number which also stands raised
in the text of the page: their size, their leading. Then each column is cut where the lines below look most like
notes: size, numbers of this page at line starts, a separator rule, a gap. No one signal decides: notes may have
the body's size, rules may be missing, and block quotes above the notes may have the notes' size.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from briefcite.layout.blocks import blocks
from briefcite.layout.calls import Call, raised_numbers, standing_numbers
from briefcite.layout.cut import Cutter
from briefcite.layout.numbering import Answer
from briefcite.layout.running import running_numbers
from briefcite.layout.style import SIZE_STEP, Heads, Seed, body_size, find_seeds, is_low, learn
from briefcite.model import Page, Zone
from briefcite.text.leads import leads
from briefcite.text.words import closes

MIN_LEVEL_SEEDS = 5
"""Notes that must answer to level numbers before those are believed to be callouts."""
MAX_STEP = 2
"""How far a page's first note may lie beyond the last of the page before, where no callout announces it."""


def note_zones(
    pages: Sequence[Page], calls: Sequence[Sequence[Call]], starts: Sequence[Heads], answers: Sequence[Answer]
) -> list[set[int]]:
    """Return, for each page, the places of the lines that belong to its footnotes.

    Args:
        pages: with their lines; furniture is zoned.
        calls: the numbers that each page may call.
        starts: the lines of each page that begin with a marker.
        answers: which of the calls are answered where.
    """
    called, seeds = _called(pages, calls, starts, answers)
    if not seeds:
        return [set() for _ in pages]
    style = learn(pages, body_size(pages), seeds)
    areas: list[set[int]] = []
    unfinished, last, left = False, 0, Counter[str]()
    for page, numbers, heads in zip(pages, called, starts, strict=True):
        next_ones = Counter(str(last + step) for step in range(1, MAX_STEP + 1) if last or page.recognised)
        goes_on = bool(areas and areas[-1])
        expected = numbers + next_ones + left
        cutter = Cutter(page, style, expected, heads, left, unfinished=unfinished, goes_on=goes_on)
        area = {i for block in blocks(page) for i in cutter.cut(block)}
        areas.append(area)
        unfinished = bool(area) and not closes(page.lines[max(area)].words)
        last = _last(page, area, heads, numbers, last)
        left = raised_numbers(calls[page.index])
        if area:
            left = Counter({marker: n for marker, n in left.items() if marker.isdecimal() and int(marker) > last})
    return areas


def _last(page: Page, area: set[int], heads: Heads, numbers: Counter[str], before: int) -> int:
    """Return the last number of a page's notes: the highest that is called; in a scan also those that continue it."""
    last = max((lead.value for i in area for lead in heads.get(i, ()) if lead.marker in numbers), default=before)
    for i in sorted(area) if page.recognised else ():
        if any(lead.value == last + 1 for lead in heads.get(i, ())):
            last += 1
    return last


def _called(
    pages: Sequence[Page], calls: Sequence[Sequence[Call]], starts: Sequence[Heads], answers: Sequence[Answer]
) -> tuple[Sequence[Counter[str]], list[Seed]]:
    """Return the numbers each page calls and the lines that answer.

    Where few raised numbers are answered, level numbers may be the callouts, or OCR has lost them and only the
    numbers of the notes themselves are left.
    """
    body = body_size(pages)
    listed: dict[int, Counter[str]] = defaultdict(Counter)
    for pair in answers:
        listed[pair.call.page][pair.call.marker] += pair.listed
    raised = [raised_numbers(found) - listed[page.index] for found, page in zip(calls, pages, strict=True)]
    at_foot = {(pair.head.page, pair.head.line) for pair in answers if not pair.listed}
    seeds = [
        seed
        for seed in find_seeds(pages, raised, starts)
        if seed[2].numerals[0].kind != "arabic" or (seed[0].index, seed[0].lines.index(seed[1])) in at_foot
    ]
    if max(len(seeds), sum(pair.listed for pair in answers)) >= len(pages) / 2:
        return raised, seeds
    level = [one + standing_numbers(page) for one, page in zip(raised, pages, strict=True)]
    low = [seed for seed in find_seeds(pages, level, starts) if is_low(*seed, body)]
    if len(low) >= max(MIN_LEVEL_SEEDS, 2 * len(seeds)):
        return level, low
    run = running_numbers(pages, starts, body)
    if sum(map(len, run)) <= 2 * len(seeds):
        return raised, seeds
    called = [one + more for one, more in zip(raised, run, strict=True)]
    return called, [s for s in find_seeds(pages, called, starts) if s[1].size < body - SIZE_STEP]


def find_starts(page: Page) -> Heads:
    """Return the lines that begin with a marker."""
    return {i: found for i, line in enumerate(page.lines) if line.zone is Zone.BODY and (found := leads(line))}
