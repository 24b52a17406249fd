"""Reads printed page labels from the folios: page 5 of the file may be "417".

A number in the furniture is a folio when it keeps its distance to the page's place in the file over several
pages; pages without a folio get the numbers between those of their neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefcite.model import Page, Zone
from briefcite.text.numerals import Numeral, readings

MIN_PAGES = 2
"""Pages whose folios must agree (three where the document has more than three pages)."""

Offset = tuple[str, int]
"""Kind of numeral and folio minus page index."""


def label(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with their printed labels, where folios tell them."""
    folios = [_candidates(page) for page in pages]
    counts = Counter(offset for found in folios for offset in {_offset(i, n) for i, n in found})
    least = MIN_PAGES if len(pages) <= 3 else MIN_PAGES + 1
    chosen = [_choose(found, counts, least) for found in folios]
    return [
        replace(page, label=text) if (text := _text(page, found, offset)) else page
        for page, found, offset in zip(pages, folios, _fill(chosen), strict=True)
    ]


def _candidates(page: Page) -> list[tuple[int, tuple[str, Numeral]]]:
    found = []
    for line in page.lines:
        if line.zone is Zone.FURNITURE:
            for word in {line.words[0], line.words[-1]}:
                text = word.text.strip("-–—|[]().,")
                for numeral in readings(text):
                    if numeral.kind == "arabic" or (numeral.kind == "roman" and text.islower()):
                        found.append((page.index, (text, numeral)))
    return found


def _offset(index: int, folio: tuple[str, Numeral]) -> Offset:
    return folio[1].kind, folio[1].value - index


def _choose(found: Sequence[tuple[int, tuple[str, Numeral]]], counts: Counter[Offset], least: int) -> Offset | None:
    offsets = [_offset(i, folio) for i, folio in found]
    best = max(offsets, key=lambda offset: counts[offset], default=None)
    return best if best is not None and counts[best] >= least else None


def _fill(chosen: Sequence[Offset | None]) -> list[Offset | None]:
    """Number the pages without a folio that stand between two pages of one series."""
    filled = list(chosen)
    before: Offset | None = None
    for i, offset in enumerate(chosen):
        if offset is not None:
            before = offset
        elif before is not None and before == next((o for o in chosen[i:] if o is not None), None):
            filled[i] = before
    return filled


def _text(page: Page, found: Sequence[tuple[int, tuple[str, Numeral]]], offset: Offset | None) -> str:
    if offset is None:
        return ""
    for index, folio in found:
        if _offset(index, folio) == offset:
            return folio[0]
    return str(page.index + offset[1]) if offset[0] == "arabic" else ""
