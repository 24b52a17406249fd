"""How many columns of a terminal a text takes."""

from __future__ import annotations

import unicodedata

_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))


def columns(text: str) -> int:
    """Count columns: two for a wide character, none for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(char) for char in text)


def _columns_of(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def is_right_to_left(text: str) -> bool:
    """Return whether any character runs from right to left: then the position of others depends on the terminal."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in _RIGHT_TO_LEFT for char in text)
