"""Word lists of a language: names, places, publishers, journals and what titles are made of."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

LANGUAGES = ("de", "en", "fr", "it", "es", "pt", "nl", "pl")


@cache
def lists(lang: str) -> dict[str, tuple[str, ...]]:
    """Read ``words/LANG.txt``: sections in brackets; entries split at "|", else at blanks; "_" is a blank."""
    sections: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in (Path(__file__).parent / "words" / f"{lang}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line.strip():
            found = [word.replace("_", " ") for word in (line.split("|") if "|" in line else line.split())]
            sections[name] = (*sections.get(name, ()), *found)
    return sections


def pick(rng: random.Random, lang: str, section: str) -> str:
    """Draw one entry; a section that the language lacks is taken from English."""
    own = lists(lang).get(section) or lists("en")[section]
    return rng.choice(own)


def body(rng: random.Random, lang: str) -> str:
    """Name a body: a listed one, an abbreviation or one made up."""
    words = lists(lang)
    roll = rng.random()
    if roll < 0.45 or "bodyhead" not in words:
        return pick(rng, lang, "body")
    if roll < 0.62:
        return rng.choice(words["short"])
    name = f"{rng.choice(words['bodyhead'])} {rng.choice(words['bodyfor'])}"
    return name + (f" ({rng.choice(words['short'])})" if rng.random() < 0.12 else "")


def newspaper(rng: random.Random, lang: str) -> str:
    """Name a newspaper: a listed one, or one made up as papers are called after their towns."""
    words = lists(lang)
    if rng.random() < 0.5 or "paper-name" not in words:
        return pick(rng, lang, "newspaper")
    town = rng.choice(words["place"]).split(",")[0].split("/")[0]
    return rng.choice(words["paper-name"]).format(p=town, a=town.removesuffix("e").removesuffix("en") + "er")


def pick_month(rng: random.Random, lang: str) -> str:
    """Draw a month's name, abbreviated in some cases."""
    month = pick(rng, lang, "month")
    return month[:3] + rng.choice([".", ""]) if len(month) > 5 and rng.random() < 0.15 else month
