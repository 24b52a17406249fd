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

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
CalloutForm = Literal["superscript", "bracketed", "parenthesised", "plain", "marked"]
NoteKind = Literal["footnote", "endnote", "margin", "table", "entry"]
CitationForm = Literal["full", "short", "ibid", "supra", "other"]


class Span(NamedTuple):
    """A half-open stretch of ``Document.text``."""

    start: int
    end: int


class Box(NamedTuple):
    """A rectangle on a page, in points from the top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


class Word(NamedTuple):
    """A run of characters without a blank, all in one font, size and baseline.

    "since 2001⁴," is four words: ``since``, ``2001``, ``4`` and ``,``; the last two are ``glued``.
    """

    start: int
    end: int
    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    """Height of the text origin on the page, not of the glyphs' lower edge."""
    size: float
    """Font size as displayed (operand times matrix), in points."""
    font: str
    """PostScript name without the subset prefix."""
    glued: bool = False
    """No blank stands between this word and the one before it."""
    hyphen: bool = False
    """The engine says that this word ends in a hyphen made by a line break."""
    hidden: bool = False
    """Not painted: render mode 3, or no ink on the page."""
    lift: float = 0.0
    """How far the ink of a marker-like word (digits, *, †) stands above the baseline; 0 for other words.

    Shows OpenType superscripts, which keep the size and origin of the text around them.
    """

    @property
    def box(self) -> Box:
        """The word's rectangle."""
        return Box(self.x0, self.top, self.x1, self.bottom)


class Zone(StrEnum):
    """What part of the page a line belongs to."""

    BODY = "body"
    FOOTNOTES = "footnotes"
    ENDNOTES = "endnotes"
    REFERENCES = "references"
    MARGIN = "margin"
    TABLE = "table"
    FURNITURE = "furniture"


class Line(NamedTuple):
    """One printed line, in reading order. Plain text has no words; ``words`` is then empty."""

    start: int
    end: int
    words: Sequence[Word] = ()
    zone: Zone = Zone.BODY
    column: int = 0
    """From 0, left to right; a line across all columns has 0."""
    box: Box | None = None
    size: float = 0.0
    """Font size of most of its characters, in points; 0 for plain text."""
    baseline: float = 0.0
    """Height of that text's origin on the page; raised runs of the line stand above it."""


class Target(NamedTuple):
    """A link rectangle on a page and where it leads."""

    box: Box
    uri: str = ""
    page: int | None = None
    """Page index (from 0) of an internal destination."""
    x: float | None = None
    y: float | None = None
    """Place on that page, from the top left; None where the destination names only the page."""


