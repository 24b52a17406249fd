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
PLAIN = 100
PLAINLY = 0.6
"""Different words of which a smaller share than this is even where a font is plainly none of a typewriter."""
_NAMED = late(r"(?i)mono(?!t)|courier|typewriter|consola|cmtt|sftt")
"""Names that tell it where too few words are set in a font: "BeraSansMono-Oblique"."""
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
    code = _even(suspects, (word for page in set().union(*suspects.values()) for word in pages[page].words))
    return code if code and not _is_typescript(pages, code) else frozenset()


def _is_typescript(pages: Sequence[Page], code: frozenset[str]) -> bool:
    sample = [word for page in pages for word in page.words[::SAMPLE]]
    fonts = Counter(word.font for word in sample)
    even = code | _even(fonts, sample)
    typed = sum(count for font, count in fonts.items() if font in even)
    return typed > TYPED * len(sample)


def _even(fonts: Iterable[str], words: Iterable[Word]) -> frozenset[str]:
    """Return those of these fonts whose characters are all equally wide, by their different words with narrow ones.

    No more words of a font are examined once it is plain that it is none of a typewriter, as in most texts.
    """
    widths: dict[str, dict[str, float]] = {font: {} for font in fonts}
    for word in words:
        seen = widths.get(word.font)
        if seen is None or word.text in seen or not word.size or not _WITH_NARROW.fullmatch(word.text):
            continue
        seen[word.text] = (word.x1 - word.x0) / len(word.text) / word.size
        if len(seen) == PLAIN and not _are_even(seen.values(), PLAINLY):
            del widths[word.font]
            if not widths:
                break
    few = {font for font, seen in widths.items() if len(seen) < MIN_WORDS and _NAMED.search(font)}
    return frozenset(few | {font for font, seen in widths.items() if _are_even(seen.values(), EVEN)})


def _are_even(widths: Collection[float], share: float) -> bool:
    """Return whether so many are as wide as usual, in em."""
    usual = median(widths) if len(widths) >= MIN_WORDS else 0.0
    return bool(usual) and sum(abs(width - usual) <= TOLERANCE for width in widths) >= share * len(widths)
