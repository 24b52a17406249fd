"""What comes of a person's words: what is given to the stages, and what no longer fits."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.model import Given, GivenNotes


class Unfit(NamedTuple):
    """An operation that no longer fits the document, by its place in the list, and why."""

    number: int
    why: str


class Applied(NamedTuple):
    """What of the operations could be given, and which fit no more."""

    notes: GivenNotes = GivenNotes()
    citations: tuple[Given, ...] = ()
    accepted: tuple[str, ...] = ()
    unfit: tuple[Unfit, ...] = ()
