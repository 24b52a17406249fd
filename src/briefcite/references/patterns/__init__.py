"""Citations that follow a form of their own, read whole: cases, statutes, treaties, UN documents, archives.

A model trained on books and articles has seen few of them, and their form is fixed: what these readers know
they know for sure, and everything else is left to the labeller. Beside the labels of the labeller they use
``number``, ``authority``, ``section``, ``archive`` and ``archive-location``, as CSL does.
"""

from __future__ import annotations

from collections.abc import Callable

from briefcite.model import Citation, Segment
from briefcite.references.patterns.archives import read_archival
from briefcite.references.patterns.cases import read_case
from briefcite.references.patterns.documents import read_document
from briefcite.references.patterns.laws import read_law
from briefcite.references.patterns.official import read_official
from briefcite.references.patterns.reader import Labelled, tile

__all__ = ["recognise"]

_LONGEST = 600  # characters; a longer citation is read by the labeller
_READERS: tuple[tuple[Callable[[str, int, int], list[Labelled] | None], float], ...] = (
    (read_case, 0.95),
    (read_law, 0.95),
    (read_document, 0.9),
    (read_official, 0.9),
    (read_archival, 0.9),
)


def recognise(text: str, citation: Citation) -> tuple[Segment, ...] | None:
    """Give the segments of a citation whose form is known; None for all others."""
    if citation.form not in ("full", "short", "other") or citation.end - citation.start > _LONGEST:
        return None
    start = (
        citation.start + len(text[citation.start : citation.end]) - len(text[citation.start : citation.end].lstrip())
    )
    for reader, confidence in _READERS:
        if found := reader(text, start, citation.end):
            return tile(citation, found, confidence)
    return None
