"""Makes segments of decoded tags: they tile the citation and carry calibrated confidences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from briefcite.model import Segment
from briefcite.references.label.crf import Decoded
from briefcite.references.label.tags import LABEL_OF, TAGS
from briefcite.references.label.tokens import Token

_ACCESS = re.compile(
    r"\b(?:access|retriev|consult|visit|viewed|zugriff|abgerufen|abruf|eingesehen|letzter|aufgerufen|stand|"
    r"consultato|visitato|ultimo|consulté|acesso|acedido|acessado|visita|recuperado)",
    re.IGNORECASE,
)
_TRANSLATED = re.compile(
    r"\b(?:translated|transl?\.|tr\.|übers(?:etzt|\.)|trad(?:uit|uzione|ucción|ução|\.))[^()]{0,12}$", re.IGNORECASE
)
_EDITED = re.compile(r"\bed(?:s?\.|ited)|\bhrsg", re.IGNORECASE)
Run = tuple[int, int, int]
"""Tag, first token, last token."""
_WHOLE = frozenset(TAGS.index(tag) for tag in ("title", "container", "author", "editor", "publisher"))
"""Tags of fields that stand in one piece."""
_URL = TAGS.index("url")
_ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)
_BETWEEN = frozenset(TAGS.index(tag) for tag in ("gap", "other"))
_DIGIT = re.compile(r"\d")
_RANGE = re.compile(r"\d\s*[-–—‒]\s*\d")


def segments(
    text: str, start: int, end: int, tokens: Sequence[Token], decoded: Decoded, calibration: np.ndarray
) -> tuple[Segment, ...]:
    """Tile text[start:end]; ``tokens`` are those inside, ``decoded`` their tags."""
    runs = runs_of(decoded, tokens)
    sure = confidences(decoded, runs, calibration)
    found = [
        Segment(LABEL_OF[TAGS[tag]], tokens[first].start, tokens[last].end, confidence)
        for (tag, first, last), confidence in zip(runs, sure, strict=True)
    ]
    named = _name_notes(text, _name_translators(text, _name_pages(text, found)))
    return _tile(named, start, end)


def runs_of(decoded: Decoded, tokens: Sequence[Token]) -> list[Run]:
    """Give the stretches of one tag, torn fields closed and addresses apart."""
    runs: list[Run] = []
    first, tags = 0, decoded.tags.tolist()
    for place in range(1, len(tags) + 1):
        if place == len(tags) or tags[place] != tags[first]:
            runs.append((tags[first], first, place - 1))
            first = place
    return _addresses_apart(_joined(runs, tokens), tokens)


def _joined(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """Close a field that only a mark tears apart: "Die Revolution – ein Rückblick" is one title."""
    whole: list[Run] = []
    for tag, first, last in runs:
        torn = len(whole) > 1 and tag in _WHOLE and whole[-2][0] == tag and whole[-1][0] in _BETWEEN
        if torn and not any(token.text[0].isalnum() for token in tokens[whole[-1][1] : first]):
            whole[-2:] = [(tag, whole[-2][1], last)]
        else:
            whole.append((tag, first, last))
    return whole


def _addresses_apart(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """Begin a new run at each address: "https://a.org/x https://b.org/y" are two."""
    apart: list[Run] = []
    for tag, first, last in runs:
        starts = [first]
        if tag == _URL:
            starts += [place for place in range(first + 1, last + 1) if _ADDRESS.match(tokens[place].text)]
        apart += [(tag, a, b - 1) for a, b in pairwise([*starts, last + 1])]
    return apart


def confidences(decoded: Decoded, runs: Sequence[Run], calibration: np.ndarray) -> list[float]:
    """Give each run's weakest link: its least probable token, or its tag going on beyond its ends."""
    chances = decoded.marginals
    own, firsts, lasts = np.array(runs).T
    chosen = chances[np.arange(len(chances)), np.repeat(own, lasts - firsts + 1)]
    weakest = np.minimum.reduceat(chosen, firsts)
    apart = own[1:] != own[:-1]
    before = np.where(apart, 1.0 - chances[firsts[1:] - 1, own[1:]], 1.0)
    beyond = np.where(apart, 1.0 - chances[lasts[:-1] + 1, own[:-1]], 1.0)
    weakest[1:] = np.minimum(weakest[1:], before)
    weakest[:-1] = np.minimum(weakest[:-1], beyond)
    return [round(value, 3) for value in np.interp(weakest, calibration[0], calibration[1]).tolist()]


def _name_pages(text: str, found: list[Segment]) -> list[Segment]:
    """Tell a pinpoint from the pages of a whole article: the second of two, or that of a whole book."""
    pages = [place for place, one in enumerate(found) if one.label == "page"]
    if not pages:
        return found
    contained = any(one.label == "container-title" for one in found)
    first = found[pages[0]]
    whole = contained or bool(_RANGE.search(text, first.start, first.end) and any(o.label == "title" for o in found))
    renamed = list(found)
    for place in pages[1:] if whole else pages:
        one = found[place]
        renamed[place] = Segment("locator", one.start, one.end, one.confidence)
    return renamed


def _name_translators(text: str, found: list[Segment]) -> list[Segment]:
    """Who "Translated by" announces is the translator: much training data calls every helper an editor."""
    return [
        Segment("translator", one.start, one.end, one.confidence)
        if place and one.label == "editor" and _announces_translator(text, found[place - 1].start, one.start)
        else one
        for place, one in enumerate(found)
    ]


def _announces_translator(text: str, start: int, end: int) -> bool:
    return bool(_TRANSLATED.search(text, start, end)) and not _EDITED.search(text, start, end)


def _name_notes(text: str, found: list[Segment]) -> list[Segment]:
    """A note that says when a page was looked at is an access date."""
    return [Segment("accessed", one.start, one.end, one.confidence) if _is_access(text, one) else one for one in found]


def _is_access(text: str, one: Segment) -> bool:
    if one.label != "note" or not _DIGIT.search(text, one.start, one.end):
        return False
    return _ACCESS.search(text, one.start, one.end) is not None


def _tile(found: Sequence[Segment], start: int, end: int) -> tuple[Segment, ...]:
    """Close the blanks between segments; a blank goes to the text between fields where there is some."""
    tiled: list[Segment] = []
    at = start
    for place, one in enumerate(found):
        stop = one.end
        if place + 1 == len(found):
            stop = end
        elif one.label == "other" or found[place + 1].label != "other":
            stop = found[place + 1].start
        tiled.append(Segment(one.label, at, stop, one.confidence))
        at = stop
    return tuple(tiled)
