"""Whether the note before an "Ibid." really cites several works."""

from __future__ import annotations

from briefcite.check.case import Case
from briefcite.model import Citation
from briefcite.text.late import late

_TRANSLATION = late(r"(?i)\b(?:trad|transl|übers|engl|ital|franz|rist|repr|nachdr)\w*\.?\s")

_HISTORY = late(r"(?i)(?:\b(?:rev|aff|vacat|overrul|cert)\w*['’.]?\s?\w*|sub nom\.|on remand|on appeal)[\s,]{1,3}$")
"""What leads from a decision to one of another court about the same case."""


def follows_several_works(case: Case, citation: Citation) -> bool:
    """Return whether a citation opens its note, and the note before cites works that are no translations of one.

    "G. Sorel, Les illusions du progrès, Paris 1908, p. 51; trad. it. in Scritti politici, p. 460." is one
    work to the author of the "Ivi" that follows.
    """
    before = case.note_before.get(citation.note)
    opens = case.first_citation[citation.note] == citation.id
    if not opens or before is None or _TRANSLATION.search(before.text):
        return False
    cited = (one for one in case.citations_in.get(before.id, ()) if not _is_beside(before.text, one))
    return len({one.reference for one in cited if _is_work(case, one)}) > 1


def _is_beside(text: str, citation: Citation) -> bool:
    """Return whether a citation belongs to another: "(quoting Lind v. Roe, …)", "rev’d sub nom. Lind v. Roe"."""
    before = text[: citation.start]
    return before.count("(") > before.count(")") or _HISTORY.search(before) is not None


def _is_work(case: Case, citation: Citation) -> bool:
    """Return whether a citation surely cites a work, and is no comment that was taken for one."""
    work = case.references.get(citation.reference or "")
    known = citation.form == "full" or (citation.antecedent and citation.antecedent.confidence > 0)
    if not known or not work or not work.title:
        return False
    reported = work.type == "legal_case" and work.container_title and (work.page or work.number)
    return bool(work.author or reported)
