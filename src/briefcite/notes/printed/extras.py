"""Adds to a chosen series what stands in its order without a partner: dangling callouts and orphan notes.

A raised 17 between the callouts 16 and 18 is a callout although no note answers; a raised 4 there is none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefcite.model import Zone
from briefcite.notes.printed.callouts import RAISED, Print
from briefcite.notes.printed.entries import BELOW_TEXT, IN_AREA, Start
from briefcite.notes.sequence import Candidate, align

MIN_CALLOUT = RAISED - 0.6
MIN_NOTE = IN_AREA - 1.0
"""Weights that are believed without a partner: a clean superscript, a line start in the style of the notes."""

MIN_LETTERED = 3
"""Pairs a series of letters or roman numerals must have before one more raised letter is believed to belong."""
MIN_ALONE = 6
MAX_STEP = 2
"""Notes that make a series of their own, and how far apart their numbers may be on average."""
MAX_PAGES = 4
"""Pages from the last member of the series to one that continues it."""


class Member(NamedTuple):
    """A place in reading order, the number there, the page."""

    place: int
    value: int
    page: int


class Series(NamedTuple):
    """One numbering: its pairs, as indexes into prints and starts, and what is left alone in it."""

    kind: str
    pairs: tuple[tuple[int, int], ...]
    extra_callouts: tuple[int, ...] = ()
    extra_notes: tuple[int, ...] = ()
    misprints: tuple[tuple[int, int], ...] = ()
    """Pairs whose numbers differ in print."""


def complete(series: Series, prints: Sequence[Print], starts: Sequence[Start], is_free: Callable[..., bool]) -> Series:
    """Return the series with the free candidates that fit between its members."""
    callouts = _fitting(
        [Member(prints[c].place, prints[c].numeral.value, prints[c].page) for c, _ in series.pairs],
        [
            (Member(found.place, found.numeral.value, found.page), i)
            for i, found in enumerate(prints)
            if found.numeral.kind == series.kind
            and found.weight >= MIN_CALLOUT
            and found.zone is Zone.BODY
            and is_free(callout=i)
        ],
    )
    notes = _fitting(
        sorted(Member(starts[n].place, starts[n].numeral.value, starts[n].page) for _, n in series.pairs),
        [
            (Member(found.place, found.numeral.value, found.page), i)
            for i, found in enumerate(starts)
            if found.numeral.kind == series.kind
            and found.weight >= MIN_NOTE
            and found.zone is not Zone.BODY
            and is_free(note=i)
        ],
    )
    if series.kind != "arabic" and len(series.pairs) < MIN_LETTERED:
        callouts, notes = [], []
    if len(notes) > max(1, len(series.pairs)):
        notes = []
    return series._replace(extra_callouts=tuple(callouts), extra_notes=tuple(notes))


def alone(starts: Sequence[Start], is_free: Callable[..., bool]) -> list[Series]:
    """Give the runs of notes that nothing calls, as where OCR lost the raised numbers; long ones only."""
    free = [
        Candidate(start.numeral.value, start.place, start.weight / 2, n)
        for n, start in enumerate(starts)
        if start.numeral.kind == "arabic" and start.weight >= MIN_NOTE and start.zone in BELOW_TEXT and is_free(note=n)
    ]
    runs = align(free, free, lambda one, other: 0.0 if one.item == other.item else None)
    return [
        Series("arabic", (), extra_notes=tuple(free[pair.note].item for pair in run))
        for run in runs
        if len(run) >= MIN_ALONE and run[-1].value - run[0].value < MAX_STEP * len(run)
    ]


def _fitting(members: Sequence[Member], others: Sequence[tuple[Member, int]]) -> list[int]:
    """Give the others whose number lies strictly between those of their neighbours, or is the next at an end."""
    chain = list(members)
    chosen = []
    for other, item in others:
        at = bisect_left(chain, other)
        before = chain[at - 1] if at else None
        after = chain[at] if at < len(chain) else None
        low = before.value if before else 0
        high = after.value if after else low + 2
        if low < other.value < high and (after or (before and other.page - before.page <= MAX_PAGES)):
            chain.insert(at, other)
            chosen.append(item)
    return chosen
