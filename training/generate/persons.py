"""Names and the ways of printing a list of them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import NamedTuple

from generate.harvest import Pools
from generate.words import pick


class Person(NamedTuple):
    """Given names, family name."""

    given: str
    family: str


def draw_persons(rng: random.Random, pools: Pools, lang: str, most: int = 4) -> list[Person]:
    """Draw one to ``most`` people, mostly one."""
    count = min(most, rng.choices([1, 2, 3, 4, 5, 7], [60, 22, 10, 4, 2, 2])[0])
    return [_person(rng, pools, lang) for _ in range(count)]


def _person(rng: random.Random, pools: Pools, lang: str) -> Person:
    if rng.random() < 0.15:
        lang = rng.choice(["en", "de", "fr", "it", "es"])
    given = pick(rng, lang, "given")
    roll = rng.random()
    if roll < 0.15:
        given += f" {rng.choice('ABCDEFGHJKLMPRSTW')}."
    elif roll < 0.2:
        given += " " + pick(rng, lang, "given")
    family = pick(rng, "en", "slavic") if rng.random() < 0.06 else pools.family(rng, lang)
    if rng.random() < 0.04:
        family += "-" + pools.family(rng, lang)
    return Person(given, family)


@dataclass(frozen=True)
class NameStyle:
    """How names are printed: order ("given", "family", "first" inverts only the first), initials, joiners."""

    order: str
    initials: str
    """Empty for full given names, "-" for bare initials ("IG"), else what follows an initial (". ", ".")."""
    comma: str
    between: str
    last: str
    capitals: bool
    etal: str

    def text(self, people: list[Person], shorten: bool = False) -> str:
        """Print the list."""
        names = [self._one(person, place) for place, person in enumerate(people)]
        if (shorten or len(names) > 3) and self.etal and len(names) > 1:
            return names[0] + self.etal
        if len(names) == 1:
            return names[0]
        return self.between.join(names[:-1]) + self.last + names[-1]

    def _one(self, person: Person, place: int) -> str:
        family = person.family.upper() if self.capitals else person.family
        given = self._given(person.given)
        if self.order == "surname":
            return family
        if self.order == "family" or (self.order == "first" and place == 0):
            return f"{family}{self.comma}{given}"
        return f"{given}{'' if given.endswith(' ') else ' '}{family}"

    def _given(self, given: str) -> str:
        if not self.initials:
            return given
        letters = [part[0] for part in given.replace("-", " ").split()]
        if self.initials == "-":
            return "".join(letters)
        return self.initials.join(letters) + self.initials.rstrip()


_LAST = {"de": " und ", "en": " and ", "fr": " et ", "it": " e ", "es": " y ", "pt": " e ", "nl": " en ", "pl": " i "}
_ETAL = {
    "de": [" u.a.", " u. a.", " et al.", " et al."],
    "fr": [" et al.", " et alii"],
    "it": [" et al.", " et alii", " e altri"],
}


def draw_style(rng: random.Random, lang: str, order: str = "") -> NameStyle:
    """Draw a way of printing names in a language."""
    order = order or rng.choices(["given", "family", "first"], [45, 40, 15])[0]
    initials = rng.choices(["", ". ", ".", "-", " "], [52, 22, 13, 10 if lang == "en" else 2, 1])[0]
    between, last = _joiners(rng, lang, order)
    etal = rng.choice(_ETAL.get(lang, [" et al.", " et al.", " et al"]))
    comma = rng.choices([", ", " "], [92, 8])[0]
    return NameStyle(order, initials, comma, between, last, rng.random() < 0.1, etal if rng.random() < 0.7 else "")


def _joiners(rng: random.Random, lang: str, order: str) -> tuple[str, str]:
    word = _LAST[lang]
    if lang == "de":
        return rng.choice(
            [
                ("/", "/"),
                ("/", "/"),
                (" / ", " / "),
                ("; ", "; "),
                (", ", " und "),
                (", ", ", "),
                (" & ", " & "),
                (", ", " & "),
                ("; ", " und "),
                (", ", " u. "),
                (" – ", " – "),
                (", ", ", und "),
            ]
        )
    plain = [
        (", ", word),
        (", ", word),
        (", ", word),
        (", ", f",{word}"),
        (", ", " & "),
        (", ", ", & "),
        ("; ", "; "),
        (", ", ", "),
        (" – ", " – "),
        ("/", "/"),
        ("-", "-"),
    ]
    return rng.choice(plain if order != "family" else [*plain[1:9], ("; ", f";{word}")])
