"""The printed words of a work's full citations: a short form repeats some of them, however they were labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefcite.text.folding import SMALL, fold

LONGEST = 400
"""First characters of a citation that are kept."""
MOST = 3
"""Full citations of one work that are kept."""
FOUND_BY = 10
"""First content words under which the work can be found."""
SHORT = 3


class Said:
    """Full citations of one work, as printed and folded."""

    def __init__(self) -> None:
        self._printed: list[str] = []
        self._folded: list[str] = []
        self._words: set[str] = set()

    def add(self, text: str) -> None:
        """Keep the words of another full citation."""
        if text and len(self._printed) < MOST:
            self._printed.append(text[:LONGEST])
            self._folded.append(f" {fold(text[:LONGEST])} ")
            self._words.update(self._folded[-1].split())

    def share(self, words: Sequence[str]) -> float:
        """Return the highest share of the folded words found in one of the citations; 0 for no words."""
        return sum(word in self._words for word in words) / len(words) if words else 0.0

    def holds(self, words: str) -> bool:
        """Return whether the folded words stand side by side in one of the citations."""
        return bool(words) and any(f" {words} " in one for one in self._folded)

    def prints(self, word: str) -> bool:
        """Return whether a word stands in one of the citations with the same capitals."""
        return bool(word) and any(word in one for one in self._printed)

    def found_by(self) -> Iterator[str]:
        """Yield the words by which a short form may name the work."""
        for one in self._folded:
            telling = (word for word in one.split() if len(word) > SHORT and word not in SMALL and not word.isdecimal())
            yield from (word for _, word in zip(range(FOUND_BY), telling, strict=False))
