"""Word lists of a language: names, places, publishers, journals and what titles are made of."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

LANGUAGES = ("de", "en", "fr", "it", "es", "pt")


@cache
def lists(lang: str) -> dict[str, tuple[str, ...]]:
    """Read ``words/LANG.txt``: sections in brackets; entries are split at "|", else at blanks ("_" is a blank)."""
    sections: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in (Path(__file__).parent / "words" / f"{lang}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line.strip():
            found = line.split("|") if "|" in line else [word.replace("_", " ") for word in line.split()]
            sections[name] = (*sections.get(name, ()), *found)
    return sections


def pick(rng: random.Random, lang: str, section: str) -> str:
    """Draw one entry; a section that the language lacks is taken from English."""
    own = lists(lang).get(section) or lists("en")[section]
    return rng.choice(own)
