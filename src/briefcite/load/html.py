"""Web pages: one HTML file as text with marks."""

from __future__ import annotations

import hashlib

from briefcite.load import hypertext
from briefcite.load.writer import Writer
from briefcite.model import Document, Source

MEDIA_TYPE = "text/html"


def read(data: bytes, path: str) -> Document:
    """Read an .html or .xhtml file.

    Raises:
        UnreadableFile: there is nothing in it, or it is larger than a text can be.
    """
    out = Writer()
    hypertext.write([("", hypertext.parse(data, path))], out, path)
    return out.document(Source(path, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, "html", unit="paragraph"))
