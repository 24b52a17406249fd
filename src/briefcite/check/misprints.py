"""Finds the pairs whose numbers differ because one of the two is printed wrongly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.check.numbered import Numbered, fit


class Misprint(NamedTuple):
    """A callout and a note that belong together though their numbers differ."""

    wrong: Numbered
    right: Numbered
    in_callout: bool
    """Whether the wrong one is the callout."""


def from_links(callouts: Sequence[Numbered], notes: Sequence[Numbered]) -> tuple[Misprint, ...]:
    """Return the linked pairs whose numbers differ.

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


def _judged(callouts: Sequence[Numbered], notes: Sequence[Numbered], c: int, n: int) -> Misprint:
    """Decide which number is wrong: the one that fits its neighbours less; where both fit alike, the note's."""
    callout, note = callouts[c], notes[n]
    if fit(callouts, c, callout.number) < fit(notes, n, note.number):
        return Misprint(callout, note, in_callout=True)
    return Misprint(note, callout, in_callout=False)


def from_strays(callouts: Sequence[Numbered], notes: Sequence[Numbered]) -> tuple[Misprint, ...]:
    """Return the pairs that a wrong number kept apart: an unlinked 5, and a wrong number in the other 5's place."""
    found = [Misprint(wrong, right, in_callout=True) for right, wrong in _kept_apart(notes, callouts)]
    taken = {entry.id for misprint in found for entry in misprint[:2]}
    found += [
        Misprint(wrong, right, in_callout=False)
        for right, wrong in _kept_apart(callouts, notes)
        if right.id not in taken and wrong.id not in taken
    ]
    return tuple(found)


def _kept_apart(stray: Sequence[Numbered], others: Sequence[Numbered]) -> Iterator[tuple[Numbered, Numbered]]:
    """Yield (right, wrong): an entry without a partner, and the one entry that stands in the partner's place."""
    expected = _expected(others)
    answered = {entry.number for entry in others}
    alone = Counter(entry.number for entry in stray)
    for right in stray:
        candidates = expected.get(right.number, ())
        if right.partners or right.number in answered or alone[right.number] > 1 or len(candidates) != 1:
            continue
        yield right, candidates[0]


def _expected(entries: Sequence[Numbered]) -> dict[int, list[Numbered]]:
    """Return, for each number, the entries in whose place it would fit better than their own."""
    count = Counter(entry.number for entry in entries)
    expected: dict[int, list[Numbered]] = defaultdict(list)
    for index, entry in enumerate(entries):
        if entry.implied or (entry.partners and count[entry.number] == 1):
            continue
        own = fit(entries, index, entry.number)
        before = entries[index - 1].number if index else 0
        after = entries[index + 1].number if index + 1 < len(entries) else 0
        for number in {before + 1, after - 1}:
            if fit(entries, index, number) > own:
                expected[number].append(entry)
    return expected
