"""Links a callout and a note whose numbers disagree in print, where their place leaves no doubt.

Between the notes 6 and 8 stands one that says "77", between the callouts 6 and 8 one that says 7: they belong
together, and one of the two is a misprint. With two candidates on either side nothing is linked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start
from briefcite.notes.printed.extras import MIN_NOTE, Series


def mend(series: Series, prints: Sequence[Print], starts: Sequence[Start], is_free: Callable[..., bool]) -> Series:
    """Return the series with the pairs that a misprint kept apart."""
    found = list(_misprints(series, prints, starts, is_free))
    if not found:
        return series
    return series._replace(
        misprints=tuple(found),
        extra_callouts=tuple(c for c in series.extra_callouts if all(c != pair[0] for pair in found)),
        extra_notes=tuple(n for n in series.extra_notes if all(n != pair[1] for pair in found)),
    )


def _misprints(
    series: Series, prints: Sequence[Print], starts: Sequence[Start], is_free: Callable[..., bool]
) -> Iterator[tuple[int, int]]:
    for (c1, n1), (c2, n2) in pairwise(series.pairs):
        if prints[c2].numeral.value - prints[c1].numeral.value != 2:
            continue
        callouts = [c for c in series.extra_callouts if prints[c1].place < prints[c].place < prints[c2].place]
        notes = [n for n in series.extra_notes if starts[n1].place < starts[n].place < starts[n2].place]
        if len(callouts) + len(notes) != 1:
            continue
        callouts = callouts or _free_callouts(prints, prints[c1], prints[c2], is_free)
        notes = notes or _free_notes(starts, starts[n1], starts[n2], is_free)
        if len(callouts) == len(notes) == 1 and 0 <= starts[notes[0]].page - prints[callouts[0]].page <= 1:
            yield callouts[0], notes[0]


def _free_callouts(prints: Sequence[Print], before: Print, after: Print, is_free: Callable[..., bool]) -> list[int]:
    return [
        c
        for c, found in enumerate(prints)
        if before.place < found.place < after.place
        and found.is_clean
        and found.numeral.kind == before.numeral.kind
        and is_free(callout=c)
    ]


def _free_notes(starts: Sequence[Start], before: Start, after: Start, is_free: Callable[..., bool]) -> list[int]:
    return [
        n
        for n, found in enumerate(starts)
        if before.place < found.place < after.place
        and found.weight >= MIN_NOTE
        and found.numeral.kind == before.numeral.kind
        and found.zone is before.zone
        and is_free(note=n)
    ]
