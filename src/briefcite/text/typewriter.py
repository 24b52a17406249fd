"""Which fonts of a document are those of a typewriter, all characters equally wide: program code within a text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from statistics import median

from briefcite.model import Page, Word
from briefcite.text.late import late

SAMPLE = 5
"""Of the words every so many tell which font the text is set in."""
MIN_WORDS = 5
EVEN = 0.9
TOLERANCE = 0.02
"""Words with narrow characters, and the share of them whose characters are on average as wide as in the others, within
so many em, that show a typewriter font."""
_WITH_NARROW = late(r"(?=.*[ijl.,:;()\[\]])[!-~]{4,}")


def code_fonts(pages: Sequence[Page], words: Iterable[tuple[int, Word]]) -> frozenset[str]:
    """Return the fonts of these words whose characters are all equally wide; none where the text itself is typed so.

    Args:
        pages: with their words.
        words: each with the index of its page; the other words of these pages show how wide their fonts are. Bitmap
            fonts have no names: they are one font, "", which is even where code alone is set in them.
    """
    suspects: dict[str, set[int]] = defaultdict(set)
    for page, word in words:
        suspects[word.font].add(page)
    text = _font_of_text(pages)
    others = suspects.keys() - {text}
    if not others or _are_even(_widths(word for page in pages for word in page.words[::SAMPLE])[text]):
        return frozenset()
    seen = _widths(word for page in set().union(*(suspects[font] for font in others)) for word in pages[page].words)
    return frozenset(font for font in others if _are_even(seen[font]))


def _font_of_text(pages: Sequence[Page]) -> str:
    fonts = Counter(word.font for page in pages for word in page.words[::SAMPLE])
    return max(fonts, key=fonts.__getitem__, default="")


def _widths(words: Iterable[Word]) -> defaultdict[str, list[float]]:
    """Return, for each font, how wide the characters of its words with narrow ones are on average, in em."""
    widths: defaultdict[str, list[float]] = defaultdict(list)
    for word in words:
        if word.size and _WITH_NARROW.fullmatch(word.text):
            widths[word.font].append((word.x1 - word.x0) / len(word.text) / word.size)
    return widths


def _are_even(widths: Sequence[float]) -> bool:
    usual = median(widths) if len(widths) >= MIN_WORDS else 0.0
    return bool(usual) and sum(abs(width - usual) <= TOLERANCE for width in widths) >= EVEN * len(widths)
