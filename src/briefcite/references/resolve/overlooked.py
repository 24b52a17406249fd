"""Back references in notes that seem to cite nothing: "KpV, S. 25." or "Zum Text (siehe ebd., S. 12)".

Only the whole document shows that they are citations: the abbreviation was set up in another note, and a note
number in brackets names a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefcite.model import Citation, Note, Segment
from briefcite.references.resolve.shorthand import set_up
from briefcite.references.resolve.wording import read
from briefcite.text.folding import fold

SURE = 0.5
"""Confidence of the segment: its parts were not read."""
OPENING_WORDS = 6
"""An abbreviation has at most so many words; see shorthand.MOST_WORDS."""
_LOCATOR = re.compile(r"(?:S|pp?|Bl|fol|f|§+|Rn|Art)\.?\s?(\d[\d\s,–-]{0,20}(?:ff?\b)?)")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,160})[)\]]")


def with_overlooked(notes: Sequence[Note], citations: Sequence[Citation]) -> list[Citation]:
    """Give the citations, in order, with those that only the document as a whole shows."""
    cited: dict[str, list[Citation]] = {}
    for citation in citations:
        cited.setdefault(citation.note, []).append(citation)
    known = {note.id for note in notes}
    names = {name for note in notes for name in set_up(note.text)}
    found = [c for note in notes for c in cited.get(note.id) or _overlooked(note, names)]
    return found + [c for c in citations if c.note not in known]


def _overlooked(note: Note, names: Iterable[str]) -> Iterator[Citation]:
    if place := _abbreviation(note.text, frozenset(names)) or _bracketed(note.text):
        yield _citation(note, *place)


def _abbreviation(text: str, names: frozenset[str]) -> tuple[int, int, str] | None:
    words = fold(text[:120]).split()[:OPENING_WORDS]
    opening = any(" ".join(words[:length]) in names for length in range(1, len(words) + 1))
    return (0, len(text), "short") if opening and len(text) < 120 else None


def _bracketed(text: str) -> tuple[int, int, str] | None:
    for match in _BRACKETED.finditer(text):
        words = read(match[1], "")
        if words.same_work:
            return match.start(1), match.end(1), "ibid"
        if words.numbers:
            return match.start(1), match.end(1), "supra"
    return None


def _citation(note: Note, start: int, end: int, form: str) -> Citation:
    located = _LOCATOR.search(note.text, start, end)
    return Citation(
        id=f"{note.id}.1",
        note=note.id,
        form="ibid" if form == "ibid" else "supra" if form == "supra" else "short",
        start=start,
        end=end,
        locator=located[1].strip(" ,") if located else "",
        locator_label="page" if located else "",
        segments=(Segment("other", start, end, SURE),),
    )
