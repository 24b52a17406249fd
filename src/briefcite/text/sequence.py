"""Aligns the series of callouts with the series of notes.

Takes candidates of either side, each with the number it may stand for, its place in reading order and a weight
(how much it looks like what it is taken for, in any unit as long as both sides share it), and chooses chains of
pairs: numbers rise, both sides go forward, gaps cost. A series may start over at 1. Knows nothing of pages or
type; ``affinity`` says how well two candidates of one number go together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from briefcite.text.pairing import weights

COSTS = weights("costs")
MAX_GAP = 12
"""Most numbers that may be missing between two neighbouring pairs of a series."""


class Restarts(NamedTuple):
    """How, and at what cost, a series may start over."""

    highest: int = 2
    """Greatest number at which a series may start over."""
    late: float | None = None
    """For each number before that, up to MAX_GAP; the cost of a gap where None."""


ANEW = Restarts()


class Candidate(NamedTuple):
    """Something that may be a callout or a note."""

    value: int
    place: int
    """Order of reading; alternatives for the same print share it."""
    weight: float
    item: int
    """Index of what the caller made it from."""


class Pair(NamedTuple):
    """A callout and a note of one number, as indexes into the candidates, and what speaks for it."""

    callout: int
    note: int
    value: int
    score: float


Tried = Callable[[Candidate], Iterable[int]]
"""Indexes of the callouts that may go with a note."""
Affinity = Callable[[Candidate, Candidate], float | None]
"""How well callout and note go together; None where they cannot."""


def align(
    callouts: Sequence[Candidate], notes: Sequence[Candidate], affinity: Affinity, tried: Tried | None = None
) -> list[list[Pair]]:
    """Choose the best chain of pairs, cut where its numbers start over; [] where nothing goes together.

    Args:
        callouts: the candidates of one side.
        notes: those of the other.
        affinity: how well two of one number go together.
        tried: which callouts are tried with a note, as indexes; all of its number where None. Keeps documents
            that restart on every page from comparing all pages with all.
    """
    return chains(callouts, notes, possible(callouts, notes, affinity, tried))


def chains(
    callouts: Sequence[Candidate], notes: Sequence[Candidate], pairs: Sequence[Pair], restarts: Restarts = ANEW
) -> list[list[Pair]]:
    """Choose the best chain of these pairs, as ``align`` does of all that are possible."""
    return _cut(_best_chain(callouts, notes, pairs, restarts))


def possible(
    callouts: Sequence[Candidate], notes: Sequence[Candidate], affinity: Affinity, tried: Tried | None = None
) -> list[Pair]:
    """Return all pairs of one number that go together, in the order of the notes."""
    by_value: dict[int, list[int]] = defaultdict(list)
    for index, callout in enumerate(callouts):
        by_value[callout.value].append(index)
    pairs = []
    for n, note in enumerate(notes):
        for c in tried(note) if tried else by_value[note.value]:
            fit = affinity(callouts[c], note)
            if fit is not None:
                pairs.append(Pair(c, n, note.value, callouts[c].weight + note.weight + fit))
    pairs.sort(key=lambda pair: (notes[pair.note].place, callouts[pair.callout].place))
    return pairs


def _best_chain(
    callouts: Sequence[Candidate], notes: Sequence[Candidate], pairs: Sequence[Pair], restarts: Restarts
) -> list[Pair]:
    best: list[float] = []
    back: list[int] = []
    of_value: dict[int, _Stairs] = {}
    everything = _Stairs()
    held: list[_Step] = []
    """The chains that end with the present note; no chain may continue from one that ends with the same note."""
    late = COSTS.gap if restarts.late is None else restarts.late
    for i, pair in enumerate(pairs):
        score, previous = -COSTS.late * min(pair.value - 1, MAX_GAP), -1
        here = (callouts[pair.callout].place, notes[pair.note].place)
        if held and held[0].note < here[1]:
            for step in held:
                of_value.setdefault(pairs[step.pair].value, _Stairs()).add(step)
                everything.add(step)
            held = []
        for gap in range(min(MAX_GAP + 1, pair.value)):
            stairs = of_value.get(pair.value - 1 - gap)
            before = stairs.last_before(here) if stairs else None
            if before is not None and before.score - COSTS.gap * gap > score:
                score, previous = before.score - COSTS.gap * gap, before.pair
        if pair.value <= restarts.highest:
            before = everything.last_before(here)
            cost = COSTS.restart + late * min(pair.value - 1, MAX_GAP)
            if before is not None and before.score - cost > score:
                score, previous = before.score - cost, before.pair
        best.append(score + pair.score)
        back.append(previous)
        held.append(_Step(*here, best[i], i))
    return _trace(pairs, best, back)


class _Step(NamedTuple):
    """The best chain that ends with a pair: its places, its score, the pair."""

    callout: int
    note: int
    score: float
    pair: int


class _Stairs:
    """The chains, perhaps only those of one number, worth continuing from: later callouts have higher scores.

    Chains are added in the order of their notes. One whose callout comes later than another's and whose score is
    no higher can never be the better one to continue, and is dropped.
    """

    def __init__(self) -> None:
        self._places: list[int] = []
        self._steps: list[_Step] = []

    def add(self, step: _Step) -> None:
        """Add a chain, and drop those that it is better than."""
        at = bisect_right(self._places, step.callout)
        if at and self._steps[at - 1].score >= step.score:
            return
        at = end = bisect_left(self._places, step.callout)
        while end < len(self._steps) and self._steps[end].score <= step.score:
            end += 1
        self._places[at:end], self._steps[at:end] = [step.callout], [step]

    def last_before(self, here: tuple[int, int]) -> _Step | None:
        """Return the best chain whose callout and note stand before these places."""
        for at in range(bisect_left(self._places, here[0]) - 1, -1, -1):
            if self._steps[at].note < here[1]:
                return self._steps[at]
        return None


def _trace(pairs: Sequence[Pair], best: Sequence[float], back: Sequence[int]) -> list[Pair]:
    if not best or max(best) <= 0:
        return []
    at = max(range(len(best)), key=best.__getitem__)
    chain = []
    while at >= 0:
        chain.append(pairs[at])
        at = back[at]
    return chain[::-1]


def _cut(chain: Sequence[Pair]) -> list[list[Pair]]:
    runs: list[list[Pair]] = []
    for pair in chain:
        if not runs or pair.value <= runs[-1][-1].value:
            runs.append([])
        runs[-1].append(pair)
    return runs
