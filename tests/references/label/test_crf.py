from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from briefcite.references.label.crf import Chain, decode

TAGS = 3


def chain_and_scores(seed: int, lengths: list[int]) -> tuple[Chain, list[np.ndarray]]:
    rng = np.random.default_rng(seed)

    def draw(*shape: int) -> np.ndarray:
        return rng.normal(size=shape).astype(np.float32) * 2

    return Chain(draw(TAGS), draw(TAGS), draw(TAGS, TAGS)), [draw(length, TAGS) for length in lengths]


def score(chain: Chain, emissions: np.ndarray, path: tuple[int, ...]) -> float:
    total = chain.start[path[0]] + chain.stop[path[-1]]
    total += sum(emissions[place, tag] for place, tag in enumerate(path))
    return float(total + sum(chain.moves[a, b] for a, b in pairwise(path)))


@pytest.mark.parametrize("seed", range(5))
def test_against_every_path(seed: int) -> None:
    chain, batch = chain_and_scores(seed, [4, 1, 5, 2, 4])
    for emissions, found in zip(batch, decode(chain, batch), strict=True):
        paths = list(product(range(TAGS), repeat=len(emissions)))
        scores = np.array([score(chain, emissions, path) for path in paths])
        assert tuple(found.tags) == paths[int(scores.argmax())]
        weights = np.exp(scores - scores.max())
        weights /= weights.sum()
        expected = np.zeros((len(emissions), TAGS))
        for path, weight in zip(paths, weights, strict=True):
            for place, tag in enumerate(path):
                expected[place, tag] += weight
        np.testing.assert_allclose(found.marginals, expected, atol=1e-4)


def test_a_forced_tag_is_kept() -> None:
    chain, (emissions,) = chain_and_scores(7, [6])
    emissions[3] = -1e4
    emissions[3, 1] = 0
    (found,) = decode(chain, [emissions])
    assert found.tags[3] == 1
    assert found.marginals[3, 1] == pytest.approx(1.0)


def test_many_batches_keep_their_order() -> None:
    lengths = [1 + number % 7 for number in range(600)]
    chain, batch = chain_and_scores(3, lengths)
    together = decode(chain, batch)
    assert [len(one.tags) for one in together] == lengths
    for number in (0, 299, 599):
        (alone,) = decode(chain, [batch[number]])
        assert list(alone.tags) == list(together[number].tags)


def test_a_long_one_among_short_ones_is_decoded_as_alone() -> None:
    """Alone or side by side, in one batch or in several: tags and probabilities are the same."""
    chain, batch = chain_and_scores(11, [2500, *[7] * 60, 1])
    together = decode(chain, batch)
    for number in (0, 1, 30, len(batch) - 1):
        (alone,) = decode(chain, [batch[number]])
        assert together[number].tags.tolist() == alone.tags.tolist()
        assert np.allclose(together[number].marginals, alone.marginals, atol=1e-5)


def test_nothing_to_decode() -> None:
    chain, _ = chain_and_scores(0, [])
    assert decode(chain, []) == []
