"""Tables of commands, and what all of them need."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader

    Command = Callable[["Reader", str], None]


def table(*rows: tuple[Command, str]) -> dict[str, Command]:
    """Make a table of functions by the commands that they do, each row a function and names with spaces between."""
    return {name: command for command, names in rows for name in names.split()}


def skip(reader: Reader, signature: str) -> None:
    """Pass over arguments: m in braces, o in brackets, p in parentheses, s a star."""
    for kind in signature:
        if kind == "s":
            reader.gullet.star()
        elif kind == "o":
            reader.gullet.option()
        elif kind == "p":
            reader.gullet.option("(", ")")
        else:
            told = reader.gullet.argument()
            if any(token.kind == "par" for token in told) and any(reader.makes_note(token.text) for token in told):
                reader.fault("what stands in braces here is not printed, and holds notes", reader.gullet.at)
