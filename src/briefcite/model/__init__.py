"""The values every stage hands to the next: frozen, hashable, and importing nothing of ours.

Three words that collide elsewhere are kept apart here. A *callout* is the number in running text; a *note* is
the footnote, endnote or numbered entry it points at; a *citation* is one act of citing inside a note (none or
many a note; "Ibid., 44" is one); a *reference* is the work cited.

All offsets are half open and count characters. Offsets of words, lines, callouts and marks index
``Document.text``, which is the text as read and is never rewritten. A note's own ``text`` is cleaned (lines
joined, line-end hyphens resolved); ``Note.origin`` leads each of its characters back to ``Document.text``.
Lengths are PDF points, measured from the top left corner of the page as displayed.
"""

from __future__ import annotations

from briefcite.model.document import Document, FilePart, FilePlace, FormatTraits, Mark, Source, Warning
from briefcite.model.extraction import Extraction, Finding, Severity
from briefcite.model.notes import Callout, CalloutForm, Evidence, GivenNotes, Link, Note, NoteKind
from briefcite.model.page import Box, Line, Page, Span, Tag, Target, Word, Zone
from briefcite.model.works import PART_LABELS, Citation, CitationForm, Date, Given, Name, Reference, Segment

__all__ = [
    "PART_LABELS",
    "Box",
    "Callout",
    "CalloutForm",
    "Citation",
    "CitationForm",
    "Date",
    "Document",
    "Evidence",
    "Extraction",
    "FilePart",
    "FilePlace",
    "Finding",
    "FormatTraits",
    "Given",
    "GivenNotes",
    "Line",
    "Link",
    "Mark",
    "Name",
    "Note",
    "NoteKind",
    "Page",
    "Reference",
    "Segment",
    "Severity",
    "Source",
    "Span",
    "Tag",
    "Target",
    "Warning",
    "Word",
    "Zone",
]
