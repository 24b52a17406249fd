"""What the text itself settles: addresses, DOIs, ISBNs, and which tags a token can never have."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefcite.references.label.tags import TAGS
from briefcite.references.label.tokens import Token, may_hold_address
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
_PAGE = 3
"""Digits that a page has at most where years are looked for."""
_SHORT = 3
"""Characters that the parts of "n.d." and "s. a." have at most."""
_ISBN = re.compile(r"ISBN(?:-1[03])?:?\s*((?:97[89][\s-]?)?\d[\d\s-]{7,14}[\dXx])(?!\d)")


def constrain(text: str, tokens: Sequence[Token], emissions: Floats) -> Floats:
    """Give the emissions of a citation's tokens with what is settled forced and the impossible ruled out."""
    scores = emissions.copy()
    scores[:, _TAG["none"]] = _NEVER
    if not tokens:
        return scores
    start, end = tokens[0].start, tokens[-1].end
    if may_hold_address(text[start:end]):
        for place, token in enumerate(tokens):
            if forced := _forced(token.text):
                _force(scores, place, forced)
    if len(tokens) <= _FEW and not _dated(tokens):
        _undate(scores, tokens)
    for match in _ISBN.finditer(text, start, end) if text.find("ISBN", start, end) >= 0 else ():
        for place, token in enumerate(tokens):
            if match.start(1) <= token.start < match.end(1):
                _force(scores, place, "isbn")
    return scores


def _dated(tokens: Sequence[Token]) -> bool:
    """Whether a year or a month stands among the tokens: without one, "203" and "45–7" are pages, not dates."""
    months = known("month", "names")
    return any(_YEAR.match(token.text) or token.text.lower() in months for token in tokens)


def _undate(scores: Floats, tokens: Sequence[Token]) -> None:
    """Rule out dates among a few words and numbers; behind a name and a comma they are a field: "Smith, 45"."""
    for place, token in enumerate(tokens):
        if _page(token) or len(token.text) > _SHORT:
            scores[place, _TAG["date"]] = _NEVER
    first = len(tokens)
    while first > 1 and _page(tokens[first - 1]):
        first -= 1
    if first < len(tokens) and tokens[first].before == ", " and tokens[first - 1].text.istitle():
        scores[first:, [_TAG["gap"], _TAG["other"]]] = _NEVER


def _page(token: Token) -> bool:
    """Whether a number is too short for a year; what hangs on letters may be one misread: "ig83"."""
    return token.text.isdigit() and len(token.text) <= _PAGE and token.before != ""


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
