"""Reads what numbers a note: "12", "xii", "b", "†", "¹²", "１２".

A printed marker can be read in more than one way ("i" is one or the ninth letter), so :func:`readings` gives
them all and leaves the choice to whoever sees the neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

from briefcite.text.late import late

Kind = Literal["arabic", "roman", "letter", "symbol"]

MAX_NUMBER = 9999
"""Largest number of a note: the longest series seen has 1,100 notes, but years may be markers, too."""

SYMBOLS = "*†‡§¶‖#"
"""Reference signs in their traditional order; a doubled sign continues it ("**", "††")."""

_SIGN_VARIANTS = str.maketrans(
    {
        "\uf02a": "*",  # Symbol font without a Unicode map
        "∗": "*",
        "⁎": "*",
        "＊": "*",
        "✱": "*",
        "﹡": "*",
        "٭": "*",
        "✝": "†",
        "\x84": "†",  # TeX's companion fonts without a Unicode map
        "\x85": "‡",
        "\x86": "†",  # Windows-1252 read as Latin-1
        "\x87": "‡",
        "∥": "‖",
    }
)
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴⓵-⓾"
"""Numbers in a ring, as ranges of a regular expression."""
_PLAIN_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_IN_RINGS = {
    code: str(int(unicodedata.numeric(chr(code))))
    for first, last in zip(CIRCLED[::3], CIRCLED[2::3], strict=True)
    for code in range(ord(first), ord(last) + 1)
}
_ROMAN = late(r"m{0,1}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.I)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_SIGNS = late("|".join(rf"{re.escape(sign)}{{1,{6 if sign == '*' else 3}}}" for sign in SYMBOLS))
SIGN = rf"(?:{'|'.join(f'{re.escape(sign)}{{1,4}}' for sign in (*SYMBOLS, *map(chr, _SIGN_VARIANTS)) if sign >= ' ')})"
"""A reference sign in running text, as a regular expression."""


class Numeral(NamedTuple):
    """One way to read a marker: its kind and its place in a series that starts at 1."""

    kind: Kind
    value: int


def unify(text: str) -> str:
    """Return the text with signs and superscript digits in one form each, as many characters as before."""
    return text if text.isascii() else text.translate(_SIGN_VARIANTS).translate(_PLAIN_DIGITS)


def plain(text: str) -> str:
    """Return the marker with superscript, full-width and circled digits as 0-9 and signs in one form each."""
    text = unify(text)
    return text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_IN_RINGS))


def is_superscript(char: str) -> bool:
    """Return whether the character itself is a raised digit, like ² in "2005²"."""
    return char in SUPERSCRIPTS


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[Numeral, ...]:
    """Return every way to read a marker (without brackets or full stop), likeliest first; () where none."""
    text = plain(text)
    if text.isdecimal():
        value = int(text) if len(text) <= 4 else 0
        return (Numeral("arabic", value),) if 0 < value <= MAX_NUMBER and text[0] != "0" else ()
    if _SIGNS.fullmatch(text):
        return (Numeral("symbol", _sign_value(text)),)
    if not (text.isascii() and text.isalpha() and (text.islower() or text.isupper())):
        return ()
    return _letters(text)


def range_end(first: str, last: str) -> str:
    """Return the last number of a range in full.

    >>> range_end("309", "12"), range_end("309", "312"), range_end("309", "8")
    ('312', '312', '8')
    """
    whole = first[: max(len(first) - len(last), 0)] + last
    return whole if int(last) < int(first) < int(whole) else last


def _sign_value(text: str) -> int:
    if text[0] == "*":
        return len(text)
    return SYMBOLS.index(text[0]) + 1 + len(SYMBOLS) * (len(text) - 1)


def _letters(text: str) -> tuple[Numeral, ...]:
    found: list[Numeral] = []
    if len(text) <= 10 and _ROMAN.fullmatch(text):
        found.append(Numeral("roman", _roman_value(text.lower())))
    if len(text) == 1:
        found.append(Numeral("letter", ord(text.lower()) - ord("a") + 1))
    elif len(set(text)) == 1 and len(text) == 2:
        found.append(Numeral("letter", 26 + ord(text[0].lower()) - ord("a") + 1))
    return tuple(found)


def _roman_value(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


_ROMAN_PARTS = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True)
)
_CHICAGO = "*†‡§"
_ALPHABET = 26


def counted(value: int, style: str) -> str:
    """Return a number as a program prints it in a style of numbering.

    Args:
        value: from 1; a number that a style cannot write comes in arabic digits.
        style: "arabic"; "roman" and "alph", in capitals "Roman" and "Alph" (after z comes aa, then bb); "chicago"
            (*, †, ‡, §, **, …).
    """
    if not 0 < value <= MAX_NUMBER or style == "arabic":
        return str(value)
    if style == "chicago":
        times, sign = divmod(value - 1, len(_CHICAGO))
        return _CHICAGO[sign] * (times + 1)
    if style.lower() == "alph":
        times, letter = divmod(value - 1, _ALPHABET)
        written = chr(ord("a") + letter) * (times + 1)
    else:
        written = ""
        for worth, letters in _ROMAN_PARTS:
            times, value = divmod(value, worth)
            written += letters * times
    return written if style.islower() else written.upper()
