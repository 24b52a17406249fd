"""Gives notes their whole text: every line up to the next note, over page breaks, and callouts their context."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from briefcite.model import Box, Document, Line, Span, Zone
from briefcite.text.view import View, join
from briefcite.text.words import pieces

BEFORE = 40
AFTER = 25
"""Characters of running text kept around a callout."""


Printed = tuple[str, int, bool]
"""A printed word: its text, its offset, whether no blank stands before it."""


class Body(NamedTuple):
    """A note's cleaned text, pages and boxes."""

    view: View
    pages: tuple[int, ...]
    boxes: tuple[tuple[int, Box], ...]


def body(document: Document, start: int, lines: Sequence[tuple[int, int]], known: Container[str] = frozenset()) -> Body:
    """Read a note that begins at offset ``start`` in the first of ``lines`` (page, line)."""
    chosen = [(page, document.pages[page].lines[line]) for page, line in lines]
    printed = [pieces(line.words) for _, line in chosen]
    if printed:
        printed[0] = _after(printed[0], start)
    pages = tuple(sorted({page for page, _ in chosen}))
    return Body(_trim(join(printed, known)), pages, tuple(_boxes(chosen)))


def _after(words: Sequence[Printed], start: int) -> list[Printed]:
    """Return the words of the first line that stand after the marker; a word may hold both ("29Cf.")."""
    for at, (text, begin, _) in enumerate(words):
        if begin <= start < begin + len(text):
            return [(text[start - begin :], start, False) if begin < start else words[at], *words[at + 1 :]]
    return []


def _trim(view: View) -> View:
    text = view.text.lstrip()
    cut = len(view.text) - len(text)
    text = text.rstrip()
    return View(text, view.origin[cut : cut + len(text)])


def _boxes(lines: Sequence[tuple[int, Line]]) -> list[tuple[int, Box]]:
    """Return one box for each page and column."""
    made: dict[tuple[int, int], Box] = {}
    for page, line in lines:
        if line.box is not None:
            old = made.get((page, line.column), line.box)
            new = line.box
            made[page, line.column] = Box(
                min(old.x0, new.x0), min(old.top, new.top), max(old.x1, new.x1), max(old.bottom, new.bottom)
            )
    return [(page, box) for (page, _), box in made.items()]


def context(document: Document, page: int, line: int, span: Span) -> tuple[str, str]:
    """Return the running text before and after a callout, in reading order."""
    zone = document.pages[page].lines[line].zone
    before = _join_back(document, page, line, span.start, zone)
    after = _join_on(document, page, line, span.end, zone)
    return before, after


def _join_back(document: Document, page: int, line: int, end: int, zone: Zone) -> str:
    lines = [_cut_end(pieces(document.pages[page].lines[line].words), end)]
    length = _length(lines[0])
    while length <= BEFORE + 10:
        page, line = _step(document, page, line, zone, -1)
        if page < 0:
            break
        lines.insert(0, pieces(document.pages[page].lines[line].words))
        length += _length(lines[0])
    return join(lines).text[-BEFORE:]


def _join_on(document: Document, page: int, line: int, start: int, zone: Zone) -> str:
    rest = _cut_start(pieces(document.pages[page].lines[line].words), start)
    lines, length = [rest], _length(rest)
    while length <= AFTER + 10:
        page, line = _step(document, page, line, zone, 1)
        if page < 0:
            break
        lines.append(pieces(document.pages[page].lines[line].words))
        length += _length(lines[-1])
    text = join(lines).text
    glued = bool(rest) and rest[0][2]
    return (text if glued or not text else " " + text)[:AFTER]


def _length(words: Sequence[Printed]) -> int:
    """Return the characters of some words, each with a blank."""
    return sum(len(text) + 1 for text, _, _ in words)


def _cut_end(words: Sequence[Printed], end: int) -> list[Printed]:
    for at, (text, begin, glued) in enumerate(words):
        if begin <= end < begin + len(text):
            return [*words[:at], *([(text[: end - begin], begin, glued)] if end > begin else [])]
    return list(words)


def _cut_start(words: Sequence[Printed], start: int) -> list[Printed]:
    for at, (text, begin, _) in enumerate(words):
        if begin < start < begin + len(text):
            return [(text[start - begin :], start, True), *words[at + 1 :]]
        if begin + len(text) == start:
            return list(words[at + 1 :])
    return []


def _step(document: Document, page: int, line: int, zone: Zone, by: int) -> tuple[int, int]:
    """Go to the next or previous line of the same zone, at most one page on."""
    last = page + by
    while True:
        line += by
        lines = document.pages[page].lines
        while not 0 <= line < len(lines):
            page += by
            if page < 0 or page >= len(document.pages) or (page - last) * by > 0:
                return -1, -1
            lines = document.pages[page].lines
            line = 0 if by > 0 else len(lines) - 1
            if not lines:
                line = -1 if by < 0 else 0
        if lines[line].zone is zone:
            return page, line
