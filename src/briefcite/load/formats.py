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


FORMATS = (
    Format("pdf", "application/pdf", "briefcite.load.pdf", (".pdf",)),
    Format("text", "text/plain", "briefcite.load.text", (".txt", ".text")),
    Format("markdown", "text/markdown", "briefcite.load.markdown", (".md", ".markdown", ".mdown", ".mkd")),
)

BY_KIND = {fmt.kind: fmt for fmt in FORMATS}
BY_SUFFIX = {suffix: fmt for fmt in FORMATS for suffix in fmt.suffixes}

PDF_HEADER_WITHIN = 1024
"""Bytes: readers accept junk (a mail header, a byte order mark) before "%PDF-" up to here."""


def sniff(data: bytes) -> str | None:
    """Return the kind that the first bytes prove, or None where only the suffix can tell."""
    return "pdf" if b"%PDF-" in data[:PDF_HEADER_WITHIN] else None
