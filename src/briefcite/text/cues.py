"""Cheap tests that spare costly ones: what a pattern needs is looked for before the pattern is."""

from __future__ import annotations

import re
from collections.abc import Iterable


def holds(text: str, cues: Iterable[str]) -> bool:
    """Whether one of the cues stands in a text; ``any`` over them takes twice as long."""
    for cue in cues:  # noqa: SIM110
        if cue in text:
            return True
    return False


def without_head(pattern: re.Pattern[str], text: str) -> str:
    """Cut off what a pattern matches at the start of a text; ``sub`` with "^" tries it at every place."""
    found = pattern.match(text)
    return text[found.end() :] if found else text
