"""A work is cited in short form and nowhere in full before.

Why: author and a word of the title are not enough to find a book that no note has described.

Example: "Hale, op. cit., p. 12.", and no earlier note cites Hale.

What to do: cite it in full the first time, or see whether the note that did was deleted.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.model import Citation
from briefcite.text.late import late

CODE = "R104"
NAME = "short-form-without-full"
SEVERITY = "warning"

FULL = ("publisher", "publisher-place", "container-title", "issued")
"""Details that a short form does not have: what has them is cited in full, whatever it is called."""
_NAME = late(r"[^\W\d_]{3,}")


def find(case: Case) -> Iterator[Hit]:
    """Give one hit for each work so cited, at its first place; a bibliography may describe the others."""
    if any(note.kind == "entry" for note in case.extraction.notes):
        return
    before = _Read(case)
    for citation in case.extraction.citations:
        name = _name(citation, case.notes[citation.note].text)
        unknown = not before.names(citation, name)
        if citation.antecedent is None or citation.antecedent.by != "op-cit.no-full" or not (name and unknown):
            continue
        if any(part.label in FULL for part in citation.segments):
            continue
        page, span = case.cited(citation)
        yield Hit(
            f"{case.words(citation)!r}: no earlier note cites this work in full",
            citation.id,
            page,
            span,
            related=(citation.note,),
            hint="cite the work in full the first time",
        )


def _name(citation: Citation, text: str) -> str:
    """Give the longest word of the author, mostly the family name; "" where no author is named."""
    words = [
        word
        for part in citation.segments
        if part.label == "author"
        for word in _NAME.findall(text[part.start : part.end])
    ]
    return max(words, key=len, default="").casefold()


class _Read:
    """Knows where each word stands first: the number of the note, and the place in it."""

    def __init__(self, case: Case) -> None:
        self._number = {note.id: number for number, note in enumerate(case.extraction.notes)}
        self._first: dict[str, tuple[int, int]] = {}
        for number, note in enumerate(case.extraction.notes):
            for word in _NAME.finditer(note.text):
                self._first.setdefault(word[0].casefold(), (number, word.start()))

    def names(self, citation: Citation, name: str) -> bool:
        """Whether a word stands before this citation, in an earlier note or in its own."""
        here = self._number[citation.note], citation.start
        return self._first.get(name, here) < here
