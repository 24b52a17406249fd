"""What a person has said about callouts and notes overrides whatever was decided.

The deciding stages take it first as weight (:func:`weigh`), so that a given link steers the rest of its series;
here it is then made sure of, for every format alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefcite.model import Box, Callout, Document, Evidence, GivenNotes, Link, Note, Span
from briefcite.notes.found import Found, in_order
from briefcite.notes.ids import Ids
from briefcite.notes.reading import TextReader, page_of
from briefcite.text.late import late
from briefcite.text.numerals import readings

NOTHING = GivenNotes()
GIVEN = 12.0
"""Weight of a candidate that a given link names: more than any series of chance has."""
_SAID = Evidence("given", 1.0)
_LINE = late(r"[^\n\f]*")


def weigh(place: Span, linked: Iterable[Span], barred: Iterable[Span]) -> float | None:
    """Return the weight that a person's statements add to a candidate; None where they rule it out.

    Args:
        place: where the candidate is printed.
        linked: the callouts, or the notes, of the given links.
        barred: stretches said to be no callout, or no note.
    """
    if any(_meet(place, span) for span in barred):
        return None
    return GIVEN if any(_meet(place, span) for span in linked) else 0.0


def impose(document: Document, found: Found, given: GivenNotes) -> Found:
    """Return what was found with all that is given."""
    if given == NOTHING:
        return found
    imposed = _Imposed(document, found)
    imposed.drop(given)
    for callout, note in given.links:
        imposed.link(callout, note)
    for note, spans in given.extents:
        imposed.extend(note, spans)
    return imposed.found()


class _Imposed:
    """Callouts, notes and links in the making."""

    def __init__(self, document: Document, found: Found) -> None:
        self.document, self.reader = document, TextReader(document)
        self.callouts, self.notes, self.links = list(found.callouts), list(found.notes), list(found.links)
        self._warnings = found.warnings
        self.series = max((note.series for note in self.notes), default=0)
        self._ids = Ids([callout.id for callout in self.callouts] + [note.id for note in self.notes])

    def drop(self, given: GivenNotes) -> None:
        """Take away what is no callout, no note, or no pair."""
        self.callouts = [one for one in self.callouts if not any(_meet(one.span, span) for span in given.no_callouts)]
        self.notes = [one for one in self.notes if not any(_is_at(one, span) for span in given.no_notes)]
        callouts, notes = {one.id: one for one in self.callouts}, {one.id: one for one in self.notes}
        self.links = [
            link
            for link in self.links
            if link.callout in callouts
            and link.note in notes
            and not any(_meet(callouts[link.callout].span, c) and _is_at(notes[link.note], n) for c, n in given.apart)
        ]

    def link(self, called: Span, noted: Span) -> None:
        """Link a callout with its one note; either is made where there is none."""
        note = next((one for one in self.notes if _is_at(one, noted)), None) or self._note(noted)
        callout = next((one for one in self.callouts if _meet(one.span, called)), None) or self._callout(called, note)
        if not any(link.callout == callout.id and link.note == note.id for link in self.links):
            self.links = [link for link in self.links if link.callout != callout.id]
            self.links.append(Link(callout.id, note.id, _SAID))
        else:
            self.links = [
                replace(link, evidence=_SAID) if (link.callout, link.note) == (callout.id, note.id) else link
                for link in self.links
            ]

    def extend(self, at: Span, spans: Sequence[Span]) -> None:
        """Let a note consist of these stretches."""
        for place, note in enumerate(self.notes):
            if _is_at(note, at):
                view = self.reader.read(spans)
                self.notes[place] = replace(
                    note, text=view.text, origin=view.origin, pages=self._pages(spans), boxes=self._boxes(spans),
                    evidence=_SAID,
                )  # fmt: skip
                return
        self._note(at, spans)

    def found(self) -> Found:
        """Return all in order of appearance."""
        return in_order(self.callouts, self.notes, self.links, self._warnings)

    def _callout(self, span: Span, note: Note) -> Callout:
        marker = self.document.text[span.start : span.end].strip(" \t\n[]().")
        before, after = self.reader.around(span)
        made = Callout(
            id=self._ids.make("c", marker, note.series), marker=marker, series=note.series, form="plain", span=span,
            page=next(iter(self._pages([span])), None), before=before, after=after, evidence=_SAID,
        )  # fmt: skip
        self.callouts.append(made)
        return made

    def _note(self, at: Span, spans: Sequence[Span] = ()) -> Note:
        """Make the note that begins at a place: its line, where nobody said how far it goes."""
        text = self.document.text
        marker = text[at.start : at.end].strip(" \t\n[]().")
        start = at.end if readings(marker) else at.start
        line = _LINE.match(text, start)
        spans = spans or [Span(start, line.end() if line else start)]
        view = self.reader.read(spans)
        made = Note(
            id=self._ids.make("n", marker, self.series), marker=marker if start == at.end else "", series=self.series,
            kind="footnote", text=view.text, origin=view.origin, pages=self._pages(spans), evidence=_SAID,
            boxes=self._boxes(spans), span=at,
        )  # fmt: skip
        self.notes.append(made)
        return made

    def _pages(self, spans: Sequence[Span]) -> tuple[int, ...]:
        pages = (page_of(self.document, span.start) for span in spans)
        return tuple(sorted({page for page in pages if page is not None}))

    def _boxes(self, spans: Sequence[Span]) -> tuple[tuple[int, Box], ...]:
        """Return one box for each page and stretch with words."""
        made = []
        for span in spans:
            for page in self.document.pages:
                boxes = [word.box for word in page.words if span.start < word.end and word.start < span.end]
                if boxes:
                    x0, top, x1, bottom = zip(*boxes, strict=True)
                    made.append((page.index, Box(min(x0), min(top), max(x1), max(bottom))))
        return tuple(made)


def _is_at(note: Note, span: Span) -> bool:
    return note.span is not None and _meet(note.span, span)


def _meet(one: Span, other: Span) -> bool:
    """Return whether two stretches share a character."""
    return one.start < other.end and other.start < one.end
