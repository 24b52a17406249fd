"""Readable, unique ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


class Ids:
    """Makes c12 and n12 in the first series, s2c12 in the second; a marker that comes again gets "-2"."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin; ``taken`` are the ids that there are already."""
        self._taken: Counter[str] = Counter(taken)

    def make(self, letter: str, marker: str, series: int) -> str:
        """Make an id for a callout ("c") or a note ("n")."""
        name = f"{letter}{marker}" if series == 0 else f"s{series + 1}{letter}{marker}"
        self._taken[name] += 1
        count = self._taken[name]
        return name if count == 1 else f"{name}-{count}"
