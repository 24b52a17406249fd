"""Confidence as frequency: how often a part or citation of a raw confidence is right in documents held out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from briefcite.model import Citation
from briefcite.references.tag.network import Weights, weights
from briefcite.references.tag.reading import read
from briefcite.references.tag.tags import FIRST, FIRST_GAP, INSIDE, OUTSIDE, SIGNAL
from corpus import Labelled, example, key

ALIKE, HALF = 0.8, 0.5
"""Share of letters that a part must have in common with the truth to count as right."""
POINTS = np.array([0, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.87, 0.92, 0.96, 0.98, 0.99, 0.997, 1.0])
FEWEST = 12
"""Of a bin that a share is taken of."""
RELUCTANCE = (0.0, 0.5, 1.0, 1.5, 2.0)
"""What may be taken from the score of going from commentary to a citation or its signal."""
WORTH = 0.0005
"""F1 of citations that leaving more commentary alone may cost."""
INTO = [SIGNAL, FIRST_GAP, *range(FIRST, INSIDE)]


def curves(path: Path, held_out: Sequence[Labelled]) -> np.ndarray:
    """Return [4, points]: raw confidence of parts and the share of right ones, rising; the same of citations."""
    parts: list[tuple[float, bool]] = []
    cites: list[tuple[float, bool]] = []
    for item, found in zip(held_out, _read(held_out, _as_written(path)), strict=True):
        for cited in found:
            cites.append((cited.confidence, _cited(item, cited.start, cited.end)))
            parts += [(one.confidence, _right(item, *one[:3])) for one in cited.segments if one.label != "other"]
    return np.concatenate([_curve(parts), _curve(cites)])


def reluctance(path: Path, held_out: Sequence[Labelled]) -> Weights:
    """Return the model with what pays best of `RELUCTANCE` taken off, so that less commentary is cited."""
    tried = [_reluctant(_as_written(path), less) for less in RELUCTANCE]
    found = [_read(held_out, model) for model in tried]
    scores = [_f1(one, held_out) for one in found]
    kept = [place for place, score in enumerate(scores) if score >= max(scores) - WORTH]
    return tried[max(kept, key=lambda place: _left_alone(found[place], held_out))]


def _read(items: Sequence[Labelled], model: Weights) -> list[tuple[Citation, ...]]:
    return read([item.text for item in items], [example(item).tokens for item in items], model)


def _as_written(path: Path) -> Weights:
    weights.cache_clear()  # the file is written more than once
    return weights(path)


def _reluctant(model: Weights, less: float) -> Weights:
    start, moves = model.start.copy(), model.moves.copy()
    start[INTO] -= less
    moves[OUTSIDE, INTO] -= less
    return model._replace(start=start, moves=moves)


def _left_alone(found: Sequence[Sequence[Citation]], held_out: Sequence[Labelled]) -> int:
    return sum(not told and not item.citations for told, item in zip(found, held_out, strict=True))


def _f1(found: Sequence[Sequence[Citation]], held_out: Sequence[Labelled]) -> float:
    """Of citations, of which half the letters must be in common with the truth."""
    hits = sum(
        any(_common(item.text, cited.start, cited.end, a, b) >= HALF for cited in told)
        for item, told in zip(held_out, found, strict=True)
        for a, b, _ in item.citations
    )
    every = sum(len(item.citations) for item in held_out) + sum(map(len, found))
    return 2 * hits / every


def _curve(outcomes: Sequence[tuple[float, bool]]) -> np.ndarray:
    raw, right = (np.array(column) for column in zip(*outcomes, strict=True))
    middles, shares = [], []
    for low, high in pairwise(POINTS):
        inside = (raw >= low) & (raw <= high)
        if inside.sum() >= FEWEST:
            middles.append(raw[inside].mean())
            shares.append(right[inside].mean())
    return np.array([POINTS, np.interp(POINTS, [0.0, *middles], [0.0, *_rising(np.array(shares))])])


def _cited(item: Labelled, start: int, end: int) -> bool:
    found = key(item.text[start:end])
    return any(start < b and a < end and key(item.text[a:b]) == found for a, b, _ in item.citations)


def _right(item: Labelled, label: str, start: int, end: int) -> bool:
    return any(name == label and _common(item.text, start, end, a, b) >= ALIKE for name, a, b in item.spans)


def _common(text: str, start: int, end: int, a: int, b: int) -> float:
    both = _letters(text[max(start, a) : min(end, b)]) if max(start, a) < min(end, b) else 0
    return both / max(1, _letters(text[min(start, a) : max(end, b)]))


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _rising(shares: np.ndarray) -> np.ndarray:
    """Pool neighbours until no share is above the next (all bins weigh the same)."""
    pools: list[list[float]] = []
    for share in shares:
        pools.append([float(share), 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            value, weight = pools.pop()
            before, size = pools[-1]
            pools[-1] = [(before * size + value * weight) / (size + weight), size + weight]
    return np.concatenate([np.full(int(size), value) for value, size in pools])
