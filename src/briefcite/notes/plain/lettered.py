"""Callouts and notes numbered i, ii, iii or a, b, c: candidates where a list of such notes stands.

Letters are everywhere in a text, so a list that begins at i or a must be there first, and a callout must be set apart
as a callout is: in brackets that touch the word before, or glued to a full stop or a quotation mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.model import CalloutForm
from briefcite.notes.plain import entries
from briefcite.notes.plain.callouts import Sight, enclosed
from briefcite.notes.plain.entries import NoteLine
from briefcite.notes.plain.rows import TextRow, follows_an_end
from briefcite.text.late import late
from briefcite.text.markers import value
from briefcite.text.numerals import Kind, readings

KINDS: tuple[Kind, ...] = ("roman", "letter")
LEAST = 3
"""Notes that make a list, and pairs that make a series."""
STEP = 2
"""Most by which a number of the list may be above the one before."""
MARKER: dict[Kind, str] = {"roman": r"[ivxlc]{1,9}", "letter": r"[a-z]"}
STOP, BRACKET, ROUND = 2.0, 2.0, 1.3
"""Weight of one glued to a stop or quotation mark, and of one in brackets that touch the word."""
ABBREVIATED = late(r"(?:^|[^\w])\w{1,2}\.$")
"""Before the g of "e.g" and the i of "b.i"."""


class LetteredCandidates(NamedTuple):
    """Numbers of one kind that may be callouts, and lines that may begin notes."""

    sights: list[Sight]
    leads: list[NoteLine]


def candidates(text: str, rows: Sequence[TextRow], kind: Kind) -> LetteredCandidates:
    """Return the candidates of one kind; none where no list of notes stands in the text."""
    leads = [lead for lead in entries.leads(text, rows, kind) if follows_an_end(text, rows, lead.row)]
    if not _listed(leads):
        return LetteredCandidates([], [])
    begin = {lead.start for lead in leads}
    found = (
        sight
        for number, row in enumerate(rows)
        if not row.listed
        for sight in (*_enclosed(text, rows, number, kind), *_sights(text, row, number, kind))
    )
    return LetteredCandidates([sight for sight in found if sight.start not in begin], leads)


def _enclosed(text: str, rows: Sequence[TextRow], number: int, kind: Kind) -> Iterator[Sight]:
    """Yield those in brackets that touch the word before."""
    for sight in enclosed(text, rows, number, kind):
        before = text[max(rows[number].start, sight.start - 2) : sight.start - 1]
        if before and not before.isspace() and not before.isdigit():
            yield sight._replace(weight=BRACKET if sight.form == "bracketed" else ROUND)


def _value(marker: str, kind: Kind) -> int:
    return value(readings(marker), kind)


def _listed(leads: Sequence[NoteLine]) -> bool:
    """Return whether lines of one look count up from the first number."""
    for look in {lead.look for lead in leads}:
        last = length = 0
        for lead in leads:
            if lead.look == look and last < lead.value <= last + STEP:
                last, length = lead.value, length + 1
        if length >= LEAST:
            return True
    return False


def _sights(text: str, row: TextRow, number: int, kind: Kind) -> Iterator[Sight]:
    line = text[row.start : row.end]
    for match in re.finditer(rf"(?<=[.,;:!?”\"»’'\)\]])(?P<after>{MARKER[kind]})(?![\w.’'])", line):
        if not ABBREVIATED.search(line[max(0, match.start() - 4) : match.start()]):
            yield _sight(row, number, match.span(), line, kind, "plain", STOP)


def _sight(
    row: TextRow, number: int, span: tuple[int, int], line: str, kind: Kind, form: CalloutForm, weight: float
) -> Sight:
    start, end = span
    marker = line[start:end]
    look = "glued" if form == "plain" else form
    return Sight(_value(marker, kind), row.start + start, row.start + end, weight, form, look, number, marker=marker)
