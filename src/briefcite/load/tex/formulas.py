"""Formulas, which stay as they stand in the source; a number raised in one may call a note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefcite.load.tex.lexer import TexToken, written
from briefcite.text.late import late

if TYPE_CHECKING:
    from briefcite.load.tex.reader import Reader

_POWER = late(r"\s*\^\s*\{?\s*(?:\\(?:rm|mathrm|text|textrm)\s*)?\{?\s*(\d{1,3}|[*]|\\ast ?)\s*\}*\s*")


def formula(reader: Reader, opening: str, closing: Callable[[TexToken], bool], limit: int) -> None:
    """Write a formula as it stands in the source; without an end, its opening sign is a letter like others."""
    inside: list[TexToken] = []
    depth = 0
    most = reader.gullet.patience(limit)
    while (token := reader.gullet.next()) is not None and len(inside) < most:
        if closing(token) and depth == 0:
            if token.text == "$$" and opening == "$":
                reader.gullet.put_back([token._replace(text="$")])
            _write(reader, opening, inside)
            return
        depth += {"{": 1, "}": -1}.get(token.kind, 0)
        if depth < 0 or token.kind in ("par", "close", "code"):
            break
        inside.append(token)
    reader.gullet.give_up([*inside, *([token] if token else [])])
    reader.print(opening if opening[0] == "$" else "")


def _write(reader: Reader, opening: str, inside: Sequence[TexToken]) -> None:
    if any(token.kind == "cmd" and reader.makes_note(token.text) for token in inside):
        reader.gullet.put_back(inside)
        return
    source = written(inside)
    power = _POWER.fullmatch(source) if opening == "$" else None
    with reader.marked("raised" if power else "verbatim"):
        reader.print(("*" if "ast" in power[1] else power[1]) if power else f"{opening}{source}{opening}")
