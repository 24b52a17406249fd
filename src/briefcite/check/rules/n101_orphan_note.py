"""A note is never called: its number does not stand in the text.

Why: nobody reads it, and nobody knows what it was meant to prove; often the sentence it belonged to was cut.

Example: the notes go from 1 to 12, and the text has every number but 8.

What to do: set the number where the note belongs, or delete the note and renumber those after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.numbering import Numbering
from briefcite.check.rule import Hit

CODE = "N101"
NAME = "orphan-note"
SEVERITY = "error"

WHOLE_SERIES = 3
"""Notes from which a series without a single callout is one finding: not one number was lost there."""


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each note that is not called, or one for a series that is not called at all."""
    numbered: set[str] = set()
    if case.is_unrecognised:
        return
    for numbering in case.series:
        numbered |= {entry.id for entry in numbering.notes}
        orphans = _orphans(numbering)
        if numbering.callouts or len(numbering.notes) < WHOLE_SERIES:
            for orphan in orphans:
                yield _hit(case, orphan)
        elif not numbering.listed:
            yield _none_called(case, orphans)
    linked = {link.note for link in case.extraction.links}
    for note in case.extraction.notes:
        if note.marker and note.id not in numbered and note.id not in linked and note.id not in case.label_again:
            yield _hit(case, note.id)


def _orphans(numbering: Numbering) -> list[str]:
    called = {entry.number for entry in numbering.callouts} if numbering.ordered else set()
    found: dict[object, str] = {}
    for entry in numbering.notes:
        if not entry.partners and entry.number not in called:
            found.setdefault(entry.number if numbering.ordered else entry.id, entry.id)
    return list(found.values())


def _hit(case: Case, id: str) -> Hit:
    note = case.notes[id]
    return Hit(
        f"note {note.marker} is not called in the text",
        id,
        note.pages[0] if note.pages else None,
        note.span,
        hint=f"set the number {note.marker} where the note belongs, or delete the note",
        confidence=note.evidence.confidence,
    )


def _none_called(case: Case, ids: list[str]) -> Hit:
    first, last = case.notes[ids[0]], case.notes[ids[-1]]
    return Hit(
        f"none of the {len(ids)} notes {first.marker} to {last.marker} is called in the text",
        first.id,
        first.pages[0] if first.pages else None,
        first.span,
        related=tuple(ids[1:]),
        hint="the numbers of the text were lost, or could not be read",
        confidence=first.evidence.confidence,
    )
