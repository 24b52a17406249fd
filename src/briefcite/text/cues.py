"""Cheap tests before costly ones: a pattern is only tried where a text has what it needs to match."""

from __future__ import annotations

import re
from collections.abc import Iterable


def holds(text: str, cues: Iterable[str]) -> bool:
    """Return whether one of the cues stands in a text; ``any`` over them takes twice as long."""
    for cue in cues:  # noqa: SIM110
        if cue in text:
            return True
    return False


def without_head(pattern: re.Pattern[str], text: str) -> str:
    """Cut off what a pattern matches at the start of a text; ``sub`` with "^" would try it at every offset."""
    found = pattern.match(text)
    return text[found.end() :] if found else text
