"""Finds the pairs whose numbers differ because one of the two is printed wrongly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.check.entry import Entry, fit


class Misprint(NamedTuple):
    """A callout and a note that belong together though their numbers differ."""

    wrong: Entry
    right: Entry
    in_callout: bool
    """Whether the wrong one is the callout."""


def from_links(callouts: Sequence[Entry], notes: Sequence[Entry]) -> tuple[Misprint, ...]:
    """Give the linked pairs whose numbers differ.

    Two neighbours that changed places ("4, 3" beside "3, 4") are linked by place with differing numbers too,
    but then every number is there on both sides: that is a matter of order.
    """
    places = {note.id: index for index, note in enumerate(notes)}
    pairs = [
        (at, places[partner])
        for at, callout in enumerate(callouts)
        for partner in callout.partners
        if partner in places and notes[places[partner]].number != callout.number
    ]
    if {callouts[c].number for c, _ in pairs} == {notes[n].number for _, n in pairs}:
        return ()
    return tuple(_judged(callouts, notes, c, n) for c, n in pairs)


def _judged(callouts: Sequence[Entry], notes: Sequence[Entry], c: int, n: int) -> Misprint:
    """Take for wrong what fits its neighbours less; where both fit alike, the note."""
    callout, note = callouts[c], notes[n]
    if fit(callouts, c, callout.number) < fit(notes, n, note.number):
        return Misprint(callout, note, in_callout=True)
    return Misprint(note, callout, in_callout=False)


def from_strays(callouts: Sequence[Entry], notes: Sequence[Entry]) -> tuple[Misprint, ...]:
    """Give the pairs that a wrong number kept apart: an unlinked 5, and a wrong number in 5's other place."""
    found = [Misprint(wrong, right, in_callout=True) for right, wrong in _kept_apart(notes, callouts)]
    taken = {entry.id for misprint in found for entry in misprint[:2]}
    found += [
        Misprint(wrong, right, in_callout=False)
        for right, wrong in _kept_apart(callouts, notes)
        if right.id not in taken and wrong.id not in taken
    ]
    return tuple(found)


def _kept_apart(stray: Sequence[Entry], others: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Give (right, wrong): an entry nobody answers, and the one entry that stands in its place."""
    numbers = Counter(entry.number for entry in others)
    answered = {entry.number for entry in others}
    for right in stray:
        if right.partners or right.number in answered:
            continue
        candidates = [
            other
            for index, other in enumerate(others)
            if (not other.partners or numbers[other.number] > 1)
            and not other.implied
            and fit(others, index, other.number) < fit(others, index, right.number)
        ]
        if len(candidates) == 1:
            yield right, candidates[0]
