"""The word lists beside the code: one entry a line, "#" starts a comment, tabs part the columns."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("data")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the lines of data/<name>.txt, cut at tabs."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines)


@cache
def entries(name: str) -> frozenset[str]:
    """Give the first column of data/<name>.txt as a set, lower case."""
    return frozenset(row[0].casefold() for row in rows(name))


@cache
def words(name: str) -> frozenset[str]:
    """Give the words of data/<name>.txt, several a line."""
    return frozenset(word for row in rows(name) for word in row[0].split())
