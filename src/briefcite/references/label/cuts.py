"""Proposes where the citations of a note begin and end, by the same network that labels them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from briefcite.references.label.reading import scored
from briefcite.references.label.tags import CUTS
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
    read = scored(texts)
    laid = np.concatenate([np.empty((0, len(CUTS)), np.float32), *(scores.cuts for _, scores in read)])
    outside, paths = _softmax(laid)[:, _OUTSIDE], laid.argmax(-1).tolist()
    found = []
    at = 0
    for text, (tokens, scores) in zip(texts, read, strict=True):
        end = at + len(tokens)
        path = paths[at:end] if _possible(paths[at:end]) else _best(scores.cuts)
        found.append(_citations(text, tokens, path, outside[at:end]))
        at = end
    return found


def _citations(
    text: str, tokens: Sequence[Token], path: Sequence[int], outside: Floats
) -> tuple[tuple[int, int, float], ...]:
    """Give the citations of one text: its tokens' cuts, and how probable it is that each stands outside of all."""
    found: list[tuple[int, int, float]] = []
    starts = [place for place, cut in enumerate(path) if cut == _BEGIN]
    for first, after in pairwise([*starts, len(path)]):
        last = next((place for place in range(first + 1, after) if path[place] == _OUTSIDE), after)
        sure = 1.0 - float(outside[first:last].sum() / (last - first))
        low = found[-1][1] if found else 0
        high = tokens[last].start if last < len(tokens) else len(text)
        end = tokens[last - 1].end
        start = whole_start(text, tokens[first].start, end, low)
        found.append((start, whole_end(text, start, end, high, _STOPS), round(sure, 3)))
    return tuple(found)


def _possible(path: Sequence[int]) -> bool:
    return not path or (path[0] != _INSIDE and (_OUTSIDE, _INSIDE) not in pairwise(path))


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
