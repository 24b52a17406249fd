"""The trained network in NumPy: hashed embeddings, two BiLSTM layers, two linear heads.

Weights are stored small (8-bit embeddings, 16-bit matrices) and used as 32-bit floats. Sequences run side by
side, longest first, so that at each step those still running are the first rows and nothing is padded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from briefcite.references.tag.features import SETTINGS, mark_rows, surroundings, traits
from briefcite.references.tag.tags import FORMS, OUTPUTS
from briefcite.references.tag.tokens import Token

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
_FILE = Path(__file__).with_name("model.npy")
_TEXTS_AT_ONCE = 2048
"""Texts that share one table of distinct tokens; bounds the memory that it takes (3 kB a token)."""
_LONGEST = 1024
"""Tokens run in one go; notes have a few hundred, a footnote whose brace was lost has the rest of the file."""
_TOKENS_A_BATCH = 4000
"""Tokens run side by side: enough to keep the matrix products busy, few enough to stay in the cache."""


class Emissions(NamedTuple):
    """Scores of one text: outputs [tokens, outputs], of which states are made, and forms [tokens, forms]."""

    outputs: Floats
    forms: Floats


class Weights(NamedTuple):
    """The model file, ready for use. H units a direction, W the width of a token's embedding."""

    words: NDArray[np.uint32]
    """Hashes of the known words, rising; a word's row in ``word`` is its place plus 1."""
    word: NDArray[np.int8]
    word_scale: Floats
    piece: NDArray[np.int8]
    piece_scale: Floats
    shape: Floats
    marks: Floats
    first_input: Floats
    """[W, 8H]: ahead, then behind, each with its gates in, forget, out and the candidate."""
    first_setting: Floats
    """[settings, 8H], the bias included."""
    first_marks: Floats
    """[2M, 8H]: for the M numbers of the marks before a token, then of those after it."""
    first_back: Floats
    """[2, H, 4H]: from the state to the gates."""
    second_input: Floats
    second_bias: Floats
    second_back: Floats
    heads: Floats
    """[4H, outputs + forms]."""
    heads_bias: Floats
    start: Floats
    stop: Floats
    moves: Floats
    enter: Floats
    stay: Floats
    """These five are a ``Chain``."""
    calibration: Floats
    """[2, points]: raw confidence and the share of such segments that were right."""


