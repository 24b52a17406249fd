"""Finds the members of a series that stand where they should not: out of their order by one, or a second time.

Callouts 1, 3, 2, 4 over the notes 1, 2, 3, 4: a chain that only rises has to leave 2 or 3 out. A raised 2 behind a
word between the callouts 2 and 3 is a 2 once more. Both are mistakes of the text, so both must be seen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefcite.model import Zone
from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import BELOW_TEXT, LINE, Start
from briefcite.notes.printed.extras import MIN_NOTE, Series, Spot
from briefcite.notes.printed.free import Free
from briefcite.notes.printed.taken import Taken

STEP = 1
"""Places by which a callout or a note may be out of order."""
MAX_PAGES = 1
"""Pages beyond the first and the last of the series."""


class Strays(NamedTuple):
    """What is believed without a partner, by kind of numeral and number, as indexes in reading order."""

    prints: Sequence[Print]
    starts: Sequence[Start]
    callouts: Mapping[tuple[str, int], Sequence[int]]
    notes: Mapping[tuple[str, int], Sequence[int]]

    @classmethod
    def of(cls, prints: Sequence[Print], starts: Sequence[Start]) -> Strays:
        """Collect the raised callouts of the text, and the note beginnings of the note areas."""
        callouts: dict[tuple[str, int], list[int]] = {}
        notes: dict[tuple[str, int], list[int]] = {}
        for c, found in enumerate(prints):
            if found.is_clean:
                callouts.setdefault((found.numeral.kind, found.numeral.value), []).append(c)
        for n, start in enumerate(starts):
            if start.weight >= MIN_NOTE and start.zone is not Zone.BODY:
                notes.setdefault((start.numeral.kind, start.numeral.value), []).append(n)
        return cls(prints, starts, callouts, notes)

    def complete(self, series: Series, free: Free, taken: Taken) -> Series:
        """Return the series with the pairs that are out of order and the callouts and notes that stand twice.

        Args:
            series: pairs in the order of their numbers.
            free: what no series has.
            taken: what all series have.
        """
        if not series.pairs:
            return series
        displaced = series.displaced + tuple(self._displaced(series, free))
        free.use(displaced)
        alone_c, alone_n = {c for c, _ in displaced}, {n for _, n in displaced}
        series = series._replace(
            displaced=displaced,
            extra_callouts=tuple(c for c in series.extra_callouts if c not in alone_c),
            extra_notes=tuple(n for n in series.extra_notes if n not in alone_n),
        )
        again_n = tuple(self._notes_again(series, free, taken))
        return series._replace(extra_notes=series.extra_notes + again_n)

    def _displaced(self, series: Series, free: Free) -> Iterator[tuple[int, int]]:
        """Yield the pairs of one number, at least one end of which is where that number belongs."""
        line = _Line(self.prints[c] for c, _ in series.pairs)
        below = _Line(self.starts[n] for _, n in series.pairs)
        for value in line.lacking():
            callouts = [
                c
                for c in self.callouts.get((series.kind, value), ())
                if line.is_near(self.prints[c], value) and (c in series.extra_callouts or free.is_free(callout=c))
            ]
            notes = [
                n
                for n in self.notes.get((series.kind, value), ())
                if below.is_near(self.starts[n], value) and (n in series.extra_notes or free.is_free(note=n))
            ]
            if len(callouts) != 1 or len(notes) != 1:
                continue
            c, n = callouts[0], notes[0]
            apart = self.starts[n].page - self.prints[c].page
            told = c in series.extra_callouts or n in series.extra_notes
            if told and (abs(apart) <= MAX_PAGES or self.starts[n].zone not in BELOW_TEXT):
                yield c, n

    def gathered(self, found: Sequence[Series]) -> list[Series]:
        """Move each pair that forms a series of its own into the series of its kind that lacks exactly this number."""
        kept = list(found)
        for single in found:
            if len(single.pairs) > 1 or single not in kept:
                continue
            c, n = single.pairs[0]
            lacking = [one for one in kept if one.kind == single.kind and self._lacks(one, c, n)]
            if lacking:
                kept.remove(single)
                at = kept.index(min(lacking, key=lambda one: self._distance(one, c)))
                kept[at] = kept[at]._replace(displaced=(*kept[at].displaced, (c, n)))
        return kept

    def _distance(self, series: Series, c: int) -> int:
        return min(abs(self.prints[c].place - self.prints[other].place) for other, _ in series.pairs)

    def _lacks(self, series: Series, c: int, n: int) -> bool:
        """Return whether a pair belongs to a series, one end in its place and the other at most a step away."""
        callout, note = self.prints[c], self.starts[n]
        first, last = (self.prints[series.pairs[at][0]].page for at in (0, -1))
        if not first - MAX_PAGES <= callout.page <= last + MAX_PAGES:
            return False
        line = _Line(self.prints[c] for c, _ in series.pairs)
        below = _Line(self.starts[n] for _, n in series.pairs)
        value = callout.numeral.value
        near = line.is_near(callout, value) and below.is_near(note, value)
        right = line.is_right(callout, value) or below.is_right(note, value)
        return value in line.lacking() and near and right

    def _notes_again(self, series: Series, free: Free, taken: Taken) -> Iterator[int]:
        """Yield the notes that come right after the one that has their number."""
        for _, first in series.pairs:
            before = self.starts[first]
            for n in self.notes.get((series.kind, before.numeral.value), ()):
                start = self.starts[n]
                near = start.weight >= min(LINE.in_area, before.weight) and 0 <= start.page - before.page <= MAX_PAGES
                if near and taken.notes.last_before(start) == before.place and free.is_free(note=n):
                    yield n


class _Line:
    """One side of a series: its rising numbers and the places where they are printed."""

    def __init__(self, members: Iterable[Print] | Iterable[Start]) -> None:
        self.members = sorted((Spot.of(member) for member in members), key=lambda member: member.value)
        self.values = [member.value for member in self.members]

    def lacking(self) -> list[int]:
        """Return the numbers that the series lacks, single ones only, and those next to its ends."""
        inner = [a + 1 for a, b in zip(self.values, self.values[1:], strict=False) if b - a == STEP + 1]
        first = [self.values[0] - 1] if self.values[0] > 1 else []
        return [*first, *inner, self.values[-1] + 1]

    def is_near(self, found: Print | Start, value: int) -> bool:
        """Return whether something stands at most one member away from where its number belongs."""
        at = bisect_left(self.values, value)
        return self._is_between(found, at - 1 - STEP, at + STEP)

    def is_right(self, found: Print | Start, value: int) -> bool:
        """Return whether something stands where its number belongs."""
        at = bisect_left(self.values, value)
        return self._is_between(found, at - 1, at)

    def _is_between(self, found: Print | Start, before: int, after: int) -> bool:
        low = self.members[before].place if before >= 0 else -1
        high = self.members[after].place if after < len(self.members) else found.place + 1
        first, last = self.members[0].page - MAX_PAGES, self.members[-1].page + MAX_PAGES
        return low < found.place < high and first <= found.page <= last
