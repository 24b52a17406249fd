"""Joins words that stand next to each other into chunks, without yet asking where the columns are.

A chunk is a stretch of one printed line whose words follow each other in the text layer with no more than a
word space between them: a full line, a table cell, a hanging marker. Raised and lowered runs ("1975²⁰", "SO₂")
belong to the chunk they hang on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefcite.model import Page, Word

BASELINE_WOBBLE = 2.0
"""Points by which baselines of one line differ in OCR text layers (2 pt splits none of the lines looked at)."""
WORD_GAP = 1.0
"""Widest word space inside a chunk, in em; justified lines stay below, gutters are wider."""
SMALL = 0.87
"""A run this much smaller than its neighbour may be raised or lowered."""
MAX_RAISE = 0.85
MAX_DROP = 0.4
"""How far a small run may stand above or below the baseline of its line, in em of the larger run."""
SAME_SIZE_RAISE = 0.55
"""How far a digit in the line's own size may be raised, in em."""


class Chunk:
    """Words of one line next to each other; ``baseline`` and ``size`` are those of its main run."""

    __slots__ = ("baseline", "bottom", "chars", "size", "top", "words", "x0", "x1")

    def __init__(self, word: Word) -> None:
        self.words = [word]
        self.x0, self.x1, self.top, self.bottom = word.x0, word.x1, word.top, word.bottom
        self.baseline, self.size = word.baseline, word.size
        self.chars = word.end - word.start

    def add(self, word: Word) -> None:
        """Append a word; a larger run, or a longer one of its size, sets the baseline."""
        self.words.append(word)
        self.x0, self.x1 = min(self.x0, word.x0), max(self.x1, word.x1)
        self.top, self.bottom = min(self.top, word.top), max(self.bottom, word.bottom)
        if word.size * SMALL > self.size or (word.size > self.size * SMALL and len(self.words) == 2):
            self.baseline, self.size = word.baseline, word.size
        self.chars += word.end - word.start

    @property
    def width(self) -> float:
        """Horizontal extent in points."""
        return self.x1 - self.x0


def chunk_of(words: Sequence[Word]) -> Chunk:
    """Make one chunk of these words."""
    made = Chunk(words[0])
    for word in words[1:]:
        made.add(word)
    return made


def visible(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out hidden words, unless most are hidden: then the page is a scan with its OCR text behind."""
    hidden = sum(word.hidden for word in words)
    if not hidden or hidden * 2 > len(words):
        return words
    return [word for word in words if not word.hidden]


def chunk(page: Page) -> list[Chunk]:
    """Cut the page's words into chunks, in the order of the text layer."""
    chunks: list[Chunk] = []
    current: Chunk | None = None
    last: Word | None = None
    for word in visible(page.words):
        if current is not None and last is not None and follows(last, word) and on_line(current, word):
            current.add(word)
        else:
            current = Chunk(word)
            chunks.append(current)
        last = word
    return chunks


def follows(last: Word, word: Word) -> bool:
    """Whether no more than a word space lies between two words, in either direction of writing."""
    gap = max(word.x0 - last.x1, last.x0 - word.x1)
    return gap <= WORD_GAP * max(last.size, word.size, 4.0)


def on_line(line: Chunk, word: Word) -> bool:
    """Whether a word next to a chunk is of the same line: same baseline, or raised or lowered against it."""
    drop = word.baseline - line.baseline
    if abs(drop) <= BASELINE_WOBBLE:
        return True
    if word.size < line.size * SMALL:
        return -MAX_RAISE * line.size <= drop <= MAX_DROP * line.size
    if line.size < word.size * SMALL:
        return -MAX_DROP * word.size <= drop <= MAX_RAISE * word.size
    return abs(drop) <= SAME_SIZE_RAISE * line.size and (_short(word.text) or _marker_like(line.words))


def _marker_like(words: Iterable[Word]) -> bool:
    return all(_short(word.text) for word in words)


def _short(text: str) -> bool:
    return len(text) <= 4 and not any(char.isalpha() for char in text)
