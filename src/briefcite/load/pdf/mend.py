"""Blanks that PDFium lost, spaces that are none, and words that are drawn twice.

Justified lines may be set so tight that PDFium takes the gap for no space ("nations recentlyaffirmed"), and
some typesetters leave a space of no width at each place where a word may be broken ("Na tio na lis mus"). Text is drawn
twice, a little apart, to look bold or shaded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import pairwise
from operator import itemgetter

from briefcite.load.pdf.layer import TextLayer
from briefcite.load.pdf.style import SAME_BASELINE, SAME_SIZE
from briefcite.model import Span, Word
from briefcite.text.median import median

LONG_WORD = 12
"""Characters: up to here a word is no sign of a lost blank."""

SAMPLE = 5
"""Words: lost spaces make long words, so the longest of a page show whether it lost some."""

LOST_BLANK = 0.08
"""Share of the font size: a gap between two letters this much wider than the word's others was a space
(measured: lost ones .10 to .19, kerning below .05)."""

LETTERSPACED = 0.05
"""Share of the font size: a word whose usual gap is wider is spaced out; its gaps say nothing."""

NO_WIDTH = 0.025
"""Share of the font size: spaces of less width are none, where there are many."""

HARDLY_WIDE = 0.06
"""Share of the font size: kerned letters ("of fen") are up to so far apart on such a page, words farther."""

WIDE = 1.0
"""Share of the font size: stands for gaps between lines and within printed words, which are not measured."""

STRIDE = 4
"""Every fourth blank is looked at first."""

FEW_EMPTY = 10
"""Blanks: fewer on a page may be chance."""

MANY_EMPTY = 0.2
"""Share of the spaces of a page: italic letters overhang a narrow space now and then, not at every fifth."""

SAMPLED = 16
"""Words of a page that are looked for a second time, and how many of them found show that it repeats some."""
REPEATED = 2
LONG_ENOUGH = 6
"""Characters: shorter words are on most pages more than once."""
DRAWN_NEAR = 0.13
"""Share of the font size: a word again this near is the same one. A shadow is up to a point away."""


_START = itemgetter(Word._fields.index("start"))


def longest(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of a page's printed words to be examined first for lost spaces: no addresses."""
    long = [(start, end) for start, end in spans if end - start > LONG_WORD and "/" not in text[start:end]]
    return nlargest(SAMPLE, long, key=lambda span: span[1] - span[0])


def lost_blanks(text: str, edges: list[tuple[float, float]], size: float) -> list[int]:
    """Return the places in a printed word before which a space is missing.

    Args:
        text: the word.
        edges: left and right edge of each of its characters, in points.
        size: font size in points.
    """
    gaps = [other[0] - one[1] for one, other in pairwise(edges)]
    usual = median(gaps) if gaps else 0.0
    if abs(usual) > LETTERSPACED * size:
        return []
    least = usual + LOST_BLANK * size
    return [
        i
        for i, gap in enumerate(gaps, 1)
        if gap > least and text[i].isalpha() and (text[i - 1].isalpha() or text[i - 1] in ",.;:)")
    ]


