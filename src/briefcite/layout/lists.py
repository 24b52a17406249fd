"""Finds endnotes and numbered bibliographies: numbered lists outside the footnotes that the text calls upon.

A list is a run of lines that begin with 1, 2, 3 … in one style ("12.", "(12)", "[12]", "xii", raised). It is a
note list when the text before it calls most of its numbers in a way that fits and no footnote answers; so the
steps of a recipe or the sections of a contract stay text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefcite.layout.ends import is_heading
from briefcite.model import Page, Zone
from briefcite.text.leads import Lead, leads, raised
from briefcite.text.numerals import readings
from briefcite.text.words import has_brackets, joined

MIN_ENTRIES = 3
MIN_ALIKE = 2
"""Entries of a list that looks like another list of the document: the notes of a section that has few."""
SIZE_STEP = 0.3
"""Points by which the type of such lists may differ."""
MAX_SKIP = 2
"""Numbers that may be missing or misread within a list."""
MAX_LINES = 60
"""Lines one entry may have; sections of a text have more."""
MIN_CALLED = 0.5
"""Share of the numbers that the text before the list must call."""
MAX_CALLOUTS = 0.5
"""Raised runs an entry may have on average: an edition number now and then."""
MIN_PARENTHESISED = 5
MIN_PAGES = 2
MAX_CALLS = 1.6
"""Entries "(1)" …, pages that call them, calls for each: else they are the points of enumerations."""
MIN_CALLED_OTHERWISE = 0.8
"""The same for a list "1", "2" or "1.", "2." that brackets call."""
END_GAP = 2.4
"""Gap after the last entry, in multiples of its leading, that ends the list."""
_BRACKETED = re.compile(r"\[(\d{1,4}(?: ?[,;–-] ?\d{1,4})*)\]")
_PARENTHESISED = re.compile(r"\( ?(\d{1,3}) ?\)")


Style = tuple[str, bool, str]
"""Kind of numeral, whether it is raised, what follows it."""


class Entry(NamedTuple):
    """The first line of a list entry: page, line, how it was read, and its place among all lines."""

    page: int
    line: int
    lead: Lead
    value: int
    place: int


class Span(NamedTuple):
    """A note list: for each page the lines it covers, and whether it is a bibliography."""

    zone: Zone
    lines: dict[int, set[int]]


def note_lists(pages: Sequence[Page], called: Sequence[Counter[str]], ends: Sequence[set[int]]) -> list[Span]:
    """Give the note lists of a document whose footnotes are already zoned.

    Args:
        pages: with their lines.
        called: the raised numbers of each page.
        ends: the lines of each page that look like endnotes; a list that begins there may be short.
    """
    runs = _runs(_entries(pages))
    if not any(len(run) >= MIN_ALIKE or _is_long(run, ends) for run in runs):
        return []
    calls = _calls(pages, called)
    found = []
    styles: list[tuple[str, bool, float]] = []
    for run in runs:
        style = _style(pages, run)
        is_list = _is_long(run, ends) or _is_like(style, styles) or _is_called_roman(run, calls["raised"])
        if _is_text(pages, run) or not is_list:
            continue
        way = _way(run, calls)
        if way is not None:
            zone = Zone.REFERENCES if way == "[]" else Zone.ENDNOTES
            found.append(Span(zone, _lines(pages, run)))
            if way == "raised":
                styles.append(style)
    return found


def _is_long(run: Sequence[Entry], ends: Sequence[set[int]]) -> bool:
    return len(run) >= MIN_ENTRIES or run[0].line in ends[run[0].page]


def _is_called_roman(run: Sequence[Entry], calls: Calls) -> bool:
    """Whether a short list is numbered as the raised roman numerals of the text are, of which there are more."""
    markers = {entry.lead.marker for entry in run if entry.lead.numerals[0].kind == "roman"}
    if len(run) < MIN_ALIKE or len(markers) < len(run):
        return False
    roman = {m for m, at in calls.at.items() if at and any(numeral.kind == "roman" for numeral in readings(m))}
    return markers < roman and len(roman) >= MIN_ENTRIES


def _style(pages: Sequence[Page], run: Sequence[Entry]) -> tuple[str, bool, float]:
    """Give what follows a list's numbers, whether they are raised, and the size of its type in points."""
    first = run[0]
    return first.lead.close, first.lead.raised, pages[first.page].lines[first.line].size


