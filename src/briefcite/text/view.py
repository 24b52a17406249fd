"""A cleaned text whose every character knows where it was read.

Lines are joined by a blank, line-end hyphens are resolved, web addresses that run over lines are joined without
one, and every character keeps its offset in ``Document.text``, so a match in the cleaned text leads back to the
page. The text itself is never rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

HYPHENS = "-\u00ad\u2010\u2011"
_URL = re.compile(r"(?:https?://|www\.|doi\.org/|ftp://|\b10\.\d{4,9}/)\S*$", re.I)
_URL_END = re.compile(r"[>)\]”\"»,;]|\.$")
_URL_CONTINUES = re.compile(r"[/?=&_#%~+-]")
_CONJUNCTIONS = {"und", "oder", "bzw", "and", "or", "bis", "sowie", "y", "e", "et", "ou", "o"}


class Piece(NamedTuple):
    """A stretch of text without a blank, its offset, and how it joins the one before."""

    text: str
    start: int
    glued: bool = False
    """No blank stands before it."""


class View(NamedTuple):
    """Cleaned text and, for each of its characters, the offset it was read from."""

    text: str
    origin: tuple[int, ...]


def join(lines: Iterable[Sequence[Piece]]) -> View:
    """Join lines of pieces into one text."""
    text: list[str] = []
    origin: list[int] = []
    last: Piece | None = None
    for line in lines:
        for place, piece in enumerate(line):
            if last is not None:
                if place:
                    blank = not piece.glued
                else:
                    blank = _break(text, origin, last, piece)
                if blank:
                    text.append(" ")
                    origin.append(last.start + len(last.text) - 1)
            text.extend(piece.text)
            origin.extend(range(piece.start, piece.start + len(piece.text)))
            last = piece
    return View("".join(text), tuple(origin))


def _break(text: list[str], origin: list[int], last: Piece, following: Piece) -> bool:
    """Resolve a line break: drop the hyphen if it was made by the break; tell whether a blank is due."""
    tail = _last_word(text)
    if _inside_url(tail, following.text):
        return False
    if not tail or tail[-1] not in HYPHENS:
        return True
    if tail[-1] == "\u00ad" or (following.text[:1].islower() and _splits_word(tail, following)):
        text.pop()
        origin.pop()
        return False
    return following.text.strip(".,;:") in _CONJUNCTIONS


def _last_word(text: Sequence[str]) -> str:
    start = len(text)
    while start and not text[start - 1].isspace() and len(text) - start < 300:
        start -= 1
    return "".join(text[start:])


def _inside_url(tail: str, following: str) -> bool:
    """Whether a web address goes on over the line break."""
    found = _URL.search(tail)
    if found is None or not following:
        return False
    if tail[-1] in "/?=&_#%~+" or tail[-1] in HYPHENS or tail.endswith("://"):
        return True
    if _URL_END.search(tail[-1]) and tail[-1] != ".":
        return False
    if tail[-1] == ".":
        return following[0].islower() and not following.isalpha()
    return following[0] in "/?=&_#%~-.>" or (
        bool(_URL_CONTINUES.search(following)) and not following[0].isupper() and "/" in following
    )


def _splits_word(tail: str, following: Piece) -> bool:
    """Whether a hyphen before a small letter was made by the line break: not in "Vor- und", "2-year"."""
    stem = tail[:-1]
    return bool(stem) and stem[-1].isalpha() and following.text.strip(".,;:)") not in _CONJUNCTIONS