def cut(spans: Iterable[tuple[int, int]], places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the spans, those that have a place inside cut there; ``places`` is in order."""
    for start, end in spans:
        inside = places[bisect_right(places, start) : bisect_left(places, end)]
        yield from pairwise((start, *inside, end))


def empty_blanks(words: Sequence[Word]) -> list[bool]:
    """Return for each word whether the space before it has no width; nothing where only few have none."""
    sample = sum(_gap(one, other) < NO_WIDTH for one, other in zip(words[::STRIDE], words[1::STRIDE], strict=False))
    if sample * STRIDE <= FEW_EMPTY:
        return []
    gaps = [_gap(one, other) for one, other in pairwise(words)]
    empty = sum(gap < NO_WIDTH for gap in gaps)
    if empty <= max(FEW_EMPTY, MANY_EMPTY * sum(not word.glued for word in words)):
        return []
    return [False, *(gap < HARDLY_WIDE for gap in gaps)]


def _gap(one: Word, other: Word) -> float:
    """Return the width of the space between two words on a line, as a share of the font size."""
    same_line = one.size and abs(other.baseline - one.baseline) <= SAME_BASELINE * one.size
    return abs(other.x0 - one.x1) / one.size if same_line and not other.glued else WIDE


def drawn_twice(words: Sequence[Word], text: str, offset: int) -> list[bool]:
    """Return for each word whether it is one before it drawn again; nothing where a sample of the page shows none.

    Args:
        words: those of the page.
        text: the page's text.
        offset: where it begins in the document.
    """
    sample = words[:: len(words) // (3 * SAMPLED) + 1]
    if sum(_again(word, words, text, offset) for word in sample if len(word.text) >= LONG_ENOUGH) < REPEATED:
        return []
    seen: dict[str, list[Word]] = {}
    repeated = []
    for word in words:
        before = seen.setdefault(word.text, [])
        repeated.append(any(_same_place(word, one) for one in before))
        if not repeated[-1]:
            before.append(word)
    return repeated


def _again(word: Word, words: Sequence[Word], text: str, offset: int) -> bool:
    """Return whether a word is drawn another time, later, at its place."""
    at = text.find(word.text, word.end - offset)
    while at >= 0:
        other = words[bisect_right(words, at + offset, key=_START) - 1]
        if other.text == word.text and _same_place(other, word):
            return True
        at = text.find(word.text, at + 1)
    return False


def _same_place(one: Word, other: Word) -> bool:
    near = DRAWN_NEAR * one.size
    return (
        abs(one.x0 - other.x0) <= near
        and abs(one.baseline - other.baseline) <= near
        and abs(one.size - other.size) <= SAME_SIZE
    )


def without_repeated(repeated: Sequence[bool], layer: TextLayer, offset: int) -> TextLayer:
    """Take the words that are drawn again out of a page whose text begins at ``offset`` of the document."""
    parts: list[str] = []
    made: list[Word] = []
    marked: dict[int, list[Span]] = {}
    moved: dict[int, int] = {}
    end, size = offset, 0
    elsewhere = False
    for word, again in zip(layer.words, repeated, strict=True):
        gap = layer.text[end - offset : word.start - offset]
        end = word.end
        if again:
            elsewhere = not made or not _same_place(word, made[-1])
            continue
        gap = ("\n" if elsewhere else gap) if made else ""
        elsewhere = False
        start = offset + size + len(gap)
        parts += (gap, word.text)
        size += len(gap) + len(word.text)
        moved[word.start] = start - word.start
        made.append(word._replace(start=start, end=start + len(word.text), glued=not gap and bool(made)))
    for name, spans in layer.marked.items():
        kept = [span for span in spans if span.start in moved]
        marked[name] = [Span(span.start + moved[span.start], span.end + moved[span.start]) for span in kept]
    return TextLayer(layer.engine, "".join(parts), tuple(made), marked)


def without(empty: Sequence[bool], layer: TextLayer, offset: int) -> TextLayer:
    """Take the empty spaces out of a page whose text begins at ``offset`` of the document."""
    parts: list[str] = []
    made: list[Word] = []
    shifts: list[tuple[int, int]] = []
    shift, end = 0, offset
    for word, joined in zip(layer.words, empty, strict=True):
        gap = "" if joined else layer.text[end - offset : word.start - offset]
        shift += len(gap) - (word.start - end)
        shifts.append((word.start, shift))
        end = word.end
        parts += (gap, word.text)
        moved = word._replace(start=word.start + shift, end=word.end + shift, glued=word.glued or joined)
        if joined and _alike(made[-1], moved):
            made[-1] = _one(made[-1], moved)
        else:
            made.append(moved)
    marked = {name: [_moved(span, shifts) for span in spans] for name, spans in layer.marked.items()}
    return TextLayer(layer.engine, "".join(parts), tuple(made), marked)


def _moved(span: Span, shifts: Sequence[tuple[int, int]]) -> Span:
    """Return where a span of one word is now; ``shifts`` lists the old start and the shift of each word."""
    _, shift = shifts[bisect_right(shifts, span.start, key=lambda pair: pair[0]) - 1]
    return Span(span.start + shift, span.end + shift)


def _alike(one: Word, other: Word) -> bool:
    return one.font == other.font and abs(one.size - other.size) <= SAME_SIZE and one.hidden == other.hidden


def _one(word: Word, other: Word) -> Word:
    return word._replace(
        end=other.end,
        text=word.text + other.text,
        top=min(word.top, other.top),
        x1=other.x1,
        bottom=max(word.bottom, other.bottom),
        hyphen=other.hyphen,
        lift=0.0,
    )
