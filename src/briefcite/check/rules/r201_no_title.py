"""A work cited in full has no title.

Why: without it the work cannot be found, and no bibliography program takes the entry.

Example: "Hale, in: Coastal Review 4 (2001), pp. 3–9."

What to do: add the title.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "R201"
NAME = "no-title"
SEVERITY = "warning"

TITLED = ("article-journal", "article-magazine", "article-newspaper", "book", "chapter", "thesis", "report")
SURE = 0.9
"""Confidence of author and container from which a missing title is missing, not misread."""


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each work whose author, container and date are told and whose title is not."""
    for work in case.extraction.references:
        if work.title or work.type not in TITLED or not (work.author and work.container_title and work.issued):
            continue
        citation = case.first_full.get(work.id)
        told = [work.confidence.get(name, 0.0) for name in ("author", "container-title", "issued")]
        if citation is None or min(told) < SURE or any(part.label == "other" for part in citation.segments):
            continue
        page, span = case.cited(citation)
        yield Hit(
            f"{case.words(citation)!r} has no title",
            work.id,
            page,
            span,
            related=(citation.id,),
            hint="add the title of the work",
            confidence=min(told),
        )
