"""The printed words of a work's full citations: a short form repeats some of them, however they were labelled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from briefcite.text.folding import SMALL, fold
from briefcite.text.late import late

LONGEST = 400
"""First characters of a citation that are kept."""
MOST = 3
"""Full citations of one work that are kept."""
FOUND_BY = 10
"""First content words under which the work can be found."""
SHORT = 3
STEM = 6
"""Letters that an inflected word shares with the one in full."""
_PIECE = late(r"\d+|[^\W\d_]+")


def pieces(folded: str) -> tuple[str, ...]:
    """Give words and figures, each once, figures apart from letters, no articles and no single letters.

    >>> pieces("f7 12442 liasse de lille")
    ('f', '7', '12442', 'liasse', 'lille')
    """
    words = [word for word in folded.split() if word not in SMALL and (len(word) > 1 or word.isdecimal())]
    return tuple(dict.fromkeys(found[0] for word in words for found in _PIECE.finditer(word)))


class Said:
    """Full citations of one work, as printed and folded."""

    def __init__(self) -> None:
        self._printed: list[str] = []
        self._folded: list[str] = []
        self._words: set[str] = set()
        self._pieces: set[str] = set()
        self._stems: set[str] = set()

    def add(self, text: str) -> None:
        """Keep the words of another full citation."""
        if text and len(self._printed) < MOST:
            self._printed.append(text[:LONGEST])
            self._folded.append(f" {fold(text[:LONGEST])} ")
            self._words.update(self._folded[-1].split())
            self._pieces.update(pieces(self._folded[-1]))
            self._stems.update(piece[:STEM] for piece in self._pieces if len(piece) >= STEM)

    def share(self, words: Sequence[str]) -> float:
        """Return the highest share of the folded words found in one of the citations; 0 for no words."""
        return sum(word in self._words for word in words) / len(words) if words else 0.0

    def holds(self, words: str) -> bool:
        """Return whether the folded words stand side by side in one of the citations."""
        return bool(words) and any(f" {words} " in one for one in self._folded)

    @property
    def pieces(self) -> Collection[str]:
        """The words and figures of all of them."""
        return self._pieces

    def has(self, piece: str, *, cut: bool = False) -> bool:
        """Whether a word or figure stands in one of them, inflected, or ``cut`` short, at most."""
        if piece in self._pieces or (len(piece) >= STEM and piece[:STEM] in self._stems):
            return True
        return cut and any(own.startswith(piece) for own in self._pieces)

    def prints(self, word: str) -> bool:
        """Return whether a word stands in one of the citations with the same capitals."""
        return bool(word) and any(word in one for one in self._printed)

    def found_by(self) -> Iterator[str]:
        """Yield the words by which a short form may name the work."""
        for one in self._folded:
            telling = (word for word in one.split() if len(word) > SHORT and word not in SMALL and not word.isdecimal())
            yield from (word for _, word in zip(range(FOUND_BY), telling, strict=False))
