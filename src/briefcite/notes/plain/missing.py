"""What a chain of pairs leaves out: callouts without a note, notes without a callout, hidden numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import NoteLine
from briefcite.notes.plain.series import Paired, Run, Sides
from briefcite.notes.plain.words import REFERRED
from briefcite.text import sequence
from briefcite.text.sequence import Candidate

SURE = 1.0
"""Least weight at which a number counts as a callout though no note answers it."""
ANSWERED = 0.15
"""The same where a note of this number waits between its neighbours."""
ANSWERED_ELSEWISE = 0.45
"""The same for a number that looks unlike the document's callouts: "harbour. 2", not "2 carpenters"."""
HABITUAL = 0.8
"""Share of a document's callouts that must share a look before it lowers the weight asked of another."""
HABITUAL_LEAST = {"lone": 0.5, "parenthesised": 0.8, "spaced": 0.9}
START, END = (-1, -1), (1 << 62, 1 << 62)
CLEARLY = 0.4
"""How much likelier than the second the first of several places must be."""
BELIEVED = 0.3
"""Score of a barely certain callout in a series that has callouts alone."""
ABOVE_ALL = 2048
"""More than any number of a note."""
LEAST_ALONE = 3
"""Callouts that a text without any notes must have, one after the other, to be believed."""
DENSE = 0.7
"""Share of the numbers from first to last that must be there."""
BESIDE = 12
"""Lines between a note and the next in one list."""
FURTHEST = 200_000
"""Characters searched for a number hidden in another ("paragraph 1976" is paragraph 19 and callout 76)."""
CROWD = 1000
"""Places of one number that are looked at between two neighbours."""
WIDEST = 60
"""Missing numbers for which hidden ones are searched, a document: more is another kind of text."""


def fill(found: Sequence[Sequence[Paired]], sides: Sides, *, alone: bool = True) -> list[Run]:
    """Add to each run what stands on one side only; without any run, look for callouts alone.

    Args:
        found: the runs of pairs.
        sides: the candidates; numbers found inside others are added to its sights.
        alone: whether callouts are believed in a text that has no notes.
    """
    if not found:
        return callouts_alone(sides) if alone else []
    filler = _Filler(found, sides)
    ends = [(sides.sights[run[0].sight].start, sides.leads[run[0].lead].start) for run in found[1:]]
    begins = [(sides.sights[run[-1].sight].start, sides.leads[run[-1].lead].start) for run in found[:-1]]
    return [
        filler.filled(run, begin, end) for run, begin, end in zip(found, [START, *begins], [*ends, END], strict=True)
    ]


