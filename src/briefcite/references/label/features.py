"""What the network sees of a token: hashed word, hashed pieces of it, its shape, and the marks around it.

Everything but the surroundings depends on the token's text alone, so it is worked out once a distinct token.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

from briefcite.references.label.tokens import Token

PIECE_ROWS = 32768
SHAPE_ROWS = 512
PIECES = 20
"""Pieces of a word that are looked at; a longer word gives its ends and its first trigrams."""
SETTINGS = 24
"""Number of values of `settings`: spaced (2) x quotation (4) x bracketed (3)."""

_OPENING = {"“": 1, "„": 1, "«": 2, "»": 2, "‹": 2, "›": 2, "‘": 3, "‚": 3}
_CLOSING = {"”": 1, "“": 1, "„": 1, "»": 2, "«": 2, "›": 2, "‹": 2}
_LONG = 40
"""Characters of a token that are read; the rest of a monster adds nothing."""


class Traits(NamedTuple):
    """A token's word as a 32-bit hash, and its rows in the tables of shapes and pieces (row 0 is "nothing").

    The model knows a list of words by their hashes; pieces and shapes share rows where hashes meet.
    """

    word: int
    shape: int
    pieces: list[int]
    """Always `PIECES` rows, filled up with 0."""


def traits(token: str) -> Traits:
    """Hash one token's text."""
    token = token[:_LONG]
    lower = token.lower()
    if token[0].isdigit():
        number = _number(token)
        return Traits(_hash("n" + number), _row(number, SHAPE_ROWS), _hashed(_digit_pieces(token)))
    if len(lower) > 4 and lower.startswith(("http", "www.", "10.")):
        kind = "doi" if "10." in lower[:30] and ("doi" in lower or lower.startswith("10.")) else "url"
        return Traits(_hash(kind), _row(kind, SHAPE_ROWS), _hashed([kind]))
    return Traits(_hash(lower), _row(_shape(token), SHAPE_ROWS), _hashed(_letter_pieces(lower)))


def settings(tokens: Sequence[Token]) -> list[int]:
    """For each token whether a blank stands before it, what quotation it is in and how deep in brackets."""
    found = []
    quotation = depth = 0
    for token in tokens:
        mark = token.text
        if len(mark) == 1:
            quotation = _quotation_after(mark, quotation, token.spaced)
            if mark in "([{":
                depth += 1
            elif mark in ")]}" and depth:
                depth -= 1
        found.append((quotation * 3 + min(depth, 2)) * 2 + token.spaced)
    return found


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


def _number(token: str) -> str:
    if len(token) == 4 and "1400" <= token < "2100":
        return "year" if token < "1900" else "year" + token[:3]
    return str(min(len(token), 8)) + ("0" if token[0] == "0" else "")


def _shape(token: str) -> str:
    if not token[0].isalpha():
        return token[0]
    shape = "".join("X" if c.isupper() else "x" for c in token[:4])
    roman = "r" if token.isupper() and not set(token) - set("IVXLCDM") else ""
    return f"{shape}{min(len(token), 9)}{roman}{'U' if token.isupper() else ''}"


def _digit_pieces(token: str) -> list[str]:
    return [f"d{min(len(token), 8)}", "D" + token[:2], "E" + token[-2:], "v" + token[:4]]


def _letter_pieces(word: str) -> list[str]:
    size = len(word)
    pieces = ["^" + word[:n] for n in range(1, min(size, 4) + 1)]
    pieces += [word[-n:] + "$" for n in range(1, min(size, 5) + 1)]
    pieces += [word[i : i + 3] for i in range(max(0, size - 2))]
    return pieces


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _row(text: str, rows: int) -> int:
    return 1 + _hash(text) % (rows - 1)


def _hashed(pieces: Sequence[str]) -> list[int]:
    rows = [1 + crc32(piece.encode("utf-8", "surrogatepass")) % (PIECE_ROWS - 1) for piece in pieces[:PIECES]]
    return rows + [0] * (PIECES - len(rows))
