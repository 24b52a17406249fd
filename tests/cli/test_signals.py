"""An interrupt ends a long run with the shell's status; what was written stays valid, temporary files are gone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import BRIEF

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals as POSIX has them")

FILES = 400
"""More results than fit a pipe, so that the run still goes on when the signal comes."""


def started(folder: Path, *args: str) -> subprocess.Popen[bytes]:
    (folder / "brief.md").write_text(BRIEF, "utf-8")
    command = [sys.executable, "-m", "briefcite", "extract", *args, *["brief.md"] * FILES]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, stdout=pipe, stderr=pipe, bufsize=0, preexec_fn=_listen)


def _listen() -> None:
    """A test run in the background of a shell hands down that SIGINT is to be ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize(
    ("number", "status", "form", "jobs"),
    [(signal.SIGINT, 130, "jsonl", "1"), (signal.SIGTERM, 143, "json", "2")],
)
def test_what_was_written_stays_valid(
    tmp_path: Path, number: signal.Signals, status: int, form: str, jobs: str
) -> None:
    process = started(tmp_path, "--format", form, "-j", jobs)
    assert process.stdout
    first = process.stdout.readline()
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (status, b"")
    text = (first + out).decode()
    read = json.loads(text) if form == "json" else [json.loads(line) for line in text.splitlines()]
    assert 0 < len(read) < FILES


def test_an_output_file_is_left_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before\n", "utf-8")
    process = started(tmp_path, "--format", "jsonl", "-j", "1", "-o", str(out))
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".briefcite-*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGTERM)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (143, b"")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["brief.md", "out.jsonl"]
    assert out.read_text("utf-8") == "before\n"


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    process = started(tmp_path, "--format", "jsonl", "-j", "1")
    assert process.stdout and process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 141
