"""Composes titles from word lists; German ones by a small grammar of compounds."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from generate.words import lists, pick


def compose(rng: random.Random, lang: str) -> str:
    """Compose a title, with a subtitle in some cases."""
    title = _german(rng) if lang == "de" else _framed(rng, lang)
    if rng.random() < (0.45 if lang == "de" else 0.12):
        second = pick(rng, "de", "sub") if lang == "de" and rng.random() < 0.5 else _part(rng, lang)
        title += rng.choice([". ", ". ", ": ", ": ", " – ", " - ", "? ", ", "]) + second
    return _tail(rng, title, lang)


def _part(rng: random.Random, lang: str) -> str:
    return _german(rng) if lang == "de" else _framed(rng, lang)


def _tail(rng: random.Random, title: str, lang: str) -> str:
    if rng.random() < 0.06:
        first = rng.randint(1750, 1990)
        title += rng.choice(
            [
                f" {first}–{first + rng.randint(2, 60)}",
                f" {first}-{first + 9}",
                f", {first}",
                f" seit {first}" if lang == "de" else f" since {first}",
            ]
        )
    return title + ("?" if rng.random() < 0.04 and title[-1] not in "?!." else "")


def _framed(rng: random.Random, lang: str) -> str:
    frame = pick(rng, lang, "frame")
    while "{t}" in frame:
        frame = frame.replace("{t}", pick(rng, lang, "topic"), 1)
    while "{r}" in frame:
        frame = frame.replace("{r}", pick(rng, lang, "region"), 1)
    return frame[0].upper() + frame[1:]


def _compound(rng: random.Random, gender: str) -> str:
    words = lists("de")
    return rng.choice(words["part"]) + rng.choice(words[gender])


def _noun(rng: random.Random) -> str:
    roll = rng.random()
    if roll < 0.35:
        return _compound(rng, "fem")
    if roll < 0.5:
        return _compound(rng, rng.choice(["masc", "neut"]))
    return pick(rng, "de", "noun_f" if roll < 0.8 else "noun_p")


def _genitive(rng: random.Random) -> str:
    roll = rng.random()
    if roll < 0.35:
        return "der " + _compound(rng, "fem")
    if roll < 0.5:
        return "des " + _compound(rng, rng.choice(["masc", "neut"])) + "s"
    return "der " + pick(rng, "de", "noun_f")


def _phrase(rng: random.Random) -> str:
    adjective = pick(rng, "de", "adj")
    return rng.choice(
        [
            f"{adjective.capitalize()} {_compound(rng, 'fem')}",
            f"Die {adjective} {_compound(rng, 'fem')}",
            f"Die {pick(rng, 'de', 'noun_f')}",
            f"Das {_compound(rng, 'neut')}",
            f"Der {adjective} {_compound(rng, 'masc')}",
            _noun(rng),
        ]
    )


def _german(rng: random.Random) -> str:
    """Fill a frame from left to right; a slot that is no part of speech names a list of words."""
    place = pick(rng, "de", "region")

    def fill(slot: re.Match[str]) -> str:
        if slot[1] == "region":
            return place
        return _SLOTS[slot[1]](rng) if slot[1] in _SLOTS else pick(rng, "de", slot[1])

    title = re.sub(r"\{([\w-]+)\}", fill, pick(rng, "de", "frame"))
    return title[0].upper() + title[1:]


_SLOTS: dict[str, Callable[[random.Random], str]] = {
    "noun": _noun,
    "phrase": _phrase,
    "genitive": _genitive,
    "feminine": lambda rng: _compound(rng, "fem"),
}
