"""Whether two titles can be one: misprints, subtitles, abbreviations and the numbers of parts."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from briefcite.text.folding import fold, telling
from briefcite.text.late import late

ALIKE = 0.88
"""Similarity (0..1) of two folded titles that differ by misprints or OCR only; "pêcheur côtier" and
"pêcheur-côtier du Finmark" of one series have 0.8."""
ALIKE_WORD = 0.7
WHOLE_WORD = 3
"""Letters of a word whose misprint may run into another: not "a" in "Another History"."""
COMPARED = 200
"""Characters of a title compared letter by letter."""
LETTERS = 64
"""Letters told apart when they are counted; two that fall together only let a title pass to the next question."""
TIMES = 8
"""How often one is counted."""

_PART_WORDS = "part parts volume vol band bd bde teil tome tomo parte partie book buch heft issue no nr"
_PART = frozenset(_PART_WORDS.split())
_NO_NUMBERS = frozenset(("i", "c", "l", "mi", "di", "vi"))
"""Roman numerals that are words too."""
_ROMAN = late(r"[ivxlc]{1,7}")
_DIGITS = late(r"\d+")
_NONE: frozenset[str] = frozenset()


class Title(NamedTuple):
    """A folded title, its words, and those of them that number a part or a year: "Teil II", "1855"."""

    folded: str
    words: tuple[str, ...]
    length: int
    """Letters that are compared."""
    letters: int
    """As :func:`_letters` counts them."""
    digits: frozenset[str]
    """Runs of digits, also inside words."""
    numbers: tuple[str, ...]
    """Words that are numbers."""


@lru_cache(maxsize=8192)
def read(title: str) -> Title:
    """Return what titles are compared by."""
    folded = fold(title)
    words = tuple(map(intern, folded.split()))
    digits, numbers = _DIGITS.findall(folded), tuple(filter(_is_number, words))
    return Title(
        folded, words, min(len(folded), COMPARED), _letters(folded), frozenset(digits) if digits else _NONE, numbers
    )


def _letters(folded: str) -> int:
    """Return which letters a title has and how often: as many bits, so that bits that differ count letters."""
    start, found = folded[:COMPARED], 0
    for letter in set(start):
        found |= ((1 << min(start.count(letter), TIMES)) - 1) << (ord(letter) % LETTERS * TIMES)
    return found


@lru_cache(maxsize=8192)
def similar(one: str, other: str) -> bool:
    """Return whether two container titles can be one, abbreviations included ("J. Mil. Hist.")."""
    first, second = telling(one), telling(other)
    if not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    return long[: len(short)] == short or _abbreviates(first, second) or title_likeness(one, other) >= ALIKE


def _abbreviates(one: Sequence[str], other: Sequence[str]) -> bool:
    if len(one) == len(other):
        return all(a.startswith(b) or b.startswith(a) for a, b in zip(one, other, strict=True))
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and short[0] == "".join(word[0] for word in long)


@lru_cache(maxsize=8192)
def title_likeness(one: str, other: str) -> float:
    """Return 1 for equal titles, 0.95 for one with and without subtitle, else the likeness of their letters."""
    return likeness(read(one), read(other))


def likeness(one: Title, other: Title) -> float:
    """Return what :func:`title_likeness` does, for titles that have been read."""
    if not one.folded or not other.folded:
        return 0.0
    if one.folded == other.folded:
        return 1.0
    short, long = sorted((one.folded, other.folded), key=len)
    if long.startswith(short + " ") and (len(telling(short)) > 1 or len(short) > 7):
        return 0.95
    return (
        _letters_in_common(one, other) if _share_letters(one, other) and _words_alike(one.words, other.words) else 0.0
    )


def _letters_in_common(one: Title, other: Title) -> float:
    """Return the share (0..1) of letters that two titles have in common, in the same order; 0 below `ALIKE`."""
    alike = SequenceMatcher(None, one.folded[:COMPARED], other.folded[:COMPARED], autojunk=False).ratio()
    return alike if alike >= ALIKE else 0.0


def _share_letters(one: Title, other: Title) -> bool:
    """Return whether enough letters have a counterpart, wherever they stand: no alignment finds more."""
    return (one.letters ^ other.letters).bit_count() <= (1 - ALIKE) * (one.length + other.length)


def _words_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether each word can be a misprint of its counterpart: "Sccrets", "Secrets", but not "Ala.", "Fla."."""
    return len(one) != len(other) or all(a == b or _misprints(a, b) for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=8192)
def _misprints(one: str, other: str) -> bool:
    contained = min(len(one), len(other)) >= WHOLE_WORD and (one in other or other in one)
    return contained or SequenceMatcher(None, one, other).ratio() >= ALIKE_WORD


def can_be_alike(one: Title, other: Title) -> bool:
    """Return whether :func:`title_likeness` may find them alike: asked of many, it costs a twentieth."""
    if _share_letters(one, other):
        return True
    first, second = one.folded, other.folded
    return first.startswith(second) or second.startswith(first)


def parts_differ(one: Title, other: Title) -> bool:
    """Return whether the titles are those of two parts: "Teil I" and "Teil II", "1855" and "1877"."""
    short, long = (one.words, other.words) if len(one.words) <= len(other.words) else (other.words, one.words)
    if long[: len(short)] == short:
        return 0 < len(short) < len(long) and (_is_number(long[len(short)]) or long[len(short)] in _PART)
    return _has_other_number(one, other) or _has_other_number(other, one)


def _has_other_number(one: Title, other: Title) -> bool:
    """Return whether a number of one title is nowhere in the other, blanks lost in print set aside ("EthicsVII")."""
    return bool(one.numbers) and any(
        word not in other.digits if word.isdecimal() else word not in "".join(other.words) for word in one.numbers
    )


def _is_number(word: str) -> bool:
    return word.isdecimal() or (bool(_ROMAN.fullmatch(word)) and word not in _NO_NUMBERS)
