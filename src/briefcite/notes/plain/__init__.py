"""Callouts and notes of documents without geometry: plain text, Markdown, Word, HTML."""

from __future__ import annotations

from briefcite.model import Document, GivenNotes
from briefcite.notes import marked
from briefcite.notes.found import Found
from briefcite.notes.given import NOTHING


def find(document: Document, given: GivenNotes = NOTHING) -> Found:
    """Find callouts and notes and pair them: as the format declares them, else by the look of the text."""
    if marked.declares_notes(document):
        from briefcite.notes import typed

        return typed.join(document, marked.find(document))
    from briefcite.notes.plain import decide

    return decide.find(document, given)
