"""Finds the lines that may begin a note, and weighs them by how they fit the style of this document's notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from typing import NamedTuple

from briefcite.model import Document, Line, Zone
from briefcite.notes.printed.type import body_size
from briefcite.text.leads import Lead, leads
from briefcite.text.numerals import Numeral
from briefcite.text.pairing import weights
from briefcite.text.words import texts

LINE = weights("printed.note")
BELOW_TEXT = (Zone.FOOTNOTES, Zone.MARGIN)
SMALLER = 0.5
"""Points by which the notes of a frame are smaller than the text."""
MIN_ROW = 5
FIGURES = 0.65
"""Words behind the marker, and share of figures among them, that make a line a row of a table."""
INDENT = 4.0
"""Points by which the left edge of markers may differ from the commonest."""


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
    height: float
    """Baseline of the line, in points from the top of the page."""

    @property
    def place_in_text(self) -> tuple[int, int]:
        """Page and line."""
        return self.page, self.line


class Found(NamedTuple):
    """A line that begins with a marker, before it is weighed."""

    page: int
    number: int
    line: Line
    leads: tuple[Lead, ...]
    indent: float
    """Distance from the left edge of its area, in points."""


class Style(NamedTuple):
    """How note markers look in this document."""

    raised: bool
    close: str
    indents: frozenset[int]


def find(document: Document, framed: Container[tuple[int, int]] = ()) -> list[Start]:
    """Give every line that may begin a note, in reading order.

    Args:
        document: with its zones.
        framed: the lines (page, line) that stand in a frame, where small lines with a raised number are its notes.
    """
    found = _found(document, framed)
    styles = {zone: _style([one for one in found if one.line.zone is zone]) for zone in Zone}
    general = styles[Zone.FOOTNOTES]
    starts = []
    for place, one in enumerate(found):
        style = styles[one.line.zone] if one.line.zone is not Zone.BODY else general
        for rank, lead in enumerate(one.leads):
            for numeral in lead.numerals:
                weight = _weight(one, lead, style) + LINE.alternative * rank
                line = one.line
                starts.append(
                    Start(one.page, one.number, lead, numeral, weight, place, line.zone, line.column, line.baseline)
                )
    return starts


def _found(document: Document, framed: Container[tuple[int, int]]) -> list[Found]:
    found = []
    body = body_size(document)
    for page in document.pages:
        left: dict[tuple[Zone, int], float] = {}
        for line in page.lines:
            key = (line.zone, line.column)
            left[key] = min(left.get(key, 1e9), line.box.x0 if line.box else 0.0)
        for number, line in enumerate(page.lines):
            if line.zone is not Zone.FURNITURE and line.box is not None and (read := leads(line)):
                edge = line.box.x0
                if (page.index, number) in framed and read[0].raised and line.size < body - SMALLER:
                    line = line._replace(zone=Zone.FOOTNOTES)
                indent = edge - left.get((line.zone, line.column), edge)
                found.append(Found(page.index, number, line, read, indent))
    return found


def _style(found: Sequence[Found]) -> Style:
    numbered = [one for one in found if one.leads[0].numerals[0].kind != "symbol"] or found
    raised = Counter(one.leads[0].raised for one in numbered)
    close = Counter(one.leads[0].close for one in numbered)
    indents = Counter(round(one.indent / INDENT) for one in numbered)
    common = frozenset(i for i, n in indents.items() if n >= 0.2 * len(numbered))
    return Style(raised[True] > raised[False], close.most_common(1)[0][0] if close else "", common)


def _weight(one: Found, lead: Lead, style: Style) -> float:
    weight = LINE.in_area if one.line.zone is not Zone.BODY else LINE.in_body
    if lead.numerals[0].kind != "symbol":
        if lead.raised != style.raised:
            weight += LINE.other_raise if style.raised else LINE.other_raise / 2
        elif lead.close != style.close:
            weight += LINE.other_punctuation
        place = one.indent / INDENT
        if style.indents and min(abs(place - i) for i in style.indents) > 1:
            weight += LINE.other_indent
    if lead.glued and not lead.close:
        weight += LINE.glued
    if not lead.raised and _is_row(one.line):
        weight += LINE.row
    if lead.words >= len(one.line.words) and lead.words:
        weight += LINE.no_text
    elif _goes_on_small(one.line, lead):
        weight += LINE.lower_case
    return weight


def _is_row(line: Line) -> bool:
    """Whether a line is a table's row: most of its words are figures."""
    words = texts(line.words)[1:]
    figures = sum(any(map(str.isdigit, text)) and not any(map(str.isalpha, text)) for text in words)
    return len(words) >= MIN_ROW and figures > FIGURES * len(words)


def _goes_on_small(line: Line, lead: Lead) -> bool:
    for place in range(len(line.words)):
        word = line.words[place]
        if word.end > lead.rest:
            return word.text[max(0, lead.rest - word.start) :][:1].islower()
    return False
