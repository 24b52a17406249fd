"""Tells notes beside the text from notes below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefcite.layout.blocks import blocks
from briefcite.layout.style import SIZE_STEP, Heads
from briefcite.model import Page, Zone

MARGIN_WIDTH = 0.25
"""Widest margin column, as a share of the page."""
EDGE = 3.0
"""Points by which the left edges of the margin notes of a document differ."""
FOLLOWING = 1.7
"""Distance of the lines of a note, in sizes of type."""


def margins(pages: Sequence[Page], called: Sequence[Counter[str]], starts: Sequence[Heads]) -> list[set[int]]:
    """Return the places of note lines that stand beside the text rather than below it.

    Where one note stands beside the text, lines elsewhere begin notes too that have its left edge, its type and a
    number that their page calls: above a picture in the margin, at the height of a table.

    Args:
        pages: with their lines; the note areas are zoned.
        called: the raised numbers of each page.
        starts: the lines of each page that begin with a marker.
    """
    found = [_margin(page) for page in pages]
    known = {
        (round(box.x0 / EDGE), line.size)
        for page, places, heads in zip(pages, found, starts, strict=True)
        for i in places & heads.keys()
        if (box := (line := page.lines[i]).box)
    }
    return [
        places | {line for head in _heads(page, numbers, heads, known) for line in _note(page, head, heads)}
        for page, places, numbers, heads in zip(pages, found, called, starts, strict=True)
    ]


def _margin(page: Page) -> set[int]:
    found: set[int] = set()
    for block in blocks(page):
        notes = [i for i in block if page.lines[i].zone is Zone.FOOTNOTES]
        if notes and _width(page, notes) <= MARGIN_WIDTH * page.width and _is_beside(page, notes):
            found.update(notes)
    return found


def _width(page: Page, lines: Sequence[int]) -> float:
    boxes = [box for i in lines if (box := page.lines[i].box)]
    return max(box.x1 for box in boxes) - min(box.x0 for box in boxes)


def _is_beside(page: Page, notes: Sequence[int]) -> bool:
    """Return whether text of another column stands at the height of most of these lines."""
    column = page.lines[notes[0]].column
    text = [line.baseline for line in page.lines if line.zone is Zone.BODY and line.column != column]
    if not text:
        return False
    top, bottom = min(text), max(text) + page.lines[notes[0]].size
    return sum(top <= page.lines[i].baseline <= bottom for i in notes) > len(notes) / 2


def _heads(page: Page, called: Counter[str], heads: Heads, known: set[tuple[int, float]]) -> Iterator[int]:
    """Yield the lines of the text that begin a note in the margin."""
    for i, leads in heads.items() if known else ():
        line = page.lines[i]
        if line.zone is not Zone.BODY or line.box is None or not any(lead.marker in called for lead in leads):
            continue
        edge = round(line.box.x0 / EDGE)
        if any((near, line.size) in known for near in (edge - 1, edge, edge + 1)):
            yield i


def _note(page: Page, head: int, heads: Heads) -> Iterator[int]:
    """Yield a note's first line and those below it with its left edge and type; lines of the text may stand between."""
    yield head
    last = page.lines[head]
    for i in range(head + 1, len(page.lines)):
        line = page.lines[i]
        if line.box is None or last.box is None or abs(line.box.x0 - last.box.x0) > 2 * EDGE:
            continue
        if (
            i in heads
            or line.baseline - last.baseline > FOLLOWING * last.size
            or abs(line.size - last.size) > SIZE_STEP
        ):
            return
        yield i
        last = line
