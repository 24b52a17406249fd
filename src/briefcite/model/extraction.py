"""Everything read from one file, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefcite.model.document import Document
from briefcite.model.notes import Callout, Link, Note
from briefcite.model.page import Span
from briefcite.model.works import Citation, Reference

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one file."""

    document: Document
    callouts: tuple[Callout, ...] = ()
    notes: tuple[Note, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    bibliography: tuple[Note, ...] = ()
    """The entries of bibliographies without numbers that describe works which notes cite, most of them in short."""
    listed: tuple[Citation, ...] = ()
    """The citations in these entries."""
    findings: tuple[Finding, ...] = ()
    accepted: tuple[str, ...] = ()
    """Ids of the notes that a person has accepted as read rightly."""
