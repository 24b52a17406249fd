"""The linear-chain CRF: best states of a batch of texts, and how probable each state is at each token."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefcite.references.tag.tags import (
    BEGIN,
    BEGINS,
    FIELDS,
    FIRST,
    GAP,
    INSIDE,
    KIND_OF,
    KINDS,
    OUTPUT_OF,
    STATES,
    TARGETS,
    possible,
)

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
_TINY = 1e-30
_NEVER = -1e9
_TEXTS_A_BATCH = 256
_ROOM = 12_000
"""Most tokens of a batch, padding included: one text of 6,000 among 255 of 30 would take 400 MB."""
_FIELDS = len(FIELDS)
_FORBIDDEN = np.array([[not possible(before, state) for state in range(STATES)] for before in range(-1, STATES)])


class Chain(NamedTuple):
    """Scores of transitions between states."""

    start: Floats
    """[`TARGETS`]: of starting in a state."""
    stop: Floats
    """[`KINDS`]: of ending in a state of this kind."""
    moves: Floats
    """[`KINDS`, `TARGETS`]: from a kind of state to a state that begins a part or is in none."""
    enter: Floats
    """[fields]: from a part's first token to its second."""
    stay: Floats
    """[fields]: from a later token of a part to the next."""

    def dense(self) -> tuple[Floats, Floats, Floats]:
        """Return the scores of the first state [states], the last [states] and each transition [states, states]."""
        kind = np.array(KIND_OF)
        start = np.full(STATES, _NEVER, np.float32)
        start[:TARGETS] = self.start
        moves = np.full((STATES, STATES), _NEVER, np.float32)
        moves[:, :TARGETS] = self.moves[kind]
        on = np.arange(_FIELDS)
        moves[BEGIN + on, INSIDE + on] = moves[FIRST + on, INSIDE + on] = self.enter
        moves[INSIDE + on, INSIDE + on] = self.stay
        start[_FORBIDDEN[0]] = _NEVER
        moves[_FORBIDDEN[1:]] = _NEVER
        return start, self.stop[kind], moves


class Decoded(NamedTuple):
    """The best state of each token [tokens], and the probability of every state at every token [tokens, states]."""

    states: Integers
    chances: Floats


def scores_of_states(outputs: Floats) -> Floats:
    """Return the scores of the states [tokens, states] from the network's outputs [tokens, outputs]."""
    scores: Floats = outputs[:, OUTPUT_OF]
    scores += outputs[:, -1:] * np.array(BEGINS, np.float32)
    return scores


def decode(chain: Chain, scores: Sequence[Floats]) -> list[Decoded]:
    """Decode texts, each [tokens, states] with at least one token; any order, any lengths."""
    found: list[Decoded | None] = [None] * len(scores)
    order = sorted(range(len(scores)), key=lambda number: -len(scores[number]))
    dense = chain.dense()
    start = 0
    while start < len(order):
        many = max(1, min(_TEXTS_A_BATCH, _ROOM // len(scores[order[start]])))
        batch = order[start : start + many]
        start += many
        for number, one in zip(batch, _batch(chain, dense, [scores[number] for number in batch]), strict=True):
            found[number] = one
    return [one for one in found if one is not None]


def _batch(chain: Chain, dense: tuple[Floats, Floats, Floats], scores: Sequence[Floats]) -> list[Decoded]:
    lengths = np.array([len(score) for score in scores])
    laid = np.zeros((lengths[0], len(scores), STATES), np.float32)
    for place, score in enumerate(scores):
        laid[: len(score), place] = score
    running = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")
    best = _viterbi(chain, dense, laid, running)
    chances = _marginals(dense, laid, running)
    return [Decoded(best[:n, place], chances[:n, place]) for place, n in enumerate(lengths)]


def _viterbi(chain: Chain, dense: tuple[Floats, Floats, Floats], laid: Floats, running: Integers) -> Integers:
    """Viterbi: find the best path to each state of each token, then follow the best of all back.

    Transitions depend only on the kind of the state before, so the best state of each kind is found first. Texts lie
    along the last axis. Backpointers are not stored: they are worked out on the way back, for one state a token.
    """
    start, stop, moves = dense
    steps, size, _ = laid.shape
    reached = laid.transpose(0, 2, 1).copy()
    reached[0] += start[:, None]
    kinds = np.empty((KINDS, size), np.float32)
    ways = np.empty((KINDS, TARGETS, size), np.float32)
    barred = np.where(_FORBIDDEN[1:][:, :TARGETS], np.float32(_NEVER), np.float32(0))
    allowed = chain.moves + np.array([barred[KIND_OF.index(kind)] for kind in range(KINDS)], np.float32)
    for step in range(1, steps):
        n = running[step]
        last = reached[step - 1, :, :n]
        began = np.maximum(last[BEGIN:FIRST], last[FIRST:INSIDE])
        kinds[:2, :n] = last[:2]
        kinds[2, :n] = np.maximum(last[GAP], last[GAP + 1])
        kinds[3:, :n] = np.maximum(began, last[INSIDE:])
        np.add(kinds[:, None, :n], allowed[:, :, None], out=ways[..., :n])
        reached[step, :TARGETS, :n] += ways[..., :n].max(0)
        reached[step, INSIDE:, :n] += np.maximum(began + chain.enter[:, None], last[INSIDE:] + chain.stay[:, None])
    best = np.zeros((steps, size), np.int64)
    for step in range(steps - 1, -1, -1):
        n = running[step]
        ongoing = running[step + 1] if step + 1 < steps else 0
        if ongoing:
            best[step, :ongoing] = (reached[step, :, :ongoing] + moves[:, best[step + 1, :ongoing]]).argmax(0)
        if ongoing < n:
            best[step, ongoing:n] = (reached[step, :, ongoing:n] + stop[:, None]).argmax(0)
    return best


def _marginals(dense: tuple[Floats, Floats, Floats], laid: Floats, running: Integers) -> Floats:
    """Forward-backward on exponentiated scores, rescaled at each step."""
    start, stop, moves = (np.exp(scores) for scores in dense)
    factors = np.exp(laid - laid.max(-1, keepdims=True))
    ahead = np.zeros_like(factors)
    ahead[0] = _scaled(factors[0] * start)
    for step in range(1, len(laid)):
        n = running[step]
        ahead[step, :n] = _scaled((ahead[step - 1, :n] @ moves) * factors[step, :n])
    behind = np.tile(stop, (*laid.shape[:2], 1)).astype(np.float32)
    for step in range(len(laid) - 2, -1, -1):
        n = running[step + 1]
        behind[step, :n] = _scaled((behind[step + 1, :n] * factors[step + 1, :n]) @ moves.T)
    return _scaled(ahead * behind)


def _scaled(values: Floats) -> Floats:
    scaled: Floats = values / np.maximum(values.sum(-1, keepdims=True), _TINY)
    return scaled
