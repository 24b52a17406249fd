"""The linear-chain CRF: best tags of a batch of citations and how probable each tag is at each token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
_TINY = 1e-30
_CITATIONS_A_BATCH = 256
_ROOM = 32_768
"""Places of tokens that a batch has, its longest citation's for each: one of 6,000 tokens among 255 of 30 would take
200 MB."""


class Chain(NamedTuple):
    """Scores of the first tag [tags], the last tag [tags] and of each move [tags, tags]."""

    start: Floats
    stop: Floats
    moves: Floats


class Decoded(NamedTuple):
    """The best tag of each token, and the probability of every tag at every token [tokens, tags]."""

    tags: Integers
    marginals: Floats


def decode(chain: Chain, emissions: Sequence[Floats]) -> list[Decoded]:
    """Decode citations, each [tokens, tags] with at least one token; any order, any lengths."""
    found: list[Decoded | None] = [None] * len(emissions)
    order = sorted(range(len(emissions)), key=lambda number: -len(emissions[number]))
    start = 0
    while start < len(order):
        many = max(1, min(_CITATIONS_A_BATCH, _ROOM // len(emissions[order[start]])))
        batch = order[start : start + many]
        start += many
        for number, one in zip(batch, _batch(chain, [emissions[number] for number in batch]), strict=True):
            found[number] = one
    return [one for one in found if one is not None]


def _batch(chain: Chain, scores: Sequence[Floats]) -> list[Decoded]:
    lengths = np.array([len(score) for score in scores])
    laid = np.zeros((lengths[0], len(scores), len(chain.start)), np.float32)
    for place, score in enumerate(scores):
        laid[: len(score), place] = score
    running = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")
    best = _viterbi(chain, laid, running)
    chances = _marginals(chain, laid, running)
    return [Decoded(best[:n, place], chances[:n, place]) for place, n in enumerate(lengths)]


def _viterbi(chain: Chain, laid: Floats, running: Integers) -> Integers:
    """Find the best way to each tag of each token, then go back along the best of all.

    Citations lie along the last axis, so that each move is worked out for all of them at once. Where a way came
    from is asked on the way back alone, for the one tag that is on it.
    """
    steps, size, tags = laid.shape
    reached = laid.transpose(0, 2, 1).copy()
    reached[0] += chain.start[:, None]
    ways = np.empty((tags, tags, size), np.float32)
    for step in range(1, steps):
        n = running[step]
        np.add(reached[step - 1, :, None, :n], chain.moves[:, :, None], out=ways[..., :n])
        reached[step, :, :n] += ways[..., :n].max(0)
    best = np.zeros((steps, size), np.int64)
    for step in range(steps - 1, -1, -1):
        n = running[step]
        ongoing = running[step + 1] if step + 1 < steps else 0
        if ongoing:
            best[step, :ongoing] = (reached[step, :, :ongoing] + chain.moves[:, best[step + 1, :ongoing]]).argmax(0)
        if ongoing < n:
            best[step, ongoing:n] = (reached[step, :, ongoing:n] + chain.stop[:, None]).argmax(0)
    return best


def _marginals(chain: Chain, laid: Floats, running: Integers) -> Floats:
    """Forward-backward with the scores as plain factors, scaled at each step."""
    factors = np.exp(laid - laid.max(-1, keepdims=True))
    moves = np.exp(chain.moves)
    ahead = np.zeros_like(factors)
    ahead[0] = _scaled(factors[0] * np.exp(chain.start))
    for step in range(1, len(laid)):
        n = running[step]
        ahead[step, :n] = _scaled((ahead[step - 1, :n] @ moves) * factors[step, :n])
    stop = np.exp(chain.stop)
    behind = np.tile(stop, (*laid.shape[:2], 1)).astype(np.float32)
    for step in range(len(laid) - 2, -1, -1):
        n = running[step + 1]
        behind[step, :n] = _scaled((behind[step + 1, :n] * factors[step + 1, :n]) @ moves.T)
    return _scaled(ahead * behind)


def _scaled(values: Floats) -> Floats:
    scaled: Floats = values / np.maximum(values.sum(-1, keepdims=True), _TINY)
    return scaled
