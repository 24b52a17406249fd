"""Callouts, the notes that they point at, and why each is believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefcite.model.page import Box, Span

CalloutForm = Literal["superscript", "bracketed", "parenthesised", "plain", "marked"]
NoteKind = Literal["footnote", "endnote", "margin", "table", "entry"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value is believed: the rule that gave it, what spoke for it, and how sure that is (0..1)."""

    by: str
    confidence: float
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """The marker in running text that points at a note: a number, letter or sign."""

    id: str
    marker: str
    """As printed, without brackets, full stop or spaces: "12", "iv", "*"."""
    series: int
    form: CalloutForm
    span: Span
    page: int | None
    """Page index from 0; None where the format has no pages."""
    before: str
    after: str
    """Running text around it, at least 25 characters before and 15 after where there are any."""
    evidence: Evidence
    box: Box | None = None
    implied: bool = False
    """Meant but not printed: the 4 in "[3–5]"."""


@dataclass(frozen=True, slots=True)
class Note:
    """The footnote, endnote, margin or table note, or numbered entry, that a callout points at."""

    id: str
    marker: str
    """As printed; empty for a note that lost its number."""
    series: int
    kind: NoteKind
    text: str
    """Without the marker; lines joined, line-end hyphens resolved."""
    origin: Sequence[int]
    """For each character of ``text`` its offset in ``Document.text``."""
    pages: tuple[int, ...]
    """Page indexes from 0, first to last; empty where the format has no pages."""
    evidence: Evidence
    boxes: tuple[tuple[int, Box], ...] = ()
    span: Span | None = None
    """Where its marker stands (or its first character, where it has none)."""


@dataclass(frozen=True, slots=True)
class Link:
    """One callout and its note. A dangling callout has no link, so both ends are always there."""

    callout: str
    note: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class GivenNotes:
    """What a person has said about callouts and notes: certain, and the rest is decided around it.

    Every span indexes ``Document.text``. A callout or a note that nobody found is made where one is given.
    """

    links: tuple[tuple[Span, Span], ...] = ()
    """Callout and note that belong together: where the one is printed, and ``Note.span`` of the other."""
    apart: tuple[tuple[Span, Span], ...] = ()
    """Callout and note that do not."""
    no_callouts: tuple[Span, ...] = ()
    """Stretches that call no note, whatever they look like: an exponent, a quoted asterisk."""
    no_notes: tuple[Span, ...] = ()
    """Stretches that begin no note: the number of a list item."""
    extents: tuple[tuple[Span, tuple[Span, ...]], ...] = ()
    """``Note.span`` of a note and all of its text in reading order, without its marker."""
