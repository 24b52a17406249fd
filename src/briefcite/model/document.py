"""A file as text with positions: pages, what the format says of the text, and what of it was not read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field, replace
from typing import Literal, NamedTuple

from briefcite.model.frozen import frozen
from briefcite.model.page import Page, Span


@frozen
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


class FormatTraits(NamedTuple):
    """What a format says of every text written in it, so that no stage asks which format it is."""

    geometry: bool = False
    """Its pages hold words with boxes, sizes and fonts, which layout makes lines of."""
    side_by_side: bool = False
    """Columns may stand beside each other on one line, held apart by spaces, as ``pdftotext -layout`` leaves them."""
    inline: bool | None = False
    """Emphasis and links are written with signs of Markdown, which are no part of what is read ("*Salt*").

    None where the format cannot tell: the text itself must.
    """
    labelled: bool = False
    """Its notes are declared by labels that an author types ("[^t]"), and may mistype; only digits are numbers."""
    renumbered: bool = False
    """Programs that show it renumber its notes, so that the order of numbers as typed is no fault."""


@frozen
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
    traits: FormatTraits = field(default_factory=FormatTraits)


@frozen
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
        """Return the same warning with its place."""
        return replace(self, span=span, page=page)


class FilePart(NamedTuple):
    """Where another file of a document of several begins: the text from here on is that file's, line by line."""

    start: int
    """Offset in ``Document.text``."""
    path: str
    line: int
    """The line of the file, from 1."""


@frozen
class Document:
    """A file as text with positions. ``pages`` has one element where the format has no pages."""

    source: Source
    text: str
    pages: tuple[Page, ...]
    marks: tuple[Mark, ...] = ()
    warnings: tuple[Warning, ...] = ()
    """Why it was not read whole: parts that were not found, pages without text, …"""
    parts: tuple[FilePart, ...] = ()
    """Where the text comes from, in order, if from several files (a LaTeX project)."""

    def where(self, offset: int) -> tuple[str, int]:
        """Return the file that a place of the text comes from, and its line there (from 1)."""
        at = bisect_right(self.parts, offset, key=lambda part: part.start)
        part = self.parts[at - 1] if at else FilePart(0, self.source.path, 1)
        return part.path, part.line + self.text.count("\n", part.start, offset)

    @property
    def paged(self) -> bool:
        """Return whether page numbers mean anything in this format."""
        return self.source.pages is not None
