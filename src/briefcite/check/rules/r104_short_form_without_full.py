"""A work is cited in short form and nowhere in full before.

Why: author and a word of the title are not enough to find a book that no note has described.

Example: "Hale, op. cit., p. 12.", and no earlier note cites Hale; or "Hale (n 1) 12.", where note 1 cites somebody
else and no earlier note names Hale.

What to do: cite it in full the first time, or see whether the note that did was deleted.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.naming import Naming, named_notes, namings, says
from briefcite.check.rule import Hit
from briefcite.model import Citation
from briefcite.text.late import late

CODE = "R104"
NAME = "short-form-without-full"
SEVERITY = "warning"

FULL = ("publisher", "publisher-place", "container-title", "issued")
"""Details that a short form does not have: what has them is cited in full, whatever it is called."""
PRINTED = ("book", "chapter", "article-journal", "article-magazine", "thesis")
"""What a person named who stands nowhere in it did not write: "Craig (n 2)" of an atlas without an author."""
_NAME = late(r"[^\W\d_]{3,}")


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each work so cited, at its first place; a bibliography may describe the others."""
    if any(note.kind == "entry" for note in case.extraction.notes):
        return
    before = _Read(case)
    named = {naming.citation.id: naming for naming in namings(case)}
    for citation in case.extraction.citations:
        name = _name(citation, case.notes[citation.note].text)
        if not name or before.names(citation, name) or any(part.label in FULL for part in citation.segments):
            continue
        if not (_is_lost(citation) or _names_another(case, citation, named.get(citation.id))):
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


def _is_lost(citation: Citation) -> bool:
    return citation.antecedent is not None and citation.antecedent.by == "op-cit.no-full"


def _names_another(case: Case, citation: Citation, naming: Naming | None) -> bool:
    """Return whether it names an existing note that does not cite its work; laws and pages without an author may be."""
    if naming is None:
        return False
    there = named_notes(case, naming)
    if not there or any(says(case, note, naming.words, citation) for note in there):
        return False
    cited = (one.reference for note in there for one in case.citations_in.get(note.id, ()))
    works = (case.references.get(reference or "") for reference in cited)
    person = any(map(str.islower, case.words(citation).partition(" ")[0]))  # "ECB (n 2)" may be anything's
    return all(work and (work.author or (person and work.type in PRINTED)) for work in works)


def _name(citation: Citation, text: str) -> str:
    """Return the longest word of the author, mostly the family name; "" where no author is named."""
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
        """Return whether a word stands before this citation, in an earlier note or in its own."""
        here = self._number[citation.note], citation.start
        return self._first.get(name, here) < here
