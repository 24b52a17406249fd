"""The writer of a letter that has no title but its two people: "Ada Bell to Paul Ost, 3 October 1676"."""

from __future__ import annotations

from briefcite.references.normalize.lexicon import words
from briefcite.text.late import late
from briefcite.text.wordlists import either, words_of

_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s(?:(?:de|von|van|di|da|d’|la|du)\s){0,2}[A-ZÀ-Þ][\w.’'-]*){0,3}"
_LETTER = late(
    rf"(?P<lead>(?i:{either(words_of('letters'))})\s(?:from|of|von|des|de|di)\s)?(?P<author>{_NAME})\s"
    rf"(?:to|an|à|a)\s(?:the\s|den\s|die\s)?{_NAME}(?=$|,\s(?:[^,]{{1,40}},\s)?[^,]{{0,20}}(?:1[2-9]|20)\d\d)"
)
_WRITER_OF_NOTE = r"(?:author|authors|editor|Verfasser|Autor|Autorin|Verfasserin)"
_ADDRESSED = late(rf"({_NAME})\s(?:to|an)\s(?:the\s|den\s|die\s)?(?:{_NAME}|{_WRITER_OF_NOTE})[.,]?")
"""Not "a" or "à", which occur in names: "Thomas à Kempis"."""
_ADDRESSED_BEHIND = late(r",\s(?:to|an)\s(?:the\s|den\s|die\s)?[A-ZÀ-Þ]")
_PERSON = late(
    r"(?:(?:[Tt]he )?(?:Hon(?:ou?rable|\.)|Dr\.|Prof\.|Mr\.|Mrs\.|Ms\.) )?[A-ZÀ-Þ][\w’'-]*\.?(?: [A-ZÀ-Þ]\.){0,3} "
    r"[A-ZÀ-Þ][\w’'-]+(?:, Jr\.| Jr\.)?(?=,|$)"
)
_LONGEST = 200  # characters of the names of a letter, or of its title


def letter_writer(text: str) -> str:
    """Return the writer of a letter that names writer and addressee; "" for any other text."""
    found = _LETTER.match(text[:_LONGEST])
    told = found and (found["lead"] or found["author"].split()[0].rstrip(".").casefold() in _given())
    return found["author"] if found and told else ""


def without_addressee(author: str) -> str:
    """Drop the addressee from an author part: "Chamberlain to Tyrrell" becomes Chamberlain.

    So are a person's offices before it: "Jane Doe, Mayor, Town of Kent, to the Harbour Board" becomes Jane Doe.
    """
    found = _ADDRESSED.fullmatch(author) if len(author) < _LONGEST else None
    if found:
        return found[1]
    behind = _ADDRESSED_BEHIND.search(author)
    if not behind:
        return author
    writer = author[: behind.start()]
    person = _PERSON.match(writer)
    return person[0] if person else writer


def _given() -> frozenset[str]:
    return words("given")
