"""Dask reads what this machine reads alone, also when a worker is lost."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner

from briefcite.batch.bounds import Bounds
from briefcite.batch.outcome import Failure, Outcome
from briefcite.cli import main
from briefcite.corpus.cluster import BATCH, _read
from briefcite.corpus.run import task

NOTE = "Dykes were built.[^1] Nobody paid.[^2]\n\n[^1]: Mary Hale{0}, *Shores of {0}* (Oxford: Clarendon, 1998), 44.\n\n[^2]: Ibid., 45.\n"
COUNT = 2 * BATCH + 3
PATIENCE = 1200
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


@pytest.fixture
def patience() -> Iterator[None]:
    def give_up(*_: object) -> NoReturn:
        raise TimeoutError("the cluster hangs")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def dump(path: str) -> list[str]:
    with sqlite3.connect(path) as database:
        return list(database.iterdump())


@pytest.mark.usefixtures("patience")
def test_two_workers_give_the_rows_of_a_plain_run_though_one_is_killed(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = CliRunner().invoke(main, ["corpus", "papers", "-o", "plain.sqlite", "-j", "1"])
    monkeypatch.setattr("briefcite.corpus.run.task", lambda extract: partial(_held_up, task(extract), papers))
    Thread(target=_kill_the_worker, args=[papers], daemon=True).start()
    command = ["corpus", "papers", "-o", "spread.sqlite", "-j", "2", "--scheduler", "local", "--log-json"]
    spread = CliRunner().invoke(main, command)
    assert (spread.exit_code, plain.exit_code) == (1, 1), spread.output
    assert (papers / "killed").exists()
    assert dump("spread.sqlite") == dump("plain.sqlite")
    *files, last = map(json.loads, spread.stderr.splitlines())
    assert [one["number"] for one in files] == [*range(1, COUNT + 1)]
    assert (last["read"], last["failures"]) == (COUNT - 1, 1)


def _held_up(job: Callable[[str], Outcome[Any]], folder: Path, path: str) -> Outcome[Any]:
    """Begin the sixth file, name the worker that has it, and wait for its end; then, or elsewhere, read it."""
    if path.endswith("005.md") and not (folder / "killed").exists():
        (folder / "begun.part").write_text(str(os.getppid()))
        (folder / "begun.part").rename(folder / "begun")
        while not (folder / "killed").exists():
            time.sleep(0.01)
    return job(path)


def _kill_the_worker(folder: Path) -> None:
    while not (folder / "begun").exists():
        time.sleep(0.01)
    os.kill(int((folder / "begun").read_text()), signal.SIGKILL)
    (folder / "killed").touch()


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
