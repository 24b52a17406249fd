"""Which fonts of a document are those of a typewriter, all characters equally wide: program code within a text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from statistics import median

from briefcite.model import Page, Word
from briefcite.text.late import late

SAMPLE = 5
"""Of the words every so many tell whether the text itself is typed."""
TYPED = 0.7
"""Share of them in such fonts that shows a typescript; a manual may have more code than text."""
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
            fonts have no names and count as one, which is even where code alone is set in them.
    """
    suspects: dict[str, set[int]] = defaultdict(set)
    for page, word in words:
        suspects[word.font].add(page)
    seen = _widths(word for page in set().union(*suspects.values()) for word in pages[page].words)
    code = frozenset(font for font in suspects if _are_even(seen[font].values()))
    return code if code and not _is_typescript(pages, code) else frozenset()


def _is_typescript(pages: Sequence[Page], code: frozenset[str]) -> bool:
    sample = [word for page in pages for word in page.words[::SAMPLE]]
    fonts, widths = Counter(word.font for word in sample), _widths(sample)
    typed = sum(count for font, count in fonts.items() if font in code or _are_even(widths[font].values()))
    return typed > TYPED * len(sample)


def _widths(words: Iterable[Word]) -> defaultdict[str, dict[str, float]]:
    """Return, for each font, how wide the characters of its different words with narrow ones are on average, in em."""
    widths: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for word in words:
        if word.size and _WITH_NARROW.fullmatch(word.text):
            widths[word.font][word.text] = (word.x1 - word.x0) / len(word.text) / word.size
    return widths


def _are_even(widths: Collection[float]) -> bool:
    usual = median(widths) if len(widths) >= MIN_WORDS else 0.0
    return bool(usual) and sum(abs(width - usual) <= TOLERANCE for width in widths) >= EVEN * len(widths)
