"""Lines get their place and a zone: columns, reading order, furniture, note areas, page labels."""

from __future__ import annotations

from briefcite.model import Document


def zone(document: Document) -> Document:
    """Return the document with the lines of every page in reading order, each with its zone.

    A document of a format without geometry has its lines already, and stays as it is.
    """
    if not document.source.traits.geometry:
        return document
    from briefcite.layout.zoning import zoned

    return zoned(document)
