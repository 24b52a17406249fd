"""Finds callouts and notes in a zoned document and links them."""

from __future__ import annotations

from briefcite import incomplete
from briefcite.model import Document, GivenNotes
from briefcite.notes.found import Found
from briefcite.notes.given import NOTHING, impose
from briefcite.notes.listed import entries
from briefcite.text.numerals import MAX_NUMBER

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

        return _told(document, impose(document, recognised.better(document, found, given), given))
    from briefcite.notes import plain

    return _told(document, impose(document, plain.find(document, given), given))


def _told(document: Document, found: Found) -> Found:
    """Return what was found, with its bibliography, and a warning if numbers go beyond the highest that is read."""
    found = found._replace(listed=entries(document, found.notes))
    if not any(note.marker == str(MAX_NUMBER) and note.evidence.by != "notes.marked" for note in found.notes):
        return found
    most = f"{MAX_NUMBER:,}"
    return found._replace(
        warnings=(*found.warnings, incomplete.over_limit(f"what follows note {most}", f"{most} notes"))
    )
