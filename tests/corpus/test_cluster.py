"""Dask reads what this machine reads alone, also when workers are lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefcite.batch.bounds import Bounds
from briefcite.batch.outcome import Failure, Outcome
from briefcite.cli import main
from briefcite.corpus.cluster import BATCH, _read

NOTE = "Dykes were built.[^1] Nobody paid.[^2]\n\n[^1]: Mary Hale{0}, *Shores of {0}* (Oxford: Clarendon, 1998), 44.\n\n[^2]: Ibid., 45.\n"
COUNT = 5 * BATCH + 5
PATIENCE = 240
"""Seconds after which a run that hangs is a failure."""


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pytest.importorskip("distributed", reason="dask.distributed is not installed (the extra [cluster])")
    (tmp_path / "papers").mkdir()
    for number in range(COUNT):
        (tmp_path / f"papers/{number:03}.md").write_text(NOTE.format(number % 7), "utf-8")
    (tmp_path / "papers/010.md").rename(tmp_path / "papers/broken.pdf")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def dump(path: str) -> list[str]:
    with sqlite3.connect(path) as database:
        return list(database.iterdump())


def corpus(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "briefcite", "corpus", "papers", *arguments]


def test_two_workers_give_the_rows_of_a_plain_run_though_one_is_killed(papers: Path) -> None:
    plain = CliRunner().invoke(main, ["corpus", "papers", "-o", "plain.sqlite", "-j", "1"])
    command = corpus("-o", "spread.sqlite", "-j", "2", "--scheduler", "local", "--log-json")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr
        watch = threading.Timer(PATIENCE, run.kill)
        watch.start()
        told = run.stderr.readline()
        os.kill(_workers(run.pid)[-1], signal.SIGKILL)
        told += run.stderr.read()
        watch.cancel()
    assert (run.returncode, plain.exit_code) == (1, 1), told
    assert dump("spread.sqlite") == dump("plain.sqlite")
    assert told.count('"number"') == COUNT and f"{COUNT - 1} read" in told and "1 could not be read" in told


def _workers(parent: int) -> list[int]:
    children = [pid for task in Path(f"/proc/{parent}/task").glob("*/children") for pid in task.read_text().split()]
    return [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_a_file_that_ends_its_process_costs_itself() -> None:
    files = ["1", "2", "3", "4"]
    assert [type(outcome) for outcome in _read(files, _fatal, Bounds())] == [Outcome, Failure, Outcome, Outcome]


def _fatal(path: str) -> Outcome[str]:
    if path == "2":
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(path)


def test_a_scheduler_that_does_not_answer_is_one_sentence(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefcite.corpus.cluster.PATIENCE", "1s")
    result = CliRunner().invoke(main, ["corpus", "papers", "-o", "no.sqlite", "--scheduler", "tcp://127.0.0.1:9"])
    assert result.exit_code == 2 and "scheduler does not answer" in result.stderr


def test_without_dask_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.md").write_text(NOTE.format(1), "utf-8")
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = CliRunner().invoke(main, ["corpus", "one.md", "-o", "no.sqlite", "--scheduler", "local"])
    assert result.exit_code == 2 and "briefcite[cluster]" in result.stderr
