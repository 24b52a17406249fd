"""Tells the heading of a bibliography, and of what may follow one."""

from __future__ import annotations

import re
from functools import cache

from briefcite.text.late import late
from briefcite.text.wordlists import words_of

_NUMBERED = late(r"[\W_]*(?:\d{1,2}\.?\s+|[ivx]{1,5}\.?\s+)?", re.I)
LONGEST = 60
LONGEST_TITLE = 4
"""Characters of a heading, words of a title."""
_AROUND = " \t\r.:;#*=_-–—[]"


def is_of_bibliography(line: str) -> bool:
    """Return whether a line is the heading of a bibliography and no more; it may be numbered: "7. Works cited"."""
    return len(line) <= LONGEST and _bare(line) in _titles()[0]


def is_of_another_part(line: str) -> bool:
    """Return whether a line is the heading of what may follow a bibliography: "Appendix B: The Rolls"."""
    words = _bare(line).split() if len(line) <= LONGEST else []
    return any(" ".join(words[:length]) in _titles()[1] for length in range(1, min(len(words), LONGEST_TITLE) + 1))


def _bare(line: str) -> str:
    return _NUMBERED.sub("", line, count=1).strip(_AROUND).casefold()


@cache
def _titles() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words_of("bibliography")), frozenset(words_of("behind_bibliography"))
