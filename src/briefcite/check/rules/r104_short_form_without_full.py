"""A work is cited in short form and nowhere in full before.

Why: author and a word of the title are not enough to find a book that no note has described.

Example: "Hale, op. cit., p. 12.", and no earlier note cites Hale.

What to do: cite it in full the first time, or see whether the note that did was deleted.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "R104"
NAME = "short-form-without-full"
SEVERITY = "warning"


def find(case: Case) -> Iterator[Hit]:
    """Give one hit for each work so cited, at its first place; a bibliography may describe the others."""
    if any(note.kind == "entry" for note in case.extraction.notes):
        return
    told: set[str] = set()
    for citation in case.extraction.citations:
        if citation.antecedent is None or citation.antecedent.by != "op-cit.no-full":
            continue
        key = citation.reference or case.words(citation)
        if key in told:
            continue
        told.add(key)
        page, span = case.cited(citation)
        yield Hit(
            f"{case.words(citation)!r}: no earlier note cites this work in full",
            citation.id,
            page,
            span,
            related=(citation.note,),
            hint="cite the work in full the first time",
        )
