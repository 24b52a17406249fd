r"""Text as LaTeX source: "Gürtel & Söhne" is ``G{\"u}rtel {\&} S{\"o}hne``.

Which command makes which character is pylatexenc's knowledge; each character is looked up once. Braces become
``{\textbraceleft}``, since BibTeX counts braces even behind a backslash.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from briefcite.bib.delatex import text_of
from briefcite.text.late import late

_SPECIAL = late(r"[#$%&_{}~^\\]|[^\x20-\x7e]")
_LIGATURES = late(r"[-–—](?=[-–—])|`(?=`)|'(?=')|[?!](?=`)|<(?=<)|>(?=>)|,(?=,)")
"""Pairs that TeX's fonts would join, once dashes are written as hyphens: "--" is a dash, "----" one and a hyphen."""
_FIXED = {
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "\u00a0": "~",
    "\u202f": "~",
    "\u00ad": "",
    "–": "--",
    "—": "---",
}
_BLANKS = late(r"[ \t\r\n\v\f\x85\u2028\u2029]+")


def plain(text: str) -> str:
    """Return the text on one line, composed (NFC) and without what is no character of a text (controls)."""
    line = _BLANKS.sub(" ", text).strip()
    if not line.isprintable():
        line = "".join(char for char in line if unicodedata.category(char) not in ("Cc", "Cs"))
    return unicodedata.normalize("NFC", line)


def escape(text: str, *, ascii_letters: bool) -> str:
    """Make LaTeX of plain text.

    Args:
        text: what is to be printed.
        ascii_letters: write accented Latin letters as commands, as classic BibTeX needs for its sorting and
            abbreviating; other scripts and what LaTeX has no command for stay as they are.
    """
    return _latex(plain(text), ascii_letters)


def _latex(text: str, ascii_letters: bool) -> str:
    broken = _LIGATURES.sub("\\g<0>\0", text)  # plain text holds no NUL
    latex = _SPECIAL.sub(lambda found: _command(found[0], ascii_letters), broken)
    return latex.replace("\0", "{}")


@cache
def _command(char: str, ascii_letters: bool) -> str:
    if char == "\0":
        return char
    if char.isascii():
        return _FIXED.get(char) or str(_encoder().unicode_to_latex(char))
    if not ascii_letters or not _has_command(char):
        return {"\u00a0": "~", "\u00ad": ""}.get(char, char)
    command = _FIXED.get(char) or str(_encoder().unicode_to_latex(char))
    return command if text_of(command) == char else char  # a small capital for "ĸ" would come back as "k"


def _has_command(char: str) -> bool:
    latin = unicodedata.name(char, "").startswith("LATIN ") and "LIGATURE F" not in unicodedata.name(char)
    return char in _FIXED or latin or char in "‘’“”„‚«»‹›…§°€£©®†‡¿¡"


@cache
def _encoder() -> Any:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(
        replacement_latex_protection="braces-all", unknown_char_policy="keep", unknown_char_warning=False
    )


def between(gap: str, ascii_letters: bool) -> str:
    """Make LaTeX of what stands within a plain text; blanks alone stay."""
    return _latex(gap, ascii_letters) if gap.strip(" ") else gap


def verbatim(url: str) -> str:
    """Return a URL or DOI as it is; only what would end the field or the line is percent-encoded."""
    return re.sub(r"[{}\\\s\x00-\x20\ud800-\udfff]", _percent, url.strip())


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))
