"""How text is laid into the columns of a table, and what rules are drawn with."""

from __future__ import annotations

import io

import pytest
from tests.check.made import made

from briefcite.report.colour import painter
from briefcite.report.table import Column, Paragraph, head, row, shortened, wrapped
from briefcite.report.terminal import look, shown
from briefcite.text.width import columns

TWO = (Column("No.", 4, right=True), Column("Note", 8))


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 8, [""]),
        ("Mary Hale", 9, ["Mary Hale"]),
        ("Mary Hale", 8, ["Mary", "Hale"]),
        ("Die Deichgrafschaften", 8, ["Die", "Deichgra", "fschafte", "n"]),
        ("東京の港 A", 5, ["東京", "の港", "A"]),
        ("e\u0301tude\u0301s", 3, ["e\u0301tu", "de\u0301s"]),
        ("東", 1, ["東", ""]),
    ],
)
def test_lines_break_at_spaces_and_long_words_wherever_they_must(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_a_text_is_shortened_by_columns_not_characters() -> None:
    assert [shortened(text, 3) for text in ("Hale", "東京", "e\u0301tude")] == ["Hal", "東", "e\u0301tu"]


def test_a_row_is_as_high_as_its_highest_cell_and_colour_takes_no_columns() -> None:
    cells = ((Paragraph("1", bold=True),), (Paragraph("has no note", "red"), Paragraph("Hale")))
    assert [*row(cells, TWO, painter(False))] == ["   1   has no\n", "       note\n", "       Hale\n"]
    first, second, third = row(cells, TWO, painter(True))
    assert first == "   \x1b[1m1\x1b[0m   \x1b[31mhas no\x1b[0m\n" and "\x1b[31mnote" in second and "\x1b" not in third
    assert [*head(TWO, painter(False), "─")] == [" No.   Note\n", "─" * 15 + "\n"]


@pytest.mark.parametrize(("encoding", "rule"), [("utf-8", "─"), ("cp437", "─"), ("ascii", "-"), ("cp1252", "-")])
def test_rules_are_drawn_with_what_the_stream_can_say(encoding: str, rule: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding, errors="replace", newline="")
    stream.write(shown(made("Ships wait.{1}\n|1| Mary Hale, Dykes, 2001.\n"), look(stream)))
    stream.seek(0)
    lines = stream.read().splitlines()
    assert lines[3] == rule * max(columns(line) for line in lines)
