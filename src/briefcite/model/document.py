"""A file as text with positions: pages, what the format says of the text, and what of it was not read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from briefcite.model.page import Page, Span


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
    traits: FormatTraits = field(default_factory=FormatTraits)


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
        """Return the same warning with its place."""
        return replace(self, span=span, page=page)


class FilePart(NamedTuple):
    """A stretch of the text that stands in a file as it is read: from here on that file's, character by character."""

    start: int
    """Offset in ``Document.text``."""
    path: str
    line: int
    """The line of the file, from 1."""
    column: int = 1
    """The character of that line, from 1."""


class FilePlace(NamedTuple):
    """A place as editors count: line and column from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text with positions. ``pages`` has one element where the format has no pages."""

    source: Source
    text: str
    pages: tuple[Page, ...]
    marks: tuple[Mark, ...] = ()
    warnings: tuple[Warning, ...] = ()
    """Why it was not read whole: parts that were not found, pages without text, …"""
    parts: tuple[FilePart, ...] = ()
    """Where the text comes from, in order, if it is not one file as that stands (a LaTeX project, a web page)."""

    def where(self, offset: int) -> FilePlace:
        """Return where in its file a place of the text stands."""
        at = bisect_right(self.parts, offset, key=lambda part: part.start)
        part = self.parts[at - 1] if at else FilePart(0, self.source.path, 1)
        before = self.text[part.start : offset]
        if "\r" in before:
            before = before.replace("\r\n", "\n").replace("\r", "\n")
        ends, last = before.count("\n"), before.rpartition("\n")[2]
        place = FilePlace(part.path, part.line + ends, len(last) + (1 if ends else part.column))
        return place if at == len(self.parts) else _no_further(place, self.parts[at])

    @property
    def has_lines(self) -> bool:
        """Return whether its file is a text, whose lines an editor shows."""
        return bool(self.parts) or (self.source.unit == "line" and not self.source.traits.geometry)

    @property
    def paged(self) -> bool:
        """Return whether page numbers mean anything in this format."""
        return self.source.pages is not None


def _no_further(place: FilePlace, following: FilePart) -> FilePlace:
    """Return a place of words that their file writes shorter (a macro) no further than what follows them."""
    if (place.path, place.line) != (following.path, following.line):
        return place
    return place._replace(column=min(place.column, following.column))
