"""A back reference names a note that is not there.

Why: the number was right once; notes have been deleted or renumbered since, and the reader is sent nowhere.

Example: "Hale, supra note 57", in a text with 40 notes.

What to do: correct the number.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.naming import namings
from briefcite.check.rule import Hit

CODE = "R102"
NAME = "supra-to-missing-note"
SEVERITY = "error"


def find(case: Case) -> Iterator[Hit]:
    """Give one hit for each; where the note named is called and missing, that is the finding (C101)."""
    for naming in namings(case):
        citation = naming.citation
        if citation.form == "full" or any(map(case.is_numbered, naming.numbers)):
            continue
        page, span = case.cited(citation)
        yield Hit(
            f"{case.words(citation)!r} names a note that is not there",
            citation.id,
            page,
            span,
            related=(citation.note,),
            hint="correct the number of the note",
        )
