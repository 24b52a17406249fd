"""An Extraction as a table for a person."""

from __future__ import annotations

from briefcite.model import Extraction
from briefcite.text.safe import one_line


def table(extraction: Extraction) -> str:
    """Give the table of one file."""
    notes = {note.id: note for note in extraction.notes}
    answers = {link.callout: notes[link.note] for link in extraction.links}
    rows = []
    for callout in extraction.callouts:
        note = answers.get(callout.id)
        page = extraction.document.pages[callout.page].label if callout.page is not None else ""
        rows.append(f"{callout.marker:>4} {page:>5}  {one_line(note.text) if note else '(no note)'}")
    return "\n".join(rows + [f"{finding.code} {finding.message}" for finding in extraction.findings])
