"""A callout and its note belong together, but their numbers differ: one is printed wrongly.

Why: the reader who looks for the number finds nothing, or another note. Place and neighbours tell which two
belong together, so this is one finding and not a dangling number, an orphan and a gap.

Example: the notes of a page are 6, 77 and 8, and its text calls 6, 7 and 8.

What to do: correct the number that breaks the series.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "N108"
NAME = "misprinted-number"
SEVERITY = "error"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each pair whose numbers differ, at the number that breaks its series."""
    for numbering in case.series:
        for misprint in numbering.misprints:
            page, span = case.where(misprint.wrong.id)
            what, other = ("callout", "note") if misprint.in_callout else ("note", "callout")
            yield Hit(
                f"{what} {misprint.wrong.marker} answers {other} {misprint.right.marker}: a misprint",
                misprint.wrong.id,
                page,
                span,
                related=(misprint.right.id,),
                hint=f"correct it to {misprint.right.marker}",
            )
