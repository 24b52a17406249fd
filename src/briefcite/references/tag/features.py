"""What the network sees of a token: its hashed word, hashed pieces of that, its shape, and what surrounds it.

All except the surroundings depends on the token's text alone, so it is worked out once for each distinct token.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from briefcite.references.tag.familiar import LEVELS
from briefcite.references.tag.hashing import (
    LONGEST,
    PIECE_ROWS,
    PIECES,
    Hashes,
    Integers,
    checksum,
    row,
    words_and_pieces,
)
from briefcite.references.tag.tokens import Token
from briefcite.text.late import late

SHAPE_ROWS = 512
PLACES = 12
"""Quotation (4) x bracketed (3)."""
SETTINGS = LEVELS * PLACES
"""Number of values of a token's setting: how familiar it is, and where it stands."""
MARK_ROWS = 1024
MARKS = 3
"""Rows of the table of marks that stand for one gap between two tokens."""
END = "\n"
"""The gap after the last token; no other gap holds this character, since every blank there is made a space."""
_MARKS_READ = 3
"""Marks that are read at either end of a gap; the middle of a row of dots adds nothing."""

_OPENING = {"“": 1, "„": 1, "«": 2, "»": 2, "‹": 2, "›": 2, "‘": 3, "‚": 3}
_CLOSING = {"”": 1, "“": 1, "„": 1, "»": 2, "«": 2, "›": 2, "‹": 2}
_PLAIN = frozenset(("", " ", ", ", ". ", ",", ".", "-", "’", "'", ": ", "; ", "–"))
"""The commonest marks between words: they open and close nothing, nor does a lone apostrophe ("dell’Europa")."""
_BLANKS = late(r"\s+")


class TokenFeatures(NamedTuple):
    """For n tokens the 32-bit hash of each word [n], the row of its shape [n] and those of its pieces [n, `PIECES`].

    The model knows a list of words by their hashes; pieces and shapes share rows where hashes meet. Row 0 is "nothing".
    """

    words: Hashes
    shapes: Integers
    pieces: Integers


def traits(tokens: Sequence[str]) -> TokenFeatures:
    """Hash the texts of tokens."""
    tokens = [token[:LONGEST] for token in tokens]
    kinds = [_number(token) if token[0].isdigit() else _address(token) for token in tokens]
    others = [place for place, kind in enumerate(kinds) if kind]
    letters = [place for place, kind in enumerate(kinds) if not kind]
    shapes = [kind.shape if kind else _row_of_shape(_shape(token)) for token, kind in zip(tokens, kinds, strict=True)]
    found = TokenFeatures(
        np.zeros(len(tokens), np.uint32), np.array(shapes, np.int64), np.zeros((len(tokens), PIECES), np.int64)
    )
    found.words[others] = [kind.word for kind in kinds if kind]
    found.pieces[others] = np.array([kind.pieces for kind in kinds if kind], np.int64).reshape(-1, PIECES)
    found.words[letters], found.pieces[letters] = words_and_pieces(
        [tokens[place].lower()[:LONGEST] for place in letters]
    )
    return found


class _Kind(NamedTuple):
    """A number or an address, hashed: `PIECES` rows of pieces, 0 where it has none."""

    word: int
    shape: int
    pieces: list[int]


def _hashed(word: str, shape: str, *pieces: str) -> _Kind:
    rows = [row(piece, PIECE_ROWS) for piece in pieces]
    return _Kind(checksum(word), row(shape, SHAPE_ROWS), rows + [0] * (PIECES - len(rows)))


@lru_cache(maxsize=4096)
def _number(token: str) -> _Kind:
    number, size = _kind_of_number(token), min(len(token), 8)
    return _hashed("n" + number, number, f"d{size}", "D" + token[:2], "E" + token[-2:], "v" + token[:4])


