"""Straightens the lines of a page that was scanned askew: they climb or fall by half a leading from edge to edge.

Only baselines are corrected, to what they are at the middle of the page; boxes stay where the words are printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefcite.model import Word

NEXT_WORD = 2.5
"""Widest space between two words of a line, in em."""
STEP = 0.35
"""Most that a word stands higher or lower than the one before it on its line, in em; raised numbers do more."""
LEAST = 0.0015
"""Slope below which lines are level: half a point from edge to edge."""
MOST = 0.12
"""Slope above which words are set so on purpose."""
ENOUGH = 30
"""Pairs of words from which a slope is believed."""


def straightened(words: Sequence[Word], width: float) -> list[Word]:
    """Return the words of a scanned page, ``width`` points wide, with the baselines of a straight one."""
    tilt = slope(words)
    if not LEAST < abs(tilt) < MOST:
        return list(words)
    middle = width / 2
    return [word._replace(baseline=word.baseline - tilt * (word.x0 - middle)) for word in words]


def slope(words: Sequence[Word]) -> float:
    """Return how far the lines fall on each point to the right; 0 where too few words tell."""
    steps = list(_steps(words))
    across = sum(dx for dx, _ in steps)
    return sum(dy for _, dy in steps) / across if len(steps) >= ENOUGH and across else 0.0


def _steps(words: Sequence[Word]) -> Iterator[tuple[float, float]]:
    """Yield the way right and down from each word to the next on its line."""
    for one, other in pairwise(words):
        size = min(one.size, other.size)
        along, down = other.x0 - one.x0, other.baseline - one.baseline
        if 0 < other.x0 - one.x1 + size <= (NEXT_WORD + 1) * size and along > 0 and abs(down) <= STEP * size:
            yield along, down
