"""Pairs of signs: "*", "†", which start over on every page."""

from __future__ import annotations

from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import LINE
from briefcite.notes.printed.extras import Series
from briefcite.notes.printed.free import Free, near
from briefcite.text.sequence import Affinity, Candidate, Pair, possible

MIN_SIGN = 2.5
"""Score of a pair; "Mehling*" with a note on the next page has 3."""
MAX_LONE = 3
"""More raised signs without notes are no callouts: significance in tables, section breaks."""


def signs(free: Free, footnote: Affinity) -> list[Series]:
    """Pair signs page by page: "*" at the author's name with "*" at the page foot or on the next page."""
    callouts, notes = free.callouts("symbol"), free.notes("symbol")
    chosen, taken = _chosen(possible(callouts, notes, footnote, near(callouts, free)))
    chosen.sort(key=lambda pair: callouts[pair.callout].place)
    pairs = tuple((callouts[pair.callout].item, notes[pair.note].item) for pair in chosen)
    orphans = tuple(
        note.item
        for n, note in enumerate(notes)
        if ("note", n) not in taken and note.weight >= LINE.in_area and free.starts[note.item].lead.raised
    )
    dangling = _dangling([c for i, c in enumerate(callouts) if ("callout", i) not in taken], free)
    free.use(pairs)
    return [Series("symbol", pairs, dangling, orphans)] if pairs or dangling or orphans else []


def _chosen(pairs: list[Pair]) -> tuple[list[Pair], set[tuple[str, int]]]:
    """Return the best pairs, no end used twice, and the ends used."""
    chosen: list[Pair] = []
    taken: set[tuple[str, int]] = set()
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        ends = {("callout", pair.callout), ("note", pair.note)}
        if pair.score >= MIN_SIGN and taken.isdisjoint(ends):
            taken |= ends
            chosen.append(pair)
    return chosen, taken


def _dangling(callouts: list[Candidate], free: Free) -> tuple[int, ...]:
    found = [callout.item for callout in callouts if _is_sure(free.prints[callout.item])]
    return tuple(n for n in found if not free.prints[n].in_formula) if len(found) <= MAX_LONE else ()


def _is_sure(print_: Print) -> bool:
    """Return whether a sign is a callout even without a note: raised, after a word; after a digit it marks a figure."""
    return print_.is_clean and print_.behind_word
