"""Plain text, with what it holds of Markdown: notes, links and our comments."""

from __future__ import annotations

import re

from briefcite.load.decoding import decode
from briefcite.load.lines import document
from briefcite.load.markdown import marks_of
from briefcite.model import Document, Mark, Span
from briefcite.text.inline import hyperlinks
from briefcite.text.late import late

MARKDOWN_NOTE = late(r"^ {0,3}\[\^[^\]\[\s^]{1,200}\]:[ \t]+\S", re.M)
SUPPRESSION = late(r"<!--\s{0,9}(briefcite:[^>\r\n\f]{0,300})-->")


def read(data: bytes, path: str) -> Document:
    """Read plain text; a form feed ends a page, without any the text has no pages.

    Raises:
        UnreadableFile: the bytes are no text, or hold nothing but spaces.
    """
    text = decode(data, path)
    return document("text", path, data, text, _marks(text))


def _marks(text: str) -> tuple[Mark, ...]:
    """Return the marks of Markdown in "plain" text: all where it defines notes, else links and our comments."""
    if MARKDOWN_NOTE.search(text):
        return tuple(marks_of(text))
    marks = [Mark("link", (link.shown,), target=link.url) for link in hyperlinks(text)]
    for found in SUPPRESSION.finditer(text):
        span = Span(*found.span())
        marks += [Mark("ignore", (span,), data=found[1]), Mark("verbatim", (span,))]
    return tuple(sorted(marks, key=lambda mark: mark.spans[0]))
