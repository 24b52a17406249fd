"""A number is missing, both in the text and among the notes.

Why: readers, and the author's own back references ("see note 8"), count on an unbroken series; a place and
its note that vanished together may have taken a source with them.

Example: text and notes both go 6, 7, 9, 10.

What to do: renumber, or restore what was lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefcite.check.case import Case
from briefcite.check.numbering import Numbering
from briefcite.check.rule import Hit

CODE = "N103"
NAME = "gap-in-numbers"
SEVERITY = "warning"

FEW = 2
"""Pairs below which a series says nothing about what is missing between them."""
FEW_FOR_FIRST = 3
"""The same for the number 1."""


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each run of numbers that neither a callout nor a note has."""
    for numbering in case.series:
        sure = numbering.paired or frozenset(e.number for e in (*numbering.callouts, *numbering.notes))
        if not numbering.ordered or len(sure) < FEW or case.is_unrecognised:
            continue
        everything = {entry.number for entry in (*numbering.callouts, *numbering.notes)}
        present = sorted(number for number in everything if min(sure) <= number <= max(sure))
        if (
            present[0] == 2 and 1 not in everything and len(sure) >= FEW_FOR_FIRST
        ):  # a series that starts later is an excerpt
            present.insert(0, 0)
        for before, after in pairwise(present):
            if after > before + 1 and not _stand_nearby(case, numbering, before, after):
                yield _hit(case, numbering, before + 1, after)


def _stand_nearby(case: Case, numbering: Numbering, before: int, after: int) -> bool:
    """Return whether the missing number does stand between its neighbours, but was counted to another series."""
    page_of = {entry.number: case.where(entry.id)[0] for entry in numbering.notes}
    first, last = page_of.get(before), page_of.get(after)
    if first is None or last is None:
        return False
    strangers: set[int] = set()
    for other in case.series:
        if other is not numbering:
            numbers = {entry.number for entry in other.notes}
            nearby = {entry.number for entry in other.notes if first <= (case.where(entry.id)[0] or 0) <= last}
            strangers |= {number for number in nearby if number - 1 not in numbers}
    return strangers.issuperset(range(before + 1, after))


def _hit(case: Case, numbering: Numbering, first: int, after: int) -> Hit:
    missing = f"number {first} is" if after == first + 1 else f"numbers {first} to {after - 1} are"
    note = next((entry.id for entry in numbering.notes if entry.number == after), "")
    subject = note or next(entry.id for entry in numbering.callouts if entry.number == after)
    page, span = case.where(subject)
    return Hit(
        f"{missing} missing before {after}, in the text and among the notes",
        subject,
        page,
        span,
        hint="renumber, or restore what was lost",
    )
