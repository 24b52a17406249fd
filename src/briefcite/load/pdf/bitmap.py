"""Bitmap fonts of TeX (Type 3) that come without a table of letters: their codes are those of TeX's encodings.

In them a ligature is a control character: in T1 30 is "ffi", so "greffier" has five codes. PDFium gives the bare
codes, and no name for such a font. Which of TeX's two encodings it is shows in its ligatures.
"""

from __future__ import annotations

from collections.abc import Callable

from briefcite.text.late import late

_T1 = dict(zip(
    range(0x20),
    "`´ˆ˜¨˝˚ˇ˘¯˙¸˛‚‹›“”„«»–—\ufdd0₀ıȷ\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5",
    strict=True,
)) | dict(zip(
    range(0x80, 0xC0),
    "ĂĄĆČĎĚĘĞĹĽŁŃŇŊŐŔŘŚŠŞŤŢŰŮŸŹŽŻĲİđ§ăąćčďěęğĺľłńňŋőŕřśšşťţűůÿźžżĳ¡¿£",
    strict=True,
)) | {0x27: "’", 0x60: "‘", 0xD7: "Œ", 0xF7: "œ", 0xDF: "ẞ", 0xFF: "ß", 0x7F: "-"}  # fmt: skip
_OT1 = dict(zip(
    range(0x20),
    "ΓΔΘΛΞΠΣΥΦΨΩ\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ",
    strict=True,
)) | {
    0x22: "”", 0x27: "’", 0x3C: "¡", 0x3E: "¿", 0x5C: "“", 0x5E: "ˆ", 0x5F: "˙", 0x60: "‘",
    0x7B: "–", 0x7C: "—", 0x7D: "˝", 0x7E: "˜", 0x7F: "¨",
}  # fmt: skip
"""The letters of Cork (T1) and of Knuth's text fonts (OT1) by code, where they differ from Latin-1."""

_CONTROL = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_IN_T1 = late("[^\\W\\d_][\x1b-\x1f]|[\x1b-\x1f][^\\W\\d_]")
_IN_OT1 = late("[^\\W\\d_][\x0b-\x0f]|[\x0b-\x0f][^\\W\\d_]")
LIGATURES = {"\ufdd1": "ff", "\ufdd2": "fi", "\ufdd3": "fl", "\ufdd4": "ffi", "\ufdd5": "ffl"}
"""One character each until the text is made, as the page has one; noncharacters, which no text has."""

LINE_BREAK = "\r\n"


def decoded(chars: str, font_of: Callable[[int], str]) -> str:
    """Return the characters of a page, those of bitmap fonts as TeX's encoding has them; as many as before.

    Args:
        chars: the characters.
        font_of: gives the name of a character's font, empty for bitmap fonts.
    """
    if not _CONTROL.search(chars) and chars.count("\r") == chars.count("\n") == chars.count(LINE_BREAK):
        return chars
    table = _T1 if len(_IN_T1.findall(chars)) >= len(_IN_OT1.findall(chars)) else _OT1
    made = list(chars)
    for at, char in enumerate(chars):
        letter = table.get(ord(char))
        if letter and not _breaks(chars, at) and not font_of(at):
            made[at] = letter
    return "".join(made)


def _breaks(chars: str, at: int) -> bool:
    """Return whether a character is half of a line break that PDFium made."""
    return chars[at : at + 2] == LINE_BREAK or chars[max(0, at - 1) : at + 1] == LINE_BREAK
