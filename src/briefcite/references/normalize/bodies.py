"""Organisations among names: by their words ("Ministry", "Verband"), as acronyms ("WHO"), as firms ("Smith & Co.")."""

from __future__ import annotations

import re
from functools import lru_cache

from briefcite.references.normalize.lexicon import entries
from briefcite.text.late import late

ACRONYM = late(r"[A-Z0-9][A-Z0-9&/.-]+")
VOWELS = frozenset("AEIOUYÄÖÜ")
_WORD = late(r"[^\W\d_][\w-]*")
_SHORT_BODY = late(
    r"(?<!\w)(?:Ass|Dep|Soc|Comm|Int|Nat|Gov|Fed)['’][ntyl](?!\w)|(?<!\w)(?:Ctr|Inst|Libr|Univ|Dirs)\.", re.I
)
"""Bluebook abbreviations in names of organisations: "Am. Ass’n of Law Libraries", "Legal Info. Inst."."""
_PURPOSE = late(r"\s(?:für|for|pour|on|sur|per|para|zur|zum)\s")
"""Words in names of bodies alone, "Task Force on Climate"; behind a comma they may be a person's office."""
_BODY_ENDS = (
    "verband", "verein", "ministerium", "gesellschaft", "institut", "stiftung", "gericht", "universität",
    "bank", "behörde", "agentur", "anstalt", "kommission", "ausschuss", "regierung", "kammer", "gemeinschaft",
    "zentrum",
)  # fmt: skip
_COMPANY = late(r" (?:&|and|und|et|y|e) (?:Co|Cie|Comp|Sons?|Söhne|Bros|Brothers|Fils|Figli|Hijos)\.?$")


@lru_cache(maxsize=4096)
def is_body(text: str) -> bool:
    """Return whether a name is that of an organisation: by its words, or as an acronym ("AFP", "WHO")."""
    text = text.rstrip(".,")
    if text.isupper() and ACRONYM.fullmatch(text) and (len(text) <= 3 or text.casefold() in entries("acronyms")):
        return True
    if not text.isupper() and any(map(is_acronym, text.split())):  # "BBC News"
        return True
    words = _WORD.findall(text.casefold())
    if not entries("bodies").isdisjoint(words) or any(len(w) > 8 and w.endswith(_BODY_ENDS) for w in words):
        return True
    if _COMPANY.search(text) or _SHORT_BODY.search(f"{text}."):  # the last full stop is mostly cut off
        return True
    if " of the " in text or _PURPOSE.search(text.partition(",")[0]):
        return True
    return text.isupper() and _consonants_only(text)


def is_acronym(word: str) -> bool:
    """Return whether it is an organisation's acronym; shorter ones are initials."""
    return len(word) > 2 and word.isupper() and word.casefold() in entries("acronyms")


def _consonants_only(text: str) -> bool:
    """Return whether no family name has these letters, "BVPN"; initials such as "JM" are shorter."""
    letters = text.strip(".")
    return 3 <= len(letters) <= 6 and letters.isupper() and letters.isalpha() and VOWELS.isdisjoint(letters)
