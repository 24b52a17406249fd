"""An ISBN whose check digit is wrong.

Why: the last digit of an ISBN is computed from the others, so that a slip shows; this one has a slip.

Example: "ISBN 978-3-16-148410-1" (the last digit would be 0).

What to do: copy the ISBN again from the imprint.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.text.late import late

CODE = "R204"
NAME = "bad-isbn"
SEVERITY = "warning"

_ISBN = late(r"(?i)\bISBN(?:[-\s]?1[03])?[:\s]*((?:97[89][-–\s]?)?\d[\d\-–\s]{7,14}[\dX])(?![\dX])")


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each number called an ISBN that is none."""
    for note in case.extraction.notes:
        for match in _ISBN.finditer(note.text):
            if is_isbn(match[1]):
                continue
            page, span = case.place(note, *match.span(1))
            yield Hit(
                f"{match[1]!r} is no ISBN: its check digit is wrong",
                note.id,
                page,
                span,
                hint="copy the ISBN again from the imprint",
            )


def is_isbn(printed: str) -> bool:
    """Return whether 10 or 13 digits, hyphens apart, end in their check digit."""
    digits = [10 if char in "xX" else int(char) for char in printed if char.isalnum()]
    if len(digits) == 10:
        return sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0
    return len(digits) == 13 and sum(d * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
