"""A comment takes back a finding that is not there.

Why: once the text is mended the comment only hides the next mistake at the same place.

Example: "<!-- briefcite: ignore C101 -->" above a paragraph in which every number has its note.

What to do: delete the comment, or the codes in it that no longer apply.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "S101"
NAME = "unused-suppression"
SEVERITY = "warning"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each comment that took nothing back though the rules it names have run."""
    for suppression in case.unused:
        named = " ".join(suppression.names) or "any check"
        span = suppression.mark.spans[0]
        page = next((p.index for p in case.extraction.document.pages if p.start <= span.start < p.end), None)
        yield Hit(
            f"this comment takes back nothing: {named} finds nothing here",
            "",
            page if case.extraction.document.paged else None,
            span,
            hint="delete the comment",
        )
