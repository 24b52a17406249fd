"""An "Ibid." follows a note that cites nothing.

Why: "Ibid." means the source of the note before, and there is none; mostly a note of comment was put in between.

Example: "7 Hale, Dykes (2001) 4.", then "8 The dykes were rebuilt twice.", then "9 Ibid., 12."

What to do: name the work in short form: "Hale, Dykes, 12."
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.model import Citation
from briefcite.text.late import late

CODE = "R108"
NAME = "ibid-after-a-note-that-cites-nothing"
SEVERITY = "warning"

FROM_EARLIER = ("ibid.earlier-note", "ibid.after-unresolved", "ibid.last", "ibid.locator")
"""How an "Ibid." can have been read that reaches back over the note before it."""
LEAST = 0.5
"""How sure it is where the work itself could not be told."""

_VERSE = late(r"[^.]{0,12}?(?:[1-4]\s)?[^\W\d_][\w.]{1,20}(?:\s\w+){0,2}\s\d{1,3}:\d{1,3}(?:[-–,;\s]+[\d:]+)*\W*")
"""A place of Scripture, which cites though no work is read in it: "1 Corinthians 13:4."."""


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each; "Art. 260." alone repeats nothing that the note before would have to cite."""
    for citation in case.extraction.citations:
        if citation.antecedent is None or citation.form != "ibid" or citation.antecedent.by not in FROM_EARLIER:
            continue
        before = case.note_before.get(citation.note)
        opens = case.first_citation[citation.note] == citation.id
        if not opens or before is None or before.id in case.citations_in or _VERSE.fullmatch(before.text.strip()):
            continue
        if _is_lost(case, citation):
            continue
        page, span = case.cited(citation)
        yield Hit(
            f"{case.words(citation)!r} follows {case.called(before)}, which cites nothing",
            citation.id,
            page,
            span,
            related=(citation.note, before.id),
            hint="name the work in short form",
            confidence=max(citation.antecedent.confidence, LEAST),
        )


def _is_lost(case: Case, citation: Citation) -> bool:
    """Return whether the note that an ibid. follows is the one that is missing, which is the finding (C101, N103)."""
    note = case.notes[citation.note]
    return case.number(note.id) - 1 in case.missing(note.series)
