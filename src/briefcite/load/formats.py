"""The formats that can be read: their names, suffixes, media types, first bytes and loaders."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path
from typing import Literal, NamedTuple

from briefcite.errors import UnreadableFile
from briefcite.model import FormatTraits, Source


class Format(NamedTuple):
    """One kind of file.

    ``module`` is imported only when such a file is read; its ``read(data, path)`` takes the file's bytes and
    the path as given (for messages and ``Source.path``) and returns a Document.
    """

    kind: str
    media_type: str
    module: str
    suffixes: tuple[str, ...]
    unit: Literal["line", "paragraph"] = "line"
    traits: FormatTraits = FormatTraits()
    packed: bool = False
    """Its files hold pictures and packed text, so that their size says little about how much there is to read."""
    options: frozenset[str] = frozenset()
    """What ``read`` takes by name besides: "engine", "password" and "most" (pages), or "deleted"."""


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")

FORMATS = (
    Format(
        "pdf", "application/pdf", "briefcite.load.pdf", (".pdf",),
        traits=FormatTraits(geometry=True), packed=True, options=frozenset(["engine", "password", "most"]),
    ),
    Format(
        "text", "text/plain", "briefcite.load.text", (".txt", ".text"),
        traits=FormatTraits(side_by_side=True, inline=None, labelled=True),
    ),
    Format(
        "markdown", "text/markdown", "briefcite.load.markdown", _MARKDOWN,
        traits=FormatTraits(inline=True, labelled=True, renumbered=True),
    ),
    Format(
        "docx", f"{_OFFICE}.wordprocessingml.document", "briefcite.load.docx", (".docx", ".docm"), "paragraph",
        packed=True, options=frozenset(["deleted"]),
    ),
    Format(
        "odt", f"{_OPEN_DOCUMENT}.text", "briefcite.load.odt", (".odt",), "paragraph",
        packed=True, options=frozenset(["deleted"]),
    ),
    Format("html", "text/html", "briefcite.load.html", (".html", ".htm", ".xhtml"), "paragraph"),
    Format("epub", "application/epub+zip", "briefcite.load.epub", (".epub",), "paragraph", packed=True),
    Format("latex", "application/x-tex", "briefcite.load.tex", (".tex", ".ltx")),
    Format("asciidoc", "text/asciidoc", "briefcite.load.asciidoc", (".adoc", ".asciidoc")),
    Format("rst", "text/x-rst", "briefcite.load.rst", (".rst",), "paragraph"),
)  # fmt: skip

BY_KIND = {fmt.kind: fmt for fmt in FORMATS}
BY_SUFFIX = {suffix: fmt for fmt in FORMATS for suffix in fmt.suffixes}

_IN_ZIP = (
    (b"mimetypeapplication/epub+zip", "epub"),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt"),
    (b"word/document.xml", "docx"),
)
"""What to look for near the start of a zip: file names, and "mimetype" of EPUB and OpenDocument, are uncompressed."""

SHORT = 1 << 16
"""Bytes of a text that takes no second and no memory to speak of, whatever stands in it."""
BARE = ("text", "markdown")
"""Kinds whose loaders unpack nothing, include no other file and use no library that could crash."""

PDF_HEADER_WITHIN = 1024
"""Bytes within which "%PDF-" must stand: readers accept junk before it (a mail header, a byte order mark)."""


def format_named(kind: str) -> Format:
    """Return the format of a kind.

    Raises:
        UnreadableFile: there is none.
    """
    if kind not in BY_KIND:
        raise UnreadableFile(f"{kind!r} is not a kind that can be read; use one of {', '.join(BY_KIND)}.")
    return BY_KIND[kind]


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


def is_short_text(path: str) -> bool:
    """Return whether a file is a text of at most `SHORT` bytes, and nothing but our own code will read it."""
    fmt = BY_SUFFIX.get(Path(path).suffix.lower())
    try:
        told = Path(path).stat()
        if fmt is None or fmt.kind not in BARE or not stat.S_ISREG(told.st_mode) or told.st_size > SHORT:
            return False
        return sniff(Path(path).read_bytes()) is None
    except (OSError, ValueError):
        return False


def source_of(kind: str, path: str, data: bytes) -> Source:
    """Return the Source of a file, with the traits of its format; the loader adds whether it has pages."""
    fmt = BY_KIND[kind]
    loader = fmt.module.rpartition(".")[2]
    return Source(path, hashlib.sha256(data).hexdigest(), fmt.media_type, loader, unit=fmt.unit, traits=fmt.traits)
