"""The letter after a year ("1995a"), which distinguishes an author's works of one year."""

from __future__ import annotations

_LETTERS = "abcdefghijk"


def year_letter(year: str, raw: str) -> str:
    """Return the letter that stands behind ``year`` in a date as printed; "" where none does.

    >>> year_letter("1995", "Oct. 1995a")
    'a'
    """
    at = raw.find(year)
    while at >= 0:
        end = at + len(year)
        after = raw[end + 1 : end + 2]
        if raw[end : end + 1] and raw[end] in _LETTERS and not (after.isalnum() or after == "_"):
            return raw[end]
        at = raw.find(year, at + 1)
    return ""
