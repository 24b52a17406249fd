"""A back reference names a note that is not there.

Why: the number was right once; notes have been deleted or renumbered since, and the reader is sent nowhere.

Example: "Hale, supra note 57", in a text with 40 notes.

What to do: correct the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.model import Citation

CODE = "R102"
NAME = "supra-to-missing-note"
SEVERITY = "error"


def find(case: Case) -> Iterator[Hit]:
    """Give one hit for each; where the note named is called and missing, that is the finding (C101)."""
    for citation in case.extraction.citations:
        if citation.antecedent is None or citation.antecedent.by != "supra.no-such-note":
            continue
        words = case.words(citation)
        series = case.notes[citation.note].series
        known = case.missing(series) | case.present(series)
        if any(int(number) in known for number in re.findall(r"\d{1,4}", _naming(case, citation))):
            continue
        page, span = case.cited(citation)
        yield Hit(
            f"{words!r} names a note that is not there",
            citation.id,
            page,
            span,
            related=(citation.note,),
            hint="correct the number of the note",
        )


def _naming(case: Case, citation: Citation) -> str:
    """Give the words that may name the note: "Green, supra note 9, at 4" without its page."""
    text = case.notes[citation.note].text[citation.start : citation.end]
    for part in reversed(citation.segments):
        if part.label in ("locator", "page"):
            text = text[: part.start - citation.start] + text[part.end - citation.start :]
    return text
