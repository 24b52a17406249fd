"""The median, without the modules that the standard library's needs: importing them takes as long as reading a page."""

from __future__ import annotations

from collections.abc import Iterable


def median(numbers: Iterable[float]) -> float:
    """Return the middle one of some numbers, or the mean of the two in the middle.

    >>> median([4, 1, 2]), median([4, 1, 2, 3])
    (2, 2.5)
    """
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
