"""Which entries of a series are repeated, and which are out of order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.check.numbered import Numbered


class Order(NamedTuple):
    """What is not as in 1, 2, 3."""

    again: tuple[tuple[Numbered, Numbered], ...]
    """(the entry that repeats a number, the one that has it rightly)."""
    displaced: tuple[tuple[Numbered, ...], ...]
    """Entries out of order, those that changed places with each other together."""
    moved: frozenset[str] = frozenset()
    """Ids of all that changed places, also of those that now seem in order."""


def order_of(entries: Sequence[Numbered]) -> Order:
    """Tell repeated entries from displaced ones, as few as there can be."""
    rising = _longest_rising([entry.number for entry in entries])
    right = {entries[index].number: entries[index] for index in rising}
    again = []
    single: list[Numbered] = []
    for index, entry in enumerate(entries):
        if index not in rising and entry.number in right:
            again.append((entry, right[entry.number]))
        else:
            right.setdefault(entry.number, entry)
            single.append(entry)
    kept = {entries[index].id for index in rising}
    cycles = _cycles(single)
    displaced = (tuple(entry for entry in cycle if entry.id not in kept) for cycle in cycles)
    moved = frozenset(entry.id for cycle in cycles for entry in cycle)
    return Order(tuple(again), tuple(group for group in displaced if group), moved)


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """Return the indexes of a longest strictly increasing subsequence (patience sorting)."""
    ends: list[int] = []  # the smallest last number of a run of each length
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            places.append(place)
        elif number < ends[length]:  # of two equal ones, the first is right
            ends[length], places[length] = number, place
    run = set()
    place = places[-1] if places else -1
    while place >= 0:
        run.add(place)
        place = before[place]
    return run


def _cycles(entries: Sequence[Numbered]) -> tuple[tuple[Numbered, ...], ...]:
    """Group the entries that changed places: each stands where the next of its group belongs."""
    home = {entry.id: place for place, entry in enumerate(sorted(entries, key=lambda entry: entry.number))}
    seen: set[str] = set()
    cycles = []
    for entry in entries:
        cycle = []
        while entry.id not in seen:
            seen.add(entry.id)
            cycle.append(entry)
            entry = entries[home[entry.id]]
        if len(cycle) > 1:
            cycles.append(tuple(cycle))
    return tuple(cycles)


def out_of_place(entries: Sequence[Numbered], place: int) -> str:
    """Return where a displaced entry stands, in words: "comes after 7", "comes before 2".

    Its neighbours tell, unless a whole stretch was moved: in 4 5 6 1 2 3 the 3 stands rightly beside the 2.
    """
    own = entries[place].number
    before = next((entry for entry in reversed(entries[:place]) if entry.number > own), None)
    after = next((entry for entry in entries[place + 1 :] if entry.number < own), None)
    near_after = after is not None and after is entries[place + 1]
    if before is None or (near_after and before is not entries[place - 1]):
        return f"comes before {after.marker if after else 'others'}"
    return f"comes after {before.marker}"
