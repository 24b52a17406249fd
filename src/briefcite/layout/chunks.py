"""Joins words that stand next to each other into chunks, without yet asking where the columns are.

A chunk is a stretch of one printed line whose words follow each other in the text layer with no more than a
word space between them: a full line, a table cell, a hanging marker. Raised and lowered runs ("1975²⁰", "SO₂")
belong to the chunk they hang on.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefcite.model import Page, Word
from briefcite.text.words import Words

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
    """Words of one line next to each other; ``baseline`` and ``size`` are those of its main run.

    Holds the place of its words on the page and not the words, of which a book has half a million.
    """

    __slots__ = ("baseline", "bottom", "chars", "first", "page", "size", "stop", "top", "x0", "x1")

    def __init__(self, page: Words, first: int, word: Word) -> None:
        self.page, self.first, self.stop = page, first, first + 1
        _, _, _, self.x0, self.top, self.x1, self.bottom, self.baseline, self.size, *_ = word
        self.chars = word.end - word.start

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words, in the order of the text layer."""
        return self.page[self.first : self.stop]

    def add(self, word: Word) -> None:
        """Append the next word; a larger run, or a longer one of its size, sets the baseline."""
        start, end, _, x0, top, x1, bottom, baseline, size, *_ = word
        if x0 < self.x0:
            self.x0 = x0
        if x1 > self.x1:
            self.x1 = x1
        if top < self.top:
            self.top = top
        if bottom > self.bottom:
            self.bottom = bottom
        self.stop += 1
        if size != self.size or baseline != self.baseline:
            alone = self.stop - self.first == 2
            if size * SMALL > self.size or (size > self.size * SMALL and alone):
                self.baseline, self.size = baseline, size
        self.chars += end - start

    @property
    def width(self) -> float:
        """Horizontal extent in points."""
        return self.x1 - self.x0


def chunk_of(page: Words, first: int, stop: int) -> Chunk:
    """Make one chunk of the words of a page from ``first`` to ``stop``."""
    words = page[first:stop]
    made = Chunk(page, first, words[0])
    for word in words[1:]:
        made.add(word)
    return made


def visible(words: Words) -> Words:
    """Leave out hidden words, unless most are hidden: then the page is a scan with its OCR text behind."""
    hidden = sum(word.hidden for word in words)
    if not hidden or hidden * 2 > len(words):
        return words
    return Words([word for word in words if not word.hidden])


def chunk(page: Page) -> list[Chunk]:
    """Cut the page's words into chunks, in the order of the text layer."""
    seen = visible(page.words if isinstance(page.words, Words) else Words(page.words))
    chunks: list[Chunk] = []
    current: Chunk | None = None
    last: Word | None = None
    for place, word in enumerate(seen):
        if (
            current is not None
            and last is not None
            and follows(last, word)
            and (word.baseline == current.baseline or on_line(current, word))
        ):
            current.add(word)
        else:
            current = Chunk(seen, place, word)
            chunks.append(current)
        last = word
    return chunks


def follows(last: Word, word: Word) -> bool:
    """Whether no more than a word space lies between two words, in either direction of writing."""
    reach = WORD_GAP * max(last.size, word.size, 4.0)
    return word.x0 - last.x1 <= reach and last.x0 - word.x1 <= reach


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
