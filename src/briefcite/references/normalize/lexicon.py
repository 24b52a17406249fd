"""The word lists in data/: one entry a line, columns separated by tabs, "#" starts a comment."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("data")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of data/<name>.txt, each a list of columns."""
    return tuple(tuple(map(str.strip, line.split("\t"))) for line in _lines(name))


@cache
def entries(name: str) -> frozenset[str]:
    """Return the first column of data/<name>.txt as a set, in lower case."""
    return frozenset(line.partition("\t")[0].strip().casefold() for line in _lines(name))


@cache
def words(name: str) -> frozenset[str]:
    """Return the words of data/<name>.txt, of which a line may hold several."""
    return frozenset(word for row in rows(name) for word in row[0].split())


def _lines(name: str) -> list[str]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]
