"""How one English title is written: as a sentence, "The rise of Iceland", or with capitals, "The Rise of Iceland"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefcite.text.late import late

CAPITALS = 0.75
"""Share of the words that say something which are capitalised where a title's style does so."""
FUNCTION = frozenset(
    "a an and as at but by for from in into nor of off on onto or over per so than that the to up upon versus via vs "
    "with within without about after against among around before behind beneath between beyond during like since "
    "through toward towards under until is are was were be it its their our your his her this these".split()
)
"""English words that such a style may leave small: they tell nothing of it."""
WORD = late(r"[^\s\-–—/]+")
_LETTERS = late(r"[^\W\d_]+")
_OPENS_SENTENCE = late(r"(?:.*[.:?!][\W_]*)?[\W_]*", re.S)
"""What stands before the first word of a sentence; its capital tells nothing."""


def is_sentence(title: str) -> bool:
    """Whether a title is written as a sentence, so that the capitals within it are those of names."""
    telling = list(_telling(title))
    return sum(word[0].isupper() for word in telling) < CAPITALS * len(telling)


def of_sentence(title: str) -> Sequence[str]:
    """Give the capitalised words within the sentences of a title that is written as one; none of any other."""
    return [word for word in _telling(title) if word[0].isupper()] if is_sentence(title) else ()


def _telling(title: str) -> Iterator[str]:
    """Give the words within its sentences that tell how it is written."""
    for match in WORD.finditer(title):
        word = letters(match[0])
        if word[1:].islower() and word.lower() not in FUNCTION and not opens_sentence(title[: match.start()]):
            yield word


def opens_sentence(before: str) -> bool:
    """Whether a title's words end before this place with the end of a sentence, or there are none."""
    return _OPENS_SENTENCE.fullmatch(before) is not None


def letters(word: str) -> str:
    """Give the first letters of a word: "Hitler’s" is about Hitler."""
    found = _LETTERS.search(word)
    return found[0] if found else ""


def is_english(title: str) -> bool:
    """Whether a title has an English function word, for one whose language is not known."""
    return not FUNCTION.isdisjoint(title.split())
