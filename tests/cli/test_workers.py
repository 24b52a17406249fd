from __future__ import annotations

import time
from pathlib import Path

from tests.cli.worker_jobs import act

from briefcite.batch.bounds import Bounds
from briefcite.batch.outcome import Failure, Outcome
from briefcite.batch.workers import WorkerPool


def sentences(files: list[str], count: int = 2, timeout: float | None = None) -> list[str]:
    outcomes = WorkerPool(files, act, count, Bounds(timeout))
    return [one.value if isinstance(one, Outcome) else one.sentence for one in outcomes]


def test_results_come_in_the_order_of_the_files_whatever_takes_longest() -> None:
    files = ["slow:0.3", *"abcdefghijklmnopqrstuvw"]
    assert sentences(files) == sentences(files, count=1) == [file.upper() for file in files]


def test_a_file_that_crashes_fails_or_ends_its_worker_costs_only_itself() -> None:
    assert sentences(["a", "crash:", "b", "fail:", "bug:", "leave:", "c"]) == [
        "A",
        "crash:: reading it crashed (SIGSEGV); the file may be damaged, please report it.",
        "B",
        "fail: is damaged.",
        "bug:: internal error (ZeroDivisionError: by hand); please report it, with what the same command prints "
        "when BRIEFCITE_DEBUG=1 is set.",
        "leave:: reading it ended the worker (status 7); the file may be damaged, please report it.",
        "C",
    ]


def test_a_file_out_of_time_is_left_out_and_its_temporary_files_go(
    tmp_path: Path,
) -> None:
    start = time.monotonic()
    hanging = f"hang:{tmp_path}"
    assert sentences(["a", hanging, "b"], count=1, timeout=0.5) == [
        "A",
        f"{hanging}: took longer than 0.5 s and was left out; raise --timeout.",
        "B",
    ]
    assert list(tmp_path.iterdir()) == []
    assert time.monotonic() - start < 10


def test_workers_end_when_the_results_are_no_longer_wanted() -> None:
    pool = WorkerPool(["a", "slow:60", "b"], act, 2, Bounds())
    outcomes = iter(pool)
    assert next(outcomes) == Outcome("A")
    workers = [worker.process for worker in pool._workers]
    outcomes.close()  # type: ignore[attr-defined]
    assert workers and not any(worker.is_alive() for worker in workers)


def test_a_worker_is_at_the_next_file_while_a_result_is_stored(tmp_path: Path) -> None:
    outcomes = iter(WorkerPool(["a", f"hang:{tmp_path}"], act, 1, Bounds()))
    assert next(outcomes) == Outcome("A")
    until = time.monotonic() + 60
    while not list(tmp_path.iterdir()) and time.monotonic() < until:
        time.sleep(0.01)
    assert list(tmp_path.iterdir())
    outcomes.close()  # type: ignore[attr-defined]


def test_failures_are_values() -> None:
    assert list(WorkerPool(["fail:x"], act, 1, Bounds())) == [Failure("fail:x is damaged.")]
