"""Finds callouts and notes in a zoned document and links them."""

from __future__ import annotations

from briefcite.model import Document, GivenNotes
from briefcite.notes.found import Found
from briefcite.notes.given import NOTHING, impose

__all__ = ["Found", "find"]


def find(document: Document, given: GivenNotes = NOTHING) -> Found:
    """Find callouts and notes, and pair them: by geometry where the format has it, else by the text.

    Args:
        document: with the zones of its lines.
        given: what a person has said of them; it is certain, and the rest is decided around it.
    """
    if document.source.traits.geometry:
        from briefcite.notes import printed

        found = printed.find(document, given)
        from briefcite.notes import recognised

        found = recognised.better(document, found, given)
        return impose(document, found, given)
    from briefcite.notes import plain

    return impose(document, plain.find(document, given), given)
