"""CRC-32 of many short strings at once, and the rows of the embedding table for the pieces of a word."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

PIECE_ROWS = 32768
BEGINNINGS, ENDS, MIDDLES = 4, 5, 11
"""Pieces of a word: its beginnings of 1 to 4 letters, its ends of 1 to 5, its first trigrams."""
PIECES = BEGINNINGS + ENDS + MIDDLES
LONGEST = 40
"""Characters of a token that are read; longer ones are not words, and the rest adds nothing."""

Integers = NDArray[np.int64]
Hashes = NDArray[np.uint32]
_ALL = np.uint32(0xFFFFFFFF)
_BYTE = np.uint32(0xFF)
_EIGHT = np.uint32(8)
_STEP = np.array([crc32(bytes([byte ^ 0xFF])) ^ 0xFF000000 for byte in range(256)], np.uint32)
"""The table of CRC-32, recovered from the checksums of single bytes."""


def checksum(text: str) -> int:
    """Return the CRC-32 of one string."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def row(text: str, rows: int) -> int:
    """Return the row of a hash in a table, from 1 to ``rows`` - 1; row 0 is "nothing"."""
    return 1 + checksum(text) % (rows - 1)


def words_and_pieces(words: Sequence[str]) -> tuple[Hashes, Integers]:
    """Hash words of 1 to `LONGEST` lower-cased letters.

    Returns:
        The checksum of each word [n], and the rows of its pieces [n, `PIECES`], 0 where a short word has none.
    """
    hashes = np.empty(len(words), np.uint32)
    pieces = np.zeros((len(words), PIECES), np.int64)
    plain = [place for place, word in enumerate(words) if word.isascii()]
    if plain:
        hashes[plain], pieces[plain] = _ascii([words[place] for place in plain])
    for place, word in enumerate(words):
        if not word.isascii():
            hashes[place] = checksum(word)
            pieces[place] = _pieces(word)
    return hashes, pieces


def _pieces(word: str) -> list[int]:
    size = len(word)
    found = [row("^" + word[:n], PIECE_ROWS) if n <= size else 0 for n in range(1, BEGINNINGS + 1)]
    found += [row(word[-n:] + "$", PIECE_ROWS) if n <= size else 0 for n in range(1, ENDS + 1)]
    return found + [row(word[at : at + 3], PIECE_ROWS) if at + 3 <= size else 0 for at in range(MIDDLES)]


def _ascii(words: Sequence[str]) -> tuple[Hashes, Integers]:
    """Return the checksums, worked out for all words together, one letter at a time."""
    laid = np.array([word.encode() for word in words], f"S{LONGEST + ENDS}").view(np.uint8)
    letters: Hashes = laid.reshape(len(words), -1).astype(np.uint32)
    sizes = np.array([len(word) for word in words])
    return _whole(letters, sizes), np.stack(
        [*_beginnings(letters, sizes), *_ends(letters, sizes), *_middles(letters, sizes)], 1
    )


def _step(state: Hashes, letters: Hashes | np.uint32) -> Hashes:
    stepped: Hashes = _STEP[(state ^ letters) & _BYTE] ^ (state >> _EIGHT)
    return stepped


def _begun(count: int, text: str = "") -> Hashes:
    return np.full(count, checksum(text) ^ 0xFFFFFFFF, np.uint32)


def _rows(state: Hashes, there: NDArray[np.bool_]) -> Integers:
    return np.where(there, 1 + (state ^ _ALL).astype(np.int64) % (PIECE_ROWS - 1), 0)


def _whole(letters: Hashes, sizes: Integers) -> Hashes:
    state = _begun(len(letters))
    for place in range(int(sizes.max())):
        state = np.where(place < sizes, _step(state, letters[:, place]), state)
    return state ^ _ALL


def _beginnings(letters: Hashes, sizes: Integers) -> list[Integers]:
    state = _begun(len(letters), "^")
    found = []
    for place in range(BEGINNINGS):
        state = _step(state, letters[:, place])
        found.append(_rows(state, place < sizes))
    return found


def _ends(letters: Hashes, sizes: Integers) -> list[Integers]:
    every = np.arange(len(letters))
    found = []
    for length in range(1, ENDS + 1):
        state = _begun(len(letters))
        for back in range(length, 0, -1):
            state = _step(state, letters[every, np.maximum(sizes - back, 0)])
        found.append(_rows(_step(state, np.uint32(ord("$"))), length <= sizes))
    return found


def _middles(letters: Hashes, sizes: Integers) -> list[Integers]:
    found = []
    for start in range(MIDDLES):
        state = _begun(len(letters))
        for place in range(start, start + 3):
            state = _step(state, letters[:, place])
        found.append(_rows(state, start + 3 <= sizes))
    return found
