"""A note has lost its number.

Why: the source is there, but nothing says which place in the text it proves.

Example: at the foot of the page stands 'Ana Duarte, "The Long Queue", Harbour Weekly, 2019.' with no number
before it.

What to do: give the note its number.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "N105"
NAME = "unmarked-note"
SEVERITY = "warning"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each note without a number, with the callout that it must belong to, if one does."""
    answers = {note: entry for numbering in case.series for note, entry in numbering.unmarked}
    for note in case.extraction.notes:
        if note.marker:
            continue
        callout = answers.get(note.id)
        yield Hit(
            "note without a number" + (f", by its place note {callout.marker}" if callout else ""),
            note.id,
            note.pages[0] if note.pages else None,
            note.span,
            related=(callout.id,) if callout else (),
            hint=f"give it the number {callout.marker}" if callout else "give it its number",
            confidence=note.evidence.confidence,
        )
