"""A name printed forward: which of its words are given names, "Paul Vidal de la Blache", "HEURTIN Jean-Philippe"."""

from __future__ import annotations

from briefcite.references.normalize.bodies import VOWELS
from briefcite.references.normalize.lexicon import words as words_of
from briefcite.references.normalize.namelists import PARTICLES, ends_in_initials, is_initials

_CAPITAL_PARTICLES = frozenset("Da Dal Dalla De Del Della Des Di Du La Le Li Lo Mac Ten Ter Van Von St. El Ben".split())
_FIRST_PARTICLES = PARTICLES | frozenset("Da De Del Della Di Du La Le Ten Ter Van Vande Vander Von Zu Zum Zur".split())
"""Before a family name alone: "Von Stein", "De la Durantaye"; "Des", "Ben" and "Al" may be given names."""
_NO_MIDDLE_NAME = 5  # letters; shorter words between given name and "de" are mostly second given names


def split_forward(text: str) -> tuple[str, str]:
    """Cut "Ludwig van Beethoven", "Pre M" and "Landau L.D." into given and family name."""
    words = text.split()
    if len(words) < 2 or (_FIRST_PARTICLES.issuperset(words[:1]) and PARTICLES.issuperset(words[1:-1])):
        return "", text
    if _family_first(words):
        return " ".join(words[1:]), words[0]
    if split := _particle_first(words):
        return split
    last = len(words)
    shouted = words[0].isupper() and (words[0].casefold() in given_names() or _is_short_family(words))
    while last > 1 and ends_in_initials(words[last - 1]) and not shouted:
        last -= 1
    if last < len(words) and not is_initials(words[0]):
        return " ".join(words[last:]), " ".join(words[:last])
    start = next((i for i, word in enumerate(words[1:-1], 1) if word in PARTICLES), len(words) - 1)
    if words[-2] in ("y", "e", "i") and len(words) > 3:
        start = min(start, len(words) - 3)
    capitals = next((i for i, word in enumerate(words) if len(word) > 2 and word.isupper()), 0)
    if 0 < capitals < start and all(ends_in_initials(word) for word in words[:capitals]):
        return " ".join(words[:capitals]), " ".join(words[capitals:])
    if _names_estate(words, start):
        start -= 1
    if start > 1 and (words[start - 1] in _CAPITAL_PARTICLES or words[start - 1].casefold() in words_of("surnames")):
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def _particle_first(words: list[str]) -> tuple[str, str] | None:
    """Cut a name that begins with a capital particle, which is no given name, or return None."""
    known = words[0][0].isupper() and words[0].capitalize() in _CAPITAL_PARTICLES and len(words) > 2
    family = f"{words[0].capitalize()} {words[1]}"
    if known and words[2].casefold() in given_names():
        return " ".join(words[2:]), family  # "De Luca Anna Maria"
    if not known or len(words) > 3 or words[0].capitalize() not in _FIRST_PARTICLES or ends_in_initials(words[2]):
        return None
    inverted = words[1].isupper() and not words[2].isupper()  # "LE BRIGANT Yann", but "De Angelis Corvi"
    return (words[2], family) if inverted else ("", " ".join(words))


def _is_short_family(words: list[str]) -> bool:
    """Return whether what looks like three initials is a family name: "KECHENG LIU", "JOHN LEE"."""
    first, last = words[0], words[-1]
    return len(words) == 2 and len(last) == 3 < len(first) and not VOWELS.isdisjoint(last)


def _names_estate(words: list[str], particle: int) -> bool:
    """Return whether the word before "de" is family name: "Paul Vidal de la Blache", not "Marie Jean de Condorcet"."""
    if particle < 2 or words[particle] not in ("de", "du", "d’", "d'") or len(words[particle - 1]) < _NO_MIDDLE_NAME:
        return False
    first, before = words[0].partition("-")[0].casefold(), words[particle - 1]
    known = before.partition("-")[0].casefold() in given_names()
    return first in given_names() and not known and before[0].isupper() and not is_initials(before)


def _family_first(words: list[str]) -> bool:
    """Return whether the family name comes first: "HEURTIN Jean-Philippe", "Porto Luca", not "GIANFRANCO Contini"."""
    first, last = words[0], words[-1]
    if first.partition("-")[0].casefold() in given_names() or not first[:2].isalpha():
        return False
    capitals = len(first) > 2 and first.isupper() and not last.isupper() and not ends_in_initials(last)
    return capitals or (len(words) == 2 and last.partition("-")[0].casefold() in given_names())


def given_names() -> frozenset[str]:
    """Return given names that are rarely family names, in lower case."""
    return words_of("given")
