"""What the text itself settles: addresses, DOIs, ISBNs, and which tags a token can never have."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefcite.references.label.tags import TAGS
from briefcite.references.label.tokens import Token
from briefcite.text.lang import known

Floats = NDArray[np.float32]
_TAG = {name: number for number, name in enumerate(TAGS)}
_NEVER = -1e4
_ADDRESS = re.compile(r"(?:https?:\s?//|www\.)\S", re.IGNORECASE)
_RESOLVER = re.compile(r"https?:\s?//(?:dx\.)?doi\.org/$", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S")
_YEAR = re.compile(r"(?:1\d|20)\d\d(?!\d)")
_FEW = 6
"""Tokens that an author and bare pages have at most."""
_ISBN = re.compile(r"ISBN(?:-1[03])?:?\s*((?:97[89][\s-]?)?\d[\d\s-]{7,14}[\dXx])(?!\d)")


def constrain(text: str, tokens: Sequence[Token], emissions: Floats) -> Floats:
    """Give the emissions of a citation's tokens with what is settled forced and the impossible ruled out."""
    scores = emissions.copy()
    scores[:, _TAG["none"]] = _NEVER
    for place, token in enumerate(tokens):
        if forced := _forced(token.text):
            _force(scores, place, forced)
    if tokens:
        if not _dated(tokens):
            _undate(scores, tokens)
        for match in _ISBN.finditer(text, tokens[0].start, tokens[-1].end):
            for place, token in enumerate(tokens):
                if match.start(1) <= token.start < match.end(1):
                    _force(scores, place, "isbn")
    return scores


def _dated(tokens: Sequence[Token]) -> bool:
    """Whether a year or a month stands among the tokens: without one, "203" and "45–7" are pages, not dates."""
    months = known("month", "names")
    return any(_YEAR.match(token.text) or token.text.lower() in months for token in tokens)


def _undate(scores: Floats, tokens: Sequence[Token]) -> None:
    """Rule out dates, but for "n.d." and the like; numbers at the end of a few words then are a field: "Smith, 45"."""
    for place, token in enumerate(tokens):
        if token.text.isdigit() or len(token.text) > 3:
            scores[place, _TAG["date"]] = _NEVER
    if len(tokens) <= _FEW and not tokens[0].text.isdigit():
        for place in range(len(tokens) - 1, 0, -1):
            if not tokens[place].text.isdigit():
                break
            scores[place, [_TAG["gap"], _TAG["other"]]] = _NEVER


def _forced(token: str) -> str:
    if len(token) < 6:
        return ""
    if _RESOLVER.match(token):
        return "gap"
    if _DOI.match(token):
        return "doi"
    return "url" if _ADDRESS.match(token) else ""


def _force(scores: Floats, place: int, tag: str) -> None:
    keep = scores[place, _TAG[tag]]
    scores[place] = _NEVER
    scores[place, _TAG[tag]] = max(float(keep), 0.0)
