"""Callouts and notes numbered i, ii, iii or a, b, c: candidates where a list of such notes stands.

Letters are everywhere in a text, so a list that begins at i or a must be there first, and a callout must be set apart
as a callout is: in brackets that touch the word before, or glued to a full stop, a quotation mark or a word
("harbourii", where "harbour" is a word of the text and "harbourii" is none).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from briefcite.model import CalloutForm
from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import BASE, Lead, look_of_text
from briefcite.notes.plain.rows import Row, follows_an_end
from briefcite.text.numerals import readings

Kind = Literal["roman", "letter"]
KINDS: tuple[Kind, ...] = ("roman", "letter")
LEAST = 3
"""Notes that make a list, and pairs that make a series."""
STEP = 2
"""Most by which a number of the list may be above the one before."""
MARKER: dict[Kind, str] = {"roman": r"[ivxlc]{1,9}", "letter": r"[a-z]"}
KNOWN, UNKNOWN = 1.2, 0.35
"""Weight of a numeral glued to a word that stands elsewhere in the text, and to one that does not."""
STOP, BRACKET, ROUND = 2.0, 2.0, 1.3
"""Weight of one glued to a stop or quotation mark, and of one in brackets that touch the word."""
WORD = re.compile(r"[^\W\d_]+")
ABBREVIATED = re.compile(r"(?:^|[^\w])\w{1,2}\.$")
"""Before the g of "e.g" and the i of "b.i"."""


class Candidates(NamedTuple):
    """Numbers of one kind that may be callouts, and lines that may begin notes."""

    sights: list[Sight]
    leads: list[Lead]


def candidates(text: str, rows: Sequence[Row], kind: Kind) -> Candidates:
    """Give the candidates of one kind; none where no list of notes stands in the text."""
    leads = _leads(text, rows, kind)
    if not _listed(leads):
        return Candidates([], [])
    words = Counter(word[0] for word in WORD.finditer(text.lower()))
    begin = {lead.start for lead in leads}
    found = (
        sight for number, row in enumerate(rows) if not row.listed for sight in _sights(text, row, number, kind, words)
    )
    return Candidates([sight for sight in found if sight.start not in begin], leads)


def _value(marker: str, kind: Kind) -> int:
    return next((reading.value for reading in readings(marker) if reading.kind == kind), 0)


def _leads(text: str, rows: Sequence[Row], kind: Kind) -> list[Lead]:
    marker = MARKER[kind]
    start = re.compile(
        rf"\[(?P<bracket>{marker})\]\s*(?=\S)|\((?P<parens>{marker})\)\s*(?=\S)|(?P<dot>{marker})\.\s+(?=\S)"
        rf"|(?P<paren>{marker})\)\s*(?=\S)|(?P<plain>{marker})\s+(?=[A-ZÀ-Þ\"“„«‘\d])"
        rf"|(?P<glued>{marker})(?=[A-ZÀ-Þ\"“„«‘])"
    )
    found = []
    for number, row in enumerate(rows):
        match = start.match(text, row.start, row.end)
        if row.listed or not match or not follows_an_end(text, rows, number):
            continue
        look = match.lastgroup or ""
        value = _value(match[look], kind)
        if value:
            weight = BASE[look] + look_of_text(text[match.end() : row.end], look) + 0.2 * row.breaks
            found.append(Lead(value, number, *match.span(look), match.end(), look, weight, match[look]))
    return found


def _listed(leads: Sequence[Lead]) -> bool:
    """Whether lines of one look count up from the first number."""
    for look in {lead.look for lead in leads}:
        last = length = 0
        for lead in leads:
            if lead.look == look and last < lead.value <= last + STEP:
                last, length = lead.value, length + 1
        if length >= LEAST:
            return True
    return False


def _sights(text: str, row: Row, number: int, kind: Kind, words: Counter[str]) -> Iterator[Sight]:
    line = text[row.start : row.end]
    for match in re.finditer(rf"(?<=\S)(?:\[(?P<square>{MARKER[kind]})\]|\((?P<round>{MARKER[kind]})\))", line):
        square = match["square"] is not None
        look: CalloutForm = "bracketed" if square else "parenthesised"
        if not line[match.start() - 1].isdigit():
            yield _sight(row, number, match.span(match.lastgroup or 0), line, kind, look, BRACKET if square else ROUND)
    for match in re.finditer(rf"(?<=[.,;:!?”\"»’'\)\]])(?P<after>{MARKER[kind]})(?![\w.’'])", line):
        if not ABBREVIATED.search(line[max(0, match.start() - 4) : match.start()]):
            yield _sight(row, number, match.span(), line, kind, "plain", STOP)
    if kind == "roman" and any(numeral in line for numeral in "ivxlc"):
        yield from _in_words(line, row, number, words)


def _sight(
    row: Row, number: int, span: tuple[int, int], line: str, kind: Kind, form: CalloutForm, weight: float
) -> Sight:
    start, end = span
    marker = line[start:end]
    look = "glued" if form == "plain" else form
    return Sight(_value(marker, kind), row.start + start, row.start + end, weight, form, look, number, marker=marker)


def _in_words(line: str, row: Row, number: int, words: Counter[str]) -> Iterator[Sight]:
    """Give the numerals that end a word of their own making: "harbourii"."""
    for match in WORD.finditer(line):
        word = match[0].lower()
        if words[word] > 1 or len(word) < 4:
            continue
        tail = re.search(r"[ivxlc]{1,9}$", word)
        for at in range(tail.start(), len(word)) if tail else ():
            known = words[word[:at]] > 0
            if at >= 2 and _value(word[at:], "roman") and (known or len(word) - at > 1):
                span = (match.start() + at, match.end())
                yield _sight(row, number, span, line, "roman", "plain", KNOWN if known else UNKNOWN)
