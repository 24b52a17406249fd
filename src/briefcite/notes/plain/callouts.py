"""Numbers in running text that may call a note, each weighed by what stands around it.

Nothing is decided here but the impossible: "CO2", "p. 12", "3.14" and "21st" are left out or weigh little;
the series (chain.py) decides among the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.model import CalloutForm
from briefcite.notes.plain.rows import Row, follows_an_end
from briefcite.notes.plain.weights import YEAR, in_url, weigh, weigh_raised, weigh_round

CELL = 0.1
"""What is left of the weight of a number that stands alone between blank lines: a cell of a table."""
BROKEN_OFF = 0.4
"""Weight of a number in brackets that a line begins with, in the middle of a sentence."""
LINE_START = 0.05
"""The same where no sentence is broken off: a note begins there."""
HIGHEST = 1500
"""Greatest number taken for a note's."""

SUPERS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
SUPER_DIGITS = str.maketrans(SUPERS, "0123456789")
RUN = re.compile(rf"[{SUPERS}]+|\d+")
LIST = re.compile(r"(?:(?P<sep>[-–,])(?=(?P<blank> ?)(?P<number>\d{1,4})(?!\d|[.,]\d)))")
BRACKETED = re.compile(r"\[(?P<all>\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,12})\]|\(\s?(?P<round>\d{1,3})\s?\)(?=[\s.,;:]|$)")
SPLIT = re.compile(r"\s?([,;–-])\s?")


class Sight(NamedTuple):
    """A number that may be a callout."""

    value: int
    start: int
    end: int
    weight: float
    form: CalloutForm
    look: str
    """What it looks like, finer than the form: a document keeps to one or two looks."""
    row: int
    implied: bool = False
    marker: str = ""
    """As printed; empty where it is the number in plain digits."""


def sights(text: str, rows: Sequence[Row]) -> list[Sight]:
    """Give every number that may be a callout, in order."""
    found: list[Sight] = []
    for number, row in enumerate(rows):
        if row.listed:
            continue
        line = text[row.start : row.end]
        taken: set[int] = set()
        if "[" in line or "(" in line:
            begins = LINE_START if follows_an_end(text, rows, number) else BROKEN_OFF
            for sight in _bracketed(line, row, number, begins):
                found.append(sight)
                taken.update(range(sight.start - row.start, sight.end - row.start))
        for match in RUN.finditer(line):
            if match.start() not in taken:
                apart = row.breaks or number + 1 == len(rows) or rows[number + 1].breaks
                found.extend(_run(line, match.start(), match.end(), row, number, apart=apart))
    found.sort(key=lambda sight: (sight.start, sight.end))
    return found


def _run(line: str, start: int, end: int, row: Row, number: int, *, apart: bool) -> Iterator[Sight]:
    digits = line[start:end]
    if digits[0] in SUPERS:
        yield from _superscript(line, start, end, row, number)
        return
    if len(digits) > 9 or (digits[0] == "0" and len(digits) < 4):
        return
    if len(digits) <= 4:
        weight, look = weigh(line, start, end)
        weight *= CELL if look == "lone" and apart else 1.0
        value = int(digits)
        if weight > 0 and 0 < value <= HIGHEST:
            yield Sight(value, row.start + start, row.start + end, weight, "plain", look, number)
            yield from _list(line, end, value, weight, look, row, number)
    if len(digits) > 3:
        yield from _split(line, start, end, row, number)


def _superscript(line: str, start: int, end: int, row: Row, number: int) -> Iterator[Sight]:
    value = int(line[start:end].translate(SUPER_DIGITS)) if end - start <= 4 else 0
    if not 0 < value <= HIGHEST or start == 0:
        return
    weight = weigh_raised(line, start, end, value)
    if weight > 0:
        yield Sight(value, row.start + start, row.start + end, weight, "superscript", "raised", number)


def _list(line: str, at: int, value: int, weight: float, look: str, row: Row, number: int) -> Iterator[Sight]:
    """Give the further numbers of "11-12-13" and "5,6": each just above the one before."""
    while found := LIST.match(line, at):
        following = int(found["number"])
        if not value < following <= value + 9:
            return
        start, end = found.start("number"), found.end("number")
        if line[end : end + 1].isalpha():
            return
        if found["sep"] != "," and following > value + 1:
            for missing in range(value + 1, following):
                yield Sight(missing, row.start + start, row.start + end, weight, "plain", look, number, implied=True)
        yield Sight(following, row.start + start, row.start + end, weight, "plain", look, number)
        value, at = following, end


def _split(line: str, start: int, end: int, row: Row, number: int) -> Iterator[Sight]:
    """Give the ways to cut a callout off a number: "20014" is 2001 and 4, "135136" is 135 and 136."""
    digits = line[start:end]
    before = line[start - 1 : start]
    if (before and before in "$€£#/=_@.") or line[end : end + 1].isalpha() or in_url(line, start, end):
        return
    first = row.start + start
    after_year = YEAR.match(digits[:4]) and len(digits) in (5, 6, 7) and digits[4] != "0"
    if after_year and not before.isalpha() and not re.match(r"[.,]\d", line[end : end + 2]):
        yield Sight(int(digits[4:]), first + 4, first + len(digits), 1.3, "plain", "glued", number)
    if before == "," and start > 1 and line[start - 2].isdigit() and 4 <= len(digits) <= 6 and digits[3] != "0":
        yield Sight(int(digits[3:]), first + 3, first + len(digits), 1.0, "plain", "glued", number)
    half, odd = divmod(len(digits), 2)
    if not odd and 1 <= half <= 3 and int(digits[half:]) == int(digits[:half]) + 1 and digits[0] != "0":
        weight, look = weigh(line, start, end)
        if weight >= 1:
            yield Sight(int(digits[:half]), first, first + half, weight, "plain", look, number)
            yield Sight(int(digits[half:]), first + half, first + len(digits), weight, "plain", look, number)


def _bracketed(line: str, row: Row, number: int, begins: float) -> Iterator[Sight]:
    """Give the numbers in brackets; one at the beginning of the line weighs as much as it is told to."""
    for found in BRACKETED.finditer(line):
        start, end = found.span()
        if (line[end : end + 1] in ("(", ":") and found["all"]) or (start == 0 and found["round"]):
            continue
        form: CalloutForm = "bracketed" if found["all"] else "parenthesised"
        weight = (2.0 if start else begins) if found["all"] else weigh_round(line, start, end)
        for value, at, stop, implied in _members(found["all"] or found["round"]):
            if weight > 0 and 0 < value <= HIGHEST:
                left = row.start + found.start("all" if found["all"] else "round")
                yield Sight(value, left + at, left + stop, weight, form, form, number, implied)


def _members(inside: str) -> Iterator[tuple[int, int, int, bool]]:
    """Give each number of "3–5, 7" with its place; those between the ends of a range are implied."""
    value, at = 0, 0
    ranged = False
    for part in [*SPLIT.finditer(inside), None]:
        end = part.start() if part else len(inside)
        following = int(inside[at:end])
        if ranged and value < following <= value + 30:
            for missing in range(value + 1, following):
                yield missing, at, end, True
        yield following, at, end, False
        if part:
            ranged, value, at = part[1] in "–-", following, part.end()
