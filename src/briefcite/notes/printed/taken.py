"""The places that the series of one document have taken, by kind of numeral."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start


class Places:
    """Places in reading order, of callouts or of notes."""

    def __init__(self, members: Iterable[Print] | Iterable[Start]) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        for member in members:
            self._places[member.numeral.kind].append(member.place)
        for places in self._places.values():
            places.sort()

    def last_before(self, found: Print | Start) -> int | None:
        """Return the place of the last member before something, of its kind of numeral."""
        places = self._places.get(found.numeral.kind, [])
        at = bisect_left(places, found.place)
        return places[at - 1] if at else None

    def is_between(self, kind: str, one: int, other: int) -> bool:
        """Return whether a member stands between two places."""
        places = self._places.get(kind, [])
        at = bisect_left(places, min(one, other) + 1)
        return at < len(places) and places[at] < max(one, other)


class Taken:
    """The callouts and notes of all series."""

    def __init__(self, prints: Sequence[Print], starts: Sequence[Start], pairs: Iterable[tuple[int, int]]) -> None:
        chosen = list(pairs)
        self.callouts = Places(prints[c] for c, _ in chosen)
        self.notes = Places(starts[n] for _, n in chosen)
