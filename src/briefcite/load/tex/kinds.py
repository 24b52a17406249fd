"""What each kind of token does: text is written, a brace opens a group, a command is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefcite.load.tex import signs
from briefcite.load.tex.formulas import formula
from briefcite.load.tex.lexer import TexToken

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader


def _command(reader: Reader, token: TexToken) -> None:
    reader.command(token)


def _text(reader: Reader, token: TexToken) -> None:
    if not reader.silent:
        if reader.out.last == "\n" and token.at:
            reader.blank(token.at)
        reader.stand(token)
        reader.out.add(signs.running(token.text, reader.german))


def _blank(reader: Reader, token: TexToken) -> None:
    reader.blank(token.at)


def _paragraph(reader: Reader, token: TexToken) -> None:
    if token.at:
        reader.blank(token.at)
    else:
        reader.new_line()


def _open(reader: Reader, _token: TexToken) -> None:
    reader.groups.open("{")


def _close(reader: Reader, _token: TexToken) -> None:
    if reader.groups.scopes and reader.groups.scopes[-1].kind == "{":
        reader.groups.close()
    else:
        reader.groups.close_to("{")


def _dollar(reader: Reader, token: TexToken) -> None:
    formula(reader, token.text, lambda one: one.kind == "$", 5000)


def _cell(reader: Reader, _token: TexToken) -> None:
    reader.blank()


def _raw(reader: Reader, token: TexToken) -> None:
    reader.print(token.text)


def _verb(reader: Reader, token: TexToken) -> None:
    with reader.marked("verbatim"):
        reader.print(token.text)


def _code(reader: Reader, token: TexToken) -> None:
    """A listing keeps its lines, which are those of the file."""
    with reader.marked("verbatim"):
        reader.print(token.text)
    if not reader.silent:
        reader.line += token.text.count("\n")


def _end(reader: Reader, token: TexToken) -> None:
    reader.groups.close_to("env", token.text)


KINDS: dict[str, Callable[[Reader, TexToken], None]] = {
    "text": _text,
    "blank": _blank,
    "par": _paragraph,
    "cmd": _command,
    "{": _open,
    "}": _close,
    "$": _dollar,
    "&": _cell,
    "#": _raw,
    "raw": _raw,
    "verb": _verb,
    "code": _code,
    "close": _end,
}
