"""Markdown: the text stays as written; marks say where its notes, links and code are.

Pandoc's, GitHub's and MultiMarkdown's notes are read: ``[^label]`` with definitions of several paragraphs,
inline notes ``^[…]``, notes within notes. Raised digits typed by hand are marked as such; whether they call a
note is for the notes stage to say.
"""

from __future__ import annotations

from briefcite.load.decoding import decode
from briefcite.load.lines import document
from briefcite.load.markdown.blocks import Blocks, read_blocks
from briefcite.load.markdown.jumps import read_jumps
from briefcite.load.markdown.spans import read_spans
from briefcite.model import Document, Mark


def read(data: bytes, path: str) -> Document:
    """Read Markdown.

    Raises:
        UnreadableFile: the bytes are no text, or hold nothing but spaces.
    """
    text = decode(data, path)
    return document("markdown", path, data, text, tuple(marks_of(text)))


def marks_of(text: str) -> list[Mark]:
    """Return everything that the syntax says, in order of place."""
    blocks: Blocks = read_blocks(text)
    marks = [*blocks.marks, *read_spans(text, blocks)]
    if not any(mark.kind == "note" for mark in marks):
        marks += read_jumps(text, blocks)
    return sorted(marks, key=lambda mark: mark.spans[0])
