"""The trained network in NumPy: hashed embeddings, gated convolutions over neighbouring tokens, two linear heads.

Weights are stored small (8-bit embeddings, 16-bit matrices) and used as 32-bit floats. Texts lie end to end; a token's
neighbours beyond its own text are nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefcite.limits import ONE_THREAD
from briefcite.references.tag.features import SETTINGS, mark_rows, surroundings, traits
from briefcite.references.tag.tags import OUTPUTS
from briefcite.references.tag.tokens import Token

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Bools = NDArray[np.bool_]
_FILE = Path(__file__).with_name("model.npy")
_TEXTS_AT_ONCE = 2048
"""Texts that share one table of distinct tokens; bounds the memory that it takes (3 kB a token)."""
_LONGEST = 1024
"""Longest window of tokens: notes have a few hundred, but a footnote that lost its brace has the rest of the file."""
_TOKENS_A_BATCH = 1000
"""Tokens run side by side: enough to keep the matrix products busy, few enough to stay in the cache."""
DILATIONS = (1, 2, 4, 8, 16, 2, 1)
"""How far from a token its two neighbours stand that each layer reads."""
_EVEN = 1e-5
"""Keeps layer normalisation from dividing by 0; the value is PyTorch's."""


class Emissions(NamedTuple):
    """Scores of one text: outputs [tokens, outputs], from which states are scored, and forms [tokens, forms]."""

    outputs: Floats
    forms: Floats


class Weights(NamedTuple):
    """The model file, ready for use. W is the width of a token's embedding, U the units of a layer."""

    words: NDArray[np.uint32]
    """Hashes of the known words, ascending; the row of a word in ``word`` is its index plus 1."""
    word: NDArray[np.int8]
    word_scale: Floats
    piece: NDArray[np.int8]
    piece_scale: Floats
    shape: Floats
    marks: Floats
    token_input: Floats
    """[W, U]"""
    setting_input: Floats
    """[settings, U], the bias included."""
    marks_input: Floats
    """[2M, U]: for the M features of the marks before a token, then for those of the marks after it."""
    layers: Floats
    """[layers, 3U, 2U]: from the token before, the token and the next to what is added, and to its gate (negated)."""
    layers_bias: Floats
    """[layers, 2U]"""
    heads: Floats
    """[2U, outputs + forms]: from what goes into the first layer, then from what comes out of the last."""
    heads_bias: Floats
    start: Floats
    stop: Floats
    moves: Floats
    enter: Floats
    stay: Floats
    """These five make the ``Chain``."""
    calibration: Floats
    """[2, points]: raw confidence, and the share of such segments that were right."""


@cache
def weights(path: Path = _FILE) -> Weights:
    """Read a model file, once: a record with a field for each array. Its large tables are mapped from disk."""
    stored = np.load(path, mmap_mode="r")[0]
    return Weights(**{name: _ready(stored[name]) for name in Weights._fields})


def emissions(texts: Sequence[Sequence[Token]], model: Weights | None = None) -> list[Emissions]:
    """Run the network over token sequences; for a text without tokens the arrays have length 0."""
    found: list[Emissions] = []
    pieces = [list(_windows(text)) for text in texts]
    with _one_thread(), np.errstate(over="ignore"):
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            several = pieces[start : start + _TEXTS_AT_ONCE]
            scored = iter(_scored(model or weights(), [piece for text in several for piece in text]))
            found += [_laid_end_to_end([next(scored) for _ in text]) for text in several]
    return found


def _one_thread() -> AbstractContextManager[object]:
    """Keep products of matrices in one thread: they are small, and threads only wait for each other.

    Where the environment says so, as under the command line, nothing is left to do: to find the libraries takes 3 ms.
    """
    if all(os.environ.get(name) == "1" for name in ONE_THREAD):
        return nullcontext()
    from threadpoolctl import threadpool_limits

    one: AbstractContextManager[object] = threadpool_limits(1, "blas")
    return one


