"""PDF: words with geometry from the text layer, ruling lines, links, structure tags, page labels."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from briefcite.load.pdf import document, pdfium
from briefcite.load.pdf.sheet import Sheet
from briefcite.model import Document, Page, Source

PAGE_BREAK = "\f"


def read(data: bytes, path: str, *, engine: str = "auto", password: str | None = None) -> Document:
    """Read the text layer of a PDF.

    Args:
        data: the file.
        path: its name for messages and ``Source.path``.
        engine: "pdfium"; "pdfplumber"; or "auto", which is pdfium and, for pages that it reads badly,
            pdfplumber.
        password: opens an encrypted file.

    Raises:
        UnreadableFile: no PDF, damaged, or without pages.
        EncryptedFile: another password is needed.
        NoTextLayer: no page holds readable text.
    """
    sheets: list[Sheet] = []
    start = 0
    with document.opened(data, path, password) as pdf:
        for index in range(pdf.pages):
            sheet = pdfium.read_page(pdf, index, start)
            if sheet is None:
                continue
            label = document.label(pdf, index)
            sheets.append(sheet._replace(page=replace(sheet.page, label=label)) if label else sheet)
            start += len(sheet.text) + len(PAGE_BREAK)
    source = Source(path, hashlib.sha256(data).hexdigest(), "application/pdf", "pdfium", len(sheets))
    return Document(source, PAGE_BREAK.join(sheet.text for sheet in sheets), _linked(sheets))


def _linked(sheets: list[Sheet]) -> tuple[Page, ...]:
    """Return the pages, their links landed on the frames of the pages they lead to."""
    frames = [sheet.frame for sheet in sheets]
    return tuple(
        replace(sheet.page, links=tuple(jump.land(frames) for jump in sheet.jumps))
        if sheet.jumps
        else sheet.page
        for sheet in sheets
    )
