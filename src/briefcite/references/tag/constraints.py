"""What the text itself rules out: an address, DOI or ISBN is labelled as one or as no part at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from briefcite.references.tag.tags import BEGIN, FIELDS, FIRST, FIRST_GAP, GAP, INSIDE, OUTSIDE, SIGNAL, STATES
from briefcite.references.tag.tokens import Token, may_hold_address
from briefcite.text.late import late

Floats = NDArray[np.float32]
_NEVER = np.float32(-1e4)
_ADDRESS = late(r"(?:https?:\s?//|www\.)\S", re.IGNORECASE)
_RESOLVER = late(r"https?:\s?//(?:dx\.)?doi\.org/$", re.IGNORECASE)
_DOI = late(r"10\.\d{4,9}/\S")
_ISBN = late(r"ISBN(?:-1[03])?:?\s*((?:97[89][\s-]?)?\d[\d\s-]{7,14}[\dXx])(?!\d)")
_SHORTEST = 6
"""Characters of the shortest address or DOI."""


def _rest(*labels: str, within: bool) -> NDArray[np.bool_]:
    """Return the states that are ruled out for a token which can only belong to these parts, or be outside."""
    barred = np.ones(STATES, bool)
    barred[OUTSIDE] = False
    for number in map(FIELDS.index, labels):
        barred[[BEGIN + number, FIRST + number]] = False
        barred[INSIDE + number] = not within
    return barred


_RULED_OUT = {
    "URL": _rest("URL", within=False),
    "DOI": _rest("DOI", "URL", within=True),
    "ISBN": _rest("ISBN", within=True),
}
_RULED_OUT["resolver"] = _rest("DOI", "URL", within=False)
_RULED_OUT["resolver"][[SIGNAL, GAP, FIRST_GAP]] = False


def constrain(text: str, tokens: Sequence[Token], scores: Floats) -> None:
    """Rule out, in place, the states [tokens, states] that a text's tokens cannot have."""
    if may_hold_address(text):
        for place, token in enumerate(tokens):
            if kind := _kind(token.text):
                scores[place, _RULED_OUT[kind]] += _NEVER
    for match in _ISBN.finditer(text) if "ISBN" in text else ():
        for place, token in enumerate(tokens):
            if match.start(1) <= token.start < match.end(1):
                scores[place, _RULED_OUT["ISBN"]] += _NEVER


def _kind(token: str) -> str:
    if len(token) < _SHORTEST:
        return ""
    if _RESOLVER.match(token):
        return "resolver"
    if _DOI.match(token):
        return "DOI"
    return "URL" if _ADDRESS.match(token) else ""
