"""The formats that can be read: their names, suffixes, media types, first bytes and loaders."""

from __future__ import annotations

from typing import NamedTuple


class Format(NamedTuple):
    """One kind of file.

    ``module`` is imported only when such a file is read; its ``read(data, path)`` takes the file's bytes and
    the path as given (for messages and ``Source.path``) and returns a Document. The PDF loader also takes
    ``engine`` and ``password``.
    """

    kind: str
    media_type: str
    module: str
    suffixes: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS = (
    Format("pdf", "application/pdf", "briefcite.load.pdf", (".pdf",)),
    Format("text", "text/plain", "briefcite.load.text", (".txt", ".text")),
    Format("markdown", "text/markdown", "briefcite.load.markdown", (".md", ".markdown", ".mdown", ".mkd")),
    Format("docx", f"{_OFFICE}.wordprocessingml.document", "briefcite.load.docx", (".docx", ".docm")),
    Format("odt", "application/vnd.oasis.opendocument.text", "briefcite.load.odt", (".odt",)),
    Format("html", "text/html", "briefcite.load.html", (".html", ".htm", ".xhtml")),
    Format("epub", "application/epub+zip", "briefcite.load.epub", (".epub",)),
    Format("latex", "application/x-tex", "briefcite.load.tex", (".tex", ".ltx")),
    Format("asciidoc", "text/asciidoc", "briefcite.load.asciidoc", (".adoc", ".asciidoc")),
    Format("rst", "text/x-rst", "briefcite.load.rst", (".rst",)),
)

BY_KIND = {fmt.kind: fmt for fmt in FORMATS}
BY_SUFFIX = {suffix: fmt for fmt in FORMATS for suffix in fmt.suffixes}

_IN_ZIP = (
    (b"mimetypeapplication/epub+zip", "epub"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"word/document.xml", "docx"),
)
"""File names are not packed in a zip, nor is the "mimetype" that EPUB and OpenDocument begin with."""

PDF_HEADER_WITHIN = 1024
"""Bytes: readers accept junk (a mail header, a byte order mark) before "%PDF-" up to here."""


def sniff(data: bytes) -> str | None:
    """Return the kind that the first bytes prove, or None where only the suffix can tell."""
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return next((kind for sign, kind in _IN_ZIP if sign in data), None)
    head = data[:PDF_HEADER_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")) or (head.startswith(b"<?xml") and b"<html" in head):
        return "html"
    return None
