"""Numbers that the format raises (``<sup>3</sup>``, Word's superscript) without calling them note numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.model import Document, Mark, Span
from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import NoteLine
from briefcite.notes.plain.rows import TextRow
from briefcite.notes.plain.weights import weigh_raised
from briefcite.text.late import late
from briefcite.text.numerals import CIRCLED, MAX_NUMBER, SUPERSCRIPTS, plain

NUMBERS = late(r"\[?\d{1,4}(?:\s?[,;]\s?\d{1,4}){0,6}\]?[.)]?")
DIGITS = late(rf"\d+|[{SUPERSCRIPTS}]+|[{CIRCLED}]")
LEAD_WEIGHT = 2.2


class RaisedCandidates(NamedTuple):
    """What raised marks give: callouts, beginnings of notes, and the stretches that they cover."""

    sights: list[Sight]
    leads: list[NoteLine]
    covered: list[Span]


def read(document: Document, rows: Sequence[TextRow]) -> RaisedCandidates:
    """Read the raised marks that hold nothing but numbers."""
    sights: list[Sight] = []
    leads: list[NoteLine] = []
    covered: list[Span] = []
    for mark in document.marks:
        if mark.kind in ("raised", "verbatim") or (mark.kind == "citation" and not mark.marker):
            covered.extend(mark.spans)
        if mark.kind == "raised":
            number = bisect_right(rows, mark.spans[0].start, key=lambda row: row.start) - 1
            if number >= 0 and mark.spans[0].start < rows[number].end:
                _add(document.text, rows, number, mark, sights, leads)
    return RaisedCandidates(sights, leads, sorted(covered))


def _add(
    text: str, rows: Sequence[TextRow], number: int, mark: Mark, sights: list[Sight], leads: list[NoteLine]
) -> None:
    row, span = rows[number], mark.spans[0]
    shown = plain(mark.marker or text[span.start : span.end]).strip()
    if not NUMBERS.fullmatch(shown):
        return
    values = members(text, span, shown)
    if not all(0 < value <= MAX_NUMBER for value, _, _ in values):
        return
    if span.start == row.start:
        if span.end < row.end and len(values) == 1:
            body = span.end + len(text[span.end : row.end]) - len(text[span.end : row.end].lstrip(" \t.)"))
            leads.append(NoteLine(values[0][0], number, span.start, span.end, body, "super", LEAD_WEIGHT))
        return
    weight = weigh_raised(text[row.start : row.end], span.start - row.start, span.end - row.start, values[0][0])
    for value, start, end in values if weight > 0 else ():
        sights.append(Sight(value, start, end, weight, "superscript", "raised", number))


def members(text: str, span: Span, shown: str) -> list[tuple[int, int, int]]:
    """Return each number of raised text with its place: "2, 3" is two callouts, one after the other.

    Args:
        text: the document's.
        span: what is raised, its markup included ("<sup>2, 3</sup>").
        shown: what a reader sees of it, in plain digits.
    """
    values = [int(digits) for digits in re.findall(r"\d+", shown)]
    found = [(m.start(), m.end()) for m in DIGITS.finditer(text, span.start, span.end)]
    places = found if len(found) == len(values) > 1 else [(span.start, span.end)] * len(values)
    return [(value, start, end) for value, (start, end) in zip(values, places, strict=True)]


def uncovered(sights: Sequence[Sight], covered: Sequence[Span]) -> Iterator[Sight]:
    """Leave out the numbers in raised text, code or live citations: those are read above, or no callouts."""
    for sight in sights:
        at = bisect_right(covered, Span(sight.start, 1 << 62)) - 1
        if at < 0 or covered[at].end <= sight.start:
            yield sight
