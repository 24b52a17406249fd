"""Finds the lines that may begin a note, and weighs them by how they fit the style of this document's notes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from briefcite.model import Document, Line, Page, Zone
from briefcite.notes.printed.type import body_size, is_break, is_formula
from briefcite.text.contents import LEADERS
from briefcite.text.leads import Lead, hidden_leads, leads, raised
from briefcite.text.numerals import Numeral, plain
from briefcite.text.pairing import weights
from briefcite.text.words import closes, is_address, texts

LINE = weights("printed.note")
NOWHERE: Mapping[tuple[int, int], int] = MappingProxyType({})
BELOW_TEXT = (Zone.FOOTNOTES, Zone.MARGIN)
AREAS = (*BELOW_TEXT, Zone.ENDNOTES)
MOSTLY = 0.5
"""Share of the numbered lines whose text is glued to the number, from which on numbers may hide in others."""
SMALLER = 0.5
"""Points by which the notes of a frame are smaller than the text."""
MIN_ROW = 5
FIGURES = 0.65
"""Words behind the marker, and share of figures among them, that make a line a row of a table."""
MIN_DOTTED = 3
"""Lines with leader dots that make contents."""
ABOVE_DOTTED = 6.0
"""Room above the first of them, in sizes of type, for entries without: "1 Submission"."""
MAX_STEP = 3
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


class MarkedLine(NamedTuple):
    """A line that begins with a marker, before it is weighed."""

    page: int
    number: int
    line: Line
    leads: tuple[Lead, ...]
    indent: float
    """Distance from the left edge of its area, in points."""
    within: bool = False
    """The line above, of its area, stops in mid sentence."""


class MarkerLook(NamedTuple):
    """How note markers look in this document."""

    raised: bool
    close: str
    indents: frozenset[int]


def find(document: Document, framed: Mapping[tuple[int, int], int] = NOWHERE) -> list[Start]:
    """Return every line that may begin a note, in reading order.

    Args:
        document: with its zones.
        framed: the lines (page, line) that stand in a frame, and in which; small lines whose number is raised, or
            called above them in their frame, are its notes.
    """
    found = _with_hidden(document, _found(document, framed))
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


def _found(document: Document, framed: Mapping[tuple[int, int], int]) -> list[MarkedLine]:
    found = []
    called: dict[int, set[str]] = defaultdict(set)
    body = body_size(document)
    for page in document.pages:
        left: dict[tuple[Zone, int], float] = {}
        for line in page.lines:
            key = (line.zone, line.column)
            left[key] = min(left.get(key, 1e9), line.box.x0 if line.box else 0.0)
        listed = _listed(page, document.text)
        callers = {framed.get((page.index, number), 0) for number, line in enumerate(page.lines) if any(raised(line))}
        for number, line in enumerate(page.lines):
            frame = framed.get((page.index, number), 0)
            if frame:
                called[frame].update(plain(line.words[at].text) for at in raised(line) if at)
                if not called[frame] and frame in callers:  # a listing with numbered lines, above the text of its box
                    continue
            if line.zone is Zone.FURNITURE or line.box is None or is_break(line) or number in listed:
                continue
            if read := leads(line):
                edge = line.box.x0
                answers = read[0].raised or read[0].marker in called[frame]
                if frame and answers and line.size < body - SMALLER:
                    line = line._replace(zone=Zone.FOOTNOTES)
                indent = edge - left.get((line.zone, line.column), edge)
                found.append(MarkedLine(page.index, number, line, read, indent, _is_within(page, number)))
    return found


def _listed(page: Page, text: str) -> set[int]:
    """Return the places of lines of contents: those of one type between the first and the last with leader dots."""
    dotted: dict[int, list[float]] = defaultdict(list)
    for line in page.lines:
        if LEADERS.search(text, line.start, line.end):
            dotted[round(line.size)].append(line.baseline)
    return {
        number
        for number, line in enumerate(page.lines)
        if len(heights := dotted[round(line.size)]) >= MIN_DOTTED
        and min(heights) - ABOVE_DOTTED * line.size <= line.baseline <= max(heights)
    }


def _is_within(page: Page, number: int) -> bool:
    """Return whether the line above in its zone and column stops mid-sentence: "entered into force" "4 May 2016)"."""
    if not number:
        return False
    line, above = page.lines[number], page.lines[number - 1]
    return (above.zone, above.column) == (line.zone, line.column) and not closes(above.words)


def _with_hidden(document: Document, found: Sequence[MarkedLine]) -> list[MarkedLine]:
    """Add the lines whose marker hides in a number, where most notes are glued to their markers."""
    level = list(_rising(one.leads[-1] for one in found if one.line.zone in AREAS))
    glued = Counter(lead.close for lead in level if lead.glued and lead.close in ("", "."))
    if not glued or glued.total() <= MOSTLY * len(level):
        return list(found)
    close, known = glued.most_common(1)[0][0], {(one.page, one.number): one for one in found}
    result = []
    for page in document.pages:
        for number, line in enumerate(page.lines):
            one = known.get((page.index, number))
            if line.zone in AREAS and not (one and one.leads[0].glued) and (hidden := hidden_leads(line, close)):
                known_leads, indent = (one.leads, one.indent) if one else ((), 0.0)
                within = _is_within(page, number)
                one = MarkedLine(page.index, number, line, (*known_leads, *hidden), indent, within)
            if one:
                result.append(one)
    return result


def _rising(leads_: Iterable[Lead]) -> Iterator[Lead]:
    """Leave out numbers that belong to no note: far from the one before, like the 3184 of "3184 entries"."""
    last = 0
    for lead in leads_:
        near = lead.value == 1 or not last or 0 < lead.value - last <= MAX_STEP
        if lead.numerals[0].kind == "arabic" and (near or lead.glued):
            yield lead
            last = lead.value


def _style(found: Sequence[MarkedLine]) -> MarkerLook:
    numbered = [one for one in found if one.leads[0].numerals[0].kind != "symbol"] or found
    raised = Counter(one.leads[0].raised for one in numbered)
    close = Counter(one.leads[0].close for one in numbered)
    indents = Counter(round(one.indent / INDENT) for one in numbered)
    common = frozenset(i for i, n in indents.items() if n >= 0.2 * len(numbered))
    return MarkerLook(raised[True] > raised[False], close.most_common(1)[0][0] if close else "", common)


def _weight(one: MarkedLine, lead: Lead, style: MarkerLook) -> float:
    weight = LINE.in_area if one.line.zone is not Zone.BODY else LINE.in_body
    if lead.numerals[0].kind != "symbol":
        if lead.raised != style.raised:
            weight += LINE.other_raise if style.raised else LINE.other_raise / 2
        elif lead.close != style.close:
            weight += LINE.other_punctuation
        place = one.indent / INDENT
        if style.indents and min(abs(place - i) for i in style.indents) > 1:
            weight += LINE.other_indent
    if one.within and not lead.raised and one.line.zone is not Zone.BODY:
        weight += LINE.within
    if lead.glued and not lead.close:
        weight += LINE.glued
    if not lead.raised and (_is_row(one.line) or is_formula(one.line)):
        weight += LINE.row
    if lead.words >= len(one.line.words) and lead.words:
        weight += LINE.no_text
    elif _goes_on_small(one.line, lead):
        weight += LINE.lower_case
    return weight


def _is_row(line: Line) -> bool:
    """Return whether a line is of a table, a formula or a plot: it has no letter, or most of its words are figures."""
    words = texts(line.words)[1:]
    figures = sum(any(map(str.isdigit, text)) and not any(map(str.isalpha, text)) for text in words)
    return (bool(words) and not _has_words(line)) or (len(words) >= MIN_ROW and figures > FIGURES * len(words))


def _has_words(line: Line) -> bool:
    """Return whether letters stand behind the first word, which in "2 + 1" and the number of a formula they do not."""
    return any(any(map(str.isalpha, text)) for text in texts(line.words)[1:])


def _goes_on_small(line: Line, lead: Lead) -> bool:
    for place in range(len(line.words)):
        word = line.words[place]
        if word.end > lead.rest:
            text = word.text[max(0, lead.rest - word.start) :]
            return text[:1].islower() and not is_address(text)
    return False
