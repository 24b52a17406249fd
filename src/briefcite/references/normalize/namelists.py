"""Lists of people cut into single names: which comma separates family and given name, which two people.

"Geller, Anne Ellen, Michele Eodice, and Elizabeth H. Boquet" is three people, and so are "Lamm, C.,
Zucconi, A., & Silani, G." and "Smith, Jones and Brown".
"""

from __future__ import annotations

import re

from briefcite.references.normalize.lexicon import words
from briefcite.text.cues import holds
from briefcite.text.late import late

_STRONG = late(r"\s*;\s*|\s+[/|•■]\s+|(?<=[^\W\d_]|\.)\s?/\s?(?=[^\W\d_])|\s+[–—-]\s+|(?<=\w\.)[–-](?=[A-Z][a-z]{2})")
_STRONG_MARK = late(r"[;/|•■–—-]")
"""One of these stands in whatever the patterns match: a cheap test first."""
_HYPHENED = late(r"(\. [^\W\d_]{3,})[–-](?=[A-Z]\. ?(?:[A-Z]\. ?)?[A-Z][a-z])")
_ANDS = (" and ", " und ", " et ", " ed ", " og ", " och ", " en ", "&")
_LETTER_ANDS = (" e ", " y ", " i ", " u. ", " a ")
"""What the two patterns below need, in a text with single spaces."""
_AND = late(r",?\s+(?:and|und|et|ed|og|och|en)\s+|\s*&\s*", re.I)
_LETTER_AND = late(r",?\s+(?:e|y|i|u\.|a)\s+")
_COMPOUND = late(r"[^\W\d_]+ y [^\W\d_]+, [^,]+")  # "Ortega y Gasset, José"
_UPPER = r"[^\W\d_a-zß-ÿ]"
_INITIAL = rf"(?:{_UPPER}{{1,2}}\.|[^\W\d_]{{1,3}}\.|{_UPPER}{{1,3}}(?![^\W\d_]))"
_INITIALS = late(rf"{_INITIAL}(?:[\s-]?{_INITIAL}){{0,5}}")
_STRICT = late(rf"(?:{_UPPER}\.-?){{1,4}}{_UPPER}?|{_UPPER}{{1,3}}|{_UPPER}-{_UPPER}")
_VANCOUVER = late(rf"\S{{2,}}(?: \S+){{0,3}}? {_UPPER}{{1,3}}")
# "Zhu L Chen C Shi WJ": names whose commas were lost.
_ONE_OF_RUN = late(rf"[^\W\d_][^\W\d_'’-]+ {_UPPER}{{1,3}}(?: |$)")
_RUN_ON = late(rf"(?:[^\W\d_][^\W\d_'’-]+ {_UPPER}{{1,3}}(?: |$)){{2,200}}")
SUFFIX = late(r"(?:(?i:Jr|Sr)|jun|sen)\.?|II|III|IV|(?i:fils|père)")
"""A capital "Sen" is a family name: "Amartya Sen"."""
PARTICLES = frozenset(
    "von van de der den del della dello dei degli di da dal dos das du la le ten ter te zu zum zur af av vom "
    "al el bin ibn und".split()
)


def ends_in_initials(word: str) -> bool:
    """Return whether a last word is initials of given names: "L.D.", "MK", but not "Do." at a sentence's end."""
    return len(word) < 12 and _STRICT.fullmatch(word) is not None


def is_initials(text: str) -> bool:
    """Return whether this is nothing but initials: "J.", "D. H. A.", "ME", "Ch.-L."."""
    return len(text) < 24 and _INITIALS.fullmatch(text) is not None


def cut(text: str) -> list[str]:
    """Cut a list of people into names: "First Last", "Last, First", "Last F" or a single word each."""
    people: list[str] = []
    for group in _groups(text):
        parts = [_comma_parts(chunk) for chunk in _split_and(group)]
        if _all_lone(parts):
            people += [part for chunk in parts for part in chunk]
        else:
            people += [person for chunk in parts for person in _pair(chunk)]
    return people


def _groups(text: str) -> list[str]:
    """Cut at semicolons, slashes and dashes: "M. Isnenghi-S. Woolf" is two people, "Jean-P. Vernant" one."""
    return _STRONG.split(_HYPHENED.sub(r"\1; ", text)) if _STRONG_MARK.search(text) else [text]


def _comma_parts(chunk: str) -> list[str]:
    """Cut at commas; a suffix stays with the name before it: "Smith, John, Jr."."""
    parts: list[str] = []
    if "," not in chunk and _RUN_ON.fullmatch(chunk):
        return [found[0].strip() for found in _ONE_OF_RUN.finditer(chunk)]
    for part in filter(None, (part.strip() for part in chunk.split(","))):
        if parts and SUFFIX.fullmatch(part):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return parts


def _split_and(group: str) -> list[str]:
    """Cut at "and", "&" and the like: "José Ortega y Gasset" is one person, "P. Ortega y L. Ruiz" two."""
    chunks: list[str] = []
    for chunk in _AND.split(group) if holds(group.casefold(), _ANDS) else (group,):
        sides = _LETTER_AND.split(chunk) if holds(chunk, _LETTER_ANDS) else [chunk]
        compound = len(sides) == 2 and len(sides[0].split()) > 1 and len(sides[1].split()) == 1
        if (compound and "," not in chunk) or (len(sides) > 1 and _COMPOUND.fullmatch(chunk)):
            sides = [chunk]
        chunks += sides
    return chunks


def _all_lone(parts: list[list[str]]) -> bool:
    """Return whether it lists family names, "Smith, Jones and Brown": as the last has no given name, none has."""
    lone = all(_size(part) == 1 and not is_initials(part) for chunk in parts for part in chunk)
    return lone and len(parts) > 1 and len(parts[-1]) == 1


def _pair(parts: list[str]) -> list[str]:
    """Join family and given names that a comma separates, in a chunk without "and"."""
    if len(parts) < 2:
        return parts
    if any(is_initials(part) for part in parts[1:]):
        return _pair_initials(parts)
    if _whole(parts[0]) and (len(parts) > 2 or _size(parts[1]) > 1 or _VANCOUVER.fullmatch(parts[0])):
        return parts
    if len(parts) >= 4 and len(parts) % 2 == 0 and all(_size(part) == 1 for part in parts[::2]):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    # "Geller, Anne Ellen, Michele Eodice": only the first is turned round.
    return [f"{parts[0]}, {parts[1]}", *parts[2:]]


def _pair_initials(parts: list[str]) -> list[str]:
    """Join initials that stand alone to the name before them: "Bologa, A.S., N. Bodeanu, Petran, A."."""
    people: list[str] = []
    for part in parts:
        if people and is_initials(part) and "," not in people[-1]:
            people[-1] = f"{people[-1]}, {part}"
        elif people and _size(people[-1]) == 1 and "," not in people[-1] and part.casefold() in words("given"):
            people[-1] = f"{people[-1]}, {part}"  # "Reiser, Helmut, Cowlan, G."
        elif people and len(parts) == 3 and is_initials(part):
            people[-1] = f"{people[-1]} {part}"  # "Boyd, Douglas, A."
        else:
            people.append(part)
    return people


def _whole(part: str) -> bool:
    """Return whether it is a whole name, to which nothing after a comma belongs: "Michele Eodice", "Pre M"."""
    return _size(part) > 1


def _size(part: str) -> int:
    return sum(word.casefold() not in PARTICLES for word in part.split())
