"""A callout or a note as a number in its series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Numbered(NamedTuple):
    """A callout or a note of a series."""

    id: str
    marker: str
    printed: int
    number: int
    """The number it stands for; differs from ``printed`` where that is a misprint."""
    partners: tuple[str, ...] = ()
    """Ids on the other side that it is linked with."""
    implied: bool = False


def fit(entries: Sequence[Numbered], index: int, number: int) -> int:
    """Return how well a number fits the place of an entry: 0 not at all, 1 next to one neighbour, 2 to both."""
    before = entries[index - 1].number if index else None
    after = entries[index + 1].number if index + 1 < len(entries) else None
    if (before is not None and number <= before) or (after is not None and number >= after):
        return 0
    at_start = before is None and number == 1
    return int(before == number - 1 or at_start) + int(after == number + 1)
