"""Proposes where the citations of a note begin and end, by the same network that labels them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from briefcite.references.label.reading import scored
from briefcite.references.label.tokens import Token, whole_end, whole_start

Floats = NDArray[np.float32]
_OUTSIDE, _BEGIN, _INSIDE = range(3)
_NEVER = -1e9
_STOPS = ".?!"
"""Marks that belong to the citation that they end."""


def segment(texts: Sequence[str]) -> list[tuple[tuple[int, int, float], ...]]:
    """Propose the citations of each note.

    Args:
        texts: notes, each the whole of its text; a batch is much quicker than one at a time.

    Returns:
        For each note its proposed citations in order, as (start, end, confidence): half-open offsets into the
        note's text that do not overlap, and how sure the network is (0..1). What lies outside them (signals,
        commentary, separators) was not thought to belong to a citation. A note of pure commentary gives ().
    """
    found = zip(texts, scored(texts), strict=True)
    return [_citations(text, tokens, scores.cuts) for text, (tokens, scores) in found]


def _citations(text: str, tokens: Sequence[Token], scores: Floats) -> tuple[tuple[int, int, float], ...]:
    if not tokens:
        return ()
    chances = _softmax(scores)
    path = scores.argmax(-1).tolist()
    if not _possible(path):
        path = _best(scores)
    found: list[tuple[int, int, float]] = []
    starts = [place for place, cut in enumerate(path) if cut == _BEGIN]
    for first, after in pairwise([*starts, len(path)]):
        last = next((place for place in range(first + 1, after) if path[place] == _OUTSIDE), after)
        sure = 1.0 - float(chances[first:last, _OUTSIDE].mean())
        low = found[-1][1] if found else 0
        high = tokens[last].start if last < len(tokens) else len(text)
        end = tokens[last - 1].end
        start = whole_start(text, tokens[first].start, end, low)
        found.append((start, whole_end(text, start, end, high, _STOPS), round(sure, 3)))
    return tuple(found)


def _possible(path: Sequence[int]) -> bool:
    return path[0] != _INSIDE and (_OUTSIDE, _INSIDE) not in pairwise(path)


def _best(scores: Floats) -> list[int]:
    """Viterbi over three classes: "inside" never follows "outside", nor begins a note."""
    rows = scores.tolist()
    outside, begin, inside = rows[0][0], rows[0][1], _NEVER
    came: list[tuple[int, int, int]] = [(0, 0, 0)]
    for row in rows[1:]:
        before, first = max((outside, _OUTSIDE), (begin, _BEGIN), (inside, _INSIDE))
        within, second = max((begin, _BEGIN), (inside, _INSIDE))
        came.append((first, first, second))
        outside, begin, inside = before + row[0], before + row[1], within + row[2]
    cut = max((outside, _OUTSIDE), (begin, _BEGIN), (inside, _INSIDE))[1]
    path = [cut]
    for back in reversed(came[1:]):
        cut = back[cut]
        path.append(cut)
    return path[::-1]


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    chances: Floats = raised / raised.sum(-1, keepdims=True)
    return chances
