"""What a person at a terminal sees of a long run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from briefcite.cli.progress import _rate

pty = pytest.importorskip("pty", reason="terminals as POSIX has them")
WIDTH = 80


def seen(folder: Path, *command: str) -> list[str]:
    """Run on a terminal of 80 columns; return its lines, the bar as often as it was drawn."""
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, WIDTH))
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"} | {"TERM": "xterm"}
    process = subprocess.Popen(
        [sys.executable, "-m", "briefcite", *command], cwd=folder, stderr=theirs, env=environment
    )
    os.close(theirs)
    told = b""
    try:
        while part := os.read(ours, 1 << 16):
            told += part
    except OSError:  # so Linux tells that the terminal is closed
        pass
    os.close(ours)
    process.wait()
    lines = re.split(r"[\r\n]+|\x1b\[2K", told.decode())
    return [line for line in (re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line) for line in lines) if line.strip()]


def test_the_bar_names_the_file_how_many_and_how_fast_in_one_line(tmp_path: Path) -> None:
    names = [f"{'shore ' * number}[red]\x1b[31m.md" for number in (1, 2, 30)]
    for name in names:
        (tmp_path / name).write_text("Dykes.[^1]\n\n[^1]: R. Orr, *Tides* (York, 1990).\n", "utf-8")
    bars = [line for line in seen(tmp_path, "corpus", *names, "-o", "out.sqlite") if line.startswith("Reading")]
    assert max(map(len, bars)) <= WIDTH
    assert "shore [red]␛[31m.md" in bars[0]
    assert all(any(f"{done}/3" in bar for bar in bars) for done in (0, 3))
    assert re.search(r"3/3 \d+\.\d(/s| s each) \S+ left merging works", bars[-1])


def test_slow_files_are_told_in_seconds_each() -> None:
    assert [_rate(None), _rate(61.24), _rate(0.25)] == ["", "61.2/s", "4.0 s each"]