def _is_like(style: tuple[str, bool, float], others: Iterable[tuple[str, bool, float]]) -> bool:
    """Whether a list looks like one that raised numbers call."""
    return any(style[:2] == other[:2] and abs(style[2] - other[2]) <= SIZE_STEP for other in others)


def _way(run: Sequence[Entry], calls: dict[str, Calls]) -> str | None:
    """Tell how the text calls this list, and use those calls up; None where it does not."""
    before = _key(run[0])
    markers = {entry.lead.marker for entry in run}
    shares = {}
    for way, called in calls.items():
        used = {m: at for m in markers if (at := called.last_before(m, before)) is not None}
        shares[way] = len(used) / len(markers)
        if way == "()" and not _is_parenthesised(run, called):
            shares[way] = 0.0
    best = max(shares, key=shares.__getitem__)
    if shares[best] < (MIN_CALLED if best != "[]" or "[" in run[0].lead.close else MIN_CALLED_OTHERWISE):
        return None
    if best == "raised":
        for marker in markers:
            calls[best].use(marker, before)
    return best


class Calls:
    """Where numbers are called in one way, as (page, line)."""

    def __init__(self) -> None:
        self.at: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def last_before(self, marker: str, before: tuple[int, int]) -> tuple[int, int] | None:
        """Give the last call of a number before a place."""
        return next((at for at in reversed(self.at[marker]) if at < before), None)

    def use(self, marker: str, before: tuple[int, int]) -> None:
        """Take that call away: it cannot call another list too."""
        at = self.last_before(marker, before)
        if at is not None:
            self.at[marker].remove(at)


def _is_text(pages: Sequence[Page], run: Sequence[Entry]) -> bool:
    """Whether the lines between the numbers carry callouts of their own: then they are running text."""
    callouts = 0
    for page in range(run[0].page, run[-1].page + 1):
        for number, line in enumerate(pages[page].lines):
            if _key(run[0]) <= (page, number) <= _key(run[-1]) and line.zone is Zone.BODY:
                callouts += sum(at > 0 and line.words[at].text.isalnum() for at in raised(line))
    return callouts > MAX_CALLOUTS * len(run)


def _is_parenthesised(run: Sequence[Entry], calls: Calls) -> bool:
    """Whether "(1)", "(2)" in the text may call this list rather than count points: once each, over pages."""
    if "(" not in run[0].lead.close or len(run) < MIN_PARENTHESISED:
        return False
    before = _key(run[0])
    called = [at for entry in run for at in calls.at[entry.lead.marker] if at < before]
    return len({page for page, _ in called}) >= MIN_PAGES and len(called) <= MAX_CALLS * len(run)


def _key(entry: Entry) -> tuple[int, int]:
    return entry.page, entry.line


def _entries(pages: Sequence[Page]) -> list[Entry]:
    found = []
    place = 0
    for page in pages:
        for number, line in enumerate(page.lines):
            place += 1
            if line.zone is Zone.BODY:
                for lead in leads(line):
                    for numeral in lead.numerals:
                        if numeral.kind != "symbol":
                            found.append(Entry(page.index, number, lead, numeral.value, place))
    return found


