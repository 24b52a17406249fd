"""Pairs the notes below tables and boxes with what calls them above: a series for each table, in no order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefcite.model import Zone
from briefcite.notes.printed.callouts import MIN_CALLOUT
from briefcite.notes.printed.extras import Series
from briefcite.notes.printed.free import Free
from briefcite.text.numerals import Numeral


def series(free: Free) -> Iterator[Series]:
    """Yield a series for each table that has such notes, and mark them as used."""
    notes = [n for n, start in enumerate(free.starts) if start.zone is Zone.TABLE]
    end = (-1, 0)
    for page, group in groupby(notes, key=lambda n: free.starts[n].page):
        for table in _tables(free, list(group)):
            pairs = []
            for n in table:
                c = _call(free, max((page - 1, 0), end), n)
                if c is not None and free.is_free(note=n):
                    pairs.append((c, n))
                    free.use(pairs[-1:])
            if pairs:
                yield Series(free.starts[pairs[0][1]].numeral.kind, tuple(pairs))
                end = free.starts[table[-1]].place_in_text


def _tables(free: Free, notes: Sequence[int]) -> Iterator[Sequence[int]]:
    """Cut the notes of a page where a number comes again and is called in between: those of its second table."""
    first, seen = 0, set[Numeral]()
    for at, n in enumerate(notes):
        numeral = free.starts[n].numeral
        if numeral in seen and _call(free, free.starts[notes[at - 1]].place_in_text, n) is not None:
            yield notes[first:at]
            first, seen = at, set()
        seen.add(numeral)
    yield notes[first:]


def _call(free: Free, top: tuple[int, int], n: int) -> int | None:
    """Return the first callout of a note above it, but below ``top``, on its page, else the last on the page before."""
    start = free.starts[n]
    fits = (
        c
        for c, found in enumerate(free.prints)
        if top <= (found.page, found.line) < (start.page, start.line)
        and found.numeral == start.numeral
        and found.zone is not Zone.TABLE
        and free.is_free(callout=c)
    )
    return max(fits, key=lambda c: (free.prints[c].page, free.prints[c].weight >= MIN_CALLOUT, -c), default=None)
