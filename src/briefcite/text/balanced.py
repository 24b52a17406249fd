"""Balances the brackets of a value, so that no program reads on into the next field."""

from __future__ import annotations

_CLOSES = {")": "(", "]": "[", "}": "{", "）": "（", "》": "《", "』": "『", "」": "「"}
"""Those of Chinese and Japanese too."""
_OPENED = {opening: closing for closing, opening in _CLOSES.items()}
_BRACKETS = frozenset(_CLOSES) | frozenset(_OPENED)


def balanced(text: str) -> str:
    """Return the text with open brackets closed at its end; unopened closing ones, and one opened last, are dropped.

    >>> balanced("Opere (8, 3"), balanced("Rome) and after"), balanced("Naples (")
    ('Opere (8, 3)', 'Rome and after', 'Naples')
    """
    if _BRACKETS.isdisjoint(text):
        return text
    kept: list[str] = []
    opened: list[str] = []
    for char in text:
        if char in _CLOSES:
            if not opened or opened[-1] != _CLOSES[char]:
                continue
            opened.pop()
        elif char in _OPENED:
            opened.append(char)
        kept.append(char)
    whole = "".join(kept)
    while opened and whole.rstrip().endswith(opened[-1]):
        whole = whole.rstrip()[:-1].rstrip()
        opened.pop()
    return whole + "".join(_OPENED[char] for char in reversed(opened))
