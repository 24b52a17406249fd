"""Joins words that stand next to each other into chunks, without yet asking where the columns are.

A chunk is a stretch of one printed line whose words follow each other in the text layer with no more than a
word space between them: a full line, a table cell, a hanging marker. Raised and lowered runs ("1975²⁰", "SO₂")
belong to the chunk they hang on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from briefcite.model import Page, Word
from briefcite.text.words import Words

BASELINE_WOBBLE = 2.0
"""Points by which baselines of one line differ in OCR text layers (2 pt splits none of the lines looked at)."""
WORD_GAP = 1.0
"""Widest word space inside a chunk, in em; justified lines stay below, gutters are wider."""
SMALLEST = 4.0
"""Points: word spaces of smaller type are measured as if it had this size."""
SMALL = 0.87
"""A run this much smaller than its neighbour may be raised or lowered."""
HIDDEN = itemgetter(Word._fields.index("hidden"))
MAX_RAISE = 0.85
MAX_DROP = 0.4
"""How far a small run may stand above or below the baseline of its line, in em of the larger run."""
SAME_SIZE_RAISE = 0.55
"""How far a digit in the line's own size may be raised, in em."""


class Chunk:
    """Words of one line next to each other; ``baseline`` and ``size`` are those of its main run.

    Holds the place of its words on the page and not the words, of which a book has half a million.
    """

    __slots__ = ("baseline", "bottom", "chars", "even", "first", "page", "size", "stop", "top", "x0", "x1")
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float

    def __init__(self, page: Words, first: int, word: Sequence[Any]) -> None:
        """Take one word, by its values in the order of their fields."""
        self.page, self.first, self.stop = page, first, first + 1
        start, end, _, self.x0, self.top, self.x1, self.bottom, self.baseline, self.size, *_ = word
        self.chars: int = end - start
        self.even = True
        """Whether all words have one size and one baseline."""

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words, in the order of the text layer."""
        return self.page[self.first : self.stop]

    @property
    def width(self) -> float:
        """Horizontal extent in points."""
        return self.x1 - self.x0

    def add(self, run: Chunk) -> None:
        """Append the words that follow, all of one size and baseline."""
        if run.size != self.size or run.baseline != self.baseline:
            self.even = False
            if self.yields(run):
                self.baseline, self.size = run.baseline, run.size
        self.x0, self.x1 = min(self.x0, run.x0), max(self.x1, run.x1)
        self.top, self.bottom = min(self.top, run.top), max(self.bottom, run.bottom)
        self.chars += run.chars
        self.stop = run.stop

    def yields(self, run: Chunk) -> bool:
        """Return whether a run sets the baseline from now on: a larger one, or one of its size behind a single word."""
        alone = self.stop - self.first == 1
        return run.size * SMALL > self.size or (run.size > self.size * SMALL and alone)


def chunk_of(page: Words, first: int, stop: int) -> Chunk:
    """Make one chunk of the words of a page from ``first`` to ``stop``."""
    made, *others = (Chunk(page, place, page[place]) for place in range(first, stop))
    for word in others:
        made.add(word)
    return made


def visible(words: Words) -> Words:
    """Leave out hidden words, unless most are hidden: then the page is a scan with its OCR text behind."""
    hidden = sum(map(HIDDEN, words.values()))
    if not hidden or hidden * 2 > len(words):
        return words
    return Words([word for word in words if not word.hidden])


def chunk(page: Page) -> list[Chunk]:
    """Cut the page's words into chunks, in the order of the text layer."""
    seen = visible(page.words if isinstance(page.words, Words) else Words(page.words))
    chunks: list[Chunk] = []
    for run in _runs(seen):
        if not chunks or not _joins(chunks[-1], run):
            chunks.append(run)
        elif run.baseline == chunks[-1].baseline or chunks[-1].yields(run):
            chunks[-1].add(run)
        else:  # raised words: each is asked whether it is of the line
            for place in range(run.first, run.stop):
                word = Chunk(seen, place, seen[place])
                if _joins(chunks[-1], word):
                    chunks[-1].add(word)
                else:
                    chunks.append(word)
    return chunks


def _runs(page: Words) -> Iterator[Chunk]:
    """Yield the stretches of words that follow each other in one size and on one baseline: most are whole lines.

    Written out in full for speed: every word of the document passes through here.
    """
    run: Chunk | None = None
    baseline = size = reach = last_x0 = last_x1 = 0.0
    for place, word in enumerate(page.values()):
        start, end, _, x0, top, x1, bottom, height, type_size, _, _, _, _, _ = word
        near = x0 - last_x1 <= reach and last_x0 - x1 <= reach
        if run is not None and near and height == baseline and type_size == size:
            if x0 < run.x0:
                run.x0 = x0
            if x1 > run.x1:
                run.x1 = x1
            if top < run.top:
                run.top = top
            if bottom > run.bottom:
                run.bottom = bottom
            run.chars += end - start
        else:
            if run is not None:
                run.stop = place
                yield run
            run = Chunk(page, place, word)
            baseline, size, reach = height, type_size, WORD_GAP * max(type_size, SMALLEST)
        last_x0, last_x1 = x0, x1
    if run is not None:
        run.stop = len(page)
        yield run


def _joins(chunk: Chunk, run: Chunk) -> bool:
    """Return whether the run right behind a chunk goes on with its line."""
    word = run.page[run.first]
    near = follows(run.page[run.first - 1], word)
    return near and (run.baseline == chunk.baseline or on_line(chunk, word))


def follows(last: Word, word: Word) -> bool:
    """Return whether no more than a word space lies between two words, in either direction of writing."""
    reach = WORD_GAP * max(last.size, word.size, SMALLEST)
    return word.x0 - last.x1 <= reach and last.x0 - word.x1 <= reach


def on_line(line: Chunk, word: Word) -> bool:
    """Return whether a word next to a chunk is of the same line: same baseline, or raised or lowered against it."""
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
