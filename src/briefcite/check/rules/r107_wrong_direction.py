"""A reference to another note says "above" of one that comes later, or "below" of one that comes earlier.

Why: notes were moved or renumbered, and the word or the number was forgotten; the reader looks on the wrong side.

Example: note 12 says "see infra note 5".

What to do: correct the word, or the number if that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.naming import Naming, namings
from briefcite.check.rule import Hit

CODE = "R107"
NAME = "wrong-direction"
SEVERITY = "warning"


def find(case: Case) -> Iterator[Hit]:
    """Give one hit for each note named that is there, and on the other side of the note that names it."""
    for naming in namings(case):
        there = all(map(case.is_numbered, naming.numbers))
        said = _said_wrongly(naming)
        if not (there and naming.own and said):
            continue
        citation = naming.citation
        page, span = case.cited(citation)
        yield Hit(
            f"{case.words(citation)!r} stands in note {naming.own}, and the note it names comes {said}",
            citation.id,
            page,
            span,
            related=(citation.note,),
            hint="correct the word, or the number if that is wrong",
        )


def _said_wrongly(naming: Naming) -> str:
    """Give the side on which the notes named really are, where another is said; "" where all is well."""
    if naming.side == "earlier" and min(naming.numbers) > naming.own:
        return "later"
    return "earlier" if naming.side == "later" and max(naming.numbers) < naming.own else ""
