"""Adds to a chosen series what stands in its order without a partner: dangling callouts and orphan notes.

A raised 17 between the callouts 16 and 18 is a callout although no note answers; a raised 4 there is none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefcite.model import Zone
from briefcite.notes.printed.callouts import RAISED, Print
from briefcite.notes.printed.entries import IN_AREA, Start

MIN_CALLOUT = RAISED - 0.6
MIN_NOTE = IN_AREA - 0.8
"""Weights that are believed without a partner: a clean superscript, a line start in the style of the notes."""


class Series(NamedTuple):
    """One numbering: its pairs, as indexes into prints and starts, and what is left alone in it."""

    kind: str
    pairs: tuple[tuple[int, int], ...]
    extra_callouts: tuple[int, ...] = ()
    extra_notes: tuple[int, ...] = ()


def complete(
    series: Series, prints: Sequence[Print], starts: Sequence[Start], is_free: Callable[..., bool]
) -> Series:
    """Return the series with the free candidates that fit between its members."""
    callouts = _fitting(
        [(prints[c].place, prints[c].numeral.value) for c, _ in series.pairs],
        [
            (found.place, found.numeral.value, i)
            for i, found in enumerate(prints)
            if found.numeral.kind == series.kind
            and found.weight >= MIN_CALLOUT
            and found.zone is Zone.BODY
            and is_free(callout=i)
        ],
    )
    notes = _fitting(
        sorted((starts[n].place, starts[n].numeral.value) for _, n in series.pairs),
        [
            (found.place, found.numeral.value, i)
            for i, found in enumerate(starts)
            if found.numeral.kind == series.kind
            and found.weight >= MIN_NOTE
            and found.zone is not Zone.BODY
            and is_free(note=i)
        ],
    )
    return series._replace(extra_callouts=tuple(callouts), extra_notes=tuple(notes))


def _fitting(members: Sequence[tuple[int, int]], others: Sequence[tuple[int, int, int]]) -> list[int]:
    """Give the others whose number lies strictly between those of their neighbours, or is the next at an end."""
    chain = list(members)
    chosen = []
    for place, value, item in others:
        at = bisect_left(chain, (place, 0))
        before = chain[at - 1][1] if at else 0
        after = chain[at][1] if at < len(chain) else before + 2
        if before < value < after:
            chain.insert(at, (place, value))
            chosen.append(item)
    return chosen
