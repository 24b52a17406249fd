"""Lines get their place and a zone: columns, reading order, furniture, note areas, page labels."""

from __future__ import annotations

from dataclasses import replace

from briefcite.layout import chunks, columns, lines
from briefcite.model import Document, Line


def zone(document: Document) -> Document:
    """Return the document with the lines of every page in reading order, each with its zone."""
    if not any(page.words for page in document.pages):
        return document
    cut = [chunks.chunk(page) for page in document.pages]
    edges = columns.gutters(cut)
    pages = []
    for page, pieces, at in zip(document.pages, cut, edges, strict=True):
        ordered: list[Line] = []
        for leaf in columns.order(pieces, at):
            ordered += lines.lines(leaf.chunks, leaf.column)
        pages.append(replace(page, lines=tuple(ordered)))
    return replace(document, pages=tuple(pages))
