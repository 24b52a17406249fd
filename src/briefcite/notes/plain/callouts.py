"""Numbers in running text that may call a note, each weighed by what stands around it.

Nothing is decided here but the impossible: "CO2", "p. 12", "3.14" and "21st" are left out or weigh little;
the series (series.py) decides among the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.model import CalloutForm
from briefcite.notes.plain.rows import TextRow, follows_an_end
from briefcite.notes.plain.weights import LOOK, YEAR, in_url, weigh, weigh_circled, weigh_raised, weigh_round
from briefcite.text import markers
from briefcite.text.late import late
from briefcite.text.numerals import CIRCLED, MAX_NUMBER, SUPERSCRIPTS, Kind, is_superscript, plain

RUN = late(rf"[{SUPERSCRIPTS}]+|[{CIRCLED}]|\d+")
LIST = late(r"(?:(?P<sep>[-–,])(?=(?P<blank> ?)(?P<number>\d{1,4})(?!\d|[.,]\d)))")


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


def sights(text: str, rows: Sequence[TextRow]) -> list[Sight]:
    """Return every number that may be a callout, in order."""
    found: list[Sight] = []
    for number, row in enumerate(rows):
        if row.listed:
            continue
        line = text[row.start : row.end]
        taken: set[int] = set()
        for sight in enclosed(text, rows, number, "arabic"):
            found.append(sight)
            taken.update(range(sight.start - row.start, sight.end - row.start))
        for match in RUN.finditer(line):
            if match.start() not in taken:
                apart = row.breaks or number + 1 == len(rows) or rows[number + 1].breaks
                found.extend(_run(line, match.start(), match.end(), row, number, apart=apart))
    found.sort(key=lambda sight: (sight.start, sight.end))
    return found


def enclosed(text: str, rows: Sequence[TextRow], number: int, kind: Kind) -> Iterator[Sight]:
    """Yield the numbers of one kind in the brackets of a line; one at its head weighs little: a note begins there."""
    row = rows[number]
    for group in markers.enclosed(text, row.start, row.end):
        round_ = group.look == "parens"
        if _is_other(text, row, group):
            continue
        weight = (
            weigh_round(text[row.start : row.end], group.start - row.start, group.end - row.start)
            if round_
            else LOOK.bracket
        )
        if group.start == row.start:
            weight = _beginning(rows, number, group.end, text)
        form: CalloutForm = "parenthesised" if round_ else "bracketed"
        for one in group.members if weight > 0 else ():
            value = one.value(kind)
            if value:
                marker = "" if kind == "arabic" else one.marker
                yield Sight(value, one.start, one.end, weight, form, form, number, one.implied, marker)


def _is_other(text: str, row: TextRow, group: markers.Enclosed) -> bool:
    """Return whether a bracket is the text of a link, or a round one stands before a word: "(2) the sums"."""
    after = text[group.end : group.end + 1] if group.end < row.end else ""
    if group.look != "parens":
        return after == "(" or (after == ":" and group.start == row.start)
    glued = after == "(" or (after.isascii() and after.isalnum())
    return glued or group.start == row.start or len(group.members) > 1


def _beginning(rows: Sequence[TextRow], number: int, end: int, text: str) -> float:
    """Weigh a bracket at the beginning of a line."""
    if end == rows[number].end:
        return LOOK.bracket_alone
    return LOOK.bracket_at_line_start if follows_an_end(text, rows, number) else LOOK.bracket_within_sentence


def _run(line: str, start: int, end: int, row: TextRow, number: int, *, apart: bool) -> Iterator[Sight]:
    digits = line[start:end]
    if is_superscript(digits[0]):
        yield from _superscript(line, start, end, row, number)
    elif not digits[0].isdecimal():
        yield from _circled(line, start, row, number)
    elif len(digits) <= 9 and (digits[0] != "0" or len(digits) > 3):
        yield from _level(line, start, end, row, number, apart=apart)


def _level(line: str, start: int, end: int, row: TextRow, number: int, *, apart: bool) -> Iterator[Sight]:
    digits = line[start:end]
    if len(digits) <= 4:
        weight, look = weigh(line, start, end)
        weight *= LOOK.cell if look == "lone" and apart else 1.0
        value = int(digits)
        if weight > 0 and 0 < value <= MAX_NUMBER:
            yield Sight(value, row.start + start, row.start + end, weight, "plain", look, number)
            yield from _list(line, end, value, weight, look, row, number)
    if len(digits) > 3:
        yield from _split(line, start, end, row, number)


def _circled(line: str, at: int, row: TextRow, number: int) -> Iterator[Sight]:
    """Weigh "宣读①。": a ring after a word calls, one after a colon or another point of a list counts."""
    if at and (weight := weigh_circled(line, at)):
        value = int(plain(line[at]))
        yield Sight(value, row.start + at, row.start + at + 1, weight, "superscript", "circled", number)


def _superscript(line: str, start: int, end: int, row: TextRow, number: int) -> Iterator[Sight]:
    value = int(plain(line[start:end])) if end - start <= 4 else 0
    if not 0 < value <= MAX_NUMBER or start == 0:
        return
    weight = weigh_raised(line, start, end, value)
    if weight > 0:
        yield Sight(value, row.start + start, row.start + end, weight, "superscript", "raised", number)


def _list(line: str, at: int, value: int, weight: float, look: str, row: TextRow, number: int) -> Iterator[Sight]:
    """Yield the further numbers of "11-12-13" and "5,6": each just above the one before."""
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


def _split(line: str, start: int, end: int, row: TextRow, number: int) -> Iterator[Sight]:
    """Yield the ways to cut a callout off a number: "20014" is 2001 and 4, "135136" is 135 and 136."""
    digits = line[start:end]
    before = line[start - 1 : start]
    if (before and before in "$€£#/=_@.") or line[end : end + 1].isalpha() or in_url(line, start, end):
        return
    first = row.start + start
    after_year = YEAR.match(digits[:4]) and len(digits) in (5, 6, 7) and digits[4] != "0"
    if after_year and not before.isalpha() and not re.match(r"[.,]\d", line[end : end + 2]):
        yield Sight(int(digits[4:]), first + 4, first + len(digits), LOOK.cut_from_year, "plain", "glued", number)
    if before == "," and start > 1 and line[start - 2].isdigit() and 4 <= len(digits) <= 6 and digits[3] != "0":
        yield Sight(int(digits[3:]), first + 3, first + len(digits), LOOK.cut_from_thousands, "plain", "glued", number)
    half, odd = divmod(len(digits), 2)
    if not odd and 1 <= half <= 3 and int(digits[half:]) == int(digits[:half]) + 1 and digits[0] != "0":
        weight, look = weigh(line, start, end)
        if weight >= 1:
            yield Sight(int(digits[:half]), first, first + half, weight, "plain", look, number)
            yield Sight(int(digits[half:]), first + half, first + len(digits), weight, "plain", look, number)
