"""Texts of nothing but numbers: the chain chosen is the best one, and few pairs are tried with each note."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefcite import load, notes
from briefcite.notes.plain import series
from briefcite.text import sequence
from briefcite.text.sequence import COSTS, MAX_GAP, Candidate, Pair, Restarts, chains

RESTARTS = Restarts(highest=4, late=0.3)


class Item(NamedTuple):
    """A pair, with the places of its note and of its callout."""

    value: int
    along: int
    across: int
    weight: float


items = st.builds(
    Item, st.integers(1, 6), st.integers(0, 9), st.integers(0, 9), st.floats(0.25, 3).map(lambda x: round(x, 2))
)


def worth(chain: list[Item]) -> float:
    """What a chain is worth by its definition; two items at one place, or going back, are none."""
    total = 0.0
    for before, item in zip([None, *chain], chain, strict=False):
        above = min(item.value - 1, MAX_GAP)
        start = -COSTS.late * above
        if before is not None:
            assert before.along < item.along and before.across < item.across
            gap = item.value - 1 - before.value
            on = -COSTS.gap * gap if 0 <= gap <= MAX_GAP else float("-inf")
            anew = -COSTS.restart - (RESTARTS.late or 0.0) * above if item.value <= RESTARTS.highest else float("-inf")
            start = max(on, anew)
        total += start + item.weight
    return total


def best_chain(found: list[Item]) -> list[Item]:
    """Choose as the product does."""
    found = sorted(found, key=lambda item: (item.along, item.across))
    notes_, callouts = ([Candidate(one.value, one[side], 0, n) for n, one in enumerate(found)] for side in (1, 2))
    pairs = [Pair(n, n, one.value, one.weight) for n, one in enumerate(found)]
    return [found[pair.note] for run in chains(callouts, notes_, pairs, RESTARTS) for pair in run]


def best_worth(found: list[Item]) -> float:
    """Try all chains."""
    best = 0.0
    chains: list[list[Item]] = [[]]
    for item in sorted(found, key=lambda item: item.along):
        longer = [[*c, item] for c in chains if not c or (c[-1].along < item.along and c[-1].across < item.across)]
        best = max([best, *map(worth, longer)])
        chains += longer
    return best


@given(st.lists(items, max_size=8))
def test_no_chain_is_worth_more(found: list[Item]) -> None:
    assert worth(best_chain(found)) == pytest.approx(best_worth(found))


def test_few_pairs_are_tried_where_all_lines_have_one_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def counted(callouts: list[Candidate], notes: list[Candidate], pairs: list[Pair], *how: Restarts) -> object:
        tried.append(len(pairs))
        return chains(callouts, notes, pairs, *how)

    monkeypatch.setattr(series, "MOST_PAIRS", 4000)
    monkeypatch.setattr(sequence, "chains", counted)
    text = tmp_path / "numbers.txt"
    text.write_text("57 Smith.83\n83 Miller.57\n" * 400)
    notes.find(load.read(text))
    assert 400 < max(tried) <= 4000


@pytest.mark.parametrize(
    ("crowds", "tried"),
    [([3, 900, 40], 16), ([900] * 1000, 16), ([900] * 4000, 4), ([12] * 12_000, 2), ([9] * 99_999, 1)],
)
def test_the_more_there_is_to_try_the_fewer_with_each_note(crowds: list[int], tried: int) -> None:
    assert series._tried(crowds) == tried
