"""Makes segments of decoded tags: they tile the citation and carry calibrated confidences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby, pairwise

import numpy as np

from briefcite.model import Segment
from briefcite.references.label.crf import Decoded
from briefcite.references.label.tags import LABEL_OF, TAGS
from briefcite.references.label.tokens import Token, whole_end, whole_start

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
Calibration = Sequence[Sequence[float]]
"""Raw confidences, rising, and the share of such segments that were right."""

_NAMES = ("author", "editor", "translator", "container", "collection", "publisher", "location", "edition", "genre")
_STOPS = dict.fromkeys(_NAMES, ".") | {"title": "?!…"}
"""Marks behind a field that are part of it: "Smith, J.", "Am. J. Sociol.", "Who Governs?"."""
_ABBREVIATED = dict.fromkeys(("date", "pages", "volume", "issue", "note"), ".")
"""The same where the field ends in a letter: "n.d.", "12 ff."."""
_URL = TAGS.index("url")
_ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_RANGE = re.compile(r"\d\s*[-–—‒]\s*\d")


def segments(
    text: str, start: int, end: int, tokens: Sequence[Token], decoded: Decoded, calibration: Calibration
) -> tuple[Segment, ...]:
    """Tile text[start:end]; ``tokens`` are those inside, ``decoded`` their tags."""
    runs = runs_of(decoded, tokens)
    sure = confidences(decoded, runs, calibration)
    found: list[Segment] = []
    for (tag, first, last), confidence in zip(runs, sure, strict=True):
        name = TAGS[tag]
        low = found[-1].end if found else start
        high = tokens[last + 1].start if last + 1 < len(tokens) else end
        stops = _STOPS.get(name, "") or (_ABBREVIATED.get(name, "") if tokens[last].text.isalpha() else "")
        stop = whole_end(text, tokens[first].start, tokens[last].end, high, stops)
        found.append(Segment(LABEL_OF[name], whole_start(text, tokens[first].start, stop, low), stop, confidence))
    return tuple(_tile(text, _renamed(text, found), start, end))


def _renamed(text: str, found: list[Segment]) -> list[Segment]:
    """Give the labels that the network has no tags for, or knows badly, from what stands around."""
    labels = {one.label for one in found}
    if "page" in labels:
        found = _name_pages(text, found)
    if "editor" in labels:
        found = _name_translators(text, found)
    return _name_notes(text, found) if "note" in labels else found


def runs_of(decoded: Decoded, tokens: Sequence[Token]) -> list[Run]:
    """Give the stretches of one tag, addresses apart."""
    runs: list[Run] = []
    first = 0
    tags: list[int] = decoded.tags.tolist()
    for tag, alike in groupby(tags):
        after = first + len(list(alike))
        runs.append((tag, first, after - 1))
        first = after
    return _addresses_apart(runs, tokens) if _URL in tags else runs


def _addresses_apart(runs: list[Run], tokens: Sequence[Token]) -> list[Run]:
    """Begin a new run at each address: "https://a.org/x https://b.org/y" are two."""
    apart: list[Run] = []
    for tag, first, last in runs:
        starts = [first]
        if tag == _URL:
            starts += [place for place in range(first + 1, last + 1) if _ADDRESS.match(tokens[place].text)]
        apart += [(tag, a, b - 1) for a, b in pairwise([*starts, last + 1])]
    return apart


def confidences(decoded: Decoded, runs: Sequence[Run], calibration: Calibration) -> list[float]:
    """Give each run's weakest link: its least probable token, or its tag going on beyond its ends."""
    chance = decoded.marginals.item
    chosen = decoded.marginals[np.arange(len(decoded.tags)), decoded.tags].tolist()
    found = []
    for place, (tag, first, last) in enumerate(runs):
        weakest = min(chosen[first : last + 1])
        if place and runs[place - 1][0] != tag:
            weakest = min(weakest, 1.0 - chance(first - 1, tag))
        if place + 1 < len(runs) and runs[place + 1][0] != tag:
            weakest = min(weakest, 1.0 - chance(last + 1, tag))
        found.append(round(_calibrated(weakest, calibration), 3))
    return found


def _calibrated(raw: float, calibration: Calibration) -> float:
    """Interpolate between two points; for the few values of a citation NumPy takes ten times as long."""
    points, shares = calibration
    above = bisect_right(points, raw)
    if above in (0, len(points)):
        return float(shares[max(above - 1, 0)])
    low, high = points[above - 1], points[above]
    return float(shares[above - 1] + (shares[above] - shares[above - 1]) / (high - low) * (raw - low))


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


def _tile(text: str, found: Sequence[Segment], start: int, end: int) -> list[Segment]:
    """Close what lies between segments: marks are text of no field, a blank goes to such text where there is some."""
    pieces = _with_marks(text, found, start, end)
    tiled: list[Segment] = []
    at = start
    for one, after in pairwise([*pieces, Segment("other", end, end, 0.0)]):
        stop = one.end if one.label != "other" and after.label == "other" and after.start < end else after.start
        tiled.append(Segment(one.label, at, stop, one.confidence))
        at = stop
    return tiled


def _with_marks(text: str, found: Sequence[Segment], start: int, end: int) -> list[Segment]:
    """Add the marks between segments as such, and join what is no field."""
    pieces: list[Segment] = []
    at = start
    for one in [*found, Segment("other", end, end, 1.0)]:
        if at < one.start and not text[at : one.start].isspace():
            _add(pieces, Segment("other", at, one.start, one.confidence))
        if one.start < one.end:
            _add(pieces, one)
        at = one.end
    return pieces


def _add(pieces: list[Segment], one: Segment) -> None:
    if pieces and pieces[-1].label == one.label == "other":
        before = pieces.pop()
        one = Segment("other", before.start, one.end, min(before.confidence, one.confidence))
    pieces.append(one)
