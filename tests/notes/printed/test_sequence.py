"""The alignment of the two series."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from briefcite.text.sequence import Candidate, align


def candidates(*values: int, weight: float = 3.0) -> list[Candidate]:
    return [Candidate(value, place, weight, place) for place, value in enumerate(values)]


def paired(callouts: list[Candidate], notes: list[Candidate]) -> list[list[int]]:
    return [[pair.value for pair in run] for run in align(callouts, notes, lambda _callout, _note: 0.0)]


def test_what_does_not_fit_the_order_is_left_out() -> None:
    assert paired(candidates(1, 2, 15, 3, 4), candidates(1, 2, 3, 4, 15)) == [[1, 2, 3, 4]]


def test_a_gap_does_not_break_the_series() -> None:
    assert paired(candidates(1, 2, 4, 5), candidates(1, 2, 3, 4, 5)) == [[1, 2, 4, 5]]


def test_a_series_starts_over() -> None:
    assert paired(candidates(1, 2, 3, 1, 2), candidates(1, 2, 3, 1, 2)) == [[1, 2, 3], [1, 2]]


def test_the_likelier_of_two_candidates_is_chosen() -> None:
    callouts = [*candidates(1), Candidate(2, 1, -2.0, 7), Candidate(2, 2, 3.0, 8), Candidate(3, 3, 3.0, 9)]
    runs = align(callouts, candidates(1, 2, 3), lambda _callout, _note: 0.0)
    assert [callouts[pair.callout].item for pair in runs[0]] == [0, 8, 9]


def test_many_lookalikes_after_a_callout_do_not_hide_it() -> None:
    lookalikes = [Candidate(2, place, -1.0, place) for place in range(3, 30)]
    callouts = [Candidate(1, 0, 3.0, 0), Candidate(2, 1, 3.0, 1), Candidate(3, 2, 3.0, 2), *lookalikes]
    runs = align(callouts, candidates(1, 2, 3), lambda _callout, _note: 0.0)
    assert [callouts[pair.callout].place for pair in runs[0]] == [0, 1, 2]


def test_nothing_is_paired_where_nothing_goes_together() -> None:
    assert align(candidates(1, 2), candidates(1, 2), lambda _callout, _note: None) == []


numbers = st.lists(st.integers(1, 30), max_size=40)


@given(numbers, numbers)
def test_both_sides_go_forward_and_nothing_is_used_twice(left: list[int], right: list[int]) -> None:
    callouts, notes = candidates(*left), candidates(*right)
    runs = align(callouts, notes, lambda _callout, _note: 0.0)
    chain = [pair for run in runs for pair in run]
    for one, two in pairwise(chain):
        assert callouts[one.callout].place < callouts[two.callout].place
        assert notes[one.note].place < notes[two.note].place
    for run in runs:
        assert all(one.value < two.value for one, two in pairwise(run))
    assert all(callouts[pair.callout].value == notes[pair.note].value == pair.value for pair in chain)


@given(st.integers(1, 60))
def test_a_clean_series_is_paired_whole(last: int) -> None:
    whole = list(range(1, last + 1))
    assert paired(candidates(*whole), candidates(*whole)) == [whole]
