"""A DOI that cannot be one.

Why: a DOI with a letter missing leads nowhere, and nobody can guess the letter.

Example: "https://doi.org/1.1016/j.coast.2019.04" (the registrant is 10.1016), or "doi:10.1016/" cut at a line
end.

What to do: copy the DOI again from the publisher's page.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.text.late import late

CODE = "R203"
NAME = "bad-doi"
SEVERITY = "warning"

LONGEST = 300
"""Characters of a DOI that are looked at."""
_LEAD = late(r"(?i)(?:https?://)?(?:dx\.)?doi(?:\.org/|\s*:)\s*(?!\s*https?:)")
_DOI = late(r"10\.\d{4,9}(?:\.\d+)*/\S*[^\s/.\-_(]")

_SPACED = late(r"10\s*\.\s*\d{4,9}\s*/\s*\w")
"""A DOI into which the typesetter set blanks: "doi : 10. 3917/etsoc.155.0011"."""


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each DOI as printed that has no registrant or no name."""
    for citation in case.extraction.citations:
        text = case.notes[citation.note].text
        for lead in _LEAD.finditer(text, citation.start, citation.end):
            printed = text[lead.end() : min(citation.end, lead.end() + LONGEST)].split(maxsplit=1)
            doi = printed[0].rstrip(".,;:)>]\"'”’»") if printed else ""
            if _DOI.fullmatch(doi) or _SPACED.match(text, lead.end()):
                continue
            page, span = case.place(case.notes[citation.note], lead.start(), lead.end() + len(doi))
            yield Hit(
                f"{(lead[0] + doi).strip()!r} is no DOI",
                citation.id,
                page,
                span,
                related=(citation.note,),
                hint="copy the DOI again from the publisher's page",
            )
