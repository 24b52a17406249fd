from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from briefcite.cli.config import settings
from briefcite.errors import BriefciteError

Run = Callable[..., Result]


def codes(result: Result) -> list[str]:
    return [finding["code"] for finding in json.loads(result.stdout)]


def test_status_says_whether_there_are_findings(run: Run) -> None:
    assert run("check", "brief.md").exit_code == 0
    assert run("check", "broken.md").exit_code == 1
    assert run("check", "--exit-zero", "broken.md").exit_code == 0
    assert run("check", "brief.md", "broken.md", "gone.md").exit_code == 1


def test_text_for_a_person(run: Run) -> None:
    assert run("check", "broken.md").stdout == (
        "broken.md:3:65: C101 callout 3 has no note\n"
        "  | Pilots know why.[^2] Nobody asks them.[^3]\n"
        "  |                                       ^^^^\n"
        "  = help: restore note 3, or delete the number from the text\n"
        "\n"
        "1 finding in 1 file (1 error).\nRead: 1 file, 3 callouts, 2 notes.\n"
    )


@pytest.mark.parametrize(
    ("options", "want"),
    [
        ([], ["C101"]),
        (["--select", "N"], []),
        (["--select", "C1,N1"], ["C101"]),
        (["--select", "dangling-callout"], ["C101"]),
        (["--ignore", "C101"], []),
        (["--ignore", "c"], []),
        (["--severity", "error"], ["C101"]),
        (["--max-findings", "1"], ["C101"]),
    ],
)
def test_which_findings_are_reported(run: Run, options: list[str], want: list[str]) -> None:
    assert codes(run("check", "--format", "json", *options, "broken.md")) == want


@pytest.mark.parametrize("form", ["json", "github", "sarif", "junit"])
def test_each_format_can_be_written_to_a_file(run: Run, form: str) -> None:
    result = run("check", "--format", form, "broken.md")
    assert run("check", "--format", form, "-o", "out", "broken.md").stdout == ""
    assert Path("out").read_bytes() == result.stdout_bytes
    assert "C101" in result.stdout


def test_a_baseline_lets_old_findings_be(run: Run) -> None:
    result = run("check", "--write-baseline", "base.json", "broken.md")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "briefcite: base.json: 1 finding written.\n")
    assert run("check", "--baseline", "base.json", "broken.md").exit_code == 0
    text = Path("broken.md").read_text("utf-8")
    Path("broken.md").write_text("More.\n\n" + text.replace("anchor.", "anchor.[^8]"), "utf-8")
    result = run("check", "--format", "json", "--baseline", "base.json", "broken.md")
    assert [finding["subject"] for finding in json.loads(result.stdout)] == ["c8"]
    Path("base.json").write_text("[]", "utf-8")
    assert run("check", "--baseline", "base.json", "broken.md").exit_code == 2


def test_a_comment_in_the_file_takes_a_finding_back(run: Run) -> None:
    text = Path("broken.md").read_text("utf-8")
    Path("broken.md").write_text(text.replace("them.[^3]", "them.[^3] <!-- briefcite: ignore C101 -->"), "utf-8")
    assert run("check", "broken.md").exit_code == 0
    Path("brief.md").write_text("<!-- briefcite: ignore C101 -->\n" + Path("brief.md").read_text("utf-8"), "utf-8")
    assert codes(run("check", "--format", "json", "brief.md")) == ["S101"]


def test_settings_come_from_the_nearest_file_and_options_override_them(run: Run) -> None:
    Path("pyproject.toml").write_text('[tool.briefcite]\nignore = ["C101"]\n', "utf-8")
    assert run("check", "broken.md").exit_code == 0
    assert run("check", "--ignore", "N101", "broken.md").exit_code == 1
    Path("briefcite.toml").write_text('select = ["C"]\nexit-zero = true\n', "utf-8")
    assert run("check", "broken.md").exit_code == 0
    assert "C101" in run("check", "broken.md").stdout


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ("selct = []", "there is no setting 'selct'; there are select,"),
        ('select = "C1"', "select must be a list of codes, not 'C1'."),
        ("select = [1]", "select must be a list of codes, not [1]."),
        ("jobs = true", "jobs must be a whole number of at least 1, not true."),
        ('key = "[foo]"', "key '[foo]': there is no part [foo]; there are auth, "),
        ('from = "zzz"', "'zzz' is not a kind that can be read; use one of pdf, "),
        ('select = ["C1", "ZZ"]', "there is no check 'ZZ'; "),
        ('ignore = ["dangling-calout"]', "there is no check 'dangling-calout'; did you mean dangling-callout?"),
        ("min-confidence = 2", "min-confidence must be a number from 0 to 1, not 2."),
        ("min-confidence = -0.1", "min-confidence must be a number from 0 to 1, not -0.1."),
        ("min-confidence = nan", "min-confidence must be a number from 0 to 1, not nan."),
        ("width = 10", "width must be a whole number of at least 40, not 10."),
        ("timeout = 0", "timeout must be a number above 0, in seconds, not 0."),
        ("port = 70000", "port must be a whole number from 0 to 65535, not 70000."),
        ("[tool.briefcite]\nwidth = 80", "[tool.briefcite] belongs into pyproject.toml"),
        ("select = [", "is not valid TOML"),
    ],
)
def test_wrong_settings_are_told(tmp_path: Path, toml: str, sentence: str) -> None:
    (tmp_path / "briefcite.toml").write_text(toml, "utf-8")
    with pytest.raises(BriefciteError, match=r"briefcite\.toml") as told:
        settings(tmp_path)
    assert sentence in str(told.value)


