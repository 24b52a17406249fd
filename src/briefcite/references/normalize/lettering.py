"""How a document writes the words that a title in capitals has: "USA" stands so in its text, "LAW" as "law"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from briefcite.text.late import late

LONGEST = 6
"""Letters of an acronym; longer words in capitals are small capitals."""
MOST = 2_000_000
"""Characters that are looked at."""
_WORD = late(r"[^\W\d_]+")
_IN_ADDRESSES = ("://", "www.", "@")
"""Addresses have words in small letters that are none: "europa.eu"."""


class Lettering:
    """The words of some texts; they are counted when the first title in capitals asks."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._text = "\n".join(texts)[:MOST]

    def is_acronym(self, word: str) -> bool:
        """Return whether a word is in capitals among others that are not, and more often so than in lower case."""
        capitals, small = self._counted
        return capitals[word] > small[word.casefold()]

    def is_word(self, word: str) -> bool:
        """Return whether a word is mostly written with small letters."""
        capitals, small = self._counted
        return 0 < small[word.casefold()] >= capitals[word]

    @cached_property
    def _counted(self) -> tuple[Counter[str], Counter[str]]:
        stretches = self._text.split()
        for mark in _IN_ADDRESSES:
            stretches = [one for one in stretches if mark not in one]
        words = _WORD.findall(" ".join(stretches))
        return Counter(_acronyms(words)), Counter([word.casefold() for word in words if not word.isupper()])


def _acronyms(words: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        if word.isupper() and 1 < len(word) <= LONGEST:
            beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
            if not any(map(str.isupper, beside)):
                yield word