@cache
def weights(path: Path = _FILE) -> Weights:
    """Read a model file, once: one record with a field for each array; its large tables stay on the disk until read."""
    stored = np.load(path, mmap_mode="r")[0]
    return Weights(**{name: _ready(stored[name]) for name in Weights._fields})


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
    empty = np.zeros((0, OUTPUTS + len(FORMS)), np.float32)
    scores = [empty] * len(texts)
    order = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
    kinds = _Kinds(model, texts)
    for batch in _batches(order, texts):
        for number, score in zip(batch, _run(model, kinds, texts, batch), strict=True):
            scores[number] = score
    return [Emissions(score[:, :OUTPUTS], score[:, OUTPUTS:]) for score in scores]


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
    """Input projections of each distinct token and each distinct place, worked out once for many texts."""

    def __init__(self, model: Weights, texts: Sequence[Sequence[Token]]) -> None:
        self._model = model
        distinct = dict.fromkeys(token.text for text in texts for token in text)
        self.number = {token: place for place, token in enumerate(distinct)}
        self.projected = self._embed(list(distinct)) @ model.first_input
        self.projected_places, self.place = self._embed_places(texts)

    def _embed(self, tokens: Sequence[str]) -> Floats:
        model = self._model
        if not tokens:
            return np.zeros((0, len(model.first_input)), np.float32)
        hashes, shapes, pieces = traits(tokens)
        place = np.minimum(np.searchsorted(model.words, hashes), len(model.words) - 1)
        word = model.word[np.where(model.words[place] == hashes, place + 1, 0)] * model.word_scale
        share = 1 / np.sqrt(np.maximum((pieces > 0).sum(1, keepdims=True), 1))
        piece = model.piece[pieces].sum(1, dtype=np.int32) * (model.piece_scale * share)
        return np.concatenate([word, piece, model.shape[shapes]], 1).astype(np.float32)

    def _embed_places(self, texts: Sequence[Sequence[Token]]) -> tuple[Floats, list[Integers]]:
        """Give the distinct places' projections, and for each text which of them its tokens stand at."""
        model, around = self._model, [surroundings(text) for text in texts]
        distinct = {gap: number for number, gap in enumerate(dict.fromkeys(gap for one in around for gap in one.gaps))}
        settings = np.array([setting for one in around for setting in one.settings], np.int64)
        before = np.array([distinct[gap] for one in around for gap in one.gaps[:-1]], np.int64)
        after = np.array([distinct[gap] for one in around for gap in one.gaps[1:]], np.int64)
        packed, place = np.unique((before * len(distinct) + after) * SETTINGS + settings, return_inverse=True)
        both, setting = np.divmod(packed, SETTINGS)
        marks = model.marks[mark_rows(list(distinct))].sum(1)
        projected: Floats = (
            np.concatenate([marks[both // len(distinct)], marks[both % len(distinct)]], 1) @ model.first_marks
        )
        projected += model.first_setting[setting]
        return projected, np.split(place, np.cumsum([len(text) for text in texts])[:-1])

    def read(self, kinds: Integers, places: Integers, way: slice) -> Floats:
        """The input of the first layer for tokens of these kinds at these places."""
        read: Floats = self.projected[kinds, way]
        read += self.projected_places[places, way]
        return read


def _run(model: Weights, kinds: _Kinds, texts: Sequence[Sequence[Token]], numbers: Sequence[int]) -> list[Floats]:
    """Score the texts of these numbers, which go by falling length: [tokens, outputs + forms] each."""
    lengths = np.array([len(texts[number]) for number in numbers])
    kind = np.array([kinds.number[token.text] for number in numbers for token in texts[number]])
    place = np.concatenate([kinds.place[number] for number in numbers])
    plan = _Plan(lengths)
    onward, backward = (kinds.read(kind[rows], place[rows], way) for rows, way in plan.ways(model))
    low = _lstm(onward, backward, model.first_back, plan)
    onward, backward = (low[rows] @ model.second_input[:, way] for rows, way in plan.ways(model))
    onward += model.second_bias[: onward.shape[1]]
    backward += model.second_bias[onward.shape[1] :]
    high = _lstm(onward, backward, model.second_back, plan)
    half = low.shape[1]
    scores = low @ model.heads[:half]
    scores += high @ model.heads[half:]
    scores += model.heads_bias
    return np.split(scores, np.cumsum(lengths)[:-1])


class _Plan:
    """In which order the tokens (of texts laid end to end) are read: step by step, in both directions."""

    def __init__(self, lengths: Integers) -> None:
        self.tokens = int(lengths.sum())
        starts = np.cumsum(lengths) - lengths
        self.running = [int(n) for n in np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")]
        self.ahead = np.concatenate([starts[:n] + step for step, n in enumerate(self.running)])
        self.behind = np.concatenate([starts[:n] + lengths[:n] - 1 - step for step, n in enumerate(self.running)])

    def ways(self, model: Weights) -> Iterator[tuple[Integers, slice]]:
        """Both directions, each with its order and its columns of the input's weights."""
        gates = model.first_back.shape[2]
        yield self.ahead, slice(gates)
        yield self.behind, slice(gates, 2 * gates)


def _lstm(onward: Floats, backward: Floats, back: Floats, plan: _Plan) -> Floats:
    """Run one layer in both directions over what comes from below, [tokens, 4H] in the plan's orders.

    Returns:
        The states [tokens, 2H] in the order of the texts.
    """
    units = back.shape[1]
    ahead = np.empty((plan.tokens, units), np.float32)
    behind = np.empty_like(ahead)
    memory = np.zeros((2, plan.running[0], units), np.float32)
    state = np.zeros_like(memory)
    room = np.empty((2, plan.running[0], 4 * units), np.float32)
    at = 0
    for running in plan.running:
        now, held, rows = state[:, :running], memory[:, :running], slice(at, at + running)
        sums = np.matmul(now, back, out=room[:, :running])
        sums[0] += onward[rows]
        sums[1] += backward[rows]
        _cell(sums, held, now, units)
        ahead[rows], behind[rows] = now
        at += running
    out = np.empty((plan.tokens, 2 * units), np.float32)
    out[plan.ahead, :units] = ahead
    out[plan.behind, units:] = behind
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


def _ready(array: Any) -> Any:
    if array.dtype == np.float16:
        return array.astype(np.float32)
    return array if array.dtype == np.int8 else array.copy()
