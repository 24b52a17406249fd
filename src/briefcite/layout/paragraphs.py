"""Cuts the lines of notes that are set as one paragraph where a note begins within a line: "¹Ibid., 4. ²Holm, 9.".

A raised number inside a note is mostly an edition ("²1998") or a callout of its own. It begins a note where the
document does so again and again: the number is the next one, the text of the page calls it, and no blank is missing
before it. Once that is sure, a number that is not called or that is out of order begins a note, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefcite.model import Box, Line, Page, Zone
from briefcite.text.late import late
from briefcite.text.leads import Lead, leads, raised
from briefcite.text.numerals import SIGN, plain
from briefcite.text.words import Row

MIN_INNER = 3
MIN_SHARE = 0.25
"""Notes that must begin within lines, and their share of all, before the notes are believed to be set so."""
MAX_SKIP = 2
"""Numbers that may be missing, by mistake, before the next."""
MAX_DIGITS = 3
_YEAR = late(r"\d{4}\b")
_SIGN = late(SIGN)
_Place = tuple[int, int]
"""Line and word on a page."""


def cut_paragraphs(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with the lines of their note areas cut before every note, where notes are set so."""
    inner, heads = _all_beginnings(pages, sure=True)
    count = sum(map(len, inner))
    if count >= max(MIN_INNER, MIN_SHARE * (count + heads)):
        inner, _ = _all_beginnings(pages, sure=False)
    else:
        inner = [[] for _ in pages]
    places = [sorted({*numbers, *_signs(page)}) for page, numbers in zip(pages, inner, strict=True)]
    return [_cut(page, at) if at else page for page, at in zip(pages, places, strict=True)]


def _signs(page: Page) -> Iterator[_Place]:
    """Yield where a sign that is called begins a note within the line of another: "∗Version 0.6. †E-mail: …"."""
    notes = {number: line for number, line in enumerate(page.lines) if line.zone is Zone.FOOTNOTES}
    headed = {number: {lead.marker for lead in leads(line) if _is_sign(lead)} for number, line in notes.items()}
    open_ = _called(page) - set().union(*headed.values()) if any(headed.values()) else set()
    for number in (number for number, signs in headed.items() if signs and open_):
        for at in raised(line := notes[number]):
            if (
                at
                and not line.words[at].glued
                and plain(line.words[at].text) in open_
                and _SIGN.fullmatch(line.words[at].text)
            ):
                yield number, at


def _is_sign(lead: Lead) -> bool:
    return lead.numerals[0].kind == "symbol"


def _all_beginnings(pages: Sequence[Page], *, sure: bool) -> tuple[list[list[_Place]], int]:
    """Return for each page where notes begin within lines, and how many begin with a line.

    Args:
        pages: with their note areas.
        sure: only where a number is called and follows; else also where one of the two is amiss.
    """
    called: set[str] = set()
    inner: list[list[_Place]] = []
    heads = last = 0
    for page in pages:
        here = _called(page)
        found, at_lines, last = _beginnings(page, called | here, last, sure=sure)
        inner.append(found)
        heads += at_lines
        called = here
    return inner, heads


def _called(page: Page) -> set[str]:
    return {
        plain(text)
        for line in page.lines
        if line.zone is Zone.BODY
        for at in raised(line)
        if len(text := line.words[at].text) <= 3
    }


def _beginnings(page: Page, called: set[str], last: int, *, sure: bool) -> tuple[list[_Place], int, int]:
    """Return where notes begin within lines, how many begin a line, and the last number; ``last`` is the one before."""
    found: list[_Place] = []
    heads = 0
    for number, line in enumerate(page.lines):
        if line.zone is not Zone.FOOTNOTES:
            continue
        at_raised = [lead for lead in leads(line) if lead.raised]
        lead = next((lead for lead in at_raised if _may_head(lead, called, last, sure=sure)), None)
        if lead is not None:
            last, heads = lead.value, heads + 1
        elif at_raised:  # a wrong number, in the place of the next
            last += 1
        for at in raised(line):
            marker = plain(line.words[at].text)
            if at and last and marker.isdecimal() and _begins(line, at):
                step = int(marker) - last
                follows, is_called = 0 < step <= 1 + MAX_SKIP, marker in called
                if (follows and (is_called or not sure)) or (not sure and is_called and -step <= 1 + MAX_SKIP):
                    found.append((number, at))
                    last = int(marker)
    return found, heads, last


def _may_head(lead: Lead, called: set[str], last: int, *, sure: bool) -> bool:
    return lead.marker in called or lead.value == last + 1 or (not sure and lead.value == 1)


def _begins(line: Line, at: int) -> bool:
    """Return whether a raised number of up to 3 digits follows a blank; before a year ("⁷1934") it is an edition."""
    word = line.words[at]
    if word.glued or len(word.text) > MAX_DIGITS:
        return False
    following = line.words[at + 1] if at + 1 < len(line.words) else None
    return following is None or not (following.glued and _YEAR.match(following.text))


def _cut(page: Page, places: Sequence[_Place]) -> Page:
    lines: list[Line] = []
    for number, line in enumerate(page.lines):
        lines += _parts(line, [at for n, at in places if n == number])
    return replace(page, lines=tuple(lines))


def _parts(line: Line, cuts: Sequence[int]) -> Iterator[Line]:
    words = line.words
    if not cuts or not isinstance(words, Row):
        yield line
        return
    for start, stop in pairwise([0, *cuts, len(words)]):
        row = words.part(start, stop)
        kept = row.all()
        box = Box(
            min(word.x0 for word in kept), min(word.top for word in kept),
            max(word.x1 for word in kept), max(word.bottom for word in kept),
        )  # fmt: skip
        first, last = min(word.start for word in kept), max(word.end for word in kept)
        yield line._replace(start=first, end=last, words=row, box=box)
