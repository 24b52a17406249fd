"""Text of two columns set side by side, as ``pdftotext -layout`` leaves it, unfolded column by column.

The text itself stays as it was read: callouts and notes are looked for in an unfolded copy, each character of which
knows its place in the document.
"""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from briefcite.model import Document, Line, Span
from briefcite.notes.found import Found
from briefcite.notes.plain import furniture
from briefcite.text.late import late

GAP = 2
"""Blanks that part two columns."""
WIDEST = 400
"""Characters of a line of a page; longer ones are paragraphs."""
FEW_LINES = 3
"""Lines that do so, at least, where another page has the same gutter."""
LEAST_LINES = 6
SHARE = 0.35
"""Lines that must have text on both sides of a gutter, at least, and as a share of the lines that reach it."""
CROSSED = 0.2
"""Share of those lines that may run across it: headings, and lines in a smaller type that are shifted."""
NARROWEST = 20
"""Characters of running text, on average, on either side: cells of a table are shorter."""
SHIFT = 12
"""Characters by which a line in another size may miss the gutter of the page."""
APART = 2
"""Lines without text in a column that part two paragraphs of it: columns of two leadings alternate line by line."""
BLANKS = late(rf"(?<=\S) {{{GAP},}}(?=\S)")


class Strip(NamedTuple):
    """A stretch of the document that makes a line of the unfolded text."""

    start: int
    end: int


class Unfolded(NamedTuple):
    """A document read column by column."""

    document: Document
    origin: Sequence[int]
    """For each character its place in the document as read."""

    def folded(self, found: Found) -> Found:
        """Return what was found, with its places in the document as read."""
        callouts = tuple(replace(callout, span=self._span(callout.span)) for callout in found.callouts)
        notes = tuple(
            replace(
                note,
                span=self._span(note.span) if note.span else None,
                origin=tuple(self.origin[place] for place in note.origin),
            )
            for note in found.notes
        )
        return Found(callouts, notes, found.links)

    def _span(self, span: Span) -> Span:
        return Span(self.origin[span.start], self.origin[span.end - 1] + 1)


def unfolded(document: Document) -> Unfolded | None:
    """Unfold a text; None where no page of it has two columns."""
    lines = [[Strip(line.start, line.end) for line in page.lines] for page in document.pages]
    printed = [[document.text[line.start : line.end] for line in page] for page in lines]
    gutters = [gutter_of(page) for page in printed]
    known = sorted(gutter for gutter in gutters if gutter)
    if not known:
        return None
    usual = known[len(known) // 2]
    gutters = [gutter or gutter_of(page, usual) for gutter, page in zip(gutters, printed, strict=True)]
    heads = furniture.find(printed, document.paged)
    text: list[str] = []
    origin = array("i")
    pages = []
    for page, own, gutter, whole in zip(document.pages, lines, gutters, heads, strict=True):
        start, made = len(origin), []
        for piece in _in_order(document.text, own, gutter, whole) if gutter else own:
            made.append(Line(len(origin), len(origin) + piece.end - piece.start))
            text.append(document.text[piece.start : piece.end] + "\n")
            origin.extend(range(piece.start, piece.end + 1))
        pages.append(replace(page, start=start, end=len(origin), lines=tuple(made)))
    return Unfolded(replace(document, text="".join(text), pages=tuple(pages), marks=()), origin)


def gutter_of(lines: Sequence[str], usual: int = 0) -> int:
    """Return the column of spaces that parts a page in two; 0 where there is none.

    Args:
        lines: those of the page.
        usual: the gutter of other pages; a page that is parted there needs fewer lines to show it.
    """
    filled = [line for line in lines if line.strip() and len(line) <= WIDEST]
    width = max(map(len, filled), default=0)
    open_ = [0] * (width + 2)
    reached = [0] * (width + 2)
    for line in filled:
        lead = len(line) - len(line.lstrip())
        reached[lead] += 1
        reached[len(line.rstrip())] -= 1
        for gap in BLANKS.finditer(line):
            open_[gap.start()] += 1
            open_[gap.end()] -= 1
    blank, there = list(accumulate(open_)), list(accumulate(reached))
    if usual:
        middle = range(min(width, max(1, usual - SHIFT // 2)), min(width, usual + SHIFT // 2) + 1)
    else:
        middle = range(width // 4, 3 * width // 4 + 1)
    best = max(middle, key=lambda at: (blank[at], at), default=0)
    two_sided = blank[best] if best else 0
    least = FEW_LINES if usual else max(LEAST_LINES, SHARE * len(filled))
    if two_sided < least or there[best] - two_sided > CROSSED * there[best]:
        return 0
    return best if _running(filled, best) else 0


def _running(lines: Sequence[str], gutter: int) -> bool:
    """Return whether running text stands on both sides, no cells of a table."""
    parts = [(line[:gutter].strip(), line[gutter:].strip()) for line in lines]
    both = [(left, right) for left, right in parts if left and right]
    return all(sum(len(pair[side]) for pair in both) >= NARROWEST * len(both) for side in (0, 1))


def _in_order(text: str, lines: Sequence[Strip], gutter: int, whole: Container[int]) -> Iterator[Strip]:
    """Yield a page's lines column by column, from one line that runs across both, or is a running head, to the next."""
    sides: tuple[list[Strip | None], list[Strip | None]] = ([], [])
    for number, line in enumerate(lines):
        printed = text[line.start : line.end]
        cut = None if number in whole else _cut(printed, gutter)
        if cut is None:
            yield from _columns(sides)
            sides = ([], [])
            yield line
            continue
        left, right = printed[:cut].rstrip(), printed[cut:]
        sides[0].append(Strip(line.start, line.start + len(left)) if left else None)
        sides[1].append(Strip(line.start + cut, line.end) if right.strip() else None)
    yield from _columns(sides)


def _cut(line: str, gutter: int) -> int | None:
    """Return where a line is cut, at the beginning of its right part; None where it runs across."""
    if len(line.rstrip()) <= gutter:
        return len(line)
    if not line[:gutter].strip():
        return min(gutter, len(line) - len(line.lstrip()))
    gaps = [gap for gap in BLANKS.finditer(line) if gap.start() - SHIFT <= gutter <= gap.end() + SHIFT]
    if not gaps:
        return None
    return min(gaps, key=lambda gap: max(gap.start() - gutter, gutter - gap.end(), 0)).end()


def _columns(sides: tuple[list[Strip | None], list[Strip | None]]) -> Iterator[Strip]:
    """Yield the lines of either side, a blank one between paragraphs."""
    for side in sides:
        first = next((piece for piece in side if piece), None)
        if first:
            yield Strip(first.start, first.start)
        missing = 0
        begun = False
        for piece in side:
            if piece is None:
                missing += 1
                continue
            if begun and missing >= APART:
                yield Strip(piece.start, piece.start)
            yield piece
            begun, missing = True, 0
