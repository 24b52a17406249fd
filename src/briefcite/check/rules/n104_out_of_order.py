"""A note comes before one that it should follow.

Why: who looks for note 4 after note 3 does not find it; and "Ibid." then speaks of the wrong work.

Example: the notes go 1, 2, 4, 3, 5.

In Markdown it is information only: programs that print it number the notes anew.

What to do: bring the notes into the order of their numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.order import order_of, out_of_place
from briefcite.check.rule import Hit

CODE = "N104"
NAME = "out-of-order"
SEVERITY = "warning"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each group of notes that changed places."""
    for numbering in case.series:
        if not numbering.ordered:
            continue
        paired = numbering.paired
        place = {entry.id: index for index, entry in enumerate(numbering.notes)}
        for group in order_of(numbering.notes).displaced:
            if numbering.callouts and not any(entry.number in paired for entry in group):
                continue  # it is never called, and that is the finding
            note = case.notes[group[0].id]
            yield Hit(
                f"note {note.marker} {out_of_place(numbering.notes, place[note.id])}",
                note.id,
                note.pages[0] if note.pages else None,
                note.span,
                related=tuple(entry.id for entry in group[1:]),
                hint="bring the notes into the order of their numbers",
                confidence=note.evidence.confidence,
                severity=case.gravity(note.evidence.by == "notes.marked"),
            )
