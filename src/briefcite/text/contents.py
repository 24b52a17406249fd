"""Tells the lines of a table of contents, or of another list with page numbers, by their leader dots."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefcite.text.late import late

LEADERS = late(r"\.{5,}|(?:\. ){5,}|·{5,}|_{5,}\s*\d|…\s*\d{1,4}$")
BETWEEN = 4
"""Lines between two with leader dots that still belong to the contents: chapters have none."""


def listed(text: str, lines: Sequence[tuple[int, int]]) -> set[int]:
    """Return the places of the lines with leader dots, and of those between two of them.

    Args:
        text: of the document.
        lines: where each line begins and ends in it, in the order of reading.
    """
    dotted = [place for place, (start, end) in enumerate(lines) if LEADERS.search(text, start, end)]
    near = [(left, right) for left, right in pairwise(dotted) if right - left <= BETWEEN]
    return {place for left, right in near for place in range(left, right + 1)}
