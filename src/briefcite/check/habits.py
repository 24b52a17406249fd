"""Two ways of writing the same thing in one document: the rarer one is what an editor looks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefcite.check.rule import Hit
from briefcite.model import Span

LEAST = 3
"""Fewest places that make a habit."""


class Place(NamedTuple):
    """One place where the thing is written."""

    words: str
    """The words that a message quotes."""
    subject: str
    page: int | None
    span: Span | None


def exceptions(ways: Mapping[str, Sequence[Place]], hint: str) -> Iterator[Hit]:
    """Yield a hit for each place that differs from what is done in most places.

    Args:
        ways: the places by what is done there, in words that follow "it is": "behind the punctuation".
        hint: what to do, to which the habit is added.
    """
    usual = max(ways, key=lambda way: len(ways[way]), default="")
    if not usual or len(ways[usual]) < LEAST:
        return
    for way, places in ways.items():
        for place in places if way != usual else ():
            yield Hit(
                f"{place.words} is {way}; {len(ways[usual])} others are {usual}",
                place.subject,
                place.page,
                place.span,
                hint=hint,
            )