class _Filler:
    """Fills the gaps of runs."""

    def __init__(self, found: Sequence[Sequence[Paired]], sides: Sides) -> None:
        self.sides = sides
        looks = Counter(sides.sights[pair.sight].look for run in found for pair in run)
        self.least = {look: _least(look, count / looks.total()) for look, count in looks.items()}
        self.shapes = {sides.leads[pair.lead].look for run in found for pair in run}
        self.taken = {sides.sights[pair.sight].start for run in found for pair in run}
        self.used = {pair.lead for run in found for pair in run}
        self.sights: dict[int, list[int]] = defaultdict(list)
        for n, sight in enumerate(sides.sights):
            if not sight.implied:
                self.sights[sight.value].append(n)
        self.leads: dict[int, list[int]] = defaultdict(list)
        for n, lead in enumerate(sides.leads):
            if lead.look in self.shapes:
                self.leads[lead.value].append(n)
        self.budget = WIDEST
        self.sight_places = {v: [sides.sights[n].start for n in ns] for v, ns in self.sights.items()}
        self.lead_places = {v: [sides.leads[n].start for n in ns] for v, ns in self.leads.items()}

    def filled(self, run: Sequence[Paired], begin: tuple[int, int], end: tuple[int, int]) -> Run:
        """Return the run with its gaps filled.

        Args:
            run: its pairs.
            begin: where the callouts and the notes of the run before it end.
            end: where those of the run after it begin.
        """
        sides = self.sides
        pairs, sights, leads = list(run), list[int](), list[int]()
        for left, right in pairwise(run):
            low, high = sides.leads[left.lead].value, sides.leads[right.lead].value
            between = (sides.sights[left.sight].start, sides.sights[right.sight].start)
            notes = (sides.leads[left.lead].start, sides.leads[right.lead].start)
            for value in range(low + 1, high):
                self._one(value, between, notes, pairs, sights, leads)
        self._beyond(run[0], begin, -1, pairs, sights, leads)
        self._beyond(run[-1], end, 1, pairs, sights, leads)
        pairs.sort(key=lambda pair: sides.leads[pair.lead].value)
        return Run(tuple(pairs), tuple(sights), tuple(leads))

    def _one(
        self,
        value: int,
        between: tuple[int, int],
        notes: tuple[int, int],
        pairs: list[Paired],
        sights: list[int],
        leads: list[int],
    ) -> None:
        """Fill one number of a gap."""
        lead = self._lead(value, notes)
        sight = self._sight(value, between, answered=lead is not None)
        if lead is not None and sight is None and self.budget and self.sides.in_digits:
            self.budget -= 1
            sight = self._hidden(value, between, lead)
        self._place(sight, lead, pairs, sights, leads)

    def _lead(self, value: int, notes: tuple[int, int]) -> int | None:
        places = self.lead_places.get(value, [])
        between = slice(bisect_right(places, notes[0]), bisect_left(places, notes[1]))
        here = [n for n in self.leads.get(value, [])[between] if n not in self.used]
        return max(here, key=lambda n: self.sides.leads[n].weight) if here else None

    def _sight(self, value: int, between: tuple[int, int], *, answered: bool) -> int | None:
        """Return the number that stands out between two places, if one does.

        A number with the usual look of the document's callouts needs less weight where a note answers it.
        """
        sides = self.sides
        places = self.sight_places.get(value, [])
        inside = slice(bisect_right(places, between[0]), bisect_left(places, between[1]))
        here = [
            n
            for n in self.sights.get(value, [])[inside][:CROWD]
            if self._enough(sides.sights[n], answered) and sides.sights[n].start not in self.taken
        ]
        here.sort(key=lambda n: -sides.sights[n].weight)
        if not here:
            return None
        if len(here) > 1 and sides.sights[here[0]].weight - sides.sights[here[1]].weight < CLEARLY:
            return None
        return here[0]

    def _enough(self, sight: Sight, answered: bool) -> bool:
        least = self.least.get(sight.look)
        if answered:
            return sight.weight >= (ANSWERED if least is not None else ANSWERED_ELSEWISE)
        return least is not None and sight.weight >= least

    def _hidden(self, value: int, between: tuple[int, int], lead: int) -> int | None:
        """Look inside other notes, then inside longer numbers; only a number found once counts."""
        start, end = between
        text = self.sides.text[start : min(end, start + FURTHEST)]
        found = [m for m in re.finditer(rf"\d{value}(?!\d|[.,]\d)", text) if _longer(text, m)]
        if len(found) == 1:
            at = start + found[0].start() + 1
            row = bisect_right(self.sides.rows, at, key=lambda one: one.start) - 1
            inside = self.sides.rows[row]
            if inside.start <= at < inside.end and row != self.sides.leads[lead].row:
                return self._add(Sight(value, at, at + len(str(value)), 0.3, "plain", "hidden", row))
        return self._nested(value)

    def _nested(self, value: int) -> int | None:
        """Return the one place inside other notes where this number is called."""
        here = [s for s in self.sides.nested if s.value == value and s.weight >= SURE and not s.implied]
        return self._add(here[0]) if len(here) == 1 else None

    def _add(self, sight: Sight) -> int:
        self.sides.sights.append(sight)
        self.taken.add(sight.start)
        return len(self.sides.sights) - 1

    def _beyond(
        self,
        outer: Paired,
        edge: tuple[int, int],
        step: int,
        pairs: list[Paired],
        sights: list[int],
        leads: list[int],
    ) -> None:
        """Fill the numbers before the first pair (``step`` -1) or after the last (1), as long as each is there."""
        sides, forward = self.sides, step > 0
        value, lead_at, sight_at = sides.leads[outer.lead].value, *self._starts(outer)
        while value + step > 0:
            value += step
            lead = self._neighbour(value, lead_at, forward=forward)
            if lead is not None and (sides.leads[lead].start - edge[1]) * step >= 0:
                lead = None
            sight = self._sight(value, (sight_at, edge[0]) if forward else (edge[0], sight_at), answered=False)
            if forward and lead is not None and sight is None:
                sight = self._nested(value)
            if lead is None and sight is None:
                return
            self._place(sight, lead, pairs, sights, leads)
            if lead is not None:
                lead_at = sides.leads[lead].start
            if sight is not None:
                sight_at = max(sight_at, sides.sights[sight].start) if forward else sides.sights[sight].start

    def _starts(self, pair: Paired) -> tuple[int, int]:
        """Return where the note and the callout of a pair stand."""
        return self.sides.leads[pair.lead].start, self.sides.sights[pair.sight].start

    def _place(
        self, sight: int | None, lead: int | None, pairs: list[Paired], sights: list[int], leads: list[int]
    ) -> None:
        """Enter what was found as a pair, or on its side."""
        if sight is not None:
            self.taken.add(self.sides.sights[sight].start)
        if lead is not None:
            self.used.add(lead)
        if lead is not None and sight is not None:
            pairs.append(Paired(sight, lead))
        elif lead is not None:
            leads.append(lead)
        elif sight is not None:
            sights.append(sight)

    def _neighbour(self, value: int, place: int, *, forward: bool) -> int | None:
        """Return the note start of this number that stands beside a place in the list of notes."""
        sides = self.sides
        known = self.lead_places.get(value, [])
        at = bisect_right(known, place) if forward else bisect_left(known, place) - 1
        if not 0 <= at < len(known):
            return None
        lead: NoteLine = sides.leads[self.leads[value][at]]
        here = bisect_right(sides.rows, place, key=lambda row: row.start) - 1
        apart = lead.row - here if forward else here - lead.row
        same = sides.rows[lead.row].page == sides.rows[here].page
        return self.leads[value][at] if apart <= BESIDE and (same or not sides.paged) else None


