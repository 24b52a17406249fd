"""What was not read is said: on standard error, in the JSON, and as a finding of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefcite import incomplete
from briefcite.check import RULES
from briefcite.cli import main

EMPTY = "Ships wait in the roads.\n"
NOTED = "Ships wait.[^1]\n\n[^1]: Mary Hale, The Dykes (Norrhaven: Quay Press, 2001), 4.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "roads.md"
    path.write_text(EMPTY, "utf-8")
    return path


def test_a_file_without_notes_is_no_clean_file(file: Path) -> None:
    checked = CliRunner().invoke(main, ["check", str(file)])
    assert checked.exit_code == 1 and "L109 no note was found" in checked.stdout
    read = CliRunner().invoke(main, ["extract", str(file)])
    assert [warning["code"] for warning in json.loads(read.stdout)["warnings"]] == ["L109"]
    assert f"{file}: L109 no note was found" in read.stderr


def test_a_text_whose_notes_were_torn_off_says_so_before_the_list(tmp_path: Path) -> None:
    path = tmp_path / "torn.txt"
    lines = ["Ships waited in the roads for a pilot.1 Nobody asked for how long.2", "The dykes held.3 The town slept.4"]
    path.write_text("\n\n".join([*lines, "Mary Hale, The Dykes (Norrhaven: Quay Press, 2001), 4."]), "utf-8")
    out = CliRunner().invoke(main, ["check", str(path)]).stdout
    first, *rest = [line for line in out.splitlines() if ": " in line and line.startswith(str(path))]
    assert "L109 4 numbers in the text call notes, and none of the notes was found" in first
    assert "the file that it was taken from (the PDF, the web page)" in first
    assert sum("C101" in line for line in rest) == 4
    assert "Read: 1 file, 4 callouts," in out


def test_it_may_be_meant(file: Path) -> None:
    assert CliRunner().invoke(main, ["check", "--ignore", "L109", str(file)]).exit_code == 0
    file.write_text("<!-- briefcite: ignore-file no-notes -->\n\n" + EMPTY, "utf-8")
    assert CliRunner().invoke(main, ["check", str(file)]).exit_code == 0


def test_a_file_with_notes_has_no_warning(file: Path) -> None:
    file.write_text(NOTED, "utf-8")
    read = CliRunner().invoke(main, ["extract", str(file)])
    assert json.loads(read.stdout)["warnings"] == [] and not read.stderr


def test_each_row_is_a_rule_with_a_page_of_its_own() -> None:
    rows = {row.code: row for row in incomplete.REASONS}
    assert len(rows) == len(incomplete.REASONS)
    for code, row in rows.items():
        rule = next(rule for rule in RULES if rule.code == code)
        assert rule.name == row.name and rule.default == (row.severity != "info")
        assert all(word in rule.doc for word in ("\n\nWhy: ", "\n\nExample: ", "\n\nWhat to do: "))


RENUMBERED = "Ships.[^2] Wait.[^1] Why.[^1]\n\n[^1]: Mary Hale, Dykes, 2001.\n[^2]: Bo Lind, Shores, 1998.\n"


def test_the_order_of_labels_in_markdown_is_information_only(file: Path) -> None:
    file.write_text(RENUMBERED, "utf-8")
    found = json.loads(CliRunner().invoke(main, ["check", "--format", "json", str(file)]).stdout)
    assert {finding["code"]: finding["severity"] for finding in found} == {"C102": "info", "C103": "info"}
    assert CliRunner().invoke(main, ["check", "--severity", "warning", str(file)]).exit_code == 0
