"""Editions as classic BibTeX has them: an English ordinal with a capital, "Second", which the styles print as it is."""

from __future__ import annotations

_WORDS = (
    "First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth "
    "Sixteenth Seventeenth Eighteenth Nineteenth Twentieth"
).split()
_NUMBERS = {word.lower(): str(number) for number, word in enumerate(_WORDS, 1)}
_ENDS = {1: "st", 2: "nd", 3: "rd"}


def ordinal(edition: str) -> str:
    """Return the ordinal of a number, "Second" or "21st"; other words as they are."""
    if not edition.isascii() or not edition.isdecimal():
        return edition
    number = int(edition[:4])
    if 1 <= number <= len(_WORDS):
        return _WORDS[number - 1]
    return edition + ("th" if number % 100 in (11, 12, 13) else _ENDS.get(number % 10, "th"))


def edition_of(printed: str) -> str:
    """Return the number of an ordinal; other words as they are.

    >>> edition_of("Second"), edition_of("21st"), edition_of("rev.")
    ('2', '21', 'rev.')
    """
    word = printed.strip().lower()
    bare = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else ""
    return _NUMBERS.get(word) or (bare if bare.isascii() and bare.isdecimal() else printed)
