"""Confidence as frequency: how often a segment of a given raw confidence is right on references held out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from corpus import TAG, Labelled

from briefcite.references.label.constraints import constrain
from briefcite.references.label.crf import Chain, decode
from briefcite.references.label.network import emissions, weights
from briefcite.references.label.segments import confidences, runs_of
from briefcite.references.label.tags import TAGS
from briefcite.references.label.tokens import tokenise

ALIKE = 0.8
"""Share of letters that a segment must have in common with the truth to count as right."""
POINTS = np.array([0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.985, 0.995, 1.0])
SILENT = {TAG["none"], TAG["gap"], TAG["other"]}
"""Tags that no field is made of."""


def curve(path: Path, held_out: Sequence[Labelled]) -> np.ndarray:
    """Give [2, points]: raw confidence and the share of right segments, rising."""
    raw, right = _outcomes(path, held_out)
    shares = []
    for low, high in pairwise(POINTS):
        inside = (raw >= low) & (raw <= high)
        shares.append(right[inside].mean() if inside.sum() >= 5 else np.nan)
    middles = (POINTS[:-1] + POINTS[1:]) / 2
    known = ~np.isnan(shares)
    steady = _rising(np.array(shares)[known])
    return np.array([[0.0, *middles[known], 1.0], [0.0, *steady, max(steady[-1], right[raw > 0.995].mean())]])


def _outcomes(path: Path, held_out: Sequence[Labelled]) -> tuple[np.ndarray, np.ndarray]:
    model = weights(path)
    tokens = [tokenise(item.text) for item in held_out]
    scores = emissions(tokens, model)
    kept = [
        (item, own, constrain(item.text, own, score.tags))
        for item, own, score in zip(held_out, tokens, scores, strict=True)
        if own
    ]
    raw: list[float] = []
    right: list[bool] = []
    identity = np.array([[0.0, 1.0], [0.0, 1.0]])
    found = decode(Chain(model.start, model.stop, model.moves), [score for _, _, score in kept])
    for (item, own, _), decoded in zip(kept, found, strict=True):
        runs = runs_of(decoded, own)
        sure = confidences(decoded, runs, identity)
        for (tag, first, last), confidence in zip(runs, sure, strict=True):
            if tag not in SILENT:
                raw.append(confidence)
                right.append(_right(item, TAGS[tag], own[first].start, own[last].end))
    return np.array(raw), np.array(right)


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
