"""A note has a number and no text.

Why: the reader is promised a source and gets none; mostly a placeholder was forgotten.

Example: "11 Ibid., p. 4.", then "12" alone on its line, then "13 Khan, p. 7."

What to do: write the note, or delete it with its number in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "N106"
NAME = "empty-note"
SEVERITY = "error"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each note in which no letter or digit stands."""
    for note in case.extraction.notes:
        if note.marker and not any(char.isalnum() for char in note.text):
            yield Hit(
                f"note {note.marker} has no text",
                note.id,
                note.pages[0] if note.pages else None,
                note.span,
                hint="write the note, or delete it with its number in the text",
                confidence=note.evidence.confidence,
            )
