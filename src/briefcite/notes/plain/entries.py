"""Lines that may begin a note: "12 Text", "12. Text", "[12] Text", "¹² Text", "12" on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from briefcite.model import Span
from briefcite.notes.plain.rows import TextRow
from briefcite.text import markers
from briefcite.text.late import late
from briefcite.text.markers import Head
from briefcite.text.numerals import Kind
from briefcite.text.pairing import weights
from briefcite.text.wordlists import joined, words_of

LEAST = 0.1
"""Weight below which a line begins no note, whatever its number: "(1) the dyeing and (2) the sums"."""
LONGEST = 20_000
"""Characters within which the bracket around a note closes."""
NEIGHBOURS = 150
"""Lines between two notes of one series: some three pages."""
LINE = weights("plain.note")
COUNTING = ("comma", "plain", "glued", "alone", "parens")
"""Looks of a number that may count what follows: "12 ferries", "(1) the dyeing and (2) the sums"."""
FIGURES = late(r"\d{1,2}\.\s?\d|\d+[.,]\d|[.,;:%/]")
OPENING = late(r"(?:ibid|cf|see|vgl|ebd|ders|dies|https?|www|ivi|cfr|op|id|voir|siehe|so|v|loc|l\. ?c|a\. ?a|p|pp|s)\b")
"""Words in lower case that notes begin with."""
CITES = late(
    rf"\b(?:{joined(words_of('same_work'))}|see|cf|supra|op\. ?cit|vgl|siehe|a\. ?a\. ?o|dazu|voir|"
    r"cfr|v\.|véase|veja|hrsg|eds?|https?|doi|pp?\.\s?\d|s\.\s?\d|vol\.|no\.|nr\.|bd\.|art\.|press|verlag)(?!\w)"
    r"|\b(?:1[5-9]|20)\d\d\b|[“”„«»]",
    re.I,
)


class NoteLine(NamedTuple):
    """A line that may begin a note."""

    value: int
    row: int
    start: int
    """Where its marker stands, brackets left out."""
    end: int
    body: int
    """Where its text begins; at the end of the row where the marker stands alone."""
    look: str
    weight: float
    marker: str = ""
    """As printed; empty where it is the number in plain digits."""
    close: int = 0
    """Where the bracket closes that encloses the whole note, "[Footnote 1: …]"; 0 for others."""
    at: Span | None = None
    """Where the marker stands if not at the head of its note; ``start`` and ``end`` are then where the note begins."""

    @property
    def mark(self) -> Span:
        """Where the marker stands."""
        return self.at or Span(self.start, self.end)


def leads(text: str, rows: Sequence[TextRow], kind: Kind = "arabic") -> list[NoteLine]:
    """Return every line that may begin a note numbered in one way, in order."""
    found = []
    for number, row in enumerate(rows):
        head = None if row.listed else markers.head(text, row.start, row.end)
        lead = _lead(text, rows, number, head, kind) if head else None
        if lead and (lead.weight >= LEAST or lead.look not in COUNTING or lead.look == "alone"):
            found.append(lead)
    return found


def in_series(found: list[NoteLine]) -> list[NoteLine]:
    """Make each line heavier the longer the unbroken series is that it belongs to."""
    lengths = [1] * len(found)
    last: dict[tuple[str, int], int] = {}
    before = [-1] * len(found)
    for n, lead in enumerate(found):
        earlier = last.get((lead.look, lead.value - 1))
        if earlier is not None and lead.row - found[earlier].row <= NEIGHBOURS:
            lengths[n], before[n] = lengths[earlier] + 1, earlier
        last[lead.look, lead.value] = n
    for n in range(len(found) - 1, -1, -1):
        if before[n] >= 0:
            lengths[before[n]] = max(lengths[before[n]], lengths[n])
    return [
        lead._replace(weight=lead.weight + LINE.per_doubling * log2(length))
        for lead, length in zip(found, lengths, strict=True)
    ]


def _lead(text: str, rows: Sequence[TextRow], number: int, head: Head, kind: Kind) -> NoteLine | None:
    value, row = head.value(kind), rows[number]
    capital = kind != "arabic" and head.marker.isupper() and head.look not in ("worded", "bracket")
    if not value or capital:  # "I." and "A." head a chapter
        return None
    rest = text[head.body : row.end]
    alone = not rest and head.look not in ("sign", "worded")
    if alone:
        below = rows[number + 1] if number + 1 < len(rows) else row
        rest = text[below.start : below.end] if below.page == row.page and below is not row else ""
    look = f"{head.look} alone" if alone and head.look != "alone" else head.look
    weight = LINE["alone" if alone else head.look] + look_of_text(rest, look, row.breaks) + LINE.opens * row.breaks
    close = markers.close_of(text, head.body, head.body + LONGEST) if head.opens else None
    marker = "" if kind == "arabic" else head.marker
    return NoteLine(value, number, head.start, head.end, head.body, look, weight, marker, close or 0)


def look_of_text(rest: str, look: str, breaks: bool = False) -> float:
    """Weigh the words after the marker: notes begin with capitals and hold years, pages, quotation marks."""
    weight = 0.0
    first = rest[:1]
    if look in ("dot", "plain", "bracket", "parens") and FIGURES.match(rest):
        weight += LINE.figures
    if first.islower() and not OPENING.match(rest):
        by_itself = look not in COUNTING or (breaks and look == "parens")
        weight += LINE.small if by_itself else LINE.small_in_parens if look == "parens" else LINE.small_unmarked
    elif first.isupper() or first in "\"“„«‘'([<":
        weight += LINE.capital
    if CITES.search(rest[:300]):
        weight += LINE.cites
    return weight