def test_a_baseline_path_is_taken_from_the_settings_folder(tmp_path: Path) -> None:
    (tmp_path / "briefcite.toml").write_text('baseline = "old.json"', "utf-8")
    (tmp_path / "sub").mkdir()
    assert settings(tmp_path / "sub") == {"baseline": str(tmp_path / "old.json")}


def test_a_setting_out_of_range_ends_the_run_with_a_sentence(run: Run) -> None:
    Path("briefcite.toml").write_text("min-confidence = 2\n", "utf-8")
    refused = run("export", "brief.md")
    assert refused.exit_code == 2 and refused.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["check", "show"])
def test_what_was_not_read_is_told_once(run: Run, command: str) -> None:
    Path("lone.txt").write_text("Ships wait.\n", "utf-8")
    told = run(command, "lone.txt")
    assert (told.stdout + told.stderr).count("L109") == 1
    unasked = run("check", "--select", "C", "lone.txt")
    assert "L109" in unasked.stderr and "L109" not in unasked.stdout


def test_quiet_and_verbose_can_be_settings(run: Run, tmp_path: Path) -> None:
    lone = "Ships wait.\n"
    Path("lone.txt").write_text(lone, "utf-8")
    assert "L109" in run("export", "lone.txt").stderr
    Path("briefcite.toml").write_text("quiet = true\nverbose = true\n", "utf-8")
    told = run("export", "lone.txt").stderr
    assert "L109" not in told and "read after" in told


def test_files_and_corrections_can_be_settings(run: Run) -> None:
    Path("list.txt").write_text("brief.md\n", "utf-8")
    Path("said.json").write_text("{", "utf-8")
    Path("briefcite.toml").write_text('files-from = "list.txt"\nretry = true\n', "utf-8")
    assert run("corpus", "-o", "all.sqlite").exit_code == 0
    Path("briefcite.toml").write_text('corrections = "said.json"\n', "utf-8")
    assert "said.json" in run("show", "brief.md").stderr


def test_explain(run: Run) -> None:
    page = run("explain", "c101").stdout
    assert page == run("explain", "dangling-callout").stdout
    assert page.startswith("C101 dangling-callout (error)\n\nA number in the text has no note.\n\nWhy: ")
    listing = run("explain").stdout.splitlines()
    assert len(listing) > 20
    codes = [line[:4] for line in listing if line[:4].strip()]
    assert codes == sorted(codes)
    assert max(map(len, listing)) <= 80


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("S2", ["S201", "S202", "S203", "S204"]),
        ("r10", ["R101", "R102", "R103", "R104", "R105", "R106", "R107", "R108"]),
        ("C", ["C101", "C102", "C103"]),
        ("C102 S203", ["C102", "S203"]),
    ],
)
def test_explain_lists_a_family_and_tells_one_check_in_full(run: Run, name: str, codes: list[str]) -> None:
    told = run("explain", *name.split()).stdout
    assert [line[:4] for line in told.splitlines() if line[:4].rstrip().isalnum() and line[1:4].isdigit()] == codes
    assert ("Why: " in told) == (" " in name)


@pytest.mark.parametrize("name", ["", "S9", "s20x"])
def test_explain_refuses_what_no_check_is_called(run: Run, name: str) -> None:
    done = run("explain", name)
    assert done.exit_code == 2 and "there is no check" in done.stderr


def test_explain_leads_from_a_part_of_a_name(run: Run) -> None:
    assert "did you mean ibid-without-antecedent or ambiguous-ibid or" in run("explain", "ibid").stderr


def test_no_check_left_to_run_is_said(run: Run, tmp_path: Path) -> None:
    """ "No findings." would say that something had been looked for."""
    (tmp_path / "plain.txt").write_text("One.1\n\n1 Mary Hale, Dykes, 2001.\n", "utf-8")
    done = run("check", "--select", "R10", "--ignore", "R10", str(tmp_path / "plain.txt"))
    assert done.exit_code == 2 and "no check is left to run" in done.stderr


def test_a_comment_takes_a_finding_of_plain_text_back(run: Run, tmp_path: Path) -> None:
    text = "One.1 Two.2 Three.3 Four.4{}\n\n1 Mary Hale, Dykes, 2001.\n2 Bo Lind, Shores (Leeds: Orr, 1998).\n3 Ibid.\n"
    (tmp_path / "plain.txt").write_text(text.format(""), "utf-8")
    (tmp_path / "meant.txt").write_text(text.format(" <!-- briefcite: ignore C101 -->"), "utf-8")
    assert codes(run("check", "--format", "json", str(tmp_path / "plain.txt"))) == ["C101"]
    assert codes(run("check", "--format", "json", str(tmp_path / "meant.txt"))) == []


def test_lines_fit_a_terminal_and_end_with_their_paragraph(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    address = "https://www.harbour.example/" + "a-long-way/" * 8
    path.write_text(f"A paragraph.\n\nOne.1 Two.2\n\n1 Bo Lind, 1998.\n2 Hale, {address}-\n", "utf-8")
    shown = [line for line in run("check", str(path)).stdout.splitlines() if line.startswith("  |")]
    assert shown and max(map(len, shown)) <= 80


def test_explain_writes_a_page_of_the_checks_that_are_named(run: Run) -> None:
    page = run("explain", "R10", "--markdown").stdout
    assert page.startswith("## Back references") and "### R101" in page and "### R201" not in page
    assert run("explain", "--markdown").stdout.count("### ") > page.count("### ")
