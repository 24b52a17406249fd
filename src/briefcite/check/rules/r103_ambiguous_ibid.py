"""An "Ibid." follows a note with several works, and nothing says which it means; the last is taken.

Why: the reader has to guess, and guesses wrongly.

Example: "7 Hale, Dykes (2001) 4; Lind, Shores (1998) 9." and then "8 Ibid., 12."

What to do: name the work in short form: "Lind, Shores, 12."
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.check.several_works import follows_several_works

CODE = "R103"
NAME = "ambiguous-ibid"
SEVERITY = "warning"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each."""
    for citation in case.extraction.citations:
        if citation.antecedent is None or citation.form != "ibid" or citation.antecedent.by != "ibid.last":
            continue
        if not follows_several_works(case, citation):
            continue
        page, span = case.cited(citation)
        yield Hit(
            f"{case.words(citation)!r} may mean any work of the note before; the last was taken",
            citation.id,
            page,
            span,
            related=(citation.note,),
            hint="name the work in short form",
        )
