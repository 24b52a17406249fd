"""Finds words set at right angles to the text: the running head of a page with a sideways table, or a stamp."""

from __future__ import annotations

from briefcite.model import Page, Word

TALL = 1.5
NARROW = 0.3
SHORTEST = 4
"""Height of such a word by the width of its box, height of a character in em, characters at least."""
AT_EDGE = 0.15
"""Share of the type's size by which its baseline may lie off the end of the box at which it begins."""
MOST = 0.3
"""Share of the words of a page above which they are its text, set from top to bottom."""


def across(page: Page) -> frozenset[int]:
    """Return the places of the words of a page that are set at right angles to its text."""
    tall = [
        (place, word)
        for place, word in enumerate(page.words)
        if len(word.text) >= SHORTEST
        and word.bottom - word.top > max(TALL * (word.x1 - word.x0), NARROW * word.size * len(word.text))
    ]
    sure = {place: word for place, word in tall if _begins_at_end(word)}
    if not sure:
        return frozenset()
    downward = any(map(_is_downward, sure.values()))
    found = {place for place, word in enumerate(page.words) if place in sure or (downward and _is_downward(word))}
    return frozenset(found) if len(found) <= MOST * len(page.words) else frozenset()


def _begins_at_end(word: Word) -> bool:
    return _is_downward(word) or abs(word.baseline - word.bottom) <= AT_EDGE * word.size


def _is_downward(word: Word) -> bool:
    """Return whether a word begins at the top of its box, where no level word has its baseline."""
    return word.baseline <= word.top + AT_EDGE * word.size and word.bottom - word.top > AT_EDGE * word.size
