"""Tells notes beside the text from notes below it."""

from __future__ import annotations

from collections.abc import Sequence

from briefcite.layout.blocks import blocks
from briefcite.model import Page, Zone

MARGIN_WIDTH = 0.25
"""Widest margin column, as a share of the page."""


def margins(pages: Sequence[Page]) -> list[set[int]]:
    """Return the places of note lines that stand beside the text rather than below it."""
    return [_margin(page) for page in pages]


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
