"""Numbered bibliographies: "[12] Author, Title" at the end, called by "[12]", "[3–5]", in any order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise

from briefcite.model import NoteKind
from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import NoteLine
from briefcite.notes.plain.rows import TextRow, follows_an_end
from briefcite.notes.plain.series import DecidedSeries
from briefcite.text.headings import is_of_bibliography

LEAST = 2
"""Entries that make a list."""
CALLED = 0.2
"""Share of the entries that must be called."""
AFTER_LIST = 40
"""Lines that the last entry may take."""
STEP = 2
"""From a number to the one after the next."""
ORDERLY = 5
"""Callouts from which one that is out of order is a mistake."""
BEFORE_LIST = 0.8
"""Share of the callouts that stand before the list."""


def find(
    text: str, rows: Sequence[TextRow], sights: Sequence[Sight], leads: Sequence[NoteLine]
) -> DecidedSeries | None:
    """Find the list at the end of the text that bracketed numbers call, if there is one."""
    run, titled = _list(text, rows, leads)
    chosen = [leads[n] for n in run]
    if len(chosen) < LEAST:
        return None
    bracketed = [sight for sight in sights if sight.form == "bracketed"]
    strays = [*_strays(text, rows, run, leads), *_first(run, leads, bracketed)]
    first = min(lead.start for lead in (*chosen, *strays))
    before = [sight for sight in bracketed if sight.start < first]
    after = [sight for sight in bracketed if sight.row > chosen[-1].row + AFTER_LIST]
    by_value = {lead.value: lead for lead in (*strays, *chosen)}
    called = {sight.value for sight in before} & by_value.keys()
    outside = len(after) + _calls_within(bracketed, chosen)
    if len(called) < max(LEAST, CALLED * len(chosen)) or outside > (1 - BEFORE_LIST) * len(before):
        return None
    misprinted = _misprinted(before, by_value)
    kept = [sight for sight in before if sight.value <= 2 * chosen[-1].value + 5 or sight in misprinted]
    return DecidedSeries(
        tuple((sight, by_value[sight.value]) for sight in kept if sight.value in by_value),
        tuple(sight for sight in kept if sight.value not in by_value),
        tuple(lead for lead in (*chosen, *strays) if lead.value not in called or by_value[lead.value] is not lead),
        _kind(kept, titled=titled),
    )


def _misprinted(before: Sequence[Sight], by_value: Collection[int]) -> set[Sight]:
    """Return the callouts that stand just where one is missing: [2], [33], [4] in a text that has no other [3]."""
    called = {sight.value for sight in before}
    return {
        sight
        for one, sight, other in zip(before, before[1:], before[2:], strict=False)
        if other.value - one.value == STEP and one.value + 1 in by_value and one.value + 1 not in called
    }


def _calls_within(bracketed: Sequence[Sight], chosen: Sequence[NoteLine]) -> int:
    """Count the numbers among the entries that call a later one: notes at the feet of pages are no list."""
    start_of = {lead.value: lead.start for lead in chosen}
    return sum(chosen[0].start < sight.start < start_of.get(sight.value, 0) for sight in bracketed)


def _kind(called: Sequence[Sight], *, titled: bool) -> NoteKind:
    """Tell endnotes, each called once and in order, from a bibliography.

    In a list without a title one number out of order or used twice is a mistake, and not the way of a bibliography.
    """
    values = [sight.value for sight in called]
    allowed = 0 if titled or len(values) < ORDERLY else 1
    return "endnote" if len(values) > LEAST and len(values) - _rising_part(values) <= allowed else "entry"


def _rising_part(values: Sequence[int]) -> int:
    """Return the length of the longest strictly rising run among numbers."""
    ends: list[int] = []
    for value in values:
        at = bisect_left(ends, value)
        ends[at : at + 1] = [value]
    return len(ends)


def _strays(text: str, rows: Sequence[TextRow], run: Sequence[int], leads: Sequence[NoteLine]) -> list[NoteLine]:
    """Return the entries that the rising list leaves out: misplaced, numbered twice or printed wrongly."""
    found = []
    last = leads[run[-1]]
    missing = _missing(run, leads)
    for left, right in pairwise(run):
        before, after = leads[left].value, leads[right].value
        open_ = {*missing, before, after}
        found += [lead for lead in leads[left + 1 : right] if after > before + 1 or lead.value in open_]
    end = bisect_left(leads, last.row + AFTER_LIST, key=lambda lead: lead.row)
    found += [lead for lead in leads[run[-1] + 1 : end] if lead.value in {*missing, last.value}]
    return [lead for lead in found if lead.look == last.look and follows_an_end(text, rows, lead.row)]


def _first(run: Sequence[int], leads: Sequence[NoteLine], bracketed: Sequence[Sight]) -> list[NoteLine]:
    """Return the entry above the first that is out of order or has the same number; no callout stands between."""
    if not run[0]:
        return []
    first, above = leads[run[0]], leads[run[0] - 1]
    fits = above.look == first.look and above.value in {*_missing(run, leads), first.value}
    called = any(above.row < sight.row < first.row or above.end < sight.start < first.start for sight in bracketed)
    return [above] if fits and not called and first.row - above.row <= AFTER_LIST else []


def _missing(run: Sequence[int], leads: Sequence[NoteLine]) -> set[int]:
    """Return the numbers that a list lacks."""
    return {*range(1, leads[run[-1]].value)} - {leads[n].value for n in run}


def _list(text: str, rows: Sequence[TextRow], leads: Sequence[NoteLine]) -> tuple[list[int], bool]:
    """Return the last list whose numbers rise from 1, in brackets or after a heading; and whether one stands before."""
    by_look: dict[str, list[int]] = defaultdict(list)
    headings = [n for n, row in enumerate(rows) if is_of_bibliography(text[row.start : row.end])]
    for n, lead in enumerate(leads):
        if lead.look == "bracket" or (headings and lead.row > headings[-1]):
            by_look[lead.look].append(n)
    best: list[int] = []
    for indexes in by_look.values():
        run = _rising(indexes, leads)
        if len(run) > len(best):
            best = run
    titled = any(rows[n].start < leads[best[0]].start for n in headings) if best else False
    return best, titled


def _rising(indexes: Sequence[int], leads: Sequence[NoteLine]) -> list[int]:
    """Return the last run from 1 upwards; a number may be missing, none may come again."""
    starts = [at for at, n in enumerate(indexes) if leads[n].value == 1]
    if not starts:
        starts = [at for at, n in enumerate(indexes) if leads[n].value == 2][:1]
    if not starts:
        return []
    run: list[int] = []
    for n in indexes[starts[-1] :]:
        if not run or leads[run[-1]].value < leads[n].value <= leads[run[-1]].value + 3:
            run.append(n)
    return run
