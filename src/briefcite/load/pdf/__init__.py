"""PDF: words with geometry from the text layer, ruling lines, links, structure tags, page labels."""

from __future__ import annotations

import hashlib

from briefcite.load.pdf import document, pdfium
from briefcite.model import Document, Page, Source

PAGE_BREAK = "\f"


def read(data: bytes, path: str, *, engine: str = "auto", password: str | None = None) -> Document:
    """Read the text layer of a PDF.

    Args:
        data: the file.
        path: its name for messages and ``Source.path``.
        engine: "pdfium"; "pdfplumber"; or "auto", which is pdfium and, for pages that it reads badly, pdfplumber.
        password: opens an encrypted file.

    Raises:
        UnreadableFile: no PDF, damaged, or without pages.
        EncryptedFile: another password is needed.
        NoTextLayer: no page holds readable text.
    """
    texts: list[str] = []
    pages: list[Page] = []
    start = 0
    with document.opened(data, path, password) as pdf:
        for index in range(pdf.pages):
            text, page = pdfium.read_page(pdf, index, start)
            texts.append(text)
            pages.append(page)
            start += len(text) + len(PAGE_BREAK)
    source = Source(path, hashlib.sha256(data).hexdigest(), "application/pdf", "pdfium", len(pages))
    return Document(source, PAGE_BREAK.join(texts), tuple(pages))
