"""Pairs the notes below tables and boxes with what calls them above: a series for each page, in no order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefcite.model import Zone
from briefcite.notes.printed.extras import MIN_CALLOUT, Series
from briefcite.notes.printed.free import Free


def series(free: Free) -> Iterator[Series]:
    """Give a series for each page that has such notes; they are used up."""
    notes = [n for n, start in enumerate(free.starts) if start.zone is Zone.TABLE]
    for page, group in groupby(notes, key=lambda n: free.starts[n].page):
        pairs = []
        for n in group:
            c = _call(free, page, n)
            if c is not None and free.is_free(note=n):
                pairs.append((c, n))
                free.use(pairs[-1:])
        if pairs:
            yield Series(free.starts[pairs[0][1]].numeral.kind, tuple(pairs))


def _call(free: Free, page: int, n: int) -> int | None:
    """Give the first callout of a note on its page, above it, or else the last on the page before."""
    start = free.starts[n]
    fits = (
        c
        for c, found in enumerate(free.prints)
        if (page - 1, 0) <= (found.page, found.line) < (page, start.line)
        and found.numeral == start.numeral
        and found.zone is not Zone.TABLE
        and free.is_free(callout=c)
    )
    return max(fits, key=lambda c: (free.prints[c].page, free.prints[c].weight >= MIN_CALLOUT, -c), default=None)
