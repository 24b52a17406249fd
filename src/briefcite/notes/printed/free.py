"""The callouts and notes that no series has taken yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start
from briefcite.notes.printed.extras import Series
from briefcite.text.sequence import Candidate, Tried


class Free:
    """Candidates not yet used."""

    def __init__(self, prints: list[Print], starts: Sequence[Start]) -> None:
        self.prints, self.starts = prints, starts
        self.used_prints: set[int] = set()
        self.used_starts: set[int] = set()
        self.standing = False

    def callouts(self, kind: str, column: int | None = None) -> list[Candidate]:
        """Return the free callouts of one kind of numeral, of all columns or of one."""
        return [
            Candidate(p.numeral.value, p.place, p.weight, i)
            for i, p in enumerate(self.prints)
            if p.numeral.kind == kind
            and column in (None, p.column)
            and self.used_prints.isdisjoint(range(p.start, p.end))
            and (self.standing or not p.standing or p.target is not None)
        ]

    def notes(self, kind: str, column: int | None = None) -> list[Candidate]:
        """Return the free notes of one kind of numeral, of all columns or of one."""
        return [
            Candidate(s.numeral.value, s.place, s.weight, i)
            for i, s in enumerate(self.starts)
            if s.numeral.kind == kind and column in (None, s.column) and s.place not in self.used_starts
        ]

    def is_free(self, callout: int | None = None, note: int | None = None) -> bool:
        """Return whether a print or a start is not yet used."""
        if callout is not None:
            found = self.prints[callout]
            return self.used_prints.isdisjoint(range(found.start, found.end))
        return note is not None and self.starts[note].place not in self.used_starts

    def use(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Mark the print of these pairs as used, however it was read."""
        for c, n in pairs:
            self.used_prints.update(range(self.prints[c].start, self.prints[c].end))
            self._use_start(n)

    def _use_start(self, n: int) -> None:
        """Mark the beginning of a note as used; its number calls no note."""
        self.used_starts.add(self.starts[n].place)
        self.used_prints.update(range(self.starts[n].lead.start, self.starts[n].lead.rest))

    def use_alone(self, series: Series) -> None:
        """Mark the members of a series that have no partner as used."""
        for c in series.extra_callouts:
            self.used_prints.update(range(self.prints[c].start, self.prints[c].end))
        for n in series.extra_notes:
            self._use_start(n)


def near(callouts: Sequence[Candidate], free: Free) -> Tried:
    """Try a note only with callouts of its page and those beside it."""
    index: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, callout in enumerate(callouts):
        index[callout.value, free.prints[callout.item].page].append(i)

    def tried(note: Candidate) -> Iterator[int]:
        page = free.starts[note.item].page
        for beside in (page - 1, page, page + 1):
            yield from index.get((note.value, beside), ())

    return tried
