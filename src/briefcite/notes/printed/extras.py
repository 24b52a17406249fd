"""Adds to a chosen series what stands in its order without a partner: dangling callouts and orphan notes.

A raised 17 between the callouts 16 and 18 is a callout although no note answers; a raised 4 there is none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefcite.model import Zone
from briefcite.notes.printed.callouts import MIN_CALLOUT, Print
from briefcite.notes.printed.entries import BELOW_TEXT, LINE, Start
from briefcite.notes.printed.taken import Taken
from briefcite.text.sequence import Candidate, align

MIN_NOTE = LINE.in_area - 1.0
"""Weight that is believed without a partner: that of a line start in the style of the notes."""

MIN_LETTERED = 3
MIN_LETTERED_AT_GAP = 2
"""Pairs a series of letters or roman numerals must have before one more raised letter is believed to belong: any
that fits, or one that is just what the series lacks."""
MIN_ALONE = 6
MAX_STEP = 2
"""Notes that make a series of their own, and how far apart their numbers may be on average."""
LISTING = 0.9
"""Share of the lines of a listing that follow right upon each other."""
MAX_PAGES = 4
MAX_PAGES_BEFORE = 20
"""Pages from the last member of the series to one that continues it, and from one before it to the first."""


class Spot(NamedTuple):
    """A place in reading order, the number there, the page."""

    place: int
    value: int
    page: int

    @classmethod
    def of(cls, found: Print | Start) -> Spot:
        """Return the place of a print or a start."""
        return cls(found.place, found.numeral.value, found.page)


class Series(NamedTuple):
    """One numbering: its pairs, as indexes into prints and starts, and what is left alone in it."""

    kind: str
    pairs: tuple[tuple[int, int], ...]
    extra_callouts: tuple[int, ...] = ()
    extra_notes: tuple[int, ...] = ()
    misprints: tuple[tuple[int, int], ...] = ()
    """Pairs whose numbers differ in print."""
    displaced: tuple[tuple[int, int], ...] = ()
    """Pairs of one number, one end of which is out of order."""
    again: tuple[tuple[int, int], ...] = ()
    """Further callouts of notes that are in pairs."""

    @property
    def notes(self) -> set[int]:
        """All beginnings of notes."""
        return {n for _, n in (*self.pairs, *self.misprints, *self.displaced)} | set(self.extra_notes)


class Unpaired:
    """The callouts and notes that may be believed without a partner, by kind of numeral, in reading order."""

    def __init__(self, prints: Sequence[Print], starts: Sequence[Start], is_free: Callable[..., bool]) -> None:
        self.prints, self.starts, self._is_free = prints, starts, is_free
        self._callouts: dict[str, list[tuple[Spot, int]]] = defaultdict(list)
        self._notes: dict[str, list[tuple[Spot, int]]] = defaultdict(list)
        for c, found in enumerate(prints):
            if found.weight >= MIN_CALLOUT and found.zone is Zone.BODY:
                self._callouts[found.numeral.kind].append((Spot.of(found), c))
        for n, start in enumerate(starts):
            if start.weight >= MIN_NOTE and start.zone is not Zone.BODY:
                self._notes[start.numeral.kind].append((Spot.of(start), n))

    def complete(self, series: Series, taken: Taken, alike: int) -> Series:
        """Return the series with the free candidates that fit between its members.

        Args:
            series: pairs in the order of their numbers.
            taken: what all series have.
            alike: pairs of all series of its kind: a document that letters its notes does so again.
        """
        few = series.kind != "arabic" and len(series.pairs) < MIN_LETTERED
        if few and max(len(series.pairs), alike - 1) < MIN_LETTERED_AT_GAP:
            return series
        callouts = _fitting(
            [Spot.of(self.prints[c]) for c, _ in series.pairs],
            self._callouts[series.kind],
            lambda c: self._is_free(callout=c),
            lambda one, other: taken.callouts.is_between(series.kind, one, other),
            exactly=few,
        )
        notes = _fitting(
            sorted(Spot.of(self.starts[n]) for _, n in series.pairs),
            self._notes[series.kind],
            lambda n: self._is_free(note=n),
            lambda one, other: taken.notes.is_between(series.kind, one, other),
            exactly=few,
        )
        if len(notes) > max(1, len(series.pairs)):
            notes = []
        return series._replace(extra_callouts=tuple(callouts), extra_notes=tuple(notes))


def alone(starts: Sequence[Start], is_free: Callable[..., bool]) -> list[Series]:
    """Return the runs of notes that nothing calls, as where OCR lost the raised numbers; long ones only."""
    free = [
        Candidate(start.numeral.value, start.place, start.weight / 2, n)
        for n, start in enumerate(starts)
        if start.numeral.kind == "arabic" and start.weight >= MIN_NOTE and start.zone in BELOW_TEXT and is_free(note=n)
    ]
    place = {candidate.item: i for i, candidate in enumerate(free)}
    runs = align(free, free, lambda _one, _other: 0.0, lambda note: (place[note.item],))
    return [
        Series("arabic", (), extra_notes=tuple(free[pair.note].item for pair in run))
        for run in runs
        if len(run) >= MIN_ALONE
        and run[-1].value - run[0].value < MAX_STEP * len(run)
        and not _is_listing([starts[free[pair.note].item] for pair in run])
    ]


def _is_listing(run: Sequence[Start]) -> bool:
    """Return whether nearly every line has its own number, as in program code; among notes, some have a second line."""
    steps = [after.line - before.line for before, after in pairwise(run) if after.page == before.page]
    return steps.count(1) >= LISTING * max(len(steps), MIN_ALONE - 1)


def _fitting(
    members: Sequence[Spot],
    others: Sequence[tuple[Spot, int]],
    is_free: Callable[[int], bool],
    is_apart: Callable[[int, int], bool],
    *,
    exactly: bool,
) -> list[int]:
    """Return the others whose number lies strictly between those of their neighbours, or is the next at an end.

    Args:
        members: the series.
        others: candidates, each with its item.
        is_free: whether an item is not used.
        is_apart: whether members of any series stand between two places.
        exactly: whether the number must follow its neighbour by one on either side.
    """
    chain = list(members)
    chosen = []
    begin = bisect_left(others, chain[0].page - MAX_PAGES_BEFORE, key=lambda other: other[0].page)
    end = bisect_right(others, chain[-1].page + MAX_PAGES, key=lambda other: other[0].page)
    for other, item in others[begin:end]:
        at = bisect_left(chain, other)
        before = chain[at - 1] if at else None
        after = chain[at] if at < len(chain) else None
        low = before.value if before else 0
        high = after.value if after else low + 2
        fits = low + 1 == other.value == high - 1 if exactly else low < other.value < high
        beyond = (before or after) if before is None or after is None else None
        if fits and is_free(item) and not (beyond and is_apart(other.place, beyond.place)):
            chain.insert(at, other)
            chosen.append(item)
    return chosen
