"""Letters and accents that a page prints as glyphs of their own become one character: "Concei¸c˜ao" is "Conceição".

LaTeX without T1 fonts sets an accent over or under the letter beside it, before or after it; over capitals the accent
stands so high that PDFium puts it between other words ("Uber die Täler ¨"). Some programs write letters with combining
accents. Indices of characters stay: the letter becomes the composed one, the accent :data:`GONE`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

from briefcite.load.pdf.glyphs import Glyphs
from briefcite.text.late import late

GONE = "\ufdd0"
"""Stands for a character that has become part of another or is no letter; no text has it (a noncharacter)."""
TAKEN = "\u2028"
"""Stands for an accent that was between two words; white space, that no text has either."""

COMBINING = {
    "`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "¨": "\u0308", "ˇ": "\u030c",
    "˘": "\u0306", "˙": "\u0307", "˚": "\u030a", "˝": "\u030b", "¯": "\u0304", "¸": "\u0327",
    "˛": "\u0328",
}  # fmt: skip
DOTLESS = {"ı": "i", "ȷ": "j"}
ACCENT = late(f"[{re.escape(''.join(COMBINING))}]")
MARK = late("[\u0300-\u036f]")
COMBINED = late("[^\\W\\d_][\u0300-\u036f]{1,3}")
NEAR = 160
"""Characters before and after an accent among which its letter is: a line's length."""
MIDDLE = 0.3
LEAN = 0.2
"""Shares of the letter's width and height: the accent's middle is so near to the letter's (italics lean by .2)."""
APART = 0.5
"""Share of the letter's height by which the accent's ink may stand above or below the letter's."""
CLOSE = 0.3
"""Share of a letter's height: words are farther apart."""


def composed(chars: str, glyphs: Glyphs) -> str:
    """Return the characters of a page with each letter and its accent composed; as many as before."""
    if ACCENT.search(chars):
        chars = _overprinted(chars, glyphs)
    return COMBINED.sub(_combined, chars) if not chars.isascii() and MARK.search(chars) else chars


def _combined(found: re.Match[str]) -> str:
    text = unicodedata.normalize("NFC", found[0])
    return text + GONE * (len(found[0]) - len(text))


def _overprinted(chars: str, glyphs: Glyphs) -> str:
    made = list(chars)
    letters: list[int] = []
    for found in ACCENT.finditer(chars):
        at = found.start()
        accent, ink = COMBINING[found[0]], glyphs.ink(at)
        for letter in _beside(made, at):
            both = unicodedata.normalize("NFC", DOTLESS.get(made[letter], made[letter]) + accent)
            if len(both) == 1 and _prints_over(ink, glyphs.ink(letter)):
                made[letter] = both
                made[at] = TAKEN if _stands_alone(chars, at) else GONE
                letters.append(letter)
                break
    for letter in letters:
        for step in (-1, 1):
            _close_up(made, letter, step, glyphs)
    return "".join(made)


def _beside(chars: list[str], at: int) -> Iterator[int]:
    """Yield the places of the letters around an accent, the nearest first."""
    ahead, behind = chars[at + 1 : at + NEAR], chars[max(at - NEAR + 1, 0) : at][::-1]
    for step, pair in enumerate(zip_longest(ahead, behind, fillvalue=""), 1):
        if pair[0].isalpha():
            yield at + step
        if pair[1].isalpha():
            yield at - step


def _close_up(made: list[str], letter: int, step: int, glyphs: Glyphs) -> None:
    """Take out the spaces that PDFium sees beside a letter because its accent stands elsewhere: "Mu ´ noz ˜"."""
    other = letter + step
    while 0 < other < len(made) - 1 and made[other] in (" ", GONE, TAKEN):
        other += step
    between = range(min(letter, other) + 1, max(letter, other))
    if " " in made[between.start : between.stop] and not made[other].isspace():
        pair = sorted((letter, other))
        if _touches(glyphs.ink(pair[0]), glyphs.ink(pair[1])):
            made[between.start : between.stop] = GONE * len(between)


def _touches(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Return whether two letters of one line stand nearer to each other than words do."""
    height = max(one[3] - one[1], other[3] - other[1])
    level = one[1] < other[3] and other[1] < one[3] + height
    return level and abs(other[0] - one[2]) < CLOSE * height


def _stands_alone(chars: str, at: int) -> bool:
    """Return whether an accent has been put between two words, or before the comma after one."""
    return chars[at - 1 : at].isspace() and not chars[at + 1 : at + 2].isalpha()


def _prints_over(accent: tuple[float, float, float, float], letter: tuple[float, float, float, float]) -> bool:
    """Return whether the ink of an accent (left, bottom, right, top) stands over or under that of a letter."""
    left, bottom, right, top = letter
    middle = (accent[0] + accent[2]) / 2
    height = top - bottom
    if abs(middle - (left + right) / 2) > MIDDLE * (right - left) + LEAN * height:
        return False
    return accent[1] < top + APART * height and accent[3] > bottom - APART * height and accent != letter
