"""A finding with where a person finds it: page as printed, line, and the words around it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from briefcite.model import Document, Extraction, Finding

CONTEXT = 60
"""Characters shown on each side of what a finding is about."""


class Placed(NamedTuple):
    """A finding of one file; all numbers count from 1."""

    path: str
    finding: Finding
    page: int | None
    label: str
    """The page as printed; "" where there are none."""
    line: int | None
    """Line of its page, or of the file where that has no pages."""
    column: int | None
    before: str
    subject: str
    after: str


def placed(extraction: Extraction) -> list[Placed]:
    """Give all findings of an extraction with their places."""
    document = extraction.document
    starts = _line_starts(document)
    return [_placed(document, finding, starts) for finding in extraction.findings]


def _line_starts(document: Document) -> list[int]:
    """Give where lines begin: as laid out where pages have lines, else by the line ends of the text."""
    laid_out = sorted({line.start for page in document.pages for line in page.lines})
    if laid_out:
        return laid_out
    return [0, *(place + 1 for place, char in enumerate(document.text) if char == "\n")]


def _placed(document: Document, finding: Finding, starts: list[int]) -> Placed:
    page = document.pages[finding.page] if finding.page is not None else None
    index = page.index + 1 if page else None
    label = page.label if page else ""
    path = document.source.path
    if finding.span is None:
        return Placed(path, finding, index, label, None, None, "", "", "")
    start, end = finding.span
    at = bisect_right(starts, start) - 1
    first = bisect_right(starts, page.start - 1) if page else 0
    text = document.text
    lower, upper = (page.start, page.end) if page else (0, len(text))
    return Placed(
        path,
        finding,
        index,
        label,
        max(at - first, 0) + 1,
        start - starts[at] + 1 if at >= 0 else None,
        " ".join(text[max(lower, start - CONTEXT) : start].split()),
        " ".join(text[start:end].split()),
        " ".join(text[end : min(upper, end + CONTEXT)].split()),
    )
