from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


def test_a_file_alone_is_shown(run: Run) -> None:
    assert run("brief.md").stdout == run("show", "brief.md").stdout
    assert run("--engine", "pdfplumber", "brief.md").exit_code == 0


def test_options_may_stand_before_the_command(run: Run) -> None:
    wanted = run("check", "-q", "broken.md").stdout
    assert "C101" in wanted
    assert run("-q", "check", "broken.md").stdout == wanted
    assert run("--format", "json", "check", "broken.md").stdout == run("check", "--format", "json", "broken.md").stdout
    Path("check").write_text(Path("brief.md").read_text("utf-8"), "utf-8")
    assert run("--from", "markdown", "check").stdout.splitlines()[0] == "check"  # a file of that name


def test_show_is_a_table_and_what_is_wrong(run: Run) -> None:
    lines = run("show", "broken.md").stdout.splitlines()
    assert lines[:2] == ["broken.md", "3 callouts, 2 notes, 1 work"]
    assert any(line.split()[:3] == ["1", "3", "Ana"] for line in lines)
    assert any(line.split() == ["3", "3", "has", "no", "note"] for line in lines)
    assert "broken.md:3:65: C101 callout 3 has no note" in lines
    assert max(map(len, lines)) <= 80


def test_extract_gives_an_object_for_one_file_and_a_list_for_several(run: Run) -> None:
    one = json.loads(run("extract", "brief.md").stdout)
    assert [callout["marker"] for callout in one["callouts"]] == ["1", "2"]
    assert [note["text"][:10] for note in one["notes"]] == ["Ana Duarte", "Ibid., 20."]
    several = json.loads(run("extract", "brief.md", "broken.md").stdout)
    assert several[0] == one
    assert [finding["code"] for finding in several[1]["findings"]] == ["C101"]


def test_the_bytes_do_not_depend_on_the_number_of_workers(run: Run) -> None:
    for number in range(4):
        Path(f"copy{number}.md").write_text(Path("broken.md").read_text("utf-8"), "utf-8")
    files = [f"copy{number}.md" for number in range(4)]
    assert run("check", "-j", 1, *files).stdout_bytes == run("check", "-j", 2, *files).stdout_bytes


def test_standard_input_is_read_with_its_kind(run: Run) -> None:
    result = run("extract", "--from", "markdown", "-", stdin=Path("brief.md").read_bytes())
    assert json.loads(result.stdout)["source"]["path"] == "-"
    assert len(json.loads(result.stdout)["links"]) == 2


@pytest.mark.parametrize(("name", "start"), [("out.bib", "@book{"), ("out.ris", "TY  - "), ("out.json", "[")])
def test_the_suffix_of_the_output_decides_the_format(run: Run, name: str, start: str) -> None:
    assert run("export", "brief.md", "-o", name).exit_code == 0
    assert Path(name).read_text("utf-8").startswith(start)


def test_export_without_a_format_is_bibtex(run: Run) -> None:
    result = run("export", "brief.md")
    assert result.stdout.startswith("@book{duarte")
    assert result.stderr == ""


def test_works_of_several_files_come_once(run: Run) -> None:
    assert run("export", "brief.md", "broken.md").stdout.count("@") == 1


def test_rows_of_several_files_stand_below_one_heading(run: Run) -> None:
    out = run("export", "--format", "csv", "--per", "note", "brief.md", "broken.md").stdout
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert [row[0] == "Key" for row in rows] == [True, False, False, False, False]


def test_append_leaves_what_is_there(run: Run) -> None:
    Path("mine.bib").write_text("% my own words\n@misc{x, title = {Kept}}\n", "utf-8")
    assert run("export", "brief.md", "--append", "mine.bib").exit_code == 0
    added = Path("mine.bib").read_text("utf-8")
    assert added.startswith("% my own words\n@misc{x, title = {Kept}}\n")
    assert "@book{duarte" in added
    run("export", "brief.md", "--append", "mine.bib")
    assert Path("mine.bib").read_text("utf-8") == added


def test_fields_that_are_less_sure_are_left_out(run: Run) -> None:
    everything = json.loads(run("extract", "brief.md").stdout)["references"][0]
    nothing = json.loads(run("extract", "--min-confidence", "1", "brief.md").stdout)["references"][0]
    assert everything["title"] == "The Long Queue"
    assert set(nothing) <= {"id", "type", "custom", *everything}
    assert len(nothing) < len(everything)


PARSED = [
    "Ana Duarte, The Long Queue (Quay Press 2019) 14.",
    "",
    "  Ibid., 20.\t",
    "\u2028odd\x85 \x1b[31mred",
]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_parse_gives_a_line_a_line_with_its_exact_text(run: Run, end: str) -> None:
    out = run("parse", "--format", "json", "-", stdin=(end.join(PARSED) + end).encode()).stdout
    lines = out.splitlines()
    assert [json.loads(line)["text"] for line in lines] == PARSED
    assert "\x1b" not in out
    first = json.loads(lines[0])
    assert [citation["id"] for citation in first["citations"]] == ["1.1"]
    assert [citation["note"] for line in lines for citation in json.loads(line)["citations"]][-1] in "34"


def test_parse_of_nothing_is_nothing(run: Run) -> None:
    result = run("parse", "-")
    assert (result.exit_code, result.stdout) == (0, "")


def test_help_and_version_need_no_file(run: Run) -> None:
    assert run("--help").exit_code == run("--version").exit_code == run("check", "--help").exit_code == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(run: Run, shell: str) -> None:
    assert "_BRIEFCITE_COMPLETE" in run("completion", shell).stdout


@pytest.mark.parametrize(
    ("form", "start", "entry", "count"),
    [("bibtex", "@book{duarte", "@", 1), ("ris", "TY  - BOOK", "TY  -", 1), ("csv", "\ufeff", "\n", 2)],
)
def test_parse_gives_a_bibliography_of_all_lines(run: Run, form: str, start: str, entry: str, count: int) -> None:
    lines = "Ana Duarte, The Long Queue (Norrhaven: Quay Press, 2019), 14.\n\nIbid., 20.\n"
    out = run("parse", "--format", form, "-", stdin=lines.encode()).stdout
    assert out.startswith(start)
    assert out.count(entry) == count
