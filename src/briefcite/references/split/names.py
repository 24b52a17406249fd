"""Recognises how a citation can start: a person, a short title's author, an archive's letters."""

from __future__ import annotations

import re

from briefcite.references.split.vocabulary import LOWER, OPENING, UPPER

_NAME = rf"[{UPPER}][\w'’\-]+"
_PARTICLE = (
    r"(?:(?:von|van|der|den|de|del|della|dello|degli|dei|di|da|do|dos|du|des|la|le|zu|zum|zur|ten|ter|al|el|bin"
    r"|ibn|af|av|y|e|d|v)[.'’]?\s|(?:d|l|al|el)['’\-])"
)
_INITIALS = rf"(?:[{UPPER}][{LOWER}]{{0,2}}\.[\s\-‐–]?){{1,4}}"
_SURNAME = rf"(?:{_PARTICLE}){{0,3}}{_NAME}"
_PERSON = re.compile(
    rf"""(?:
      {_INITIALS}\s?{_SURNAME}                                        # G. Cozzi; J. C. Davis; E. de la Torre
    | [{UPPER}]{{1,3}}\s{_SURNAME}(?=,|\s(?:and|&|und|et|y|e|v)\s)    # R Baldwin and; IG MacNeil,
    | {_SURNAME}(?:\s{_NAME})?,\s[{UPPER}](?:\.|[{LOWER}]\.|(?=[,;\s]))   # Craig, P.; Díaz Benítez, C.
    | {_SURNAME}(?:\s(?:{_INITIALS})?{_SURNAME}){{1,3}}(?:,|:|\s[(“"«‘'„])   # Lutz Leisering, …; Ernest Gellner: …
    )""",
    re.VERBOSE,
)
_SHORT = re.compile(
    rf"{_SURNAME}(?:(?:,|/|\s&|\sand|\sund|\set|\se|\sy|\su\.)\s?(?:{_SURNAME}|al\.|a\.))?"
    rf"(?:,\s?(?:[{UPPER}{OPENING}]|\d{{4}})|:\s|\s\(?(?:1[5-9]|20)\d\d|\s\((?:{_NAME}\s)?(?:n|fn|note|ed|Hg|Hrsg|dir|Fn|Anm))"
)
_PLACE = re.compile(
    rf"{_NAME}(?:[\s\-/]{_NAME})?(?:,\s(?:[{UPPER}]{{2}}|{_NAME}\.?|[{UPPER}]\.\s?[{UPPER}]\.))?\s?:\s"
)
_VOLUME = re.compile(r"\s?(?:\d|[IVXLC]+\b|vol|no|Bd)")
_ACRONYM = re.compile(
    rf"(?:[{UPPER}]\.\s?){{2,5}}[,:;\s]|[{UPPER}]{{2,8}}[{LOWER}]{{0,2}}[,:/]?\s|[{UPPER}]{{2,6}}[,:]"
)


def person(text: str, at: int = 0) -> bool:
    """Whether a person's name starts here, in a form that opens citations and is no place or journal."""
    match = _PERSON.match(text, at)
    if not match or _PLACE.match(text, at):
        return False
    return not _VOLUME.match(text, match.end())


def surname(text: str, at: int = 0) -> bool:
    """Whether "Surname, Title", "Surname 1999" or "Surname (n 5)" starts here."""
    return bool(_SHORT.match(text, at)) and not _PLACE.match(text, at)


def acronym(text: str, at: int = 0) -> bool:
    """Whether an archive's, court's or body's letters start here ("ASV,", "NARA, RG", "BGH NJW")."""
    return bool(_ACRONYM.match(text, at))
