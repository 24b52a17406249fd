"""Chooses the best chain of candidates whose numbers rise and whose places go forward.

One-sided (callouts alone) or two-sided (pairs): an item has a place on each side, and a chain goes forward on
both. Candidates are many in a text without geometry (every number in it is one), so predecessors are found by
prefix maxima: n items cost n log n, whatever the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

MAX_GAP = 8
"""Numbers that may be missing between two neighbours of a chain."""


class Item(NamedTuple):
    """A candidate; for one-sided chains ``across`` equals ``along``."""

    value: int
    along: int
    across: int
    weight: float


class Costs(NamedTuple):
    """What a chain pays, in the unit of the weights."""

    gap: float
    """For each number left out between two items."""
    late: float
    """For each number before the first item, up to MAX_GAP."""
    restart: float
    """For starting over."""


def best_chain(items: Sequence[Item], costs: Costs) -> list[int]:
    """Return the indexes of the best chain in order; a value not above the one before starts over."""
    order = sorted(range(len(items)), key=lambda i: (items[i].along, -items[i].across))
    across: dict[int, list[int]] = defaultdict(list)
    for item in items:
        across[item.value].append(item.across)
    tables = {value: _Maxima(sorted(set(places))) for value, places in across.items()}
    everything = _Maxima(sorted({item.across for item in items}))
    best = [0.0] * len(items)
    back = [-1] * len(items)
    held: list[int] = []
    for i in order:
        if held and items[held[0]].along < items[i].along:
            _enter(held, items, best, tables, everything)
            held = []
        best[i], back[i] = _extend(items[i], tables, everything, costs)
        held.append(i)
    return _trace(best, back)


def _enter(
    held: Sequence[int],
    items: Sequence[Item],
    best: Sequence[float],
    tables: dict[int, _Maxima],
    everything: _Maxima,
) -> None:
    for i in held:
        tables[items[i].value].put(items[i].across, best[i], i)
        everything.put(items[i].across, best[i], i)


def _extend(item: Item, tables: dict[int, _Maxima], everything: _Maxima, costs: Costs) -> tuple[float, int]:
    late = costs.late * min(item.value - 1, MAX_GAP)
    score, previous = -late, -1
    for gap in range(MAX_GAP + 1):
        table = tables.get(item.value - 1 - gap)
        if table is not None and table.highest - costs.gap * gap > score:
            found, at = table.before(item.across)
            if found - costs.gap * gap > score and at >= 0:
                score, previous = found - costs.gap * gap, at
    if everything.highest - costs.restart - late > score:
        found, at = everything.before(item.across)
        if at >= 0 and found - costs.restart - late > score:
            score, previous = found - costs.restart - late, at
    return score + item.weight, previous


def _trace(best: Sequence[float], back: Sequence[int]) -> list[int]:
    if not best or max(best) <= 0:
        return []
    at = max(range(len(best)), key=best.__getitem__)
    chain = []
    while at >= 0:
        chain.append(at)
        at = back[at]
    return chain[::-1]


class _Maxima:
    """Prefix maxima over a fixed set of places (a Fenwick tree)."""

    def __init__(self, places: list[int]) -> None:
        self._places = places
        self._best: list[tuple[float, int]] = [(float("-inf"), -1)] * (len(places) + 1)
        self.highest = float("-inf")
        """The best score at any place: what cannot be better with it need not ask."""

    def put(self, place: int, score: float, index: int) -> None:
        """Enter a score; where a part of the tree has a better one, so have all parts that hold it."""
        self.highest = max(self.highest, score)
        at = bisect_left(self._places, place) + 1
        while at < len(self._best) and score > self._best[at][0]:
            self._best[at] = (score, index)
            at += at & -at

    def before(self, place: int) -> tuple[float, int]:
        """Return the best score at places below this one, and whose it is."""
        at = bisect_left(self._places, place)
        found = (float("-inf"), -1)
        while at:
            if self._best[at][0] > found[0]:
                found = self._best[at]
            at -= at & -at
        return found
