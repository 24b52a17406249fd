"""A file becomes a Document: text as read, with pages, words and marks."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import BinaryIO

from briefcite.errors import UnreadableFile
from briefcite.limits import MEBI, USUAL, Limits
from briefcite.load.formats import BY_KIND, BY_SUFFIX, Format, format_named, sniff
from briefcite.model import Document

STDIN = "-"
AT_ONCE = 8 * MEBI
"""Bytes: most files come with the first read."""


def read(
    path: str | Path,
    *,
    kind: str | None = None,
    engine: str = "auto",
    password: str | None = None,
    ocr: str | None = None,
    deleted: bool = False,
    limits: Limits = USUAL,
) -> Document:
    """Read a file by its content and suffix.

    Args:
        path: the file, or "-" for standard input.
        kind: a name from ``formats.FORMATS`` ("pdf", "text", …); None to decide by content and suffix.
        engine: "auto", "pdfium" or "pdfplumber"; only PDFs have a choice.
        password: opens an encrypted PDF.
        ocr: languages ("deu+eng") in which the pages of a PDF that have no text are recognised; None not to.
        deleted: read what tracked changes of Word and OpenDocument texts delete, as if it were still there.
        limits: how much of the file is read.

    Raises:
        UnreadableFile: missing, a folder, empty, damaged, of an unknown kind, or larger than the limits.
        EncryptedFile: a PDF that needs another password.
        NoTextLayer: a PDF whose pages hold no readable text.
        MissingExtra: the format or OCR needs a package or program that is not installed.
    """
    name = str(path)
    data = _bytes(name, limits.size)
    fmt = _format(name, data, kind)
    if not fmt.packed and len(data) > limits.text:
        raise _too_large(name, limits.text)
    loader = importlib.import_module(fmt.module)
    if ocr is not None and fmt.traits.geometry:
        data = importlib.import_module("briefcite.load.ocr").recognised(data, name, ocr, password)
    asked = {"engine": engine, "password": password, "most": limits.pages, "deleted": deleted}
    document: Document = loader.read(data, name, **{key: asked[key] for key in fmt.options})
    return document


def _bytes(name: str, most: int) -> bytes:
    """Return the whole file; if that fails, the reason is an UnreadableFile. At most ``most`` bytes are held."""
    if name == STDIN and sys.stdin is None:
        raise UnreadableFile("standard input is closed; name a file, or send one.")
    try:
        data = _taken(sys.stdin.buffer, most) if name == STDIN else _content(name, most)
    except FileNotFoundError:
        raise UnreadableFile(f"{name}: there is no such file; check the path.") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{name} is a folder; name the files in it, for example {name}/*.pdf.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(f"{name}: cannot be opened ({reason}); check its permissions.") from None
    if not data:
        raise UnreadableFile(f"{name} is empty; get the file again.")
    if len(data) > most:
        raise _too_large(name, most)
    return data


def _content(name: str, most: int) -> bytes:
    """Read a file, but not if its size is too large; of a device, which has no size, at most one byte too many."""
    with Path(name).open("rb") as stream:
        if os.fstat(stream.fileno()).st_size > most:
            raise _too_large(name, most)
        return _taken(stream, most)


def _taken(stream: BinaryIO, most: int) -> bytes:
    """Read up to ``most`` bytes, and one more if there are more, in steps, as a read reserves all that it asks for."""
    parts, left = [], most + 1
    while left and (part := stream.read(min(left, AT_ONCE))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _too_large(name: str, most: int) -> UnreadableFile:
    return UnreadableFile(f"{name} is larger than {most // MEBI:,} MiB; allow more with --max-size, or split the file.")


def _format(name: str, data: bytes, kind: str | None) -> Format:
    """Decide what the file is: the user's word first, then its first bytes, then its suffix."""
    suffix = Path(name).suffix.lower()
    if kind is not None:
        return format_named(kind)
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
