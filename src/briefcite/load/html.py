"""Web pages: one HTML file as text with marks."""

from __future__ import annotations

from briefcite.load import hypertext
from briefcite.load.formats import source_of
from briefcite.load.writer import Writer
from briefcite.model import Document


def read(data: bytes, path: str) -> Document:
    """Read an .html or .xhtml file.

    Raises:
        UnreadableFile: there is nothing in it, or it is larger than a text can be.
    """
    out = Writer()
    hypertext.write([("", hypertext.parse(data, path))], out, path)
    return out.document(source_of("html", path, data))
