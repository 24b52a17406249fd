"""Editions to a number where they are one: "2. Aufl." -> "2", "Seventh Edition" -> "7"."""

from __future__ import annotations

import re

from briefcite.text.late import late

_NOUN = late(
    r"\b(?:ed(?:itions?|n|izione|iz|ición|ição|it)?|édition|éd|aufl(?:age)?|ausg(?:abe)?|druk|vyd(?:ání)?|"
    r"wyd)\b\.?",
    re.I,
)
_ORDINAL = late(r"(\d{1,3})(?:st|nd|rd|th|d|e|ème|[aªº°]|\.)?", re.I)  # "2d ed." in American law
_WORDS = {
    number: words.split()
    for number, words in (
        ("1", "first erste prima première primera primeira"),
        ("2", "second zweite seconda deuxième seconde segunda"),
        ("3", "third dritte terza troisième tercera terceira"),
        ("4", "fourth vierte quarta quatrième cuarta"),
        ("5", "fifth fünfte quinta cinquième"),
        ("6", "sixth sechste sesta sixième sexta"),
        ("7", "seventh siebte settima septième séptima"),
        ("8", "eighth achte ottava huitième octava"),
        ("9", "ninth neunte nona neuvième novena"),
        ("10", "tenth zehnte decima dixième décima"),
    )
}
_NUMBER_OF = {word: number for number, words in _WORDS.items() for word in words}
_ROMAN = {
    "I": "1",
    "II": "2",
    "III": "3",
    "IV": "4",
    "V": "5",
    "VI": "6",
    "VII": "7",
    "VIII": "8",
    "IX": "9",
    "X": "10",
}
_OUTER = " \t,;:.()[]"
_WITH = late(r"[\s,;]+(?:with|mit|avec|con|com)\s.*$", re.I)
"""What follows the number: "2nd ed., with an introduction"."""


def parse_edition(text: str) -> str:
    """Read an edition: the number alone, or the text as printed without the word "edition" if it says more."""
    if not text:
        return ""
    text = " ".join(text[:200].split()).strip(_OUTER)
    bare = " ".join(_NOUN.sub("", _WITH.sub("", text)).split()).strip(_OUTER)
    if found := _ORDINAL.fullmatch(bare):
        return found[1].lstrip("0") or found[1]
    bare_word = bare.casefold()
    return _NUMBER_OF.get(bare_word) or _ROMAN.get(bare) or bare or text
