"""Damage that scanning, extraction and haste do to references; spans move with the text."""

from __future__ import annotations

import random
from collections.abc import Callable

from corpus import Labelled

_LOOKALIKE = {
    "l": "1",
    "1": "l",
    "i": "í",
    "O": "0",
    "0": "O",
    "e": "c",
    "c": "e",
    "S": "5",
    "ü": "u",
    "ö": "o",
    "ä": "a",
    "ß": "ss",
    "rn": "m",
    "é": "e",
    "–": "-",
    "„": '"',
    "“": '"',
    "”": '"',
    "’": "'",
}


def damage(rng: random.Random, item: Labelled) -> Labelled:
    """Damage a third of the references, most of them lightly."""
    return wear(rng, item) if rng.random() < 0.33 else item


def wear(rng: random.Random, item: Labelled) -> Labelled:
    """Do one kind of damage."""
    kind = rng.choices(
        [_letters, _blanks_lost, _blanks_added, _marks_lost, _hyphens, _straight, _cut, _spaced, _capitals],
        [20, 14, 8, 16, 14, 22, 6, 4, 8],
    )[0]
    return kind(rng, item)


def tear(rng: random.Random, item: Labelled) -> Labelled:
    """Break one address in four as a line's end does: "http://www.example.org/ reports/ 2004.html"."""
    inside = {place for label, start, end in item.spans if label == "URL" for place in range(start + 8, end - 1)}
    if not inside or rng.random() > 0.25:
        return item
    share = rng.choice([0.1, 0.3])
    return _edit(item, lambda i, c: c + " " if i in inside and c in "/.-_?=&" and rng.random() < share else c)


def _edit(item: Labelled, change: Callable[[int, str], str]) -> Labelled:
    """Replace each character by some characters and carry the offsets over."""
    pieces, place, at = [], [], 0
    for index, char in enumerate(item.text):
        place.append(at)
        new = change(index, char)
        pieces.append(new)
        at += len(new)
    place.append(at)
    spans = tuple((label, place[start], place[end]) for label, start, end in item.spans if place[end] > place[start])
    citations = tuple(
        (place[start], place[end], form) for start, end, form in item.citations if place[end] > place[start]
    )
    signals = item.signals and tuple(
        (place[start], place[end]) for start, end in item.signals if place[end] > place[start]
    )
    familiar = tuple((level, place[start], place[end]) for level, start, end in item.familiar)
    return item._replace(text="".join(pieces), spans=spans, citations=citations, signals=signals, familiar=familiar)


def _letters(rng: random.Random, item: Labelled) -> Labelled:
    share = rng.choice([0.01, 0.02, 0.04])
    return _edit(item, lambda _, c: _LOOKALIKE.get(c, c) if rng.random() < share * 3 else c)


def _blanks_lost(rng: random.Random, item: Labelled) -> Labelled:
    share = rng.choice([0.08, 0.2, 0.5])
    text = item.text
    return _edit(item, lambda i, c: "" if c == " " and i and not text[i - 1].isalpha() and rng.random() < share else c)


def _blanks_added(rng: random.Random, item: Labelled) -> Labelled:
    share = rng.choice([0.1, 0.4])
    return _edit(item, lambda _, c: f" {c} " if c in ",.;:()-–/" and rng.random() < share else c)


def _marks_lost(rng: random.Random, item: Labelled) -> Labelled:
    share = rng.choice([0.15, 0.3])
    return _edit(item, lambda _, c: "" if c in ",.;:()" and rng.random() < share else c)


def _hyphens(rng: random.Random, item: Labelled) -> Labelled:
    """Leave a line's hyphen inside a word: "Sozial- politik", "Sozial-politik"."""
    text = item.text
    broken = rng.choice(["-", "- "])

    def change(index: int, char: str) -> str:
        inside = 3 < index < len(text) - 3 and text[index - 3 : index + 3].isalpha()
        return char + broken if inside and rng.random() < 0.02 else char

    return _edit(item, change)


def _straight(_: random.Random, item: Labelled) -> Labelled:
    """Type with a plain keyboard."""
    table = {"„": '"', "“": '"', "”": '"', "»": '"', "«": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}
    return _edit(item, lambda _place, c: table.get(c, c))


def _spaced(rng: random.Random, item: Labelled) -> Labelled:
    """Print the authors in capitals set wide: "B I N G H A M, R."."""
    inside = {place for label, start, end in item.spans if label == "author" for place in range(start, end - 1)}
    text = item.text
    wide = rng.choice([1.0, 1.0, 0.6])

    def change(index: int, char: str) -> str:
        together = index in inside and text[index : index + 2].isalpha()
        return char.upper() + (" " if together and rng.random() < wide else "") if index in inside else char

    return _edit(item, change)


def _capitals(_: random.Random, item: Labelled) -> Labelled:
    """Print the authors in capitals: "P. G. LOMBARDO"."""
    inside = {place for label, start, end in item.spans if label == "author" for place in range(start, end)}
    return _edit(item, lambda i, c: c.upper() if i in inside else c)


def _cut(rng: random.Random, item: Labelled) -> Labelled:
    """Lose the end of the line."""
    end = rng.randint(len(item.text) * 2 // 3, len(item.text))
    return _edit(item, lambda i, c: c if i < end else "")
