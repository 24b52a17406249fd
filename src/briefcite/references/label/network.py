"""The trained network in NumPy: hashed embeddings, two BiLSTM layers, two linear heads.

Weights are stored small (8-bit embeddings, 16-bit matrices) and used as 32-bit floats. Sequences run side by
side, longest first, so that at each step those still running are the first rows and nothing is padded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from briefcite.references.label.features import Traits, settings, traits
from briefcite.references.label.tokens import Token

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
_FILE = Path(__file__).with_name("model.npz")
_TEXTS_AT_ONCE = 2048
"""Texts that share one table of distinct tokens; bounds the memory that it takes (3 kB a token)."""
_LONGEST = 1024
"""Tokens run in one go; notes have a few hundred, a footnote whose brace was lost has the rest of the file."""
_TOKENS_A_BATCH = 4000
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
    """[W, 8H]: ahead, then behind, each with its gates in, forget, out and the candidate."""
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
def weights(path: Path = _FILE) -> Weights:
    """Read a model file, once."""
    with np.load(path) as stored:
        return Weights(**{name: _wide(stored[name]) for name in Weights._fields})


def emissions(texts: Sequence[Sequence[Token]], model: Weights | None = None) -> list[Emissions]:
    """Run the network over token sequences; a text without tokens gives arrays of length 0."""
    found: list[Emissions] = []
    pieces = [list(_windows(text)) for text in texts]
    with threadpool_limits(1, "blas"), np.errstate(over="ignore"):  # threads only wait for each other here
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            several = pieces[start : start + _TEXTS_AT_ONCE]
            scored = iter(_scored(model or weights(), [piece for text in several for piece in text]))
            found += [_laid_end_to_end([next(scored) for _ in text]) for text in several]
    return found


def _windows(text: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Cut a text that is longer than any note, so that its windows run side by side and not one after another."""
    for start in range(0, max(1, len(text)), _LONGEST):
        yield text[start : start + _LONGEST]


def _laid_end_to_end(windows: Sequence[Emissions]) -> Emissions:
    if len(windows) == 1:
        return windows[0]
    return Emissions(*(np.concatenate(scores) for scores in zip(*windows, strict=True)))


def _scored(model: Weights, texts: Sequence[Sequence[Token]]) -> list[Emissions]:
    tags = len(model.start)
    empty = np.zeros((0, tags + 3), np.float32)
    scores = [empty] * len(texts)
    order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
    kinds = _Kinds(model, texts)
    for batch in _batches(order, texts):
        for number, score in zip(batch, _run(model, kinds, [texts[n] for n in batch]), strict=True):
            scores[number] = score
    return [Emissions(score[:, :tags], score[:, tags:]) for score in scores]


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
    """Input projections of each distinct token, worked out once for many texts."""

    def __init__(self, model: Weights, texts: Sequence[Sequence[Token]]) -> None:
        self._model = model
        distinct = dict.fromkeys(token.text for text in texts for token in text)
        self.number = {token: place for place, token in enumerate(distinct)}
        self.projected = self._embed([traits(token) for token in distinct]) @ model.first_input

    def _embed(self, kinds: Sequence[Traits]) -> Floats:
        model = self._model
        if not kinds:
            return np.zeros((0, len(model.first_input)), np.float32)
        hashes = np.array([kind.word for kind in kinds], np.uint32)
        place = np.minimum(np.searchsorted(model.words, hashes), len(model.words) - 1)
        word = model.word[np.where(model.words[place] == hashes, place + 1, 0)] * model.word_scale
        pieces = np.array([kind.pieces for kind in kinds])
        share = 1 / np.sqrt(np.maximum((pieces > 0).sum(1, keepdims=True), 1))
        piece = model.piece[pieces].sum(1, dtype=np.int32) * (model.piece_scale * share)
        shape = model.shape[[kind.shape for kind in kinds]]
        return np.concatenate([word, piece, shape], 1).astype(np.float32)


def _run(model: Weights, kinds: _Kinds, texts: Sequence[Sequence[Token]]) -> list[Floats]:
    """Score texts sorted by falling length: [tokens, tags + cuts] each."""
    lengths = np.array([len(text) for text in texts])
    kind = np.array([kinds.number[token.text] for text in texts for token in text])
    around = np.array([value for text in texts for value in settings(text)])
    plan = _Plan(lengths)

    def embedded(rows: Integers, gates: slice) -> Floats:
        read: Floats = kinds.projected[kind[rows], gates]
        read += model.first_setting[around[rows], gates]
        return read

    low = _lstm(embedded, model.first_back, plan)
    laid = low @ model.second_input
    laid += model.second_bias
    high = _lstm(lambda rows, gates: laid[rows, gates], model.second_back, plan)
    half = low.shape[1]
    scores = low @ model.heads[:half]
    scores += high @ model.heads[half:]
    scores += model.heads_bias
    return np.split(scores, np.cumsum(lengths)[:-1])


class _Plan:
    """For each step the rows (of texts laid end to end) that it reads, in both directions."""

    def __init__(self, lengths: Integers) -> None:
        self.tokens = int(lengths.sum())
        starts = np.cumsum(lengths) - lengths
        self.running = [int(n) for n in np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")]
        self.ahead = [starts[:n] + step for step, n in enumerate(self.running)]
        self.behind = [starts[:n] + lengths[:n] - 1 - step for step, n in enumerate(self.running)]


def _lstm(gates: Callable[[Integers, slice], Floats], back: Floats, plan: _Plan) -> Floats:
    """Run one layer in both directions, to states [tokens, 2H]; ``gates`` gives rows of what comes from below."""
    units = back.shape[1]
    out = np.empty((plan.tokens, 2 * units), np.float32)
    memory = np.zeros((2, plan.running[0], units), np.float32)
    state = np.zeros_like(memory)
    room = np.empty((2, plan.running[0], 4 * units), np.float32)
    onward, backward = slice(4 * units), slice(4 * units, 8 * units)
    for running, ahead, behind in zip(plan.running, plan.ahead, plan.behind, strict=True):
        now, held = state[:, :running], memory[:, :running]
        sums = np.matmul(now, back, out=room[:, :running])
        sums[0] += gates(ahead, onward)
        sums[1] += gates(behind, backward)
        _cell(sums, held, now, units)
        out[ahead, :units] = now[0]
        out[behind, units:] = now[1]
    return out


def _cell(sums: Floats, memory: Floats, state: Floats, units: int) -> None:
    """One LSTM step in place, all by ``exp``, which NumPy does several times faster than ``tanh``.

    ``sums`` come negated (the candidate's times -2) and ``memory`` is kept times -2, as the model file is
    written, so that 1 / (1 + exp(sums)) gives gates and 2 / (1 + exp(memory)) - 1 the tanh of the memory.
    """
    np.exp(sums, out=sums)
    sums += 1.0
    np.reciprocal(sums, out=sums)
    candidate = sums[..., 3 * units :]
    candidate *= -4.0
    candidate += 2.0
    candidate *= sums[..., :units]
    memory *= sums[..., units : 2 * units]
    memory += candidate
    np.exp(memory, out=state)
    state += 1.0
    np.divide(2.0, state, out=state)
    state -= 1.0
    state *= sums[..., 2 * units : 3 * units]


def _wide(array: Any) -> Any:
    return array.astype(np.float32) if array.dtype == np.float16 else array
