"""What a chain of pairs leaves out: callouts without a note, notes without a callout, hidden numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefcite.notes.plain.chain import Costs, Item, best_chain
from briefcite.notes.plain.series import Pair, Run, Sides

SURE = 1.0
"""Weight from which a number counts as a callout though no note answers it."""
ALONE = Costs(gap=1.6, late=0.8, restart=6.0)
LEAST_ALONE = 3
"""Callouts that a text without any notes must have, one after the other, to be believed."""
DENSE = 0.7
"""Share of the numbers from first to last that must be there."""


def fill(found: Sequence[Sequence[Pair]], sides: Sides) -> list[Run]:
    """Add to each run what stands on one side only; without any run, look for callouts alone."""
    if not found:
        return callouts_alone(sides)
    looks = {sides.sights[pair.sight].look for run in found for pair in run}
    shapes = {sides.leads[pair.lead].look for run in found for pair in run}
    strong: dict[int, list[int]] = defaultdict(list)
    for n, sight in enumerate(sides.sights):
        if sight.look in looks and sight.weight >= SURE and not sight.implied:
            strong[sight.value].append(n)
    starts: dict[int, list[int]] = defaultdict(list)
    for n, lead in enumerate(sides.leads):
        if lead.look in shapes:
            starts[lead.value].append(n)
    return [_filled(run, sides, strong, starts) for run in found]


def _filled(
    run: Sequence[Pair], sides: Sides, strong: dict[int, list[int]], starts: dict[int, list[int]]
) -> Run:
    more_sights: list[int] = []
    more_leads: list[int] = []
    for left, right in zip(run, run[1:], strict=False):
        low, high = sides.leads[left.lead].value, sides.leads[right.lead].value
        for value in range(low + 1, high):
            here = [n for n in strong[value] if _between(sides, n, left.sight, right.sight)]
            if here:
                more_sights.append(max(here, key=lambda n: sides.sights[n].weight))
            there = [n for n in starts[value] if left.lead < n < right.lead]
            if there:
                more_leads.append(max(there, key=lambda n: sides.leads[n].weight))
    return Run(tuple(run), tuple(more_sights), tuple(more_leads))


def _between(sides: Sides, n: int, left: int, right: int) -> bool:
    return sides.sights[left].start < sides.sights[n].start < sides.sights[right].start


def callouts_alone(sides: Sides) -> list[Run]:
    """Find callouts in a text whose notes are lost."""
    indexes = [n for n, sight in enumerate(sides.sights) if sight.weight >= SURE and not sight.implied]
    items = [
        Item(sight.value, sight.start, sight.start, sight.weight - SURE + 0.3)
        for sight in (sides.sights[n] for n in indexes)
    ]
    chosen = [indexes[i] for i in best_chain(items, ALONE)]
    runs: list[list[int]] = []
    for n in chosen:
        if not runs or sides.sights[n].value <= sides.sights[runs[-1][-1]].value:
            runs.append([])
        runs[-1].append(n)
    return [Run((), tuple(run)) for run in runs if _believed(run, sides)]


def _believed(run: Sequence[int], sides: Sides) -> bool:
    first, last = sides.sights[run[0]].value, sides.sights[run[-1]].value
    return len(run) >= LEAST_ALONE and first <= 3 and len(run) >= DENSE * last