def _address(token: str) -> _Kind | None:
    """Hash an address; None for a word."""
    if len(token) < 5 or token[0] not in "hHwW":
        return None
    lower = token.lower()
    if not lower.startswith(("http", "www.")):
        return None
    kind = "doi" if "10." in lower[:30] and "doi" in lower else "url"
    return _hashed(kind, kind, kind)


class Surroundings(NamedTuple):
    """What surrounds the n tokens of a text."""

    settings: list[int]
    """[n]: how familiar a token is, which quotation and how many brackets it is in: rows of the table of settings."""
    gaps: list[str]
    """[n + 1]: the marks and spaces before each token as they are read, and `END`."""


def surroundings(text: Sequence[Token]) -> Surroundings:
    """Return for each token of a text the quotation and brackets it is in, and the marks around it."""
    gaps = [token.before for token in text]
    settings = [token.level * PLACES for token in text]
    quotation = depth = 0
    for place, gap in enumerate(gaps):
        if gap not in _PLAIN:
            quotation, depth = _after_marks(gap, quotation, depth, spaced=not place)
            gaps[place] = _read_gap(gap)
        settings[place] += quotation * 3 + min(depth, 2)
    return Surroundings(settings, [*gaps, END])


def mark_rows(gaps: Sequence[str]) -> Integers:
    """Return the rows of gaps in the table of marks [n, `MARKS`]: of the whole gap, its first mark and its last."""
    return np.array([_mark_rows(gap) for gap in gaps], np.int64).reshape(-1, MARKS)


@lru_cache(maxsize=4096)
def _mark_rows(gap: str) -> tuple[int, ...]:
    marks = gap.strip()
    return row(gap, MARK_ROWS), *(row(end + "|", MARK_ROWS) if end else 0 for end in (marks[:1], marks[-1:]))


def _after_marks(marks: str, quotation: int, depth: int, *, spaced: bool) -> tuple[int, int]:
    for mark in marks:
        quotation = _quotation_after(mark, quotation, spaced)
        if mark in "([{":
            depth += 1
        elif mark in ")]}" and depth:
            depth -= 1
        spaced = mark.isspace()
    return quotation, depth


def _read_gap(gap: str) -> str:
    """Return a gap with its blanks as single spaces, and without the middle of a long row of marks."""
    gap = _BLANKS.sub(" ", gap)
    return gap if len(gap) <= 2 * _MARKS_READ else gap[:_MARKS_READ] + "…" + gap[-_MARKS_READ:]


@lru_cache(maxsize=4096)
def _row_of_shape(shape: str) -> int:
    return row(shape, SHAPE_ROWS)


def _quotation_after(mark: str, inside: int, spaced: bool) -> int:
    if inside and _CLOSING.get(mark) == inside:
        return 0
    if mark == '"':
        return 0 if inside else 1
    if not inside and mark in _OPENING:
        return _OPENING[mark]
    if not inside and mark == "'" and spaced:
        return 3
    if inside == 3 and mark in "'’" and not spaced:
        return 0
    return inside


def _kind_of_number(token: str) -> str:
    if len(token) == 4 and "1400" <= token < "2100":
        return "year" if token < "1900" else "year" + token[:3]
    return str(min(len(token), 8)) + ("0" if token[0] == "0" else "")


_SMALL = tuple("x" * min(size, 4) + str(min(size, 9)) for size in range(LONGEST + 1))
_CAPITAL = tuple("X" + small[1:] for small in _SMALL)
"""The shapes of words of so many letters, "word" and "Word": most words have one of them."""


def _shape(token: str) -> str:
    if token.isalpha():
        if token.islower():
            return _SMALL[len(token)]
        if token[0].isupper() and token[1:].islower():
            return _CAPITAL[len(token)]
    elif not token[0].isalpha():
        return token[0]
    shape = "".join("X" if c.isupper() else "x" for c in token[:4])
    roman = "r" if token.isupper() and not set(token) - set("IVXLCDM") else ""
    return f"{shape}{min(len(token), 9)}{roman}{'U' if token.isupper() else ''}"
