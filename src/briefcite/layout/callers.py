"""Which numbers a page calls: the first hint at what its notes are numbered."""

from __future__ import annotations

import re
from collections import Counter

from briefcite.model import Page, Zone
from briefcite.text.leads import level_digits, raised
from briefcite.text.numerals import plain, readings

_STANDING = re.compile(r"(\d{1,3})[.,;:)]?")
_ENCLOSED = re.compile(r"\S[(\[](\d{1,3})[)\]][.,;:]?")
MAX_LENGTH = 12
"""Characters of the longest raised run looked at ("113,114,115")."""


def raised_numbers(page: Page) -> Counter[str]:
    """Count the markers that stand raised anywhere but at a line's beginning."""
    found: Counter[str] = Counter()
    for line in page.lines:
        for at in raised(line):
            word = line.words[at]
            if at and len(word.text) <= MAX_LENGTH:
                before = level_digits(line, at)
                text = (before.text if before else "") + word.text
                for part in plain(text).replace("-", ",").split(","):
                    if readings(part.strip("()[].")):
                        found[part.strip("()[].")] += 1
    return found


def standing_numbers(page: Page) -> Counter[str]:
    """Count level numbers of up to three digits that may be callouts where nothing is raised.

    They stand between blanks where the font lacks raised digits, or in brackets behind a word: "well.(1)".
    """
    found: Counter[str] = Counter()
    for line in page.lines:
        if line.zone is not Zone.FURNITURE:
            for at, word in enumerate(line.words):
                text = plain(word.text)
                match = (at and _STANDING.fullmatch(text)) or _ENCLOSED.search(text)
                if match:
                    found[match[1]] += 1
    return found
