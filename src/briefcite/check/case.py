"""An Extraction with the look-ups that rules need, made once for all rules."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from briefcite.check.links import LinkStatus, addresses
from briefcite.check.numbering import Numbering, number_series
from briefcite.check.suppress import Suppression
from briefcite.model import Callout, Citation, Extraction, Mark, Note, Reference, Severity, Span
from briefcite.text.folding import fold

WORDS = 60
"""First characters of a citation that a message quotes."""


@dataclass(frozen=True)
class Case:
    """What rules are given."""

    extraction: Extraction
    unused: tuple[Suppression, ...] = ()
    """Suppression comments that suppress nothing, known once the other rules have run."""
    answers: Mapping[str, LinkStatus] = field(default_factory=dict)
    """What the web said of addresses, where it was asked."""

    @cached_property
    def callouts(self) -> dict[str, Callout]:
        """Callouts by id."""
        return {callout.id: callout for callout in self.extraction.callouts}

    @cached_property
    def notes(self) -> dict[str, Note]:
        """Notes by id."""
        return {note.id: note for note in self.extraction.notes}

    @cached_property
    def references(self) -> dict[str, Reference]:
        """Works by id."""
        return {reference.id: reference for reference in self.extraction.references}

    @cached_property
    def series(self) -> tuple[Numbering, ...]:
        """The numbered series, each with its callouts and notes and what they are paired with."""
        return number_series(self.extraction)

    @cached_property
    def is_unrecognised(self) -> bool:
        """Return whether one warning covers all numbers that a scan's text layer lacks; they are then no findings."""
        return any(warning.code == "L121" for warning in self.extraction.document.warnings)

    def gravity(self, declared: bool) -> Severity | None:
        """Return the severity of a slip in the order of numbers: "info" for notes that programs renumber (Markdown).

        Args:
            declared: the format itself says that it is a callout or a note; None stands for the gravity of the rule.
        """
        return "info" if declared and self.extraction.document.source.traits.renumbered else None

    @cached_property
    def label_again(self) -> dict[str, str]:
        """Uncalled notes that define a label ("[^gas]") once more, each with the note that has it first."""
        linked = {link.note for link in self.extraction.links}
        numbered = {entry.id for numbering in self.series for entry in numbering.notes}
        first: dict[tuple[int, str], str] = {}
        labelled = [note for note in self.extraction.notes if note.marker and note.id not in numbered]
        known = {note.id: first.setdefault((note.series, note.marker), note.id) for note in labelled}
        return {note: other for note, other in known.items() if note != other and note not in linked}

    @cached_property
    def note_before(self) -> dict[str, Note]:
        """The note before each in its run of numbers, by id: between two footnotes there may be one of a table."""
        runs: dict[tuple[int, str], list[Note]] = defaultdict(list)
        for note in self.extraction.notes:
            runs[note.series, note.kind].append(note)
        return {note.id: before for run in runs.values() for before, note in pairwise(run)}

    @cached_property
    def first_citation(self) -> dict[str, str]:
        """Id of the first citation of each note that has one."""
        return {note: citations[0].id for note, citations in self.citations_in.items()}

    @cached_property
    def citations_in(self) -> dict[str, list[Citation]]:
        """The citations of each note, by its id."""
        found: dict[str, list[Citation]] = defaultdict(list)
        for citation in self.extraction.citations:
            found[citation.note].append(citation)
        return found

    @cached_property
    def citations_of(self) -> dict[str, list[Citation]]:
        """The citations of each work, by its id."""
        found: dict[str, list[Citation]] = defaultdict(list)
        for citation in self.extraction.citations:
            if citation.reference:
                found[citation.reference].append(citation)
        return found

    @cached_property
    def first_full(self) -> dict[str, Citation]:
        """The first citation in full of each work, by its id."""
        found: dict[str, Citation] = {}
        for citation in self.extraction.citations:
            if citation.reference and citation.form == "full":
                found.setdefault(citation.reference, citation)
        return found

    @cached_property
    def _links(self) -> list[Mark]:
        """The hyperlinks of a format that has them, in order."""
        marks = [mark for mark in self.extraction.document.marks if mark.kind == "link" and mark.spans]
        return sorted(marks, key=lambda mark: mark.spans[0])

    def links_in(self, note: Note) -> list[Mark]:
        """Return the hyperlinks that begin in a note."""
        if not self._links or not note.origin:
            return []
        first = bisect_left(self._links, note.origin[0], key=lambda mark: mark.spans[0].start)
        return self._links[first : bisect_right(self._links, note.origin[-1], key=lambda mark: mark.spans[0].start)]

    def number(self, note: str) -> int:
        """Return the number of a note in its series; 0 where it has none."""
        return self._numbers.get(note, 0)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return self._printed or {entry.id: entry.number for numbering in self.series for entry in numbering.notes}

    @cached_property
    def _printed(self) -> dict[str, int]:
        """The numbers that a renderer gives to notes as they are called, where some have names: "[^hale]".

        Empty where all labels are numbers, which are read as they stand.
        """
        of = {link.callout: link.note for link in self.extraction.links}
        called = dict.fromkeys(of[callout.id] for callout in self.extraction.callouts if callout.id in of)
        notes = [self.notes[note] for note in called if note in self.notes]
        declared = [note for note in notes if note.evidence.by == "notes.marked"]
        labelled = self.extraction.document.source.traits.labelled
        if not labelled or all(note.marker.isdecimal() for note in declared):
            return {}
        return {note.id: number for number, note in enumerate(declared, 1)}

    def numbered(self, number: int) -> list[Note]:
        """Return the notes that stand for a number, whatever their series."""
        return self._by_number[number]

    @cached_property
    def _by_number(self) -> defaultdict[int, list[Note]]:
        found: defaultdict[int, list[Note]] = defaultdict(list)
        for note in self.extraction.notes:
            found[self.number(note.id)].append(note)
        return found

    def is_numbered(self, number: int) -> bool:
        """Return whether a number of any series is called, has a note, or lies before one that has.

        Where the numbers begin at 45 the file is a part of a longer text, which has a note 12 elsewhere.
        """
        return number <= self._last

    @cached_property
    def _last(self) -> int:
        numbered = (e.number for one in self.series if one.ordered for e in (*one.callouts, *one.notes))
        return max((*numbered, *self._printed.values()), default=0)

    def called(self, note: Note) -> str:
        """Return what a person calls a note: "note 12", "the unnumbered note"."""
        return f"note {note.marker}" if note.marker else "the unnumbered note"

    def words_of(self, note: Note) -> frozenset[str]:
        """Return the folded words of a note."""
        if note.id not in self._words_of:
            self._words_of[note.id] = frozenset(fold(note.text).split())
        return self._words_of[note.id]

    @cached_property
    def _words_of(self) -> dict[str, frozenset[str]]:
        return {}

    def missing(self, series: int) -> frozenset[int]:
        """Return the numbers of a series that are called and have no note."""
        return next((numbering.missing for numbering in self.series if numbering.series == series), frozenset())

    def present(self, series: int) -> frozenset[int]:
        """Return the numbers that notes of a series have."""
        own = next((numbering.notes for numbering in self.series if numbering.series == series), ())
        return frozenset(entry.number for entry in own).union(self._printed.values())

    def all_words(self, citation: Citation) -> str:
        """Return all words of a citation."""
        return self.notes[citation.note].text[citation.start : citation.end].strip()

    def words(self, citation: Citation) -> str:
        """Return the words of a citation, at most the first WORDS characters."""
        words = self.all_words(citation)
        return words if len(words) <= WORDS else words[: WORDS - 1].rstrip() + "…"

    def where_cited(self, work: Reference, label: str) -> tuple[int | None, Span | None, str]:
        """Return page, span and citation of a detail of a work, at the first citation that gives it."""
        own = self.citations_of.get(work.id, [])
        for citation in own:
            for part in citation.segments:
                if part.label == label:
                    return (*self.place(self.notes[citation.note], part.start, part.end), citation.id)
        if not own:
            return None, None, ""
        return (*self.cited(own[0]), own[0].id)

    def where(self, id: str) -> tuple[int | None, Span | None]:
        """Return page index and span of a callout or of a note's number."""
        if callout := self.callouts.get(id):
            return callout.page, callout.span
        note = self.notes[id]
        return (note.pages[0] if note.pages else None), note.span

    def answered(self) -> Iterator[tuple[Reference, str, LinkStatus]]:
        """Yield works with those of their addresses that were asked."""
        for work in self.extraction.references:
            for url in addresses(work):
                if url in self.answers:
                    yield work, url, self.answers[url]

    def label(self, page: int) -> str:
        """Return a page as printed."""
        return self.extraction.document.pages[page].label

    def place(self, note: Note, start: int = 0, end: int | None = None) -> tuple[int | None, Span | None]:
        """Return page index and span of a stretch of a note's text, as far as its origin tells."""
        page = note.pages[0] if note.pages else None
        last = (len(note.origin) if end is None else min(end, len(note.origin))) - 1
        if start > last:
            return page, note.span
        span = Span(note.origin[start], note.origin[last] + 1)
        return self._page_of(span.start, note, page), span

    def cited(self, citation: Citation) -> tuple[int | None, Span | None]:
        """Return page index and span of a citation."""
        return self.place(self.notes[citation.note], citation.start, citation.end)

    def _page_of(self, offset: int, note: Note, first: int | None) -> int | None:
        pages = self.extraction.document.pages
        found = (index for index in note.pages if pages[index].start <= offset < pages[index].end)
        return next(found, first)
