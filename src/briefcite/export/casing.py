"""The case of an English title: sentence case, "The rise of Iceland", or title case, "The Rise of Iceland"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefcite.text.late import late

CAPITALS = 0.75
"""Share of its content words that a title in title case capitalises."""
FUNCTION = frozenset(
    "a an and as at but by for from in into nor of off on onto or over per so than that the to up upon versus via vs "
    "with within without about after against among around before behind beneath between beyond during like since "
    "through toward towards under until is are was were be it its their our your his her this these".split()
)
"""English words that title case may leave in lower case, so that they do not show the case."""
WORD = late(r"[^\s\-–—/]+")
_LETTERS = late(r"[^\W\d_]+")
_OPENS_SENTENCE = late(r"(?:.*[.:?!][\W_]*)?[\W_]*", re.S)
"""What precedes the first word of a sentence, whose capital shows nothing."""


def is_sentence(title: str) -> bool:
    """Return whether a title is in sentence case, so that the capitals within it are those of names."""
    telling = list(_telling(title))
    return sum(word[0].isupper() for word in telling) < CAPITALS * len(telling)


def of_sentence(title: str) -> Sequence[str]:
    """Return the capitalised words within the sentences of a title that is written as one; none of any other."""
    return [word for word in _telling(title) if word[0].isupper()] if is_sentence(title) else ()


def _telling(title: str) -> Iterator[str]:
    """Yield the words within its sentences that tell how it is written."""
    for match in WORD.finditer(title):
        word = letters(match[0])
        if word[1:].islower() and word.lower() not in FUNCTION and not opens_sentence(title[: match.start()]):
            yield word


def opens_sentence(before: str) -> bool:
    """Return whether a title's words end before this place with the end of a sentence, or there are none."""
    return _OPENS_SENTENCE.fullmatch(before) is not None


def letters(word: str) -> str:
    """Return the first letters of a word: "Hitler’s" is about Hitler."""
    found = _LETTERS.search(word)
    return found[0] if found else ""


def is_english(title: str) -> bool:
    """Return whether a title has an English function word, for one whose language is not known."""
    return not FUNCTION.isdisjoint(title.split())
