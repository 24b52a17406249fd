"""Lines get their place and a zone: columns, reading order, furniture, note areas, page labels."""

from __future__ import annotations

from briefcite.model import Document


def zone(document: Document) -> Document:
    """Return the document with the lines of every page in reading order, each with its zone.

    A document without words on pages has only text, and stays as it is.
    """
    if not any(page.words for page in document.pages):
        return document
    from briefcite.layout.zoning import zoned

    return zoned(document)
