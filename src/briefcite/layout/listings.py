"""Finds the numbers of the lines of program code: they begin lines as those of notes do, and call nothing.

They stand level, count up at one x, and what follows is set in a typewriter font: "3 return phi[2];". So is the
address that a note may consist of, and a note's only word ("3 makeindex"): one line alone must look like code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from briefcite.model import Box, Line, Page, Word, Zone
from briefcite.text.late import late
from briefcite.text.leads import leads
from briefcite.text.typewriter import code_fonts
from briefcite.text.words import Row, is_address, texts

_CODE = late(r"[\\{}=;<>$|#]")
_BRACED = late(r"[\\{}]")
SEVERAL = 3
"""Numbered lines, most with braces or backslashes, that are code whatever their font: it may be spaced, not typed."""
CODE = 0.8
"""Share of the characters behind the number that must be in a typewriter font."""
ALIGNED = 1.0
"""Points by which the left or the right edges of the numbers of a listing differ."""
LEADING = 3.0
"""Gap between two of its numbers, in sizes of type: a line of code may be broken."""


class Numbered(NamedTuple):
    """A line that begins with a level number and nothing else to mark it."""

    place: int
    line: Line
    value: int
    markers: int
    """How many of its words, from the first on, are the number and further markers."""


def without_numbers(pages: Sequence[Page]) -> tuple[list[Page], list[set[int]]]:
    """Return the pages with the numbers of listings cut off from their lines, as furniture, and the lines of code."""
    numbered = [list(_numbered(page)) for page in pages]
    behind = [
        (page.index, word)
        for page, found in zip(pages, numbered, strict=True)
        for one in found
        for word in one.line.words[one.markers : one.markers + 1]
    ]
    code = code_fonts(pages, behind)
    listed = [list(_listed(found, code)) for found in numbered]
    return [_cut(page, found) for page, found in zip(pages, listed, strict=True)], [_places(found) for found in listed]


def _places(listed: Sequence[Numbered]) -> set[int]:
    """Return the places of the lines of code, once the numbers are lines of their own: with those that go on below."""
    places: set[int] = set()
    added = last = value = 0
    for one in listed:
        if one.value == value + 1:
            places.update(range(last, one.place + added))
        added += one.markers < len(one.line.words)
        last, value = one.place + added, one.value
        places.add(last)
    return places


def _numbered(page: Page) -> Iterator[Numbered]:
    for place, line in enumerate(page.lines):
        first = leads(line)[:1] if line.words[0].text.isdecimal() else ()
        if first and not (first[0].raised or first[0].close):
            yield Numbered(place, line, int(line.words[0].text), _length_of_markers(line))


def _length_of_markers(line: Line) -> int:
    """Return how many words are the number and the markers behind it: "4 * The first release.", "7 2 3 1"."""
    row, length = line.words, 1
    assert isinstance(row, Row)
    while length < len(row):
        found = leads(line._replace(words=row.part(length, len(row))))
        if not found or not found[0].words:
            break
        length += found[0].words
    return length


def _listed(found: Sequence[Numbered], code: frozenset[str]) -> Iterator[Numbered]:
    """Yield the numbered lines that belong to listings, with the empty ones and those in a rarer font."""
    run: list[Numbered] = []
    for at, one in enumerate(found):
        run.append(one)
        if at + 1 == len(found) or not _follows(one, found[at + 1]):
            if _is_listing(run, code):
                yield from run
            run = []


def _follows(above: Numbered, below: Numbered) -> bool:
    """Return whether a line of a listing has the next number of it, right below."""
    one, other = above.line.words[0], below.line.words[0]
    aligned = min(abs(one.x0 - other.x0), abs(one.x1 - other.x1)) <= ALIGNED
    near = 0 < below.line.baseline - above.line.baseline <= LEADING * max(above.line.size, below.line.size)
    return below.value == above.value + 1 and aligned and near


def _is_listing(run: Sequence[Numbered], code: frozenset[str]) -> bool:
    written = [one for one in run if one.markers < len(one.line.words)]
    in_code = [one for one in written if _is_code(one, code)]
    alone = len(run) == 1 and bool(in_code)
    typed = 2 * len(in_code) > len(written) and not (alone and not _looks_like_code(run[0], code))
    return typed or (len(run) >= SEVERAL and 2 * sum(map(_is_braced, written)) > len(written))


def _is_braced(one: Numbered) -> bool:
    return _BRACED.search("".join(texts(one.line.words))) is not None


def _is_code(one: Numbered, code: frozenset[str]) -> bool:
    words = one.line.words[one.markers :]
    length = sum(len(word.text) for word in words)
    inside = sum(len(word.text) for word in words if word.font in code)
    return inside >= CODE * length and not is_address(words[0].text)


def _looks_like_code(one: Numbered, code: frozenset[str]) -> bool:
    """Return whether a line has a sign that code is full of, or its number too is typed."""
    return one.line.words[0].font in code or _CODE.search("".join(texts(one.line.words))) is not None


def _cut(page: Page, listed: Sequence[Numbered]) -> Page:
    """Make lines of furniture of the numbers that the listed lines begin with."""
    made = list(page.lines)
    for one in reversed(listed):
        made[one.place : one.place + 1] = _parts(one)
    return replace(page, lines=tuple(made)) if listed else page


def _parts(one: Numbered) -> Iterator[Line]:
    line, row = one.line, one.line.words
    assert isinstance(row, Row)
    for first, stop, zone in ((0, one.markers, Zone.FURNITURE), (one.markers, len(row), line.zone)):
        if first < stop:
            words = row.part(first, stop)
            yield line._replace(
                start=min(word.start for word in words),
                end=max(word.end for word in words),
                words=words,
                zone=zone,
                box=_box(words),
            )


def _box(words: Sequence[Word]) -> Box:
    return Box(
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )
