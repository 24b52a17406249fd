"""Recognises how a citation can start: a person, a short title's author, an archive's letters."""

from __future__ import annotations

import re
from functools import lru_cache

from briefcite.references.split.vocabulary import LOWER, OPENING, UPPER
from briefcite.text.lang import known
from briefcite.text.late import late

RECENT = 512
"""Places remembered: the rules ask several times whether a name stands at the same place of a note."""

_NAME = rf"[{UPPER}][\w'’\-]+"
_PARTICLE = (
    r"(?:(?:von|van|der|den|de|del|della|dello|degli|dei|di|da|do|dos|du|des|la|le|zu|zum|zur|ten|ter|al|el|bin"
    r"|ibn|af|av|y|e|d|v)[.'’]?\s|(?:d|l|al|el)['’\-])"
)
_INITIALS = rf"(?:[{UPPER}][{LOWER}]{{0,2}}\.[\s\-‐–]?){{1,4}}"
_SURNAME = rf"(?:{_PARTICLE}){{0,3}}{_NAME}"
_INITIALLED = late(rf"{_INITIALS}\s?{_SURNAME}")
_PERSON = late(
    rf"""(?:
      {_INITIALS}\s?{_SURNAME}                                        # G. Cozzi; J. C. Davis; E. de la Torre
    | [{UPPER}]{{1,3}}\s{_SURNAME}(?=,|\s(?:and|&|und|et|y|e|v)\s)    # R Baldwin and; IG MacNeil,
    | {_SURNAME}(?:
        \s[{UPPER}]{{1,3}}(?=[,.:;]|\s\()                      # Walter SD. Estimation of …
      | ,\s{_NAME}(?:\s{_NAME})?[:.](?=\s)                    # Seneca, Federico: Il Doge; Gellner, Ernest. …
      | (?:\s{_NAME})?,\s[{UPPER}](?:\.|[{LOWER}]\.|(?=[,;\s]))   # Craig, P.; Ruiz Ontañón, C.
      | (?:\s(?:{_INITIALS})?{_SURNAME}){{1,3}}(?:,|:|\s[(“"«‘'„])   # Ludger Lenbach, …; Ernest Gellner: …
      )
    )""",
    re.VERBOSE,
)
_SHORT = late(
    rf"{_SURNAME}(?:(?:,|/|\s&|\sand|\sund|\set|\se|\sy|\su\.)\s?(?:{_SURNAME}|al\.|a\.))?"
    rf"(?:,\s?(?:[{UPPER}{OPENING}]|\d{{4}}|(?:op|art|loc|ob|cit|a)\.)|:\s|\s\(?(?:1[5-9]|20)\d\d|\s\((?:wie\s|see\s|above\s|supra\s|oben\s)?(?:n|fn|note|eds?|Hg|Hrsg|dir|Fn|Anm)\b)"
)
_PLACE = late(rf"{_NAME}(?:[\s\-/]{_NAME})?(?:,\s(?:[{UPPER}]{{2}}|{_NAME}\.?|[{UPPER}]\.\s?[{UPPER}]\.))?\s?:\s")
_NAME_YEAR = late(rf"{_SURNAME}(?:\s{_NAME})?,?\s(?:1[5-9]|20)\d\d")
_PAGED = late(
    rf"(?:{_PARTICLE}){{0,3}}[{UPPER}][^\d,;:()]{{2,50}}"
    rf"(?:,\s[{UPPER}{OPENING}][^\d,;:()]{{2,50}}){{0,2}},\s(?:pp?\.\s?|S\.\s?|págs?\.\s?|pagg?\.\s?)?(?!(?:1[4-9]|20)\d\d\b)\d{{1,4}}[a-z]?"
    r"(?:\s?[-–—]\s?\d{1,4}|,\s\d{1,4}){0,6}(?:\s(?:ff?|sgg?|segg?|sqq?|ss|n)\b)?\.?$"
)
_WORD = late(r"[^\W\d_]+")
_VOLUME = late(r"\s?(?:\d{1,3}\b|[IVXLC]+\b|[Vv]ol|[Nn]o\b|Bd)")
_ACRONYM = late(
    rf"(?:(?:[{UPPER}]\.\s?){{2,5}}[,:;\s]|[{UPPER}]{{2,8}}[{LOWER}]{{0,2}}[,:/]?\s|[{UPPER}]{{2,6}}[,:])"
    rf"(?!\s?(?:[{UPPER}][{LOWER}]+\.?\s)?(?:1[5-9]|20)\d\d)"  # "ACM, June 1994" is a publisher
)


_IDENTIFIER = late(r"(?:DOI|URL|URN|ISBN|ISSN|PMID|PubMed|PMCID|arXiv|JSTOR|HAL|ISRN)\b")


@lru_cache(maxsize=RECENT)
def person_end(text: str, at: int = 0) -> int:
    """Give the offset after a person's name that starts here in a form that opens citations, else 0.

    Places ("Ithaca, NY: …") and journals ("Human Relations, 12") are no persons.
    """
    match = _PERSON.match(text, at)
    if not match or _month(text, at) or _PLACE.match(text, at) or _VOLUME.match(text, match.end()):
        return 0
    return match.end()


def person(text: str, at: int = 0) -> bool:
    """Whether a person's name starts here, in a form that opens citations."""
    return person_end(text, at) > 0


@lru_cache(maxsize=RECENT)
def surname(text: str, at: int = 0) -> bool:
    """Whether "Surname, Title", "Surname 1999" or "Surname (n 5)" starts here."""
    return bool(_SHORT.match(text, at)) and not _PLACE.match(text, at) and not _month(text, at)


def paged(text: str) -> bool:
    """Whether a text is a name or a few words, a comma and bare pages: "Hale, 45", "Letters of a Clerk, 246–8"."""
    return bool(_PAGED.match(text)) and not _month(text, 0)


def dated(text: str, at: int = 0) -> bool:
    """Whether a name and a year stand here: "Soeffner 1995", but after a full stop rather "Göttingen 2008"."""
    return bool(_NAME_YEAR.match(text, at))


def acronym(text: str, at: int = 0) -> bool:
    """Whether an archive's, court's or body's letters start here ("ASV,", "NARA, RG", "BGH NJW")."""
    return bool(_ACRONYM.match(text, at))


def initials(text: str, at: int = 0) -> bool:
    """Whether "G. H. Pole" starts here: initials before a surname are the surest sign of an author."""
    return bool(_INITIALLED.match(text, at))


def identifier(text: str, at: int = 0) -> bool:
    """Whether a DOI, ISBN … stands here: it belongs to the citation before it."""
    return bool(_IDENTIFIER.match(text, at))


def _month(text: str, at: int) -> bool:
    word = _WORD.match(text, at)
    return bool(word and word[0].lower() in known("month", "names"))
