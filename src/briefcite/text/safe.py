"""Makes text from a document safe to print: control sequences are shown instead of sent to the terminal."""

from __future__ import annotations

import os
import re
from pathlib import Path

from briefcite.text.late import late

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
"""C0 and C1 controls (ESC, and U+009B that acts as ESC [), line ends, bidi overrides, lone surrogates."""
_OBEYED = late(f"[{_CONTROLS}\r]")
_OBEYED_IN_LINES = late(f"[{_CONTROLS}]")


def printable(text: str) -> str:
    r"""Replace each control character by a picture or U+FFFD: "\x1b[31m" becomes "␛[31m"."""
    return _OBEYED.sub(_picture, text)


def printable_lines(text: str) -> str:
    """Make text of several lines printable: CR, LF and tabs stay."""
    return _OBEYED_IN_LINES.sub(_picture, text)


def one_line(text: str) -> str:
    """Make text printable and put it on one line, each run of spaces one space."""
    return printable(" ".join(text.split()))


def name_of(path: str | Path) -> str:
    """Return a path as text that UTF-8 can hold, whatever bytes the file system has in it."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)  # Unicode's control pictures follow ASCII's order
    return "\u2421" if code == 0x7F else "\ufffd"
