"""Makes a Document without geometry from decoded text: its lines, and its pages if form feeds end them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefcite.errors import UnreadableFile
from briefcite.load.formats import source_of
from briefcite.model import Document, Line, Mark, Page
from briefcite.text.late import late

LINE = late(r"[^\r\n\f]*(?:\r\n|\r|\n|\f|\Z)")
BREAKS = "\r\n\f"


def document(kind: str, path: str, data: bytes, text: str, marks: tuple[Mark, ...] = ()) -> Document:
    """Build a Document without geometry from decoded text.

    Args:
        kind: the format's, as in ``formats.FORMATS``.
        path: the file as named by the user.
        data: its bytes.
        text: what they say, decoded.
        marks: what the format says of the text.

    Raises:
        UnreadableFile: the text holds nothing but spaces.
    """
    if not text.strip():
        raise UnreadableFile(f"{path} holds nothing but blanks; get the file again.")
    pages = tuple(
        Page(index, str(index + 1), start, end, lines=tuple(lines_of(text, start, end)))
        for index, (start, end) in enumerate(page_bounds(text))
    )
    source = replace(source_of(kind, path, data), pages=len(pages) if "\f" in text else None)
    return Document(source, text, pages, marks)


def page_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield each page's start and end; the form feed belongs to the page it ends.

    A last page of spaces is none: extractors end every page, the last one too, with a form feed.
    """
    start = 0
    while (feed := text.find("\f", start)) >= 0:
        yield start, feed + 1
        start = feed + 1
    if start == 0 or text[start:].strip():
        yield start, len(text)


def lines_of(text: str, start: int, end: int) -> Iterator[Line]:
    """Yield the lines of a stretch, empty ones too, without their line breaks."""
    at = start
    while at < end:
        found = LINE.match(text, at, end)
        if found is None or found.end() == at:
            return
        yield Line(at, at + len(found.group().rstrip(BREAKS)))
        at = found.end()
