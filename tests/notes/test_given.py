"""What a person said of callouts and notes is laid over what was found."""

from __future__ import annotations

from briefcite.model import Document, GivenNotes, Source, Span, Warning
from briefcite.notes.found import Found
from briefcite.notes.given import impose


def test_what_was_not_read_is_still_said() -> None:
    """A correction of one callout lost the sentence that a scan could not be read whole."""
    document = Document(Source("scan.pdf", "", "application/pdf", "pdf"), "Area in m2.", ())
    unread = Warning("L108", "Some numbers are missing from the text layer.")
    found = impose(document, Found((), (), (), (unread,)), GivenNotes(no_callouts=(Span(9, 10),)))
    assert found.warnings == (unread,)
