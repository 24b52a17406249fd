"""Cuts text into tokens that carry their place: words, numbers, marks; a web address or DOI is one token."""

from __future__ import annotations

import re
from typing import NamedTuple

_STOP = r"\s<>\"“”«»"
_TOKEN = re.compile(
    # "https: //a.org": justified lines leave a blank after the colon.
    rf"https?:\s?//(?:dx\.)?doi\.org/(?=10\.)|https?:\s?//[^{_STOP}]+|www\.[^{_STOP}]+"
    rf"|10\.\d{{4,9}}/[^{_STOP},]+|[^\W\d_]+|\d+|[^\w\s]|_",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:\s?//|www\.|10\.\d{4,9}/", re.IGNORECASE)
_TAIL = ".,;:!?'’‘…*-–—"
_PAIRS = {")": "(", "]": "[", "}": "{"}


class Token(NamedTuple):
    """A token and its half-open place in the text."""

    text: str
    start: int
    end: int
    spaced: bool
    """A blank (or the start of the text) stands before it."""


def tokenise(text: str) -> list[Token]:
    """Cut text into tokens; what lies between them is blank.

    "Bd. 3 (1998)" gives ``Bd . 3 ( 1998 )``; "S.29ff" gives ``S . 29 ff``; "https://doi.org/10.1000/1" gives
    the address of the resolver and the DOI.
    """
    tokens: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if end - start > 4 and text[end - 1] != "/" and _ADDRESS.match(text, start):
            stop = _address_end(text, start, end)
            tokens.append(Token(text[start:stop], start, stop, start != last))
            tokens += [Token(tail[0], *tail.span(), False) for tail in _TOKEN.finditer(text, stop, end)]
        else:
            tokens.append(Token(match[0], start, end, start != last))
        last = end
    return tokens


def _address_end(text: str, start: int, end: int) -> int:
    """Give closing punctuation back to the sentence: "(https://a.org/b_(c))." keeps only "_(c)"."""
    if text.startswith(".URL", end - 4):  # "doi:10.1000/182.URL https://…", as printed by a journal style
        end -= 4
    counts = {mark: text.count(mark, start, end) for mark in "()[]{}"}
    while end > start + 1:
        last = text[end - 1]
        if last in _PAIRS:
            if counts[last] <= counts[_PAIRS[last]]:
                break
            counts[last] -= 1
        elif last not in _TAIL:
            break
        end -= 1
    return end
