"""Finds the runs 1, 2, 3 … of lines that begin with numbers in one style: "12.", "(12)", "[12]", "xii", raised."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefcite.model import Page, Zone
from briefcite.text.leads import Lead, leads

MIN_ALIKE = 2
"""Entries from which a run is looked at beyond its ends."""
MAX_SKIP = 2
"""Numbers that may be missing or misread within a list."""
MAX_LINES = 60
"""Lines one entry may have; sections of a text have more."""
Numbering = tuple[str, bool, str]
"""Kind of numeral, whether it is raised, what follows it."""


class Entry(NamedTuple):
    """The first line of a list entry: page, line, how it was read, and its place among all lines."""

    page: int
    line: int
    lead: Lead
    value: int
    place: int

    @property
    def at(self) -> tuple[int, int]:
        """Page and line."""
        return self.page, self.line


def entries(pages: Sequence[Page]) -> list[Entry]:
    """Return the lines of the text that begin with a marker, in every reading."""
    found = []
    place = 0
    for page in pages:
        for number, line in enumerate(page.lines):
            place += 1
            if line.zone is Zone.BODY:
                for lead in leads(line):
                    for numeral in lead.numerals:
                        if numeral.kind != "symbol":
                            found.append(Entry(page.index, number, lead, numeral.value, place))
    return found


def counted(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return the runs 1, 2, 3 … of one style, the longest first."""
    runs_of: dict[Numbering, list[list[Entry]]] = defaultdict(list)
    all_of: dict[Numbering, list[Entry]] = defaultdict(list)
    for entry in entries:
        kind = next(n.kind for n in entry.lead.numerals if n.value == entry.value)
        style = kind, entry.lead.raised, entry.lead.close if kind != "roman" else ""
        runs = runs_of[style]
        all_of[style].append(entry)
        for run in reversed(runs[-4:]):
            if _goes_on(run, entry.value) and entry.place - run[-1].place <= MAX_LINES:
                if entry.place > run[-1].place:
                    run.append(entry)
                break
        else:
            if entry.value <= 1 + MAX_SKIP:
                runs.append([entry])
    found = (with_ends(run, all_of[style]) for style, runs in runs_of.items() for run in runs)
    return sorted(found, key=lambda run: -len(run))


def _goes_on(run: Sequence[Entry], value: int) -> bool:
    """Return whether a number continues a run, or is the one missing just before its last: 1, 2, 4, 3."""
    step = value - run[-1].value
    return 0 < step <= 1 + MAX_SKIP or (step == -1 and len(run) > 1 and run[-2].value < value)


def with_ends(run: list[Entry], alike: Sequence[Entry]) -> list[Entry]:
    """Extend a run by the entries right above and below that continue the count, and by a missing or repeated one.

    Args:
        run: entries, rising.
        alike: all entries that look like them.
    """
    if len(run) < MIN_ALIKE:
        return run
    near = max(b.place - a.place for a, b in pairwise(run))
    run = list(run)
    for other in (False, True, False):  # behind one that stands twice the list goes on
        lacking = {*range(1, run[-1].value)} - {entry.value for entry in run} if other else set()
        above, below = _next(run[0], alike, -1), _next(run[-1], alike, 1)
        while above and run[0].place - above.place <= near:
            if above.value not in ({*lacking, run[0].value} if other else {run[0].value - 1}):
                break
            run.insert(0, above)
            above = None if other else _next(above, alike, -1)
        while below and below.place - run[-1].place <= near:
            if below.value not in ({*lacking, run[-1].value} if other else {run[-1].value + 1}):
                break
            run.append(below)
            below = None if other else _next(below, alike, 1)
    return run


def _next(entry: Entry, alike: Sequence[Entry], step: int) -> Entry | None:
    """Return the entry above (-1) or below (1)."""
    if step < 0:
        at = bisect_left(alike, entry.place, key=lambda one: one.place) - 1
    else:
        at = bisect_right(alike, entry.place, key=lambda one: one.place)
    return alike[at] if 0 <= at < len(alike) else None
