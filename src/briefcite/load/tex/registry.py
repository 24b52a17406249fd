"""The notes that were made so far, and the callouts that wait for theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader


class Waiting(NamedTuple):
    """A callout whose note is not known yet."""

    place: int
    """Of its mark in the Writer."""
    run: str
    marker: str
    after: int
    """How many notes there were before it."""


class Made(NamedTuple):
    """A note that was made."""

    id: str
    run: str
    marker: str


class Notes:
    """The notes of a document."""

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []
        self.made: list[Made] = []
        self.boxes = 0
        """How many minipages are open."""
        self.titles = 0
        """How many titles are being set, in which notes have signs."""

    def new(self, run: str, marker: str) -> str:
        """Return the id of a new note."""
        made = Made(f"note {len(self.made) + 1}", run, marker)
        self.made.append(made)
        return made.id


def link(reader: Reader) -> None:
    """Lead the callouts that wait to their notes: the next of their number, else the last one before."""
    for one in reader.notes.waiting:
        same = [
            place for place, made in enumerate(reader.notes.made) if (made.run, made.marker) == (one.run, one.marker)
        ]
        if not same:
            same = [
                place
                for place, made in enumerate(reader.notes.made)
                if made.marker == one.marker and made.run.rpartition(" ")[0] == one.run.rpartition(" ")[0]
            ]
        after = [place for place in same if place >= one.after]
        if same:
            target = reader.notes.made[(after or same[-1:])[0]].id
            reader.out.marks[one.place] = replace(reader.out.marks[one.place], target=target)
