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
    """Yield one hit for each note that repeats a number of its series, or a label."""
    for numbering in case.series:
        if numbering.ordered:
            for entry, first in order_of(numbering.notes).again:
                yield _hit(case, entry.id, first.id, "number")
    for again, first_id in case.label_again.items():
        yield _hit(case, again, first_id, "label")


def _hit(case: Case, id: str, first: str, what: str) -> Hit:
    note = case.notes[id]
    return Hit(
        f"note {note.marker} has the {what} of another note",
        note.id,
        note.pages[0] if note.pages else None,
        note.span,
        related=(first,),
        hint="renumber one of the two, and the notes after it"
        if what == "number"
        else "give one of the two another label",
        confidence=note.evidence.confidence,
    )
