r"""What commands and labels mean: a macro, a command of LaTeX under another name, a token."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.load.tex.lexer import TexToken
from briefcite.load.tex.macros import Macro


class Label(NamedTuple):
    r"""What \ref prints for a label, and the note that it stands in ("" outside notes)."""

    text: str
    note: str = ""


class Builtin(NamedTuple):
    r"""What \let makes of a command that the document has not defined."""

    name: str


Meaning = Macro | Builtin | TexToken