def _least(look: str, share: float) -> float:
    """Return the weight that a callout without a note needs."""
    return HABITUAL_LEAST.get(look, SURE) if share >= HABITUAL else SURE


def _longer(text: str, found: re.Match[str]) -> bool:
    """Return whether a number cannot be read as a whole: "490163", or "paragraph 1976", which is no year."""
    start = found.start()
    while start and found.end() - start < 12 and text[start - 1].isdigit():
        start -= 1
    length = found.end() - start
    return length >= 5 or (length == 4 and REFERRED.search(text[max(0, start - 14) : start]) is not None)


def callouts_alone(sides: Sides) -> list[Run]:
    """Find callouts in a text whose notes are lost."""
    sights = [
        Candidate(sight.value, sight.start * ABOVE_ALL + sight.value, sight.weight, n)  # a range stands where it ends
        for n, sight in enumerate(sides.sights)
        if sight.weight >= SURE
    ]
    possible = [sequence.Pair(n, n, one.value, one.weight - SURE + BELIEVED) for n, one in enumerate(sights)]
    found = ([sights[pair.callout].item for pair in run] for run in sequence.chains(sights, sights, possible))
    return [Run((), tuple(run)) for run in found if _believed(run, sides)]


def _believed(run: Sequence[int], sides: Sides) -> bool:
    first, last = sides.sights[run[0]].value, sides.sights[run[-1]].value
    return len(run) >= LEAST_ALONE and first <= 3 and len(run) >= DENSE * last
