"""Finds the lines that may begin a note, and weighs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.model import Document, Line, Zone
from briefcite.text.leads import Lead, leads
from briefcite.text.numerals import Numeral

IN_AREA = 3.0
IN_BODY = 0.0
OTHER_STYLE = -2.0
GLUED = -0.5
ALTERNATIVE = -0.3
NO_TEXT = -1.0
INDENT = 6.0
"""Points by which the left edge of markers differs within a document (numbers set flush right)."""


class Start(NamedTuple):
    """A line that may begin a note, read in one way."""

    page: int
    line: int
    lead: Lead
    numeral: Numeral
    weight: float
    place: int
    """Order of reading; the same for all readings of one line."""
    zone: Zone
    column: int


def find(document: Document) -> list[Start]:
    """Give every line that may begin a note, in reading order."""
    raw = [
        (page.index, number, line, found)
        for page in document.pages
        for number, line in enumerate(page.lines)
        if line.zone is not Zone.FURNITURE and (found := leads(line))
    ]
    raised = _raised_style(raw)
    starts = []
    for place, (page, number, line, found) in enumerate(raw):
        for rank, lead in enumerate(found):
            for numeral in lead.numerals:
                weight = _weight(line, lead, raised) + ALTERNATIVE * rank
                starts.append(Start(page, number, lead, numeral, weight, place, line.zone, line.column))
    return starts


def _raised_style(raw: Sequence[tuple[int, int, Line, tuple[Lead, ...]]]) -> bool:
    """Whether note markers are superscripts in this document."""
    styles = Counter(found[0].raised for _, _, line, found in raw if line.zone is Zone.FOOTNOTES)
    return styles[True] > styles[False]


def _weight(line: Line, lead: Lead, raised: bool) -> float:
    weight = IN_AREA if line.zone is not Zone.BODY else IN_BODY
    if lead.raised != raised:
        weight += OTHER_STYLE if not lead.raised else OTHER_STYLE / 2
    if lead.glued:
        weight += GLUED
    if lead.words >= len(line.words) and lead.words:
        weight += NO_TEXT
    return weight
