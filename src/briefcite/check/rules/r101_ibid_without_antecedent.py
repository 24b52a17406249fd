"""An "Ibid." has nothing before it that it could repeat.

Why: the reader cannot find the source; mostly a note was deleted or moved from before it.

Example: the first note of a text is "Ibid., 44."

What to do: cite the work in full.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit

CODE = "R101"
NAME = "ibid-without-antecedent"
SEVERITY = "error"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each; where the note before is missing, that is the finding (C101, N103)."""
    for citation in case.extraction.citations:
        if citation.antecedent is None or citation.form != "ibid" or citation.antecedent.by != "ibid.nothing-before":
            continue
        note = case.notes[citation.note]
        before = case.number(note.id) - 1
        if before in case.missing(note.series) or (before == 1 and before not in case.present(note.series)):
            continue
        page, span = case.cited(citation)
        yield Hit(
            f"{case.words(citation)!r} has nothing before it to repeat",
            citation.id,
            page,
            span,
            related=(citation.note,),
            hint="cite the work in full",
        )
