"""The words in which a work was cited in full: what a shortened form repeats stands in them, however it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefcite.text.folding import SMALL, fold

LONGEST = 400
"""Characters of a citation that are kept."""
MOST = 3
"""Citations in full of one work that are kept."""
FOUND_BY = 10
"""Telling words at the beginning by which the work is found."""
SHORT = 3


class Said:
    """Citations in full of one work, as printed and folded."""

    def __init__(self) -> None:
        self._printed: list[str] = []
        self._folded: list[str] = []
        self._words: set[str] = set()

    def add(self, text: str) -> None:
        """Keep the words of one more citation in full."""
        if text and len(self._printed) < MOST:
            self._printed.append(text[:LONGEST])
            self._folded.append(f" {fold(text[:LONGEST])} ")
            self._words.update(self._folded[-1].split())

    def share(self, words: Sequence[str]) -> float:
        """Give the share of folded words that stand in one of them; 0 where there are no words."""
        return sum(word in self._words for word in words) / len(words) if words else 0.0

    def holds(self, words: str) -> bool:
        """Whether folded words stand in one of them, side by side."""
        return bool(words) and any(f" {words} " in one for one in self._folded)

    def prints(self, word: str) -> bool:
        """Whether a word stands in one of them with the same capitals."""
        return bool(word) and any(word in one for one in self._printed)

    def found_by(self) -> Iterator[str]:
        """Give the words by which a shortened form may ask for the work."""
        for one in self._folded:
            telling = (word for word in one.split() if len(word) > SHORT and word not in SMALL and not word.isdecimal())
            yield from (word for _, word in zip(range(FOUND_BY), telling, strict=False))
