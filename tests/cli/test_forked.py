"""One copy of the process reads the files of a run, and a file costs only itself."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from tests.cli.worker_jobs import act

from briefcite.batch.bounds import Bounds, can_fork, death
from briefcite.batch.outcome import Failure, Outcome
from briefcite.cli.batch import Batch
from briefcite.load.formats import is_short_text

pytestmark = pytest.mark.skipif(not can_fork(), reason="only Linux reads in a copy of the process")


def sentences(files: list[str], timeout: float | None = None) -> list[str]:
    from briefcite.batch.forked import forked

    return [one.value if isinstance(one, Outcome) else one.sentence for one in forked(files, act, Bounds(timeout))]


def test_a_file_that_ends_the_copy_costs_only_itself() -> None:
    told = sentences(["a", "crash:", "b", "fail:", "bug:", "leave:", "large:3000", "c"])
    assert told[:4] == [
        "A",
        "crash:: reading it crashed (SIGSEGV); the file may be damaged, please report it.",
        "B",
        "fail: is damaged.",
    ]
    assert "ZeroDivisionError: by hand" in told[4]
    assert told[5] == "leave:: reading it ended the worker (status 7); the file may be damaged, please report it."
    assert told[6] == "large:3000: needs more memory than is given to one file; allow more with --max-memory."
    assert told[7] == "C"


def test_a_file_out_of_time_is_left_out_and_its_temporary_files_go(tmp_path: Path) -> None:
    start = time.monotonic()
    hanging = f"hang:{tmp_path}"
    late = f"{hanging}: took longer than 0.5 s and was left out; raise --timeout."
    assert sentences(["a", hanging, "b"], timeout=0.5) == ["A", late, "B"]
    assert list(tmp_path.iterdir()) == []
    assert time.monotonic() - start < 10


def test_an_answer_larger_than_the_pipe_comes_whole() -> None:
    assert sentences(["long:1000000", "a"]) == ["LONG:1000000" * 1_000_000, "A"]


def test_the_copy_ends_when_the_results_are_no_longer_wanted() -> None:
    from briefcite.batch.forked import forked

    outcomes = forked(["a", "slow:60"], act, Bounds())
    assert next(outcomes) == Outcome("A")
    start = time.monotonic()
    outcomes.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 10


def test_what_libraries_do_without_memory_is_told_so() -> None:
    assert "--max-memory" in death("a.pdf", -6, 1 << 30)
    assert "1,024 MiB" in death("a.pdf", -6, 1 << 30)


def test_failures_are_values() -> None:
    from briefcite.batch.forked import forked

    assert list(forked(["fail:x"], act, Bounds())) == [Failure("fail:x is damaged.")]


@pytest.mark.parametrize(
    ("name", "content", "bounds", "is_copied"),
    [
        ("a.txt", b"Ships wait.", Bounds(), False),
        ("a.md", b"Ships wait.", Bounds(), False),
        ("a.txt", b"Ships wait.", Bounds(memory=256 << 20), True),
        ("a.txt", b"Ships wait.", Bounds(timeout=60), True),
        ("a.txt", b"Ships wait. " * 6_000, Bounds(), True),
        ("a.txt", b"%PDF-1.4 Ships wait.", Bounds(), True),
        ("a.md", b"<!doctype html><p>Ships wait.", Bounds(), True),
        ("a.html", b"<p>Ships wait.", Bounds(), True),
        ("a.tex", b"Ships wait.", Bounds(), True),
        ("a", b"Ships wait.", Bounds(), True),
    ],
)
def test_a_short_text_alone_is_read_in_the_process_itself(
    name: str, content: bytes, bounds: Bounds, is_copied: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BRIEFCITE_DEBUG", raising=False)
    path = tmp_path / name
    path.write_bytes(content)

    def number(_: str) -> Outcome[int]:
        return Outcome(os.getpid())

    (outcome,) = Batch((str(path),), number, bounds=bounds).outcomes()
    assert isinstance(outcome, Outcome) and (outcome.value != os.getpid()) == is_copied
    several = Batch((str(path), str(path)), number, bounds=bounds).outcomes()
    assert os.getpid() not in [one.value for one in several if isinstance(one, Outcome)]


def test_a_pipe_is_not_read_to_tell_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    assert not is_short_text(str(pipe))
