from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from briefcite.references.tag.crf import Chain, decode, scores_of_states
from briefcite.references.tag.tags import FIELDS, FIRST, GAP, INSIDE, KINDS, OUTPUTS, OUTSIDE, STATES, TARGETS, possible

NEVER = -1e4


def chain_and_scores(seed: int, lengths: list[int], open_states: int = STATES) -> tuple[Chain, list[np.ndarray]]:
    """A chain, and scores that leave only so many states open at each token, the one outside among them."""
    rng = np.random.default_rng(seed)

    def draw(*shape: int) -> np.ndarray:
        return rng.normal(size=shape).astype(np.float32) * 2

    chain = Chain(draw(TARGETS), draw(KINDS), draw(KINDS, TARGETS), draw(len(FIELDS)), draw(len(FIELDS)))
    scores = [draw(length, STATES) for length in lengths]
    for score in scores:
        for row in score:
            row[rng.permutation(np.arange(1, STATES))[: STATES - open_states]] = NEVER
    return chain, scores


def score(chain: Chain, scores: np.ndarray, path: tuple[int, ...]) -> float:
    start, stop, moves = chain.dense()
    total = start[path[0]] + stop[path[-1]]
    total += sum(scores[place, state] for place, state in enumerate(path))
    return float(total + sum(moves[a, b] for a, b in pairwise(path)))


@pytest.mark.parametrize("seed", range(5))
def test_against_every_path(seed: int) -> None:
    chain, batch = chain_and_scores(seed, [4, 1, 5, 2, 4], open_states=5)
    for scores, found in zip(batch, decode(chain, batch), strict=True):
        paths = list(product(*(np.flatnonzero(row > NEVER).tolist() for row in scores)))
        totals = np.array([score(chain, scores, path) for path in paths])
        assert tuple(found.states) == paths[int(totals.argmax())]
        weights = np.exp(totals - totals.max())
        weights /= weights.sum()
        expected = np.zeros((len(scores), STATES))
        for path, weight in zip(paths, weights, strict=True):
            for place, state in enumerate(path):
                expected[place, state] += weight
        np.testing.assert_allclose(found.chances, expected, atol=1e-4)


@pytest.mark.parametrize("seed", range(3))
def test_no_part_goes_on_without_its_beginning(seed: int) -> None:
    chain, batch = chain_and_scores(seed, [30, 12])
    for found in decode(chain, batch):
        states = found.states.tolist()
        assert all(possible(before, state) for before, state in pairwise([-1, *states]))


def test_what_can_follow_what() -> None:
    assert possible(-1, OUTSIDE)
    assert possible(-1, FIRST)
    assert possible(FIRST, INSIDE)
    assert not possible(-1, GAP)
    assert not possible(OUTSIDE, INSIDE)
    assert not possible(FIRST + 1, INSIDE)


def test_states_are_scored_by_the_outputs_they_are_made_of() -> None:
    outputs = np.arange(OUTPUTS, dtype=np.float32)[None]
    (scores,) = scores_of_states(outputs)
    assert scores[OUTSIDE] == 0
    assert scores[FIRST] == 3 + OUTPUTS - 1
    assert scores[INSIDE] == 3 + len(FIELDS)


def test_many_batches_keep_their_order() -> None:
    lengths = [1 + number % 7 for number in range(600)]
    chain, batch = chain_and_scores(3, lengths)
    together = decode(chain, batch)
    assert [len(one.states) for one in together] == lengths
    for number in (0, 299, 599):
        (alone,) = decode(chain, [batch[number]])
        assert list(alone.states) == list(together[number].states)


def test_a_long_one_among_short_ones_is_decoded_as_alone() -> None:
    """Alone or side by side, in one batch or in several: states and probabilities are the same."""
    chain, batch = chain_and_scores(11, [2500, *[7] * 60, 1])
    together = decode(chain, batch)
    for number in (0, 1, 30, len(batch) - 1):
        (alone,) = decode(chain, [batch[number]])
        assert together[number].states.tolist() == alone.states.tolist()
        assert np.allclose(together[number].chances, alone.chances, atol=1e-5)


def test_nothing_to_decode() -> None:
    chain, _ = chain_and_scores(0, [])
    assert decode(chain, []) == []
