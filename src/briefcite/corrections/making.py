"""Operations made of what a person does on the page: ids and offsets of one reading become quotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from briefcite.corrections.operations import (
    Accept,
    Antecedent,
    BadOperation,
    Cite,
    Extent,
    NoCite,
    NoteQuote,
    Nothing,
    Operation,
    Pair,
    Quote,
    Work,
    from_data,
    to_data,
)
from briefcite.corrections.quoting import Quotable
from briefcite.model import Citation, Extraction, Note, Span


class Maker:
    """Turns edits of one reading into operations.

    An edit is ``{"edit": KIND, …}``:

    - link, unlink: ``callout``, the id of one or [start, end] in the document's text; ``note``, an id
    - no-callout: ``callout``; no-note: ``note``
    - extent: ``note``, and ``start``, ``end``, offsets of the document's text
    - cite: ``note``, ``start``, ``end``, ``form``, ``prefix``, ``suffix``, ``parts`` as [label, start, end], all
      offsets of the note's text
    - no-citation: ``note``, ``start``, ``end``
    - antecedent: ``citation``, ``of``, ids of citations of one work
    - work: ``work``, the id of a reference, and ``item``, its CSL-JSON as it should be
    - accept: ``note``
    """

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self._quotable = Quotable(extraction.document)
        self._notes = {note.id: note for note in extraction.notes}
        self._callouts = {callout.id: callout for callout in extraction.callouts}
        self._citations = {citation.id: citation for citation in extraction.citations}

    def operations(self, edit: Mapping[str, Any]) -> list[Operation]:
        """Return the operations that an edit means.

        Raises:
            BadOperation: the edit is of another reading, or none.
        """
        try:
            made = self._work(edit) if edit["edit"] == "work" else [_MAKERS[edit["edit"]](self, edit)]
            return [from_data(to_data(one)) for one in made]  # checks them as those of a file are checked
        except (KeyError, TypeError, ValueError) as error:
            raise BadOperation(f"this edit does not fit what is shown ({type(error).__name__}: {error})") from None

    def _pair(self, edit: Mapping[str, Any]) -> Operation:
        return Pair(self._callout(edit["callout"]), self._place(edit["note"]), apart=edit["edit"] == "unlink")

    def _nothing(self, edit: Mapping[str, Any]) -> Operation:
        if edit["edit"] == "no-note":
            return Nothing(self._place(edit["note"]), "note")
        return Nothing(self._callout(edit["callout"]), "callout")

    def _extent(self, edit: Mapping[str, Any]) -> Operation:
        stretch = self._inside(int(edit["start"]), int(edit["end"]))
        return Extent(self._place(edit["note"]), (self._quotable.quote(stretch),))

    def _cite(self, edit: Mapping[str, Any]) -> Operation:
        start, end = int(edit["start"]), int(edit["end"])
        parts = tuple((str(label), int(a) - start, int(b) - start) for label, a, b in sorted(edit["parts"], key=_start))
        at = self._cited(self._notes[edit["note"]], start, end)
        return Cite(at, edit["form"], str(edit.get("prefix", "")), str(edit.get("suffix", "")), parts)

    def _no_citation(self, edit: Mapping[str, Any]) -> Operation:
        return NoCite(self._cited(self._notes[edit["note"]], int(edit["start"]), int(edit["end"])))

    def _antecedent(self, edit: Mapping[str, Any]) -> Operation:
        return Antecedent(self._cited_by(edit["citation"]), self._cited_by(edit["of"]))

    def _work(self, edit: Mapping[str, Any]) -> list[Operation]:
        """State the work where it is first cited, and that all others that cited it cite it still."""
        item = {name: value for name, value in edit["item"].items() if name not in ("id", "custom") and value}
        citing = [one.id for one in self._extraction.citations if one.reference == edit["work"]]
        if not citing:
            raise ValueError(f"no note cites {edit['work']!r}")
        full = [one for one in citing if self._citations[one].form == "full"]
        first = self._cited_by((full or citing)[0])
        rest = [self._cited_by(one) for one in full[1:]]
        return [Work(first, item), *(Antecedent(one, first) for one in rest)]

    def _accept(self, edit: Mapping[str, Any]) -> Operation:
        note = self._notes[edit["note"]]
        found = [self.cite(note, one) for one in self._extraction.citations if one.note == note.id]
        return Accept(self._place(note.id), tuple(found))

    def cite(self, note: Note, citation: Citation) -> Cite:
        """Return a citation as it was read as an operation that states it."""
        start = citation.start
        parts = tuple((s.label, s.start - start, s.end - start) for s in citation.segments if s.label != "other")
        at = self._cited(note, start, citation.end)
        return Cite(at, citation.form, citation.prefix, citation.suffix, parts)

    def _callout(self, named: str | Sequence[int]) -> Quote:
        if isinstance(named, str):
            return self._quotable.quote(self._callouts[named].span)
        start, end = map(int, named)
        return self._quotable.quote(self._inside(start, end))

    def _inside(self, start: int, end: int) -> Span:
        if not 0 <= start < end <= len(self._extraction.document.text):
            raise ValueError("the stretch is outside the text")
        return Span(start, end)

    def _place(self, name: str) -> Quote:
        note = self._notes[name]
        if note.span is None:
            raise ValueError("this note stands nowhere in the text")
        return self._quotable.quote(note.span)

    def _cited_by(self, name: str) -> NoteQuote:
        citation = self._citations[name]
        return self._cited(self._notes[citation.note], citation.start, citation.end)

    def _cited(self, note: Note, start: int, end: int) -> NoteQuote:
        if not 0 <= start < end <= len(note.text):
            raise ValueError("the stretch is outside the note")
        exact = note.text[start:end]
        return NoteQuote(self._place(note.id), exact, note.text.count(exact, 0, start))


def _start(part: Sequence[Any]) -> int:
    return int(part[1])


_MAKERS = {
    "link": Maker._pair, "unlink": Maker._pair, "no-callout": Maker._nothing, "no-note": Maker._nothing,
    "extent": Maker._extent, "cite": Maker._cite, "no-citation": Maker._no_citation, "antecedent": Maker._antecedent,
    "accept": Maker._accept,
}  # fmt: skip
