"""What ``show`` puts on a screen of 40, 80 or 200 columns, and what -q and -v tell beside it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.check.made import made

from briefcite.cli import main
from briefcite.report import terminal
from briefcite.text.width import columns

ROOT = Path(__file__).parents[2]
LONG = "Mary Hale, *The Dykes of Norrhaven and of the Shores behind Them: A History of Water and of Those who Kept It Out* (Norrhaven: Quay Press, 2001), 44, on the flood of the third winter and on the names of those who drowned in it."
TEXT = f"Ships wait.[^1] Nobody asks.[^2]\n\n[^1]: {LONG}\n[^2]: Ibid., 45.\n"


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(TEXT, "utf-8")
    return lambda *arguments, **environment: CliRunner().invoke(main, ["show", "a.md", *arguments], env=environment)


def widest(result: Result) -> int:
    return max(columns(line) for line in result.stdout.splitlines())


def test_a_pipe_has_80_columns_or_what_columns_says_and_width_stands_before_both(
    shown: Callable[..., Result],
) -> None:
    assert 60 < widest(shown(COLUMNS="")) <= 80
    assert 80 < widest(shown(COLUMNS="120")) <= 120
    assert 120 < widest(shown("--width", "160", COLUMNS="120")) <= 160
    assert widest(shown("--width", "40")) <= 40
    refused = shown("--width", "39")
    assert refused.exit_code == 2 and "--width" in refused.stderr


def test_notes_are_cut_unless_they_are_wanted_full(shown: Callable[..., Result]) -> None:
    cut, full = shown().stdout, shown("--full").stdout
    assert "…" in cut and "drowned in it" not in " ".join(cut.split())
    assert "…" not in full and all(word in full for word in ("drowned", "Press,", "Water", "Kept"))


def test_series_are_named_where_there_are_several() -> None:
    first = made("Ships wait.{1}\n|1| Mary Hale, Dykes, 2001.\n")
    second = made("Ships wait.{1}{2}\n|1| Mary Hale, Dykes, 2001.\n|2| Bo Lind, Shores, 1998.\n")
    both = replace(
        second,
        callouts=(second.callouts[0], replace(second.callouts[1], series=1)),
        notes=(second.notes[0], replace(second.notes[1], series=1, kind="endnote")),
    )
    told = {}
    for name, extraction in (("one", first), ("two", both)):
        out = io.StringIO()
        out.write(terminal.shown(extraction, terminal.look(out)))
        told[name] = out.getvalue()
    assert "Footnotes" not in told["one"]
    assert told["two"].index("Footnotes") < told["two"].index("Hale") < told["two"].index("Endnotes")


def test_pages_are_told_as_printed_and_as_in_the_file_where_they_differ() -> None:
    extraction = made("Ships wait.{1}\n|1| Hale.\fNobody asks.{2}\n|2| Lind.")
    out = io.StringIO()
    out.write(terminal.shown(extraction, terminal.look(out)))
    assert "(1)" not in out.getvalue()
    pages = tuple(replace(page, label=str(page.index + 417)) for page in extraction.document.pages)
    printed = replace(extraction, document=replace(extraction.document, pages=pages))
    out = io.StringIO()
    out.write(terminal.shown(printed, terminal.look(out)))
    assert "417 (1)" in out.getvalue() and "418 (2)" in out.getvalue()


def test_quiet_and_verbose(tmp_path: Path) -> None:
    bare, noted = tmp_path / "bare.md", tmp_path / "noted.md"
    bare.write_text("Ships wait in the roads.\n", "utf-8")
    noted.write_text(TEXT, "utf-8")

    def told(*arguments: str) -> str:
        return CliRunner().invoke(main, ["extract", *arguments]).stderr

    assert "L109" in told(str(bare)) and told(str(bare), "-q") == "" == told(str(noted))
    assert str(noted) in told(str(noted), "-v")
    assert "no such file" in told(str(tmp_path / "gone.md"), "-q").lower()


def test_a_pdf_on_standard_input_needs_no_from() -> None:
    pdf = (ROOT / "tests/gold/main_job/tidal-brief.pdf").read_bytes()
    result = CliRunner().invoke(main, ["show", "-"], input=pdf)
    assert result.exit_code == 0 and "page" in result.stdout
    assert "a PDF is known by its" in CliRunner().invoke(main, ["--help"]).stdout
