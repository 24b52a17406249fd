"""A file becomes a Document: text as read, with pages, words and marks."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from briefcite.errors import UnreadableFile
from briefcite.load.formats import BY_KIND, BY_SUFFIX, Format, sniff
from briefcite.model import Document

STDIN = "-"
TRACKED = ("docx", "odt")
"""Kinds that keep tracked changes."""


def read(
    path: str | Path,
    *,
    kind: str | None = None,
    engine: str = "auto",
    password: str | None = None,
    ocr: str | None = None,
    deleted: bool = False,
) -> Document:
    """Read a file by its content and suffix.

    Args:
        path: the file, or "-" for standard input.
        kind: a name from ``formats.FORMATS`` ("pdf", "text", …); None to decide by content and suffix.
        engine: "auto", "pdfium" or "pdfplumber"; only PDFs have a choice.
        password: opens an encrypted PDF.
        ocr: languages ("deu+eng") in which the pages of a PDF that have no text are recognised; None not to.
        deleted: read what the tracked changes of Word and OpenDocument texts delete, as if it stood there still.

    Raises:
        UnreadableFile: missing, a folder, empty, damaged, or of an unknown kind.
        EncryptedFile: a PDF that needs another password.
        NoTextLayer: a PDF whose pages hold no readable text.
        MissingExtra: the format or OCR needs a package or program that is not installed.
    """
    name = str(path)
    data = _bytes(name)
    fmt = _format(name, data, kind)
    loader = importlib.import_module(fmt.module)
    if fmt.kind == "pdf":
        if ocr is not None:
            data = importlib.import_module("briefcite.load.ocr").recognised(data, name, ocr, password)
        document: Document = loader.read(data, name, engine=engine, password=password)
    elif deleted and fmt.kind in TRACKED:
        document = loader.read(data, name, deleted=True)
    else:
        document = loader.read(data, name)
    return document


def _bytes(name: str) -> bytes:
    """Return the whole file, or the reason why not as an UnreadableFile."""
    try:
        data = sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(f"{name}: there is no such file; check the path.") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{name} is a folder; name the files in it, for example {name}/*.pdf.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(f"{name}: cannot be opened ({reason}); check its permissions.") from None
    if not data:
        raise UnreadableFile(f"{name} is empty; get the file again.")
    return data


def _format(name: str, data: bytes, kind: str | None) -> Format:
    """Decide what the file is: the user's word first, then its first bytes, then its suffix."""
    suffix = Path(name).suffix.lower()
    if kind is not None:
        if kind in BY_KIND:
            return BY_KIND[kind]
        raise UnreadableFile(f"{kind!r} is not a kind that can be read; use one of {', '.join(BY_KIND)}.")
    found = sniff(data) or ("text" if name == STDIN else None)
    if found is not None:
        return BY_KIND[found]
    if suffix in BY_SUFFIX:
        return BY_SUFFIX[suffix]
    known = ", ".join(BY_SUFFIX)
    raise UnreadableFile(
        f"{name}: the suffix {suffix or '(none)'!r} is not known ({known} are); say what it is with --from, "
        f"for example --from text."
    )
