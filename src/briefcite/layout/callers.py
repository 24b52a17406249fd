"""Which numbers stand raised on a page: the first hint at what its notes are called."""

from __future__ import annotations

from collections import Counter

from briefcite.model import Page
from briefcite.text.leads import is_raised
from briefcite.text.numerals import plain, readings

MAX_LENGTH = 12
"""Characters of the longest raised run looked at ("113,114,115")."""


def raised_numbers(page: Page) -> Counter[str]:
    """Count the markers that stand raised anywhere but at a line's beginning."""
    found: Counter[str] = Counter()
    for line in page.lines:
        for word in line.words[1:]:
            if len(word.text) <= MAX_LENGTH and is_raised(word, line):
                for part in plain(word.text).replace("-", ",").split(","):
                    if readings(part.strip("()[].")):
                        found[part.strip("()[].")] += 1
    return found
