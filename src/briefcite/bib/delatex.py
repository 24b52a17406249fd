r"""LaTeX source as plain text: ``G{\"u}rtel {\&} S{\"o}hne`` is "Gürtel & Söhne"; the way back from latex.py.

pylatexenc knows the commands; each is looked up once, since its parser is slow on long texts.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from briefcite.text.late import late

_COMMAND = late(
    r"\\(?:url|href)(?=\{)"
    r"|\\[A-Za-z]+(?:\s*\{\\?[A-Za-z]?\}|\s+)?"
    r"|\\[\"'`^~=.](?:\s*\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z])|[A-Za-z])"
    r"|\\."
)
_GUARDED = {ord(char): 1 + place for place, char in enumerate("{}~-`'")}
"""Printed characters that mean something in LaTeX; control characters hold their place."""
_SIGNS = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^", "textasciitilde": "~"}
"""Commands that pylatexenc 2 does not know, or gives as a letter's modifier."""
_RELEASED = {guard: char for char, guard in _GUARDED.items()}
_JOINED = {"---": "—", "--": "–", "``": "“", "''": "”", "~": "\u00a0"}
_LIGATURES = late(r"---|--|``|''|~")


def text_of(latex: str) -> str:
    """Return the text that LaTeX would print; commands it does not know are dropped."""
    if "\\" in latex:
        latex = _COMMAND.sub(lambda found: _decoded(found[0]), latex)
    joined = _LIGATURES.sub(lambda found: _JOINED[found[0]], latex)
    bare = joined.replace("{", "").replace("}", "")
    return unicodedata.normalize("NFC", bare.translate(_RELEASED))


@cache
def _decoded(command: str) -> str:
    name = command.strip("\\ {}")
    text = _SIGNS[name] if name in _SIGNS else str(_decoder().latex_to_text(command))
    return text.translate(_GUARDED)


@cache
def _decoder() -> Any:
    import logging

    from pylatexenc.latex2text import LatexNodes2Text

    logging.getLogger("pylatexenc").setLevel(logging.ERROR)  # it warns of commands without their arguments
    return LatexNodes2Text(strict_latex_spaces=True, keep_comments=True)
