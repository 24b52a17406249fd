"""What the user must be told about pages that could not be read as they should."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise

from briefcite import incomplete
from briefcite.errors import NoTextLayer
from briefcite.load.pdf.quality import SCAN, Quality
from briefcite.load.pdf.sheet import Sheet
from briefcite.model import Warning, Word

STAMP = 40
"""Words: a scan with fewer, all of them at its edges, has a download notice or a page header for text."""

EDGE = 0.12
"""Share of the page's height and width that counts as edge."""

OCR = "recognise it with --ocr, or add one with: ocrmypdf in.pdf out.pdf"
OCR_ANEW = "recognise it with --ocr, or replace it with: ocrmypdf --force-ocr in.pdf out.pdf"


def of_sheets(sheets: Sequence[Sheet], broken: Sequence[int], engine: str) -> tuple[Warning, ...]:
    """Return what is to be said of the pages without text, with unreadable text, read by another engine, or damaged.

    Args:
        sheets: the pages that were read.
        broken: indexes (from 0) of the pages that could not be opened.
        engine: the engine that the user chose.
    """
    scans = [sheet for sheet in sheets if is_scan(sheet)]
    if any(sheet.pictured >= SCAN and not is_scan(sheet) for sheet in sheets):  # recognised before
        scans = [sheet for sheet in scans if not sheet.text]
    blind = [sheet.page.index for sheet in scans]
    garbled = [sheet.page.index for sheet in sheets if sheet.quality is Quality.UNREADABLE]
    second = [s.page.index for s in sheets if engine == "auto" and s.page.engine not in ("", "pdfium")]  # "": broken
    rows: tuple[tuple[Sequence[int], Callable[[str], Warning]], ...] = (
        (blind, partial(incomplete.page_without_text, remedy=OCR)),
        (garbled, partial(incomplete.page_undecodable, remedy=OCR_ANEW)),
        (second, incomplete.second_engine),
        (broken, incomplete.page_damaged),
    )
    return tuple(row(numbers(pages)).at(page=min(pages)) for pages, row in rows if pages)


def demand_text(sheets: Sequence[Sheet], path: str) -> None:
    """Raise where there is nothing to read in the whole file.

    Raises:
        NoTextLayer: all pages are scans or blank, or most of the text cannot be decoded.
    """
    if all(is_scan(sheet) or not sheet.text for sheet in sheets):
        raise NoTextLayer(f"{path} has no text layer (its pages are pictures or blank); {OCR}")
    bad = sum(len(sheet.text) for sheet in sheets if sheet.quality is Quality.UNREADABLE)
    if 2 * bad > sum(len(sheet.text) for sheet in sheets):
        raise NoTextLayer(f"{path} has a text layer that no engine can decode; {OCR_ANEW}")


def is_scan(sheet: Sheet) -> bool:
    """Return whether the page is a picture, with no text but perhaps a stamp."""
    page = sheet.page
    if sheet.pictured < SCAN or len(page.words) >= STAMP:
        return False
    return all(_at_edge(word, page.width, page.height) for word in page.words)


def _at_edge(word: Word, width: float, height: float) -> bool:
    across, down = EDGE * width, EDGE * height
    return word.bottom < down or word.top > height - down or word.x1 < across or word.x0 > width - across


def numbers(indexes: Iterable[int]) -> str:
    """Return "page 4" or "pages 2, 5–7": numbers in the file, from 1."""
    pages = sorted({index + 1 for index in indexes})
    breaks = [i + 1 for i, (one, other) in enumerate(pairwise(pages)) if other != one + 1]
    edges = [0, *breaks, len(pages)]
    runs = [pages[a:b] for a, b in pairwise(edges)]
    names = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(names)}"
