"""Markers of all kinds as numbers of a series."""

from __future__ import annotations

import time

import pytest

from briefcite.model import Line, Word
from briefcite.text.leads import leads
from briefcite.text.numerals import readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12", [("arabic", 12)]),
        ("¹²", [("arabic", 12)]),
        ("１２", [("arabic", 12)]),
        ("xiv", [("roman", 14)]),
        ("i", [("roman", 1), ("letter", 9)]),
        ("b", [("letter", 2)]),
        ("bb", [("letter", 28)]),
        ("*", [("symbol", 1)]),
        ("\uf02a", [("symbol", 1)]),
        ("**", [("symbol", 2)]),
        ("†", [("symbol", 2)]),
        ("012", []),
        ("0", []),
        ("12345", []),
        ("iiii", []),
        ("Ibid", []),
        ("", []),
    ],
)
def test_readings(text: str, expected: list[tuple[str, int]]) -> None:
    assert [tuple(numeral) for numeral in readings(text)] == expected


def line(*texts: str) -> Line:
    at, x, made = 0, 50.0, []
    for text in texts:
        made.append(Word(at, at + len(text), text, x, 90, x + 5 * len(text), 102, 100, 10, "Serif"))
        at, x = at + len(text) + 1, x + 5 * len(text) + 3
    return Line(0, at, tuple(made), size=10, baseline=100)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("12", "Ibid.,", "44."), ["12"]),
        (("12.", "Ibid."), ["12"]),
        (("(12)", "Ibid."), ["12"]),
        (("[12]", "Askew"), ["12"]),
        (("29Cf.", "Askew"), ["29"]),
        (("1É", "de", "uma"), ["1"]),
        (("xiiiArt.", "119."), ["xiii"]),
        (("1", "1", "Cf.", "Askew"), ["11", "1"]),
        (("2nd", "edition"), []),
        (("1980er", "Jahre"), []),
        (("3,5", "Prozent"), []),
        (("6.10.2006", "in"), []),
        (("§", "3", "ArbVG"), []),
        (("Ibid.,", "44."), []),
    ],
)
def test_leading_markers(words: tuple[str, ...], expected: list[str]) -> None:
    assert [lead.marker for lead in leads(line(*words))] == expected


@pytest.mark.parametrize("text", ["1" * 200_000, "[" * 200_000, "i" * 200_000, "*" * 200_000, "1," * 100_000])
def test_hostile_lines_take_no_time(text: str) -> None:
    begun = time.process_time()
    leads(line(text, "x"))
    readings(text)
    assert time.process_time() - begun < 0.5
