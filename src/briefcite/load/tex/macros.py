r"""Macros and environments that the document defines: \newcommand, \def, \NewDocumentCommand and their like."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefcite.load.tex.gullet import Gullet
from briefcite.load.tex.lexer import TexToken, written

NO_VALUE = TexToken("cmd", "NoValue")
MOST_ARGUMENTS = 9


class Argument(NamedTuple):
    r"""One argument: its kind as xparse writes it (m, o, s, d, r), its brackets, and what stands in for it.

    A kind of "=" is text that \def wants to see here: "\def\note#1.{…}" ends its argument with a full stop.
    """

    kind: str
    opening: str = "["
    closing: str = "]"
    default: tuple[TexToken, ...] = (NO_VALUE,)


class Macro(NamedTuple):
    """What a command is replaced with."""

    arguments: tuple[Argument, ...]
    body: tuple[TexToken, ...]


class Environment(NamedTuple):
    r"""What \begin and \end of it are replaced with."""

    arguments: tuple[Argument, ...]
    begin: tuple[TexToken, ...]
    end: tuple[TexToken, ...]


def without_place(tokens: Sequence[TexToken]) -> tuple[TexToken, ...]:
    """Return tokens that no longer say where in a file they stand: they will be printed elsewhere."""
    return tuple(TexToken(token.kind, token.text) for token in tokens)


def classic(gullet: Gullet) -> tuple[Argument, ...]:
    r"""Read "[2][default]" of \newcommand, or "[2][1=default]" of \newcommandx."""
    count = digits(written(gullet.option() or ()))
    default = gullet.option()
    arguments = [Argument("m")] * min(count, MOST_ARGUMENTS)
    if default is not None and arguments:
        numbered = written(default[:1])
        if len(numbered) > 1 and numbered[0].isdecimal() and numbered[1] == "=":
            return _extended(arguments, written(default))
        arguments[0] = Argument("o", default=without_place(default))
    return tuple(arguments)


def _extended(arguments: list[Argument], defaults: str) -> tuple[Argument, ...]:
    for part in defaults.split(","):
        number, _, value = part.partition("=")
        if number.strip().isdecimal() and 1 <= int(number) <= len(arguments):
            arguments[int(number) - 1] = Argument("o", default=(TexToken("text", value),) if value else ())
    return tuple(arguments)


def digits(text: str) -> int:
    """Return the number that a text holds, 0 where it holds none."""
    found = "".join(char for char in text if char in "0123456789")
    return int(found[:6]) if found else 0


def document_command(specification: str) -> tuple[Argument, ...]:
    """Read an argument specification of xparse: "s o m D<>{x}"."""
    arguments: list[Argument] = []
    place = 0
    while place < len(specification) and len(arguments) < MOST_ARGUMENTS:
        kind = specification[place]
        place += 1
        if kind in "mosv":
            arguments.append(Argument(kind))
        elif kind in "OE":
            default, place = _braced(specification, place)
            arguments.append(Argument("o", default=(TexToken("text", default),) if default else ()))
        elif kind in "drDR":
            opening, closing = specification[place : place + 1] or "[", specification[place + 1 : place + 2] or "]"
            place += 2
            default = ""
            if kind in "DR":
                default, place = _braced(specification, place)
            stand_in = (TexToken("text", default),) if kind in "DR" else (NO_VALUE,)
            arguments.append(Argument("d", opening, closing, stand_in))
        elif kind == "t":
            arguments.append(Argument("t", specification[place : place + 1]))
            place += 1
        elif kind in ">e":
            _, place = _braced(specification, place)
    return tuple(arguments)


def _braced(text: str, place: int) -> tuple[str, int]:
    while place < len(text) and text[place] == " ":
        place += 1
    if not text.startswith("{", place):
        return text[place : place + 1], place + 1
    end = text.find("}", place)
    return (text[place + 1 : end], end + 1) if end >= 0 else (text[place + 1 :], len(text))


def parameters(gullet: Gullet) -> tuple[Argument, ...]:
    r"""Read what stands between \def\name and its body: "#1#2", or "#1.#2;" with text that ends an argument."""
    arguments: list[Argument] = []
    while (token := gullet.peek()) is not None and token.kind not in ("{", "par"):
        gullet.next()
        if token.kind == "#":
            arguments.append(Argument("m"))
        elif token.kind == "text" and arguments and arguments[-1].kind == "m":
            arguments[-1] = Argument("u", closing=token.text)
        elif token.kind in ("text", "cmd"):
            arguments.append(Argument("=", opening=token.text))
    return tuple(arguments[: MOST_ARGUMENTS + 4])


def taken(gullet: Gullet, arguments: Sequence[Argument]) -> list[tuple[TexToken, ...]]:
    """Take the arguments of a macro that is called."""
    given: list[tuple[TexToken, ...]] = []
    for argument in arguments:
        if argument.kind == "=":
            following = gullet.peek()
            if following is not None and following.text == argument.opening:
                gullet.next()
        elif argument.kind == "s" or argument.kind == "t":
            there = gullet.take("*" if argument.kind == "s" else argument.opening)
            given.append((TexToken("cmd", "BooleanTrue" if there else "BooleanFalse"),))
        elif argument.kind in ("o", "d"):
            value = gullet.option(argument.opening, argument.closing)
            given.append(argument.default if value is None else tuple(value))
        elif argument.kind == "u":
            value = gullet.until(argument.closing)
            given.append(tuple(value or ()))
        else:
            given.append(tuple(gullet.argument()))
    return given


def replaced(body: Sequence[TexToken], given: Sequence[tuple[TexToken, ...]]) -> list[TexToken]:
    """Put the arguments in the place of "#1" and "#2"."""
    made: list[TexToken] = []
    for token in body:
        if token.kind == "#":
            number = digits(token.text)
            if token.text.startswith("#"):
                made.append(TexToken("#", token.text[1:]))
            elif 1 <= number <= len(given):
                made.extend(given[number - 1])
        elif token.kind in ("raw", "verb") and "#" in token.text:
            text = token.text
            for number, value in enumerate(given, 1):
                text = text.replace(f"#{number}", written(value))
            made.append(token._replace(text=text))
        else:
            made.append(token)
    return made
