"""Whole notes: citations with signals before them, joined to one another, in the midst of commentary."""

from __future__ import annotations

import random

from corpus import Cited, Labelled
from generate.back import back_reference
from generate.build import Builder
from generate.harvest import Pools
from generate.persons import draw_persons, draw_style
from generate.special import other_source
from generate.titles import compose
from generate.words import pick
from generate.works import work


def citation(rng: random.Random, pools: Pools, lang: str) -> Builder:
    """Print one citation of any kind."""
    return rng.choices([work, other_source, back_reference], [62, 18, 20])[0](rng, pools, lang)


def note(rng: random.Random, pools: Pools, lang: str) -> Labelled:
    """Print a note: pure commentary, or up to five citations with text around them."""
    whole = Builder()
    places: list[Cited] = []
    if rng.random() < 0.15:
        _commentary(rng, pools, lang, whole, rng.choice([1, 1, 2, 3]))
        return Labelled(whole.text, (), (), "generated", lang)
    if rng.random() < 0.12:
        _commentary(rng, pools, lang, whole, rng.choice([1, 1, 2]))
        whole.gap(" ")
    _opening(rng, pools, lang, whole)
    for turn in range(rng.choices([1, 2, 3, 4, 5], [45, 30, 15, 6, 4])[0]):
        if turn:
            _joint(rng, pools, lang, whole)
        places.append(_add(rng, pools, lang, whole))
    if rng.random() < 0.18:
        whole.gap("" if whole.ends(".?!)") else ".").gap(" ")
        _commentary(rng, pools, lang, whole, rng.choice([1, 1, 2]))
    elif not whole.ends(".") and rng.random() < 0.7:
        whole.gap(".")
    return Labelled(whole.text, tuple(whole.spans), tuple(places), "generated", lang)


def _add(rng: random.Random, pools: Pools, lang: str, whole: Builder) -> Cited:
    one = citation(rng, pools, lang)
    start = len(whole.text)
    bracketed = rng.random() < 0.04
    whole.gap("(" if bracketed else "").add(one)
    end = len(whole.text) - (1 if whole.ends(";") else 0)
    whole.gap(")" if bracketed else "")
    return start + bracketed, end, one.form


def _opening(rng: random.Random, pools: Pools, lang: str, whole: Builder) -> None:
    roll = rng.random()
    if roll < 0.5:
        whole.gap(pick(rng, lang, "signal") + " ")
    elif roll < 0.64:
        whole.gap(_fill(rng, pools, lang, pick(rng, lang, "lead")) + " ")
    elif roll < 0.68:
        whole.gap(rng.choice(["“", "„", "«", '"']) + compose(rng, lang) + rng.choice(["”, ", "“, ", "», ", '" ']))


def _joint(rng: random.Random, pools: Pools, lang: str, whole: Builder) -> None:
    if rng.random() < 0.12:
        whole.gap("" if whole.ends(".?!") else ".").gap(" ")
        _commentary(rng, pools, lang, whole, 1)
        whole.gap(" ")
        _opening(rng, pools, lang, whole)
        return
    joint = pick(rng, lang, "join") if rng.random() < 0.85 else ". " + pick(rng, lang, "signal")
    if whole.ends(".;") and joint[0] in ".;,":
        joint = joint[1:] if (whole.ends(".") and joint[0] == ".") or whole.ends(";") else joint
    whole.gap(joint.rstrip() if joint[-1] != " " else joint)
    whole.gap("" if whole.ends(" ") else " ")


def _commentary(rng: random.Random, pools: Pools, lang: str, whole: Builder, sentences: int) -> None:
    whole.gap(" ".join(_fill(rng, pools, lang, _sentence(rng, lang)) for _ in range(sentences)))


def _sentence(rng: random.Random, lang: str) -> str:
    """A stock sentence, or one or two clauses put together."""
    if rng.random() < 0.45:
        return pick(rng, lang, "comment")
    parts = [pick(rng, lang, f"clause-{part}") for part in ("subject", "verb", "object", "tail")]
    sentence = " ".join(parts[: rng.choice([3, 4, 4])])
    if rng.random() < 0.25:
        sentence += (
            rng.choice([", ", "; ", " – "]) + pick(rng, lang, "clause-verb") + " " + pick(rng, lang, "clause-object")
        )
    return sentence + "."


def _fill(rng: random.Random, pools: Pools, lang: str, frame: str) -> str:
    while "{" in frame:
        place = frame.index("{")
        frame = frame[:place] + _slot(rng, pools, lang, frame[place + 1]) + frame[place + 3 :]
    return frame


def _slot(rng: random.Random, pools: Pools, lang: str, slot: str) -> str:
    if slot == "t":
        if lang == "de":
            return pick(rng, lang, rng.choice(["noun_f", "noun_p"]))
        return pick(rng, lang, "topic")
    if slot == "p":
        return draw_style(rng, lang, "given").text(draw_persons(rng, pools, lang, 1))
    return str(rng.randint(1900, 2023) if slot == "y" else rng.randint(2, 98))
