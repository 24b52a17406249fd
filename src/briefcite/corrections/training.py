"""Notes that a person accepted, as labelled data: a library's corrections can train its own model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefcite.model import Citation, Extraction, Note


def labelled(extraction: Extraction) -> dict[str, Any]:
    """Return the accepted notes in the form of marked notes.

    Returns:
        ``doc``, ``lang`` and ``notes``, each with ``id``, ``text`` and ``citations``: ``start``, ``end``, ``form``,
        ``work`` (one key a work), ``prefix`` (its ends, or None) and ``segments`` as [label, start, end]. All offsets
        are of the note's text.
    """
    accepted = set(extraction.accepted)
    languages = [work.language for work in extraction.references if work.language]
    return {
        "doc": Path(extraction.document.source.path).stem,
        "lang": max(set(languages), key=languages.count, default=""),
        "notes": [_note(note, extraction) for note in extraction.notes if note.id in accepted],
    }


def _note(note: Note, extraction: Extraction) -> dict[str, Any]:
    own = [citation for citation in extraction.citations if citation.note == note.id]
    return {"id": note.id, "text": note.text, "citations": [_citation(note.text, one) for one in own]}


def _citation(text: str, citation: Citation) -> dict[str, Any]:
    return {
        "start": citation.start,
        "end": citation.end,
        "form": citation.form,
        "work": citation.reference or "?",
        "prefix": _prefix(text, citation),
        "segments": [[s.label, s.start, s.end] for s in citation.segments if s.label != "other"],
    }


def _prefix(text: str, citation: Citation) -> list[int] | None:
    """Return the ends of the signal before a citation."""
    start = text.rfind(citation.prefix, 0, citation.start) if citation.prefix else -1
    return [start, start + len(citation.prefix)] if start >= 0 else None
