"""Web pages: one HTML file as text with marks."""

from __future__ import annotations

import re

from briefcite.load import hypertext
from briefcite.load.alignment import file_parts
from briefcite.load.formats import source_of
from briefcite.load.writer import Writer
from briefcite.model import Document
from briefcite.text.late import late

_TAGS = late(
    r"<!--.*?(?:-->|\Z)|<(?P<unread>script|style|head|template)\b.*?(?:</(?P=unread)>|\Z)|<[a-z/!?][^<>]*>|&#?\w{1,32};",
    re.I | re.S,
)
_NO_LINE_END = late(r"[^\r\n]")


def read(data: bytes, path: str) -> Document:
    """Read an .html or .xhtml file.

    Raises:
        UnreadableFile: there is nothing in it, or it is larger than a text can be.
    """
    out = Writer()
    root = hypertext.parse(data, path)
    hypertext.write([("", root)], out, path)
    shown = _shown(_characters(data, root.getroottree().docinfo.encoding or "utf-8"))
    return out.document(source_of("html", path, data), parts=file_parts(out.text, shown, path))


def _characters(data: bytes, encoding: str) -> str:
    """Decode a page, which may name an encoding that there is not ("utf-4"), or one that is none of text."""
    try:
        return data.decode(encoding, "replace")
    except (LookupError, ValueError):
        return data.decode("latin-1")


def _shown(source: str) -> str:
    """Return a page with blanks in the place of its tags and of what is never shown, line ends kept."""
    return _TAGS.sub(lambda found: _NO_LINE_END.sub(" ", found[0]), source)
