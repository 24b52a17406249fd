"""The trained network in NumPy: hashed embeddings, two BiLSTM layers, two linear heads.

Weights are stored small (8-bit embeddings, 16-bit matrices) and used as 32-bit floats. Sequences run side by
side, longest first, so that at each step those still running are the first rows and nothing is padded.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefcite.references.label.features import PIECES, Traits, settings, traits
from briefcite.references.label.tokens import Token

Floats = NDArray[np.float32]
_FILE = Path(__file__).with_name("model.npz")
_TOKENS_A_BATCH = 12000
"""Tokens run side by side: enough to keep the matrix products busy, few enough to stay in the cache."""


class Emissions(NamedTuple):
    """Scores of one text: tags [tokens, tags] for the CRF, cuts [tokens, 3] before the softmax."""

    tags: Floats
    cuts: Floats


class Weights(NamedTuple):
    """The model file, ready for use. H units a direction, W the width of a token's embedding."""

    words: NDArray[np.uint32]
    """Hashes of the known words, rising; a word's row in ``word`` is its place plus 1."""
    word: NDArray[np.int8]
    word_scale: Floats
    piece: NDArray[np.int8]
    piece_scale: Floats
    shape: Floats
    first_input: Floats
    """[W, 8H]: both directions' gates, in the order in, forget, out (each direction), candidate."""
    first_setting: Floats
    """[settings, 8H], the bias included."""
    first_back: Floats
    """[2, H, 4H]: from the state to the gates."""
    second_input: Floats
    second_bias: Floats
    second_back: Floats
    heads: Floats
    """[4H, tags + cuts]."""
    heads_bias: Floats
    start: Floats
    stop: Floats
    moves: Floats
    """[tags, tags]: score of going from the first to the second."""
    calibration: Floats
    """[2, points]: raw confidence and the share of such segments that were right."""


@cache
def weights() -> Weights:
    """Read the model file, once."""
    with np.load(_FILE) as stored:
        return Weights(**{name: _wide(stored[name]) for name in Weights._fields})


def emissions(texts: Sequence[Sequence[Token]]) -> list[Emissions]:
    """Run the network over token sequences; a text without tokens gives arrays of length 0."""
    model = weights()
    tags = len(model.start)
    order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
    found: list[Emissions] = [Emissions(np.zeros((0, tags), np.float32), np.zeros((0, 3), np.float32))] * len(
        texts
    )
    rows = _Kinds(model)
    for batch in _batches(order, texts):
        scores = _run(model, rows, [texts[number] for number in batch])
        for number, score in zip(batch, scores, strict=True):
            found[number] = Emissions(score[:, :tags], score[:, tags:])
    return found


def _batches(order: Sequence[int], texts: Sequence[Sequence[Token]]) -> list[list[int]]:
    batches: list[list[int]] = []
    room = 0
    for number in order:
        size = len(texts[number])
        if not size:
            break
        if not batches or room < size:
            batches.append([])
            room = _TOKENS_A_BATCH
        batches[-1].append(number)
        room -= size
    return batches


class _Kinds:
    """Input projections of each distinct token, worked out once a call."""

    def __init__(self, model: Weights) -> None:
        self._model = model
        self._number: dict[str, int] = {}
        self.projected = np.zeros((0, model.first_input.shape[1]), np.float32)

    def numbers(self, tokens: Sequence[str]) -> NDArray[np.int64]:
        """Give each token's row in ``projected``, adding rows for new ones."""
        new = [token for token in dict.fromkeys(tokens) if token not in self._number]
        if new:
            start = len(self._number)
            self._number.update({token: place for place, token in enumerate(new, start)})
            fresh = self._embed([traits(token) for token in new]) @ self._model.first_input
            self.projected = np.concatenate([self.projected, fresh])
        return np.array([self._number[token] for token in tokens], np.int64)

    def _embed(self, kinds: Sequence[Traits]) -> Floats:
        model = self._model
        hashes = np.array([kind.word for kind in kinds], np.uint32)
        place = np.minimum(np.searchsorted(model.words, hashes), len(model.words) - 1)
        word = model.word[np.where(model.words[place] == hashes, place + 1, 0)] * model.word_scale
        pieces = np.zeros((len(kinds), PIECES), np.int64)
        for row, kind in enumerate(kinds):
            pieces[row, : len(kind.pieces)] = kind.pieces
        share = 1 / np.sqrt(np.maximum((pieces > 0).sum(1, keepdims=True), 1))
        piece = model.piece[pieces].sum(1, dtype=np.int32) * (model.piece_scale * share)
        shape = model.shape[[kind.shape for kind in kinds]]
        return np.concatenate([word, piece, shape], 1).astype(np.float32)


def _run(model: Weights, kinds: _Kinds, texts: Sequence[Sequence[Token]]) -> list[Floats]:
    """Score texts sorted by falling length: [tokens, tags + cuts] each."""
    lengths = np.array([len(text) for text in texts])
    number = kinds.numbers([token.text for text in texts for token in text])
    around = np.array([value for text in texts for value in settings(text)])
    gates = kinds.projected[number]
    gates += model.first_setting[around]
    plan = _Plan(lengths)
    low = _lstm(gates, model.first_back, plan)
    gates = low @ model.second_input
    gates += model.second_bias
    high = _lstm(gates, model.second_back, plan)
    half = low.shape[1]
    scores = low @ model.heads[:half]
    scores += high @ model.heads[half:]
    scores += model.heads_bias
    return np.split(scores, np.cumsum(lengths)[:-1])


class _Plan:
    """For each step the rows (of texts laid end to end) that it reads, in both directions."""

    def __init__(self, lengths: NDArray[np.int64]) -> None:
        starts = np.cumsum(lengths) - lengths
        self.running = [int(n) for n in np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")]
        self.ahead = [starts[:n] + step for step, n in enumerate(self.running)]
        self.behind = [starts[:n] + lengths[:n] - 1 - step for step, n in enumerate(self.running)]


def _lstm(gates: Floats, back: Floats, plan: _Plan) -> Floats:
    """Run one layer in both directions: gates [tokens, 8H] to states [tokens, 2H]."""
    units = back.shape[1]
    out = np.empty((len(gates), 2 * units), np.float32)
    memory = np.zeros((2, plan.running[0], units), np.float32)
    state = np.zeros_like(memory)
    room = np.empty((2, plan.running[0], 4 * units), np.float32)
    for running, ahead, behind in zip(plan.running, plan.ahead, plan.behind, strict=True):
        now, held = state[:, :running], memory[:, :running]
        sums = np.matmul(now, back, out=room[:, :running])
        sums[0] += gates[ahead, : 4 * units]
        sums[1] += gates[behind, 4 * units :]
        _cell(sums, held, now, units)
        out[ahead, :units] = now[0]
        out[behind, units:] = now[1]
    return out


def _cell(sums: Floats, memory: Floats, state: Floats, units: int) -> None:
    """One LSTM step in place; the three gates' weights are stored halved, so that one tanh serves all."""
    np.tanh(sums, out=sums)
    gates = sums[..., : 3 * units]
    gates += 1.0
    gates *= 0.5
    memory *= gates[..., units : 2 * units]
    memory += gates[..., :units] * sums[..., 3 * units :]
    np.tanh(memory, out=state)
    state *= gates[..., 2 * units :]


def _wide(array: Any) -> Any:
    return array.astype(np.float32) if array.dtype == np.float16 else array
