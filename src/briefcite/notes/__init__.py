"""Finds callouts and notes in a zoned document and links them."""

from __future__ import annotations

from briefcite.model import Document
from briefcite.notes.found import Found

__all__ = ["Found", "find"]


def find(document: Document) -> Found:
    """Find callouts and notes, and pair them: by geometry where the pages have words, else by the text."""
    if any(page.words for page in document.pages):
        from briefcite.notes import printed

        return printed.find(document)
    from briefcite.notes import plain

    return plain.find(document)
