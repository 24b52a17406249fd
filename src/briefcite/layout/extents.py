"""Says how far a list of notes goes: to the end of its last note, over a column or a page break if need be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import itemgetter

from briefcite.layout.headings import is_heading
from briefcite.layout.style import SIZE_STEP
from briefcite.model import Line, Page, Zone
from briefcite.text.words import closes

END_GAP = 2.4
"""Gap after the last note, in multiples of its leading, that ends the list."""
SET_OFF = 1.3
"""Gap above the name of a chapter, in leadings."""
OTHER_SIZE = 1.0
INDENT = 2.0
"""Points by which lines of a note, and of one indentation, may differ in size, and in place."""
Place = tuple[int, int]
"""Page index and number of the line on it."""


def lines_of(pages: Sequence[Page], heads: Sequence[Place]) -> dict[int, set[int]]:
    """Return the lines of each page from the first head to the end of the last note.

    Args:
        pages: with their lines.
        heads: the first lines of the notes, in order.
    """
    lines: dict[int, set[int]] = defaultdict(set)
    first, last = heads[0], heads[-1]
    for page in range(first[0], last[0] + 1):
        for number, line in enumerate(pages[page].lines):
            if first <= (page, number) <= last and line.zone is Zone.BODY:
                lines[page].add(number)
    more = over_page(pages, heads) or over_break(pages, heads)
    for page, number in (*_rest(pages, last, _leading(pages, heads)), *more):
        lines[page].add(number)
    for page, number in _headings(pages, heads):
        lines[page].discard(number)
    return lines


def _headings(pages: Sequence[Page], heads: Sequence[Place]) -> Iterator[Place]:
    """Yield the lines right above a note that are set off and in another font than the notes: the name of a chapter."""
    usual = Counter(word.font for page, number in heads for word in pages[page].lines[number].words)
    font, leading = max(usual, key=usual.__getitem__), _leading(pages, heads)
    firsts = set(heads)
    for page, number in heads[1:]:
        lines, above = pages[page].lines, (page, number - 1)
        if number < 2 or above in firsts:
            continue
        line = lines[number - 1]
        set_off = line.baseline - lines[number - 2].baseline > SET_OFF * leading
        if set_off and all(word.font != font for word in line.words):
            yield above


def _leading(pages: Sequence[Page], heads: Sequence[Place]) -> float:
    """Return the usual distance from the first line of a note to the next line, in points."""
    gaps = [
        gap
        for page, line in heads
        for below in pages[page].lines[line + 1 : line + 2]
        if (gap := below.baseline - pages[page].lines[line].baseline) > INDENT
    ]
    return sorted(gaps)[len(gaps) // 2] if gaps else 12.0


def _rest(pages: Sequence[Page], last: Place, leading: float) -> Iterator[Place]:
    """Yield the lines after the last note's first that are still its own."""
    page, first = last
    lines = pages[page].lines
    before = lines[first]
    for number in range(first + 1, len(lines)):
        line = lines[number]
        gap = line.baseline - before.baseline
        if line.zone is not Zone.BODY or line.column != before.column or gap > END_GAP * leading:
            return
        if abs(line.size - before.size) > OTHER_SIZE or is_heading(line):
            return
        yield page, number
        before = line


def over_page(pages: Sequence[Page], heads: Sequence[Place]) -> list[Place]:
    """Return the lines at the head of the next page with which the last note of a list goes on there.

    They are set as its lines are, and otherwise than the text: indented as far, or in the same smaller type.

    Args:
        pages: with their lines.
        heads: the first lines of the notes.
    """
    page, number = heads[-1]
    lines = [line for line in pages[page].lines[number:] if line.zone is not Zone.FURNITURE]
    following = _printed(pages[page + 1]) if page + 1 < len(pages) else []
    indent = _indent(pages[page], [line for at, line in heads if at == page])
    if indent is None or not following or lines[-1].column != lines[0].column or closes(lines[-1].words):
        return []

    def goes_on(one: tuple[int, Line]) -> bool:
        return abs(_left(one[1]) - indent) <= INDENT and abs(one[1].size - lines[-1].size) <= SIZE_STEP

    taken = list(takewhile(goes_on, following))
    rest = [line for _, line in following[len(taken) :]]
    otherwise = bool(rest) and (rest[0].size > lines[-1].size + SIZE_STEP or min(map(_left, rest)) < indent - INDENT)
    return [(page + 1, n) for n, _ in taken] if otherwise else []


def over_break(pages: Sequence[Page], heads: Sequence[Place]) -> list[Place]:
    """Return the lines with which the last note of a list goes on in the next column or page that holds nothing else.

    Args:
        pages: with their lines.
        heads: the first lines of the notes.
    """
    page, number = heads[-1]
    last = pages[page].lines[number]
    after = [(n, line) for n, line in _printed(pages[page]) if n > number]
    own = [last, *(line for _, line in takewhile(lambda one: one[1].column == last.column, after))]
    rest = [(page, n, line) for n, line in after[len(own) - 1 :]]
    if not rest and page + 1 < len(pages):
        rest = [(page + 1, n, line) for n, line in _printed(pages[page + 1])]
    if not rest or closes(own[-1].words):
        return []
    edge = _left(rest[0][2])
    alike = all(
        line.zone is Zone.BODY and abs(line.size - own[-1].size) <= SIZE_STEP and abs(_left(line) - edge) <= INDENT
        for _, _, line in rest
    )
    return [(at, n) for at, n, _ in rest] if alike else []


def _printed(page: Page) -> list[tuple[int, Line]]:
    return [(n, line) for n, line in enumerate(page.lines) if line.zone is not Zone.FURNITURE]


def _indent(page: Page, heads: Sequence[int]) -> int | None:
    """Return where most lines of notes begin that are not their first, in points; None where there are none."""
    own = (
        line for n, line in enumerate(page.lines) if n > heads[0] and n not in heads and line.zone is not Zone.FURNITURE
    )
    return max(Counter(round(_left(line)) for line in own).items(), key=itemgetter(1), default=(None, 0))[0]


def _left(line: Line) -> float:
    return line.box.x0 if line.box else 0.0
