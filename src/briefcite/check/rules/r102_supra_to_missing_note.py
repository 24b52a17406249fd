"""A back reference names a note that is not there.

Why: the number was right once; notes have been deleted or renumbered since, and the reader is sent nowhere.

Example: "Hale, supra note 57", in a text with 40 notes.

What to do: correct the number.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.directions import directions
from briefcite.check.naming import namings
from briefcite.check.rule import Hit
from briefcite.model import Span

CODE = "R102"
NAME = "supra-to-missing-note"
SEVERITY = "error"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each; where the note named is called and missing, that is the finding (C101).

    What cites no work, "See infra note 99.", is found by the words of its direction.
    """
    told = []
    for naming in namings(case):
        citation = naming.citation
        if citation.form == "full" or any(map(case.is_numbered, naming.numbers)):
            continue
        told.append(citation)
        yield _hit(case.words(citation), citation.id, *case.cited(citation), citation.note)
    for one in directions(case):
        if any(c.note == one.note.id and c.start < one.end and one.start < c.end for c in told):
            continue
        if not any(map(case.is_numbered, one.numbers)):
            words = one.note.text[one.start : one.end]
            yield _hit(words, one.note.id, *case.place(one.note, one.start, one.end), one.note.id)


def _hit(words: str, subject: str, page: int | None, span: Span | None, note: str) -> Hit:
    return Hit(
        f"{words!r} names a note that is not there",
        subject,
        page,
        span,
        related=(note,),
        hint="correct the number of the note",
    )
