"""PDF: words with geometry from the text layer, ruling lines, links, structure tags, page labels."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import replace
from functools import partial

from briefcite import incomplete
from briefcite.errors import UnreadableFile
from briefcite.limits import USUAL
from briefcite.load.formats import source_of
from briefcite.load.pdf import document, page, remarks, switches
from briefcite.load.pdf.document import Pdf
from briefcite.load.pdf.page import Engines
from briefcite.load.pdf.second import IN_DOUBT, OTHERS, Second
from briefcite.load.pdf.sheet import Sheet
from briefcite.model import Document, Page

ENGINES = ("auto", "pdfium", *OTHERS)
PAGE_BREAK = "\f"
AT_ONCE = 200
"""Pages that are read before a file is opened again: PDFium keeps 100 kB of what it parsed of each."""


def read(
    data: bytes, path: str, *, engine: str = "auto", password: str | None = None, most: int = USUAL.pages
) -> Document:
    """Read the text layer of a PDF.

    Args:
        data: the file.
        path: its name for messages and ``Source.path``.
        engine: "pdfium"; one of ``second.OTHERS``; or "auto", which is pdfium and, for pages that it reads badly,
            pdfplumber.
        password: opens an encrypted file.
        most: pages that are read; those after them are named in a warning.

    Raises:
        UnreadableFile: no PDF, damaged, or without pages.
        EncryptedFile: another password is needed.
        NoTextLayer: no page holds readable text.
        ValueError: there is no such engine.
    """
    if engine not in ENGINES:
        raise ValueError(f"no engine {engine!r}; there are {', '.join(ENGINES)}")
    with closing(Second(data, password, engine if engine in OTHERS else IN_DOUBT)) as second:
        engines = Engines(engine, second, switches.off(data, password))
        sheets, broken, pages = _sheets(partial(document.opened, data, path, password), engines, most)
    if len(broken) == len(sheets) or ((broken or _blank(sheets)) and document.is_cut(data)):
        raise UnreadableFile(f"{path}: {document.DAMAGED}")
    remarks.demand_text(sheets, path)
    loader = engine if engine in OTHERS else "pdfium"
    source = replace(source_of("pdf", path, data), loader=loader, pages=pages)
    text = PAGE_BREAK.join(sheet.text for sheet in sheets)
    told = remarks.of_sheets(sheets, broken, engine)
    if len(sheets) < pages:
        told = (*told, incomplete.over_limit(f"pages {len(sheets) + 1}–{pages}", f"{most:,} pages (--max-pages)"))
    if engines.off.kept:
        told = (*told, incomplete.hidden_read())
    return Document(source, text, _linked(sheets), warnings=told)


def _sheets(
    opened: Callable[[], AbstractContextManager[Pdf]], engines: Engines, most: int
) -> tuple[list[Sheet], list[int], int]:
    """Return the first pages, the indexes of those that are broken (these are empty), and how many there are."""
    sheets: list[Sheet] = []
    broken: list[int] = []
    offset, pages = 0, 1
    while len(sheets) < min(pages, most):
        with opened() as pdf:
            pages = pdf.pages
            for index in range(len(sheets), min(len(sheets) + AT_ONCE, pages, most)):
                sheet = page.read(pdf, index, offset, engines)
                if sheet is None:
                    broken.append(index)
                    sheet = page.empty(pdf, index, offset)
                sheets.append(sheet)
                offset += len(sheet.text) + len(PAGE_BREAK)
    return sheets, broken, pages


def _blank(sheets: list[Sheet]) -> bool:
    """Return whether a page has neither text nor pictures: what is missing may be the end of the file."""
    return any(not sheet.text and not sheet.pictured for sheet in sheets)


def _linked(sheets: list[Sheet]) -> tuple[Page, ...]:
    """Return the pages, their links landed on the frames of the pages they lead to."""
    frames = {sheet.page.index: sheet.frame for sheet in sheets}
    return tuple(
        replace(sheet.page, links=tuple(jump.land(frames) for jump in sheet.jumps)) if sheet.jumps else sheet.page
        for sheet in sheets
    )