def _windows(text: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Cut a text longer than any note into windows, so that they run side by side."""
    for start in range(0, max(1, len(text)), _LONGEST):
        yield text[start : start + _LONGEST]


def _laid_end_to_end(windows: Sequence[Emissions]) -> Emissions:
    if len(windows) == 1:
        return windows[0]
    return Emissions(*(np.concatenate(scores) for scores in zip(*windows, strict=True)))


def _scored(model: Weights, texts: Sequence[Sequence[Token]]) -> list[Emissions]:
    kinds = _Kinds(model, texts)
    scores = [score for batch in _batches(texts) for score in _run(model, kinds, texts, batch)]
    return [Emissions(score[:, :OUTPUTS], score[:, OUTPUTS:]) for score in scores]


def _batches(texts: Sequence[Sequence[Token]]) -> list[range]:
    """Group texts into batches of about `_TOKENS_A_BATCH` tokens."""
    lengths = np.array([len(text) for text in texts], np.int64)
    rooms = (np.cumsum(lengths) - lengths) // _TOKENS_A_BATCH
    return [range(*ends) for ends in pairwise([0, *(np.flatnonzero(np.diff(rooms)) + 1).tolist(), len(texts)])]


class _Kinds:
    """Input projections of each distinct token and of each distinct surrounding, worked out once for many texts."""

    def __init__(self, model: Weights, texts: Sequence[Sequence[Token]]) -> None:
        self._model = model
        distinct = dict.fromkeys(token.text for text in texts for token in text)
        self.number = {token: place for place, token in enumerate(distinct)}
        self.projected = self._embed(list(distinct)) @ model.token_input
        self.projected_places, self.place = self._embed_places(texts)

    def _embed(self, tokens: Sequence[str]) -> Floats:
        model = self._model
        if not tokens:
            return np.zeros((0, len(model.token_input)), np.float32)
        hashes, shapes, pieces = traits(tokens)
        place = np.minimum(np.searchsorted(model.words, hashes), len(model.words) - 1)
        word = model.word[np.where(model.words[place] == hashes, place + 1, 0)] * model.word_scale
        share = 1 / np.sqrt(np.maximum((pieces > 0).sum(1, keepdims=True), 1))
        piece = model.piece[pieces].sum(1, dtype=np.int32) * (model.piece_scale * share)
        return np.concatenate([word, piece, model.shape[shapes]], 1).astype(np.float32)

    def _embed_places(self, texts: Sequence[Sequence[Token]]) -> tuple[Floats, list[Integers]]:
        """Return the projections of the distinct surroundings, and for each text the index of each token's."""
        model, around = self._model, [surroundings(text) for text in texts]
        distinct = {gap: number for number, gap in enumerate(dict.fromkeys(gap for one in around for gap in one.gaps))}
        settings = np.array([setting for one in around for setting in one.settings], np.int64)
        before = np.array([distinct[gap] for one in around for gap in one.gaps[:-1]], np.int64)
        after = np.array([distinct[gap] for one in around for gap in one.gaps[1:]], np.int64)
        packed, place = np.unique((before * len(distinct) + after) * SETTINGS + settings, return_inverse=True)
        both, setting = np.divmod(packed, SETTINGS)
        marks = model.marks[mark_rows(list(distinct))].sum(1)
        projected: Floats = (
            np.concatenate([marks[both // len(distinct)], marks[both % len(distinct)]], 1) @ model.marks_input
        )
        projected += model.setting_input[setting]
        return projected, np.split(place, np.cumsum([len(text) for text in texts])[:-1])

    def read(self, kinds: Integers, places: Integers) -> Floats:
        """Return the input of the first layer for these distinct tokens in these surroundings."""
        read: Floats = self.projected[kinds]
        read += self.projected_places[places]
        return read


def _run(model: Weights, kinds: _Kinds, texts: Sequence[Sequence[Token]], numbers: Sequence[int]) -> list[Floats]:
    """Score the texts of these numbers: [tokens, outputs + forms] each."""
    lengths = np.array([len(texts[number]) for number in numbers])
    kind = np.array([kinds.number[token.text] for number in numbers for token in texts[number]], np.int64)
    first = kinds.read(kind, np.concatenate([kinds.place[number] for number in numbers]))
    last, room = first.copy(), np.empty((len(kind), 3 * first.shape[1]), np.float32)
    before = np.arange(len(kind)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    after = np.repeat(lengths, lengths) - 1 - before
    for layer, bias, far in zip(model.layers, model.layers_bias, DILATIONS, strict=True):
        _gather(_even(last), far, before < far, after < far, room)
        last += _gated(room @ layer + bias)
    scores = np.concatenate([first, last], 1) @ model.heads
    scores += model.heads_bias
    return np.split(scores, np.cumsum(lengths)[:-1])


def _even(states: Floats) -> Floats:
    """Normalise each row to mean 0 and variance 1."""
    even: Floats = states - states.mean(1, keepdims=True)
    even /= np.sqrt(np.einsum("tu,tu->t", even, even) / even.shape[1] + _EVEN)[:, None]
    return even


def _gather(states: Floats, far: int, is_first: Bools, is_last: Bools, room: Floats) -> None:
    """Lay beside each token [tokens, U] the ones ``far`` before and after it, in ``room`` [tokens, 3U]."""
    units = states.shape[1]
    room[far:, :units] = states[:-far]
    room[:, units : 2 * units] = states
    room[:-far, 2 * units :] = states[far:]
    room[is_first, :units] = 0
    room[is_last, 2 * units :] = 0


def _gated(sums: Floats) -> Floats:
    added, gate = np.split(sums, 2, axis=1)
    np.exp(gate, out=gate)
    gate += 1
    added /= gate
    return added


def _ready(array: Any) -> Any:
    if array.dtype == np.float16:
        return array.astype(np.float32)
    return array if array.dtype == np.int8 else array.copy()
