"""Everything read from one file, and what is wrong with it."""

from __future__ import annotations

from typing import Literal

from briefcite.model.document import Document
from briefcite.model.frozen import frozen
from briefcite.model.notes import Callout, Link, Note
from briefcite.model.page import Span
from briefcite.model.works import Citation, Reference

Severity = Literal["error", "warning", "info"]


@frozen
class Finding:
    """Something a referee would object to."""

    code: str
    name: str
    severity: Severity
    message: str
    page: int | None
    span: Span | None
    subject: str
    related: tuple[str, ...] = ()
    hint: str = ""
    confidence: float = 1.0


@frozen
class Extraction:
    """Everything read from one file."""

    document: Document
    callouts: tuple[Callout, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    findings: tuple[Finding, ...] = ()
    accepted: tuple[str, ...] = ()
    """Ids of the notes that a person has accepted as read rightly."""
