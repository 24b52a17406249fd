"""Opening a PDF with PDFium, and the sentences for those that do not open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from briefcite.errors import EncryptedFile, UnreadableFile
from briefcite.load.formats import PDF_HEADER_WITHIN
from briefcite.load.pdf import binding as c

END_WITHIN = 2048
"""Bytes: readers look for "%%EOF" this far from the end; servers append a few lines of junk."""

DAMAGED = "the PDF is damaged or incomplete; get it again or repair it, for example with: qpdf in.pdf out.pdf"
NO_PDF = "this is no PDF in spite of its name; rename it or say what it is with --from, for example --from text."


class Pdf(NamedTuple):
    """An open document: PDFium's handle as an address, and its number of pages."""

    handle: int
    pages: int


@contextmanager
def opened(data: bytes, path: str, password: str | None) -> Iterator[Pdf]:
    """Open a PDF for the length of a ``with`` block.

    Raises:
        EncryptedFile: it needs a password, or the one given is wrong.
        UnreadableFile: it is no PDF, or damaged beyond repair, or has no pages.
    """
    handle = c.load_document(data, len(data), None if password is None else password.encode("utf-8", "surrogateescape"))
    if not handle:
        if c.last_error() == c.ERROR_PASSWORD:
            raise EncryptedFile(_locked(path, password))
        raise UnreadableFile(f"{path}: {_damage(data)}")
    try:
        pages = c.count_pages(handle)
        if pages < 1:
            raise UnreadableFile(f"{path}: {_damage(data)}")
        yield Pdf(handle, pages)
    finally:
        c.close_document(handle)


def _locked(path: str, password: str | None) -> str:
    if password is None:
        return f"{path} is encrypted; give its password with --password."
    return f"{path} is encrypted and the password given does not open it; try another with --password."


def _damage(data: bytes) -> str:
    return DAMAGED if b"%PDF-" in data[:PDF_HEADER_WITHIN] else NO_PDF


def is_cut(data: bytes) -> bool:
    """Return whether the end of the file is missing (PDFium then guesses at what is left)."""
    return b"%%EOF" not in data[-END_WITHIN:] and b"startxref" not in data[-END_WITHIN:]


def label(pdf: Pdf, index: int) -> str:
    """Return the page label that the file gives ("xii"), empty where it gives none or one of over 63 characters."""
    buffer = c.short_text()
    length = c.page_label(pdf.handle, index, buffer, len(buffer))
    if not 2 < length <= len(buffer):
        return ""
    text = buffer.raw[: length - 2].decode("utf-16-le", "replace")
    return "".join(char for char in text if char.isprintable()).strip()
