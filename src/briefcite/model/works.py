"""What notes cite: citations with their parts, and the works in CSL variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from briefcite.model.notes import Evidence

CitationForm = Literal["full", "short", "ibid", "supra", "other"]

PART_LABELS = (
    "author", "editor", "translator", "title", "container-title", "collection-title", "publisher", "publisher-place",
    "issued", "accessed", "volume", "issue", "page", "locator", "edition", "genre", "number", "authority", "archive",
    "event", "DOI", "URL", "ISBN", "note", "citation-number",
)  # fmt: skip
"""Labels that a segment may have besides "other", those of the guide to marking notes.

The tagger's model numbers them in this order: a new one comes last, and needs a model trained with it.
"""


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
    """Probability (0..1) that exactly this stretch, from start to end, cites one work."""
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
    """For each CSL variable that is set, how sure its value is (0..1)."""
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
