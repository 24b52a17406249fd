"""An "Ibid." follows a note with several works; which it means can only be worked out.

Why: style guides allow "Ibid." after one work only. (Where nothing tells which is meant it is R103.)

Example: "7 Hale, Dykes (2001) 4; Lind, Shores (1998) 9." and then "8 Ibid., 12", where only Lind has a
page 12.

What to do: name the work in short form.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.check.several_works import follows_several_works

CODE = "R105"
NAME = "ibid-after-several-works"
SEVERITY = "info"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each."""
    for citation in case.extraction.citations:
        if citation.antecedent is None or citation.antecedent.by not in ("ibid.locator", "ibid.text"):
            continue
        if not follows_several_works(case, citation):
            continue
        page, span = case.cited(citation)
        yield Hit(
            f"{case.words(citation)!r} follows a note with several works",
            citation.id,
            page,
            span,
            related=(citation.note,),
            hint="name the work in short form",
            confidence=citation.antecedent.confidence,
        )
