"""What one citation says of its work, corrected by the words around it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefcite.model import CitationForm, Name, Reference
from briefcite.references.resolve.merging import substance
from briefcite.references.resolve.wording import patterns
from briefcite.text.csl_names import ROLES
from briefcite.text.folding import fold
from briefcite.text.late import late

FULL_SUBSTANCE = 2
"""How many variables besides author, title and year (publisher, journal, volume, …) make a citation a full one."""
GUESSED = 0.5
"""Highest confidence of a work that is known from a short form alone."""
IDEM = 0.9
LETTER_WITHIN = 300
"""First characters of a citation in which the letter of its year is looked for."""
WORDS_ALONE = 0.3
"""Confidence of a title that is made of the words of a citation because nothing was read in it."""
LONGEST_TITLE = 160
"""Characters of the longest such title."""
_LETTERED = late(r"(?<!\d)(1[5-9]\d\d|20\d\d)[a-k](?!\w)")


_PLACE_AT_END = late(r"[\s,;(]+(?:pp?|S|fol|ff?|Bl|cc?|n|no|Nr|§+|Rn|art)\.?\s?\d[\w\s,–-]{0,20}[).]*$")


def is_rich(draft: Reference) -> bool:
    """Return whether a draft has what only a full citation has."""
    return bool(draft.title) and substance(draft) >= FULL_SUBSTANCE


def tells_itself(draft: Reference, form: CitationForm) -> bool:
    """Return whether a seeming back reference with no antecedent is a full citation that has "cit." or "n. 5" in it."""
    told = substance(draft)
    law = draft.type in ("legislation", "treaty") and bool(draft.issued)  # "Companies Act 2006"
    published = (bool(draft.issued or draft.container_title) and told > 0) or law
    return bool(draft.title) and (told >= FULL_SUBSTANCE or published or (form == "full" and told > 0))


def from_words(text: str) -> Reference | None:
    """Return a work described only in words, to which other notes refer; None for a single word.

    "Cass. civ. 3e, 14 mars 2001 (désormais Arrêt de Vire)" is titled by what stands before the bracket.
    """
    lead = patterns().hereafter.search(text)
    words = _PLACE_AT_END.sub("", text[: lead.start()] if lead else text).strip(' ,;:.([„“”"‘’«»')
    if len(fold(words).split()) < 2 or len(words) > LONGEST_TITLE:
        return None
    return Reference(id="", type="document", title=words, confidence={"title": WORDS_ALONE, "type": WORDS_ALONE})


def lettered(draft: Reference, text: str) -> Reference:
    """Keep the letter of "1995a", which distinguishes an author's works of one year."""
    found = _LETTERED.search(text[:LETTER_WITHIN]) if draft.issued else None
    if not found or not draft.issued or found[1] != draft.issued.edtf:
        return draft
    return replace(draft, issued=replace(draft.issued, raw=found[0]))


def renamed(draft: Reference, names: tuple[Name, ...], roles: set[str]) -> Reference:
    """Fill in the names of the previous work where "ders." or a dash stands for them."""
    given: dict[str, Any] = {role: names for role in roles if role in ROLES}
    rated = dict.fromkeys(given, IDEM)
    given["title"] = patterns().same_author.sub("", draft.title).lstrip(" :,.")
    return replace(draft, **given, confidence={**draft.confidence, **rated})


def doubted(draft: Reference) -> Reference:
    """Lower the confidences of a work that is known from a short form alone."""
    rated = {variable: min(value, GUESSED) for variable, value in draft.confidence.items()}
    return replace(draft, confidence=rated)
