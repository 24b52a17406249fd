"""Two notes have the same number.

Why: a number in the text then leads to two notes, and one of them answers nothing.

Example: "7 Khan, p. 4.", and below it again "7 Ibid., p. 9."

What to do: renumber the second note and those after it, and check that each has its number in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.order import order_of
from briefcite.check.rule import Hit

CODE = "N102"
NAME = "duplicate-number"
SEVERITY = "error"


def find(case: Case) -> Iterator[Hit]:
    """Give one hit for each note that repeats a number of its series."""
    for numbering in case.series:
        if not numbering.ordered:
            continue
        for entry, first in order_of(numbering.notes).again:
            note = case.notes[entry.id]
            yield Hit(
                f"note {note.marker} has the number of another note",
                note.id,
                note.pages[0] if note.pages else None,
                note.span,
                related=(first.id,),
                hint="renumber one of the two, and the notes after it",
                confidence=note.evidence.confidence,
            )
