"""Lines that may begin a note: "12 Text", "12. Text", "[12] Text", "¹² Text", "12" on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from briefcite.notes.plain.callouts import HIGHEST, SUPER_DIGITS, SUPERS
from briefcite.notes.plain.rows import Row

START = re.compile(
    rf"(?P<super>[{SUPERS}]{{1,4}})[.)]?\s*(?=\S)"
    r"|\[(?P<bracket>\d{1,4})\]\.?\s*(?=\S)"
    r"|\((?P<parens>\d{1,4})\)\s*(?=\S)"
    r"|(?P<dot>\d{1,4})\.(?:\s+(?=\S)|(?=[^\W\d_a-z]))"
    r"|(?P<paren>\d{1,4})\)\s*(?=\S)"
    r"|(?P<plain>\d{1,4})\s+(?=\S)"
    r"|(?P<glued>\d{1,3})(?=[^\W\d_a-z]|[\"“„«‘»(\[])"
    r"|(?P<alone>\d{1,4})[.)]?$"
)
LEAST = 0.1
"""Weight below which a line begins no note, whatever its number: "(1) the dyeing and (2) the sums"."""
NEIGHBOURS = 150
"""Lines between two notes of one series: some three pages."""
PER_DOUBLING = 0.12
"""Weight for each doubling of the length of its series: a list in the text is shorter than the notes."""
BASE = {
    "super": 2.0,
    "bracket": 1.2,
    "parens": 0.7,
    "dot": 0.9,
    "paren": 0.9,
    "plain": 0.8,
    "glued": 0.9,
    "alone": 0.4,
}
LOWER_CASE = {"plain": 0.9, "glued": 0.9, "alone": 0.9, "parens": 1.3}
"""What a small letter after the marker costs: "12 ferries", "(1) the dyeing and (2) the sums"."""
CITES = re.compile(
    r"\b(?:see|cf|ibid(?:em)?|id|supra|op\. ?cit|loc\. ?cit|vgl|siehe|ebd|ebenda|a\. ?a\. ?o|dazu|voir|ivi|"
    r"cfr|v\.|véase|veja|hrsg|eds?|https?|doi|pp?\.\s?\d|s\.\s?\d|vol\.|no\.|nr\.|bd\.|art\.|press|verlag)\b"
    r"|\b(?:1[5-9]|20)\d\d\b|[“”„«»]",
    re.I,
)


class Lead(NamedTuple):
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


def leads(text: str, rows: Sequence[Row]) -> list[Lead]:
    """Give every line that may begin a note, in order."""
    found = []
    for number, row in enumerate(rows):
        first = text[row.start]
        if row.listed or not (first.isdigit() or first in "[("):
            continue
        match = START.match(text, row.start, row.end)
        lead = _lead(text, rows, number, match) if match else None
        if lead and (lead.weight >= LEAST or lead.look not in LOWER_CASE):
            found.append(lead)
    return found


def in_series(found: list[Lead]) -> list[Lead]:
    """Add to each line's weight for the length of the unbroken series that it is part of."""
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
        lead._replace(weight=lead.weight + PER_DOUBLING * log2(length))
        for lead, length in zip(found, lengths, strict=True)
    ]


def _lead(text: str, rows: Sequence[Row], number: int, match: re.Match[str]) -> Lead | None:
    look = match.lastgroup or ""
    digits = match[look].translate(SUPER_DIGITS)
    value = int(digits)
    if not 0 < value <= HIGHEST or digits[0] == "0":
        return None
    row = rows[number]
    rest = text[match.end() : row.end]
    if look == "alone":
        if number + 1 >= len(rows) or rows[number + 1].page != row.page:
            return None
        rest = text[rows[number + 1].start : rows[number + 1].end]
    weight = BASE[look] + look_of_text(rest, look) + 0.2 * row.breaks
    return Lead(value, number, match.start(look), match.end(look), match.end(), look, weight)


def look_of_text(rest: str, look: str) -> float:
    """Weigh the words after the marker: notes begin with capitals and hold years, pages, quotation marks."""
    weight = 0.0
    first = rest[:1]
    if look in ("dot", "plain", "bracket", "parens") and re.match(r"\d{1,2}\.\s?\d|\d+[.,]\d|[.,;:%/]", rest):
        weight -= 0.8
    if first.islower() and not re.match(
        r"(?:ibid|cf|see|vgl|ebd|ders|dies|https?|www|ivi|cfr|op|id|voir|siehe|so|v)\b", rest
    ):
        weight -= LOWER_CASE.get(look, 0.5)
    elif first.isupper() or first in "\"“„«‘'([<":
        weight += 0.2
    if CITES.search(rest[:300]):
        weight += 0.4
    return weight