def _runs(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Give the runs 1, 2, 3 … of one style, the longest first."""
    runs_of: dict[Style, list[list[Entry]]] = defaultdict(list)
    all_of: dict[Style, list[Entry]] = defaultdict(list)
    for entry in entries:
        kind = next(n.kind for n in entry.lead.numerals if n.value == entry.value)
        style = kind, entry.lead.raised, entry.lead.close if kind != "roman" else ""
        runs = runs_of[style]
        all_of[style].append(entry)
        for run in reversed(runs[-4:]):
            if 0 < entry.value - run[-1].value <= 1 + MAX_SKIP and entry.place - run[-1].place <= MAX_LINES:
                if entry.place > run[-1].place:
                    run.append(entry)
                break
        else:
            if entry.value <= 1 + MAX_SKIP:
                runs.append([entry])
    found = (_with_ends(run, all_of[style]) for style, runs in runs_of.items() for run in runs)
    return sorted(found, key=lambda run: -len(run))


def _with_ends(run: list[Entry], alike: Sequence[Entry]) -> list[Entry]:
    """Add the entry right above or below, of all that are alike, that has the number of the next or one that lacks."""
    if len(run) < MIN_ALIKE:
        return run
    near = max(b.place - a.place for a, b in pairwise(run))
    lacking = {*range(1, run[-1].value)} - {entry.value for entry in run}
    first = bisect_left(alike, run[0].place, key=lambda entry: entry.place) - 1
    last = bisect_right(alike, run[-1].place, key=lambda entry: entry.place)
    above, below = alike[max(first, 0) : first + 1], alike[last : last + 1]
    return [
        *(one for one in above if one.value in {*lacking, run[0].value} and run[0].place - one.place <= near),
        *run,
        *(one for one in below if one.value in {*lacking, run[-1].value} and one.place - run[-1].place <= near),
    ]


def _calls(pages: Sequence[Page], called: Sequence[Counter[str]]) -> dict[str, Calls]:
    """Collect the calls that no footnote answers: raised ones, those in brackets, those in parentheses."""
    calls = {"raised": Calls(), "[]": Calls(), "()": Calls()}
    answered = [_answered(page) for page in pages]
    for page in pages:
        here = answered[page.index] | (answered[page.index + 1] if page.index + 1 < len(pages) else set())
        for marker in called[page.index].elements():
            if marker not in here:
                calls["raised"].at[marker].append((page.index, -1))
        for number, line in enumerate(page.lines):
            for way, marker in _enclosed(joined(line.words)) if has_brackets(line.words) else ():
                if marker not in here or line.zone is not Zone.BODY:
                    calls[way].at[marker].append((page.index, number))
    return calls


def _enclosed(text: str) -> Iterator[tuple[str, str]]:
    """Give the numbers in brackets and parentheses, but not one that the line begins with."""
    for found in _BRACKETED.finditer(text, 1):
        for part in re.findall(r"\d+", found[1]):
            yield "[]", part
    for found in _PARENTHESISED.finditer(text, 1):
        yield "()", found[1]


def _answered(page: Page) -> set[str]:
    return {lead.marker for line in page.lines if line.zone in (Zone.FOOTNOTES, Zone.MARGIN) for lead in leads(line)}


def _lines(pages: Sequence[Page], run: Sequence[Entry]) -> dict[int, set[int]]:
    """Give the lines from the first entry to the end of the last."""
    lines: dict[int, set[int]] = defaultdict(set)
    first, last = run[0], run[-1]
    for page in range(first.page, last.page + 1):
        for number, line in enumerate(pages[page].lines):
            if _key(first) <= (page, number) <= _key(last) and line.zone is Zone.BODY:
                lines[page].add(number)
    for page, number in _rest(pages, last, _leading(pages, run)):
        lines[page].add(number)
    return lines


def _leading(pages: Sequence[Page], run: Sequence[Entry]) -> float:
    gaps = []
    for entry in run:
        lines = pages[entry.page].lines
        if entry.line + 1 < len(lines):
            gaps.append(lines[entry.line + 1].baseline - lines[entry.line].baseline)
    gaps = sorted(gap for gap in gaps if gap > 2)
    return gaps[len(gaps) // 2] if gaps else 12.0


def _rest(pages: Sequence[Page], last: Entry, leading: float) -> Iterable[tuple[int, int]]:
    """Give the lines after the last entry's first that are still its own."""
    lines = pages[last.page].lines
    before = lines[last.line]
    for number in range(last.line + 1, len(lines)):
        line = lines[number]
        gap = line.baseline - before.baseline
        if line.zone is not Zone.BODY or line.column != before.column or gap > END_GAP * leading:
            return
        if abs(line.size - before.size) > 1.0 or is_heading(line):
            return
        yield last.page, number
        before = line
