"""What the type of a page tells: the size of its text, and numbers that are raised and call no note."""

from __future__ import annotations

from collections import Counter

from briefcite.model import Document, Line, Word, Zone
from briefcite.text.late import late

EXPONENT = -3.0
_UNITS = {"m", "cm", "km", "mm", "dm", "ft", "r", "x", "s", "CO", "R"}
_YEAR = late(r"1[4-9]\d\d\b|20\d\d\b")


def body_size(document: Document) -> float:
    """Give the commonest size of lines outside the notes."""
    weight: Counter[float] = Counter()
    for page in document.pages:
        for line in page.lines:
            if line.zone is Zone.BODY:
                weight[round(line.size, 1)] += line.end - line.start
    return max(weight, key=weight.__getitem__, default=0.0)


def exponent(line: Line, at: int, word: Word) -> float:
    """Speak against a 2 or 3 raised on a unit: "40 million m³"."""
    if not at or not word.glued or word.text not in ("2", "3", "²", "³"):
        return 0.0
    before = line.words[at - 1].text.strip("(/")
    return EXPONENT if before in _UNITS or (len(before) <= 2 and before.isalpha()) else 0.0


def is_edition(line: Line, at: int) -> bool:
    """Whether a number is raised right before a year: "²1998"."""
    following = line.words[at + 1] if at + 1 < len(line.words) else None
    return following is not None and following.glued and _YEAR.match(following.text) is not None