class Tag(NamedTuple):
    """A structure element of a tagged PDF: its role after the role map ("Note", "Reference"), its words."""

    role: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as loaded (words, rules, links, tags) and, after layout, its lines in reading order."""

    index: int
    """From 0, as in the file."""
    label: str
    """As printed or as the file names it: "xii", "417"."""
    start: int
    end: int
    """The page's stretch of ``Document.text``."""
    words: Sequence[Word] = ()
    """In the order of the text layer."""
    lines: tuple[Line, ...] = ()
    width: float = 0.0
    height: float = 0.0
    rules: tuple[Box, ...] = ()
    """Thin ruling lines (separators, table rules, underlines)."""
    links: tuple[Target, ...] = ()
    tags: tuple[Tag, ...] = ()
    recognised: bool = False
    """The page is a picture, and its words are what a recogniser (OCR) made of it."""
    engine: str = ""
    """Which engine read this page: "pdfium" or "pdfplumber"; empty where there is only one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a structured format (Markdown, HTML, Word) itself says about a stretch of text.

    kind      meaning
    callout   a real note reference; ``target`` names the note, ``marker`` what is printed
    note      the body of a note; ``id`` is its name, ``marker`` its printed number, ``role`` its NoteKind, and ``data``
              names its run of numbers where the format says which there are
    raised    typed superscript text (``<sup>3</sup>``, vertAlign), which may or may not be a callout
    link      a hyperlink; ``target`` is the URL
    citation  a live citation field; ``data`` is its CSL-JSON, ``marker`` what it prints where that is only numbers
    verbatim  code, comments: no callout is looked for here
    heading   a heading of the text, to say under which something stands
    ignore    an inline suppression comment; ``data`` is its text
    """

    kind: Literal["callout", "note", "raised", "link", "citation", "verbatim", "ignore", "heading"]
    spans: tuple[Span, ...]
    id: str = ""
    marker: str = ""
    target: str = ""
    role: str = ""
    data: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read."""

    path: str
    sha256: str
    media_type: str
    loader: str
    pages: int | None = None
    """None where the format has no pages."""
    unit: Literal["line", "paragraph"] = "line"
    """What a line of the text is in the file, to say where something stands when there are no pages."""


@dataclass(frozen=True, slots=True)
class Warning:
    """A reason why the file was not read whole; ``briefcite.incomplete`` is the table of them."""

    code: str
    """The L-code of its rule: "L101"."""
    message: str
    """A sentence for the user, with the way out."""
    page: int | None = None
    """Page index from 0 of the first page that it concerns, where it concerns pages."""
    span: Span | None = None
    """Where in the text something is missing."""

    def at(self, span: Span | None = None, page: int | None = None) -> Warning:
        """Give the same warning with its place."""
        return replace(self, span=span, page=page)


class Part(NamedTuple):
    """Where another file of a document of several begins: the text from here on is that file's, line by line."""

    start: int
    """Offset in ``Document.text``."""
    path: str
    line: int
    """The line of the file, from 1."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text with positions. ``pages`` has one element where the format has no pages."""

    source: Source
    text: str
    pages: tuple[Page, ...]
    marks: tuple[Mark, ...] = ()
    warnings: tuple[Warning, ...] = ()
    """Why it was not read whole: parts that were not found, pages without text, …"""
    parts: tuple[Part, ...] = ()
    """Where the text comes from, in order, if from several files (a LaTeX project)."""

    def where(self, offset: int) -> tuple[str, int]:
        """Give the file that a place of the text comes from, and its line there (from 1)."""
        at = bisect_right(self.parts, offset, key=lambda part: part.start)
        part = self.parts[at - 1] if at else Part(0, self.source.path, 1)
        return part.path, part.line + self.text.count("\n", part.start, offset)

    @property
    def paged(self) -> bool:
        """Whether page numbers mean anything in this format."""
        return self.source.pages is not None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a value is believed: the rule that gave it, what spoke for it, and how sure that is (0..1)."""

    by: str
    confidence: float
    signals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Callout:
    """The number in running text."""

    id: str
    marker: str
    """As printed, without brackets, full stop or blanks: "12", "iv", "*"."""
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
    """The source entry that a callout points at."""

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
    """One callout and its note. Dangling is the absence of a link, so both ends are always there."""

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
    """Print that calls no note: an exponent, a quoted asterisk."""
    no_notes: tuple[Span, ...] = ()
    """Print that begins no note: the number of a list."""
    extents: tuple[tuple[Span, tuple[Span, ...]], ...] = ()
    """``Note.span`` of a note and all of its text in reading order, without its marker."""


class Segment(NamedTuple):
    """A labelled stretch of a citation, in offsets of the note's text. Segments tile their citation."""

    label: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Citation:
    """One cite inside a note; ``start`` and ``end`` index the note's text."""

    id: str
    note: str
    form: CitationForm
    start: int
    end: int
    prefix: str = ""
    """Signal words before it: "See, for example,"."""
    locator: str = ""
    locator_label: str = ""
    """A CSL locator label: page, note, section, paragraph, …"""
    suffix: str = ""
    segments: tuple[Segment, ...] = ()
    confidence: float = 1.0
    """How sure it is (0..1) that here, from start to end, one work is cited."""
    reference: str | None = None
    """Id of the work; None where it is not known or ambiguous."""
    antecedent: Evidence | None = None
    """How a back reference was resolved, or why it was not (confidence 0)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A CSL name. A body or a mononym is a ``literal``."""

    family: str = ""
    given: str = ""
    particle: str = ""
    """CSL's non-dropping-particle."""
    suffix: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as EDTF ("2004", "2004-05-01", "2004/2005", "2004-21" for spring) and as printed."""

    edtf: str
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A work, in CSL variables. Hyphens and capitals of CSL's names live in the exporters."""

    id: str
    type: str
    """A CSL item type."""
    title: str = ""
    container_title: str = ""
    collection_title: str = ""
    collection_number: str = ""
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    """The author of the book that holds a chapter: "Einleitung, in: T. Mann, Betrachtungen"."""
    issued: Date | None = None
    accessed: Date | None = None
    edition: str = ""
    publisher: str = ""
    publisher_place: str = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    number_of_volumes: str = ""
    genre: str = ""
    authority: str = ""
    section: str = ""
    event_title: str = ""
    """The conference, hearing or session at which it was given."""
    archive: str = ""
    archive_location: str = ""
    doi: str = ""
    isbn: str = ""
    url: str = ""
    language: str = ""
    note: str = ""
    """Free text worth keeping that no variable takes (CSL ``note``), not a footnote."""
    notes: tuple[str, ...] = ()
    """Ids of the notes that cite it, in order."""
    confidence: Mapping[str, float] = field(default_factory=dict, hash=False)
    """For each CSL variable set, how sure its value is (0..1)."""
    truncated: tuple[str, ...] = ()
    """Roles ("author", "editor") whose printed list of names ends in "et al.", "u. a." or the like."""
    repeated: tuple[tuple[str, str], ...] = ()
    """(role, word) where a word stands for the names of the work cited before: ("author", "Ders.")."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a stretch of a note from outside, and taken as certain; what is None is read as usual.

    Corrections and the citation fields of reference managers speak in it. Whatever citation was read there gives
    way, and resolution goes on from it: back references that lead to this citation lead to its work.
    """

    note: str
    start: int
    end: int
    cites: bool = True
    """False: nothing is cited here."""
    form: CitationForm | None = None
    prefix: str | None = None
    locator: str | None = None
    locator_label: str | None = None
    suffix: str | None = None
    segments: tuple[Segment, ...] | None = None
    """Its parts; gaps between them count as "other". Where they are given, the locator is read from them."""
    work: Reference | None = None
    """The work, whole: what other citations tell of it is not added."""
    antecedent: tuple[str, int] | None = None
    """(note, offset) inside a citation, before or after, whose work this one cites too."""


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
    findings: tuple[Finding, ...] = ()
    accepted: tuple[str, ...] = ()
    """Ids of the notes that a person has accepted as read rightly."""
