"""How many volumes a work has: "3 vols.", "in 2 Bänden", "(19 voll.)"."""

from __future__ import annotations

import re
from functools import cache

from briefcite.text.late import late
from briefcite.text.wordlists import joined, words_of


def volumes_in(text: str) -> str:
    """Return the number of volumes where a text says nothing else; "" where it does not.

    >>> volumes_in("2 Bde."), volumes_in("vol. 2"), volumes_in("2. Bd.")
    ('2', '', '')
    """
    found = _counted(r"[\s(\[,.]*", r"[\s)\],]*$").match(text)
    return found[1] if found else ""


def without_volumes(title: str) -> tuple[str, str]:
    """Return a title without the number of volumes at its end, and that number: "Harbours of Kent, 2 vols"."""
    found = _counted(r"[,.(\[\s]+(?<![\w])", r"[)\]]?$").search(title)
    return (title[: found.start()].rstrip(" ,.("), found[1]) if found and found.start() else (title, "")


@cache
def _counted(before: str, behind: str) -> re.Pattern[str]:
    return late(rf"{before}(?:(?:in|en)\s)?(\d{{1,3}})\s?{joined(words_of('volumes'))}{behind}", re.I)
