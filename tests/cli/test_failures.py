"""What cannot be read or written is told in one sentence, with status 2, and never with a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

TESTS = Path(__file__).parent.parent
PDF = (TESTS / "gold" / "main_job" / "tidal-brief.pdf").read_bytes()
LOCKED = TESTS / "fixtures" / "pdf" / "locked.pdf"
SCAN = TESTS / "fixtures" / "scan" / "harbour-scan.pdf"
BINARY = bytes(range(256)) * 20
Run = Callable[..., Result]

UNREADABLE = {
    "gone.pdf": (None, "there is no such file; check the path."),
    "empty.pdf": (b"", "is empty; get the file again."),
    "renamed.pdf": (b"Only words.1\n", "rename it or say what it is with --from"),
    "cut.pdf": (PDF[:20000], "the PDF is damaged or incomplete; get it again or repair it"),
    "binary.txt": (BINARY, "is no text (it holds binary data)"),
    "blank.txt": (b"  \n\n", "holds nothing but blanks"),
    "brief.xyz": (b"Only words.1\n", "the suffix '.xyz' is not known"),
}


@pytest.mark.parametrize("command", ["show", "extract", "export", "check"])
@pytest.mark.parametrize("name", UNREADABLE)
def test_an_unreadable_file(run: Run, name: str, command: str) -> None:
    data, sentence = UNREADABLE[name]
    if data is not None:
        Path(name).write_bytes(data)
    result = run(command, name)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert_one_sentence(result, name, sentence)


def assert_one_sentence(result: Result, *parts: str) -> None:
    assert result.stderr.startswith("briefcite: ")
    assert result.stderr.count("\n") == 1
    for part in parts:
        assert part in result.stderr


def test_a_folder(run: Run) -> None:
    result = run("show", ".")
    assert (result.exit_code, result.stderr) == (
        2,
        "briefcite: . is a folder; name the files in it, for example ./*.pdf.\n",
    )


def test_an_encrypted_file_and_its_password(run: Run) -> None:
    result = run("extract", LOCKED)
    assert result.exit_code == 2
    assert_one_sentence(result, "is encrypted; give its password with --password.")
    result = run("extract", "--password", "wrong", LOCKED)
    assert result.exit_code == 2
    assert_one_sentence(result, "does not open it; try another with --password.")
    assert run("extract", "--password", "sesame", LOCKED).exit_code == 0


def test_a_scan_points_to_recognition(run: Run) -> None:
    result = run("show", SCAN)
    assert result.exit_code == 2
    assert_one_sentence(result, "has no text layer", "--ocr", "ocrmypdf")


def test_good_files_are_done_beside_a_bad_one(run: Run) -> None:
    result = run("extract", "--format", "jsonl", "brief.md", "gone.md", "broken.md")
    assert result.exit_code == 1
    assert [line[:12] for line in result.stdout.splitlines()] == ['{"schema": 1'] * 2
    assert result.stderr == "briefcite: gone.md: there is no such file; check the path.\n"


def test_status_is_2_when_no_file_could_be_read(run: Run) -> None:
    assert run("check", "gone.md", "lost.md").exit_code == 2


@pytest.mark.parametrize("command", ["extract", "export", "check"])
def test_an_output_that_cannot_be_written_changes_nothing(run: Run, command: str, tmp_path: Path) -> None:
    result = run(command, "brief.md", "-o", "nowhere/out.bib")
    assert result.exit_code == 2
    assert_one_sentence(result, "nowhere/out.bib: cannot be written (", "nothing there was changed")
    result = run(command, "brief.md", "-o", tmp_path / ".")
    assert result.exit_code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.md", "broken.md"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_protected_output_stays_as_it_was(run: Run) -> None:
    out = Path("mine.bib")
    out.write_text("% mine\n", "utf-8")
    out.chmod(0o444)
    assert run("export", "brief.md", "-o", "mine.bib").exit_code == 2
    assert out.read_text("utf-8") == "% mine\n"


def test_an_output_is_replaced_whole_or_not_at_all(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Path("mine.bib")
    out.write_text("% mine\n", "utf-8")

    def fails(*args: object, **how: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefcite.export.render", fails)
    assert run("export", "brief.md", "-o", "mine.bib").exit_code == 130
    assert out.read_text("utf-8") == "% mine\n"
    assert list(Path.cwd().glob(".*")) == []


@pytest.mark.parametrize("command", ["extract", "export", "check", "parse"])
def test_a_file_that_is_read_is_not_written_over(run: Run, command: str) -> None:
    before = Path("brief.md").read_bytes()
    options = ["--format", "csv"] if command == "export" else []
    result = run(command, "brief.md", "-o", "./brief.md", *options)
    assert result.exit_code == 2
    assert_one_sentence(result, "brief.md is one of the files that are read; choose another -o.")
    assert Path("brief.md").read_bytes() == before


def test_nothing_is_written_when_nothing_could_be_read(run: Run) -> None:
    assert run("export", "gone.md", "-o", "out.bib").exit_code == 2
    assert not Path("out.bib").exists()


def test_an_error_of_ours_asks_to_be_reported(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **how: object) -> object:
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr("briefcite.pipeline.extract", broken)
    result = run("show", "brief.md")
    assert result.exit_code == 2
    assert_one_sentence(result, "internal error (ZeroDivisionError: by hand); please report it")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["check", "--select", "C999", "brief.md"], "there is no check 'C999'"),
        (["explain", "dangling-calout"], "did you mean dangling-callout?"),
        (["export", "brief.md", "-o", "out.xyz"], "out.xyz: this suffix means no format"),
        (["check", "--baseline", "none.json", "brief.md"], "make it with --write-baseline."),
    ],
)
def test_a_wrong_argument_is_told_with_a_way_out(run: Run, args: list[str], sentence: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert_one_sentence(result, sentence)


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["check", "--select", "", "brief.md"], "no check is named"),
        (["check", "--ignore", " , ", "brief.md"], "no check is named"),
        (["check", ""], "'' names no file"),
        (["show", ""], "'' names no file"),
        (["export", "brief.md", "-o", ""], "'' names no file"),
        (["export", "--min-confidence", "nan", "brief.md"], "'nan' is not in the range"),
    ],
)
def test_an_empty_or_senseless_value_is_refused(run: Run, args: list[str], sentence: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_nothing_is_added_behind_an_entry_that_is_not_closed(run: Run) -> None:
    broken = "@book{a, title = {Locks}}\n\n@book{doe, title = {Dykes"
    Path("refs.bib").write_text(broken, "utf-8")
    result = run("export", "--append", "refs.bib", "brief.md")
    assert result.exit_code == 2
    assert_one_sentence(result, "refs.bib: the entry in line 3 is never closed")
    assert Path("refs.bib").read_text("utf-8") == broken
    Path("refs.bib").write_text("@book{doe, title = {Dykes}\n@book{a, title = {Locks}}\n", "utf-8")
    assert run("export", "--append", "refs.bib", "brief.md").stderr == ""


def test_a_mistyped_command_is_no_file(run: Run) -> None:
    result = run("chekc")
    assert result.exit_code == 2
    assert "Did you mean 'check'?" in result.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_stays_one(run: Run) -> None:
    os.mkfifo("pipe")
    heard: list[str] = []
    reader = threading.Thread(target=lambda: heard.append(Path("pipe").read_text("utf-8")))
    reader.start()
    Path("line.txt").write_text("Ibid., 12.\n", "utf-8")
    result = run("parse", "-o", "pipe", "line.txt")
    reader.join(20)
    assert result.exit_code == 0
    assert Path("pipe").is_fifo()
    assert '"form":"ibid"' in heard[0].replace(": ", ":")


def started(folder: Path, *args: str, **how: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "briefcite", *args]
    return subprocess.run(command, cwd=folder, stderr=subprocess.PIPE, timeout=100, **how)  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("command", [["show"], ["extract"], ["export", "--format", "bibtex"], ["check"]])
def test_a_full_standard_output_is_told(run: Run, command: list[str], tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = started(tmp_path, *command, "brief.md", stdout=full)
    assert (done.returncode, done.stderr) == (
        2,
        b"briefcite: standard output cannot be written (No space left on device); write to a file with -o, or make room.\n",
    )


@pytest.mark.skipif(os.name != "posix", reason="closed streams as POSIX has them")
def test_closed_streams_are_told_and_take_no_file(run: Run, tmp_path: Path) -> None:
    done = started(tmp_path, "extract", "brief.md", preexec_fn=lambda: os.close(1))
    assert done.returncode == 2
    assert b"standard output cannot be written (it is closed)" in done.stderr
    done = started(tmp_path, "extract", "--from", "text", "-", preexec_fn=lambda: os.close(0))
    assert (done.returncode, done.stderr) == (2, b"briefcite: standard input is closed; name a file, or send one.\n")
    done = started(
        tmp_path, "extract", "brief.md", "-o", "out.json", preexec_fn=lambda: [os.close(n) for n in range(3)]
    )
    assert done.returncode == 0
    assert json.loads((tmp_path / "out.json").read_bytes())["schema"] == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes as Linux has them")
def test_a_name_that_is_no_utf8_gives_json_that_strict_readers_take(run: Run, tmp_path: Path) -> None:
    name = os.fsdecode(b"bri\xffef.md")
    Path("brief.md").rename(name)
    for command in (["extract"], ["check", "--format", "json", "--select", "L"]):
        said = run(*command, name).stdout
        assert "\\ud" not in said
        said.encode("utf-8")
    assert json.loads(run("extract", name).stdout)["source"]["path"] == r"bri\xffef.md"
