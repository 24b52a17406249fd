"""Cuts text into tokens with their offsets: words, numbers and whole addresses, each with the marks before it."""

from __future__ import annotations

import re
from itertools import accumulate, repeat
from typing import NamedTuple

from briefcite.text.late import late

_STOP = r"\s<>\"“”«»"
_MARKS = "\u0300-\u036f\u00ad"
"""Combining accents and soft hyphens: they do not end a word."""
_WORD = rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]+)*|\d+"
_SICI = r"<\d{1,6}:[\dA-Z]{1,9}>"
"""The angle brackets in DOIs of the nineties: "10.1175/1520-0469(1983)040<0396:TLOQ>2.0.CO;2"."""
_WORDS = late(f"({_WORD})")
_TOKEN = late(
    # "https: //a.org": justified lines leave a space after the colon.
    rf"https?:\s?//(?:dx\.)?doi\.org/(?=10\.)|https?:\s?//[^{_STOP}]+|www\.[^{_STOP}]+"
    rf"|10\.\d{{4,9}}/(?:{_SICI}|[^{_STOP},])+|{_WORD}",
    re.IGNORECASE,
)
_ADDRESS = late(r"https?:\s?//|www\.|10\.\d{4,9}/", re.IGNORECASE)
_TAIL = ".,;:!?'’‘…*-–—"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_PARTNER = _PAIRS | {"”": "“", "»": "«", "’": "‘", "“": "„", '"': '"', "›": "‹"}
"""Closing marks and what opens them; "„" pairs with "“" too, a straight quotation mark with itself."""
_CLOSER = {opening: closing for closing, opening in _PARTNER.items()}


class Token(NamedTuple):
    """A token and its half-open place in the text."""

    text: str
    start: int
    end: int
    before: str
    """What stands between it and the token before (or the start): marks and spaces, as in the text."""
    level: int = 0
    """How familiar it is from the notes before (``familiar``)."""


def tokenise(text: str) -> list[Token]:
    """Cut text into tokens; what lies between two of them holds no letter or digit.

    "Bd. 3 (1998)" gives ``Bd 3 1998``; "S.29ff" gives ``S 29 ff``; "https://doi.org/10.1000/1" gives
    the address of the resolver and the DOI.
    """
    return _with_addresses(text) if may_hold_address(text) else _words_alone(text)


def may_hold_address(text: str) -> bool:
    """Return whether a text has what every address or DOI has: a cheap test that spares most texts the costly ones."""
    return "//" in text or ("/" in text and "10." in text) or "www." in text.lower()


def _words_alone(text: str) -> list[Token]:
    """Cut a text without an address, in three fifths of the time, as no step is taken token by token."""
    parts = _WORDS.split(text)  # alternately what stands between tokens, and a token
    ends = list(accumulate(map(len, parts)))
    columns = zip(
        parts[1::2], ends[::2], ends[1::2], parts[::2], repeat(0), strict=False
    )  # no token follows the last gap
    return list(map(tuple.__new__, repeat(Token), columns))


def _with_addresses(text: str) -> list[Token]:
    tokens: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        stop = end
        if end - start > 4 and text[end - 1] != "/" and _ADDRESS.match(text, start):
            stop = _address_end(text, start, end)
        tokens.append(Token(text[start:stop], start, stop, text[last:start]))
        last = stop
        for tail in _TOKEN.finditer(text, stop, end) if stop < end else ():
            tokens.append(Token(tail[0], *tail.span(), text[last : tail.start()]))
            last = tail.end()
    return tokens


def _address_end(text: str, start: int, end: int) -> int:
    """Return where an address ends without the sentence's punctuation: "(https://a.org/b_(c))." keeps "_(c)"."""
    if text.startswith(".URL", end - 4):  # "doi:10.1000/182.URL https://…", printed by a BibTeX style without a space
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


def whole_start(text: str, start: int, end: int, low: int) -> int:
    """Return the start moved back over an opening mark that is closed inside the stretch: "“Ferries” and"."""
    while start > low and text[start - 1] in _CLOSER and _shut(text[start:end], text[start - 1]):
        start -= 1
    return start


def whole_end(text: str, start: int, end: int, high: int, stops: str) -> int:
    """Return the end moved forward over marks that belong to the stretch.

    These are marks that close a bracket or quotation opened inside ("Rome (Italy)"), and those of ``stops``
    that follow directly ("Smith, J.").
    """
    while end < high:
        mark = text[end]
        if mark not in stops and not (mark in _PARTNER and _open(text[start:end], mark)):
            break
        end += 1
    return end


def _shut(stretch: str, opening: str) -> bool:
    """Return whether the stretch closes something that ``opening`` would open."""
    closing = _CLOSER[opening]
    if opening == closing:
        return stretch.count(opening) % 2 == 1
    return stretch.count(closing) > stretch.count(opening)


def _open(stretch: str, closing: str) -> bool:
    """Return whether the stretch leaves a mark open that ``closing`` would close."""
    opening = _PARTNER[closing]
    if opening == closing:
        return stretch.count(closing) % 2 == 1
    return stretch.count(opening) > stretch.count(closing)
