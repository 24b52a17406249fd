"""Lines get a zone: body, footnotes, endnotes, references, furniture."""

from __future__ import annotations

from briefcite.model import Document


def zone(document: Document) -> Document:
    """Return the document with the lines of every page in reading order, each with its zone."""
    return document
