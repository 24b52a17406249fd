"""Cuts the lines of notes that are set as one paragraph where a note begins within a line: "¹Ibid., 4. ²Holm, 9.".

A raised number inside a note is mostly an edition ("²1998") or a callout of its own. It begins a note where the
document does so again and again: the number is the next one, the text of the page calls it, and no blank is missing
before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefcite.model import Box, Line, Page, Zone
from briefcite.text.leads import leads, raised
from briefcite.text.numerals import plain
from briefcite.text.words import Row

MIN_INNER = 3
MIN_SHARE = 0.25
"""Notes that must begin within lines, and their share of all, before the notes are believed to be set so."""
_YEAR = re.compile(r"\d{4}\b")
_Place = tuple[int, int]
"""Line and word on a page."""


def cut_paragraphs(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with the lines of their note areas cut before every note, where notes are set so."""
    called: set[str] = set()
    inner: list[list[_Place]] = []
    heads = last = 0
    for page in pages:
        here = _called(page)
        found, at_lines, last = _beginnings(page, called | here, last)
        inner.append(found)
        heads += at_lines
        called = here
    count = sum(map(len, inner))
    if count < max(MIN_INNER, MIN_SHARE * (count + heads)):
        return list(pages)
    return [_cut(page, places) if places else page for page, places in zip(pages, inner, strict=True)]


def _called(page: Page) -> set[str]:
    return {
        plain(text)
        for line in page.lines
        if line.zone is Zone.BODY
        for at in raised(line)
        if len(text := line.words[at].text) <= 3
    }


def _beginnings(page: Page, called: set[str], last: int) -> tuple[list[_Place], int, int]:
    """Give where notes begin within lines, how many begin with a line, and the last number; ``last`` is that before."""
    found: list[_Place] = []
    heads = 0
    for number, line in enumerate(page.lines):
        if line.zone is not Zone.FOOTNOTES:
            continue
        lead = next((lead for lead in leads(line) if lead.raised and lead.marker in called), None)
        if lead is not None:
            last, heads = lead.value, heads + 1
        for at in raised(line):
            if at and last and _is_next(line, at, last) and plain(line.words[at].text) in called:
                found.append((number, at))
                last += 1
    return found, heads, last


def _is_next(line: Line, at: int, last: int) -> bool:
    """Whether a raised word is the next number, behind a blank; one on a year ("⁷1934") is an edition."""
    word = line.words[at]
    if word.glued or plain(word.text) != str(last + 1):
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
