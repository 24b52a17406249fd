"""The formats of ``check`` hold what was found, and nothing that a terminal or a parser would obey."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.check.made import made

from briefcite import check
from briefcite.model import FormatTraits
from briefcite.report import sarif
from briefcite.report.checked import Checked, first_findings
from briefcite.report.colour import painter
from briefcite.report.findings import FORMATS
from briefcite.report.lines import finding_lines, summary
from briefcite.report.place import Placed, placed
from briefcite.report.sarif import log

PLAIN = painter(False)
HOSTILE = "\x1b[31m\x07%0A::error::x\x9b1m\u202e<&>\"'"
TEXT = "Ships wait.{1} Nobody asks.{2} Why?{3}\n|1| A.\n|3| B.\n|4| C."
PAGED = "Ships wait.{1}\n|1| A.\fNobody asks\nthem ever.{2}"


def checked(text: str, path: str = "brief.md") -> Checked:
    extraction = made(text, path=path)
    found = placed(replace(extraction, findings=check.run(extraction)))
    return Checked(path, found, callouts=len(extraction.callouts), notes=len(extraction.notes))


def test_a_line_is_path_line_column_and_under_it_the_words() -> None:
    found = checked(TEXT).findings
    assert finding_lines(found[0], PLAIN) == (
        "brief.md:1:26: C101 callout 2 has no note\n"
        "  | Ships wait.1 Nobody asks.2 Why?3\n"
        "  |                          ^\n"
        "  = help: restore note 2, or delete the number from the text\n"
    )
    assert finding_lines(found[1], PLAIN).splitlines()[:2] == [
        "brief.md:4:1: N101 note 4 is not called in the text",
        "  | 4 C.",
    ]


@pytest.mark.parametrize("unit", ["line", "paragraph"])
def test_the_words_around_stay_within_the_note(unit: str) -> None:
    extraction = made("Ships wait.{1}{2}{3}\n|1| Hale, Dykes.\n|2| Pilots: see infra note 99 there.\n|3| Lind, Shores.")
    source = replace(extraction.document.source, unit=unit, media_type="application/x-word")
    extraction = replace(extraction, document=replace(extraction.document, source=source))
    (found,) = placed(replace(extraction, findings=check.run(extraction)))
    assert (found.before, found.words, found.after) == ("2 Pilots: see ", "infra note 99", " there.")


def test_where_a_file_has_pages_it_is_path_page_line() -> None:
    assert finding_lines(checked(PAGED).findings[0], PLAIN).startswith("brief.md:2:2: C101 ")


def test_wide_and_right_to_left_text_keep_the_subject_marked() -> None:
    wide = finding_lines(checked("中文{1}").findings[0], PLAIN).splitlines()
    assert wide[2] == "  | " + " " * 4 + "^"
    hebrew = finding_lines(checked("שלום{1} x").findings[0], PLAIN).splitlines()
    assert hebrew[1] == "  | שלום»1« x"


def test_colour_only_where_it_is_wanted() -> None:
    found = checked(TEXT).findings[0]
    assert "\x1b[31m" in finding_lines(found, painter(True))
    assert "\x1b" not in finding_lines(found, PLAIN)


def test_summary() -> None:
    two = [checked(TEXT), checked("Nothing.")]
    assert summary(two) == "2 findings in 1 of 2 files (2 errors).\nRead: 2 files, 3 callouts, 3 notes.\n"
    assert summary([checked("Nothing.")]) == "No findings.\nRead: 1 file, 0 callouts, 0 notes.\n"
    shown, hidden = first_findings([checked(TEXT)], 1)
    assert summary(shown, hidden).startswith("2 findings in 1 file (1 error; 1 more not shown).\n")


def test_json_has_place_words_and_fingerprint() -> None:
    data = json.loads(FORMATS["json"]([checked(PAGED)]))
    assert [(d["path"], d["code"], d["page"], d["line"], d["file_line"]) for d in data] == [
        ("brief.md", "C101", 2, 2, 4)
    ]
    assert data[0]["text"] == {"before": "Nobody asks them ever.", "words": "2", "after": ""}


def test_github_annotations() -> None:
    lines = FORMATS["github"]([checked(TEXT, "a,b:c.md"), Checked("gone.md", error="gone.md: no file")])
    assert lines.splitlines() == [
        "::error file=a%2Cb%3Ac.md,line=1,col=26,title=C101 dangling-callout::callout 2 has no note",
        "::error file=a%2Cb%3Ac.md,line=4,col=1,title=N101 orphan-note::note 4 is not called in the text",
        "::error file=gone.md::gone.md: no file",
    ]


def test_junit_has_a_suite_a_file_and_a_case_a_finding() -> None:
    files = [checked(TEXT), checked("Nothing.", "clean.md"), Checked("gone.md", error="no file")]
    root = ElementTree.fromstring(FORMATS["junit"](files))
    assert root.attrib == {"name": "briefcite", "tests": "4", "failures": "2", "errors": "1"}
    assert [suite.get("failures") for suite in root] == ["2", "0", "0"]
    assert [case.get("name") for case in root[0].iter("testcase")] == [
        "C101 callout 2 has no note (line 1, column 26)",
        "N101 note 4 is not called in the text (line 4, column 1)",
    ]
    assert [case.get("type") for case in root.iter("failure")] == [
        "C101 dangling-callout",
        "N101 orphan-note",
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_that_a_terminal_obeys_gets_out(form: str) -> None:
    out = FORMATS[form]([checked(f"{HOSTILE} waits.{{1}}", f"{HOSTILE}.md"), Checked("x", error=HOSTILE)])
    assert_harmless(out)


def test_nothing_that_a_terminal_obeys_gets_into_lines() -> None:
    assert_harmless(finding_lines(checked(f"{HOSTILE} waits.{{1}}", HOSTILE).findings[0], PLAIN))


def assert_harmless(out: str) -> None:
    assert [char for char in out if char in "\x1b\x07\x9b\u202e\x7f"] == []
    assert not any(line.startswith("::error::") for line in out.splitlines())


def test_a_fingerprint_stays_when_the_text_around_moves() -> None:
    one = checked(TEXT).findings[0]
    moved = checked("A new line.\n" + TEXT.replace("|1| A.", "|1| A, changed far away."), "other.md").findings[0]
    assert one.fingerprint != checked(TEXT.replace("asks", "knows")).findings[0].fingerprint
    assert moved.line != one.line
    near = checked("A new line.\n\n" + TEXT).findings[0]
    assert near.fingerprint != "" and near.fingerprint.endswith(":1")


def test_fingerprints_in_one_file_differ() -> None:
    twice = checked("Same.{1}" + " word" * 30 + "\nSame.{2}").findings
    assert len({one.fingerprint for one in twice}) == 2


def as_media(text: str, path: str, media_type: str, unit: str = "line") -> tuple[Placed, ...]:
    extraction = made(text, path=path)
    traits = FormatTraits(geometry=media_type == "application/pdf")
    source = replace(extraction.document.source, media_type=media_type, unit=unit, traits=traits)
    extraction = replace(extraction, document=replace(extraction.document, source=source))
    return placed(replace(extraction, findings=check.run(extraction)))


def test_sarif_of_a_pdf_has_page_region_and_fingerprint() -> None:
    found = as_media(PAGED, "a b.pdf", "application/pdf")
    run = log([Checked("a b.pdf", found)])["runs"][0]
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "a%20b.pdf"}
    assert "region" not in location["physicalLocation"], "offsets of a text that the file does not hold"
    assert location["message"] == {"text": "Nobody asks them ever.2"}
    assert location["logicalLocations"] == [{"name": "page 2, line 2", "kind": "element"}]
    assert run["results"][0]["message"]["text"] == "page 2, line 2: callout 2 has no note"
    assert run["results"][0]["properties"]["page"] == 2
    assert list(run["results"][0]["partialFingerprints"]) == ["briefcite/v1"]


@pytest.mark.parametrize(
    ("urls", "home"),
    [
        (["Source, https://code.example/b", "Homepage, https://brief.example"], "https://brief.example"),
        (["Changelog, https://brief.example/log"], None),
        ([], None),
    ],
)
def test_sarif_leads_to_the_home_page_that_the_package_names(
    monkeypatch: pytest.MonkeyPatch, urls: list[str], home: str | None
) -> None:
    told = Message()
    for url in urls:
        told["Project-URL"] = url
    monkeypatch.setattr(sarif, "metadata", lambda _: told)
    assert log([])["runs"][0]["tool"]["driver"].get("informationUri") == home


def test_in_a_file_without_lines_the_note_tells_the_place() -> None:
    found = as_media(TEXT, "thesis.docx", "application/vnd.openxmlformats-officedocument", "paragraph")
    assert [one.where for one in found] == ["after note 1", "note 4"]
    assert [finding_lines(one, PLAIN).splitlines()[0] for one in found] == [
        "thesis.docx: after note 1: C101 callout 2 has no note",
        "thesis.docx: note 4: N101 note 4 is not called in the text",
    ]
    junit = FORMATS["junit"]([Checked("thesis.docx", found)])
    assert "C101 callout 2 has no note (after note 1)" in junit


def test_sarif_uris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def uri(path: Path) -> Any:
        result = log([checked(TEXT, str(path))])["runs"][0]["results"][0]
        return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    assert uri(tmp_path / "sub" / "brief.md") == "sub/brief.md"
    assert uri(tmp_path.parent / "brief.md").startswith("file:///")


SCHEMA = Path("node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json")
"""The schema as the validator of the standard's makers ships it, under the environment's folder."""


def test_sarif_is_valid_by_its_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = Path(sys.prefix) / SCHEMA
    if not schema.exists():
        pytest.skip("npm install --prefix .venv @microsoft/sarif-multitool-linux brings the schema")
    said = json.loads(json.dumps(log([checked(TEXT), checked(PAGED), Checked("gone.md", error="no file")])))
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8-sig")))
    assert [error.message for error in validator.iter_errors(said)] == []
    said["runs"][0]["results"][0]["messages"] = "a property that the standard lacks"
    assert not validator.is_valid(said)
