"""A few points of each sweep (benchmarks/sweeps.py), and the smallest of what they found."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.test_limits import TEXT, nested, pdf

from briefcite.batch.bounds import Bounds, can_fork, death
from briefcite.batch.outcome import Failure, Outcome, own_fault
from briefcite.cli import main
from briefcite.errors import BriefciteError
from briefcite.load import AT_ONCE, _taken
from briefcite.text import languages

ROOT = Path(__file__).parents[2]
NOTED = "Ships wait at anchor.[1]\n\nNotes\n\n[1] Ana Duarte, The Long Queue (Norrhaven: Quay Press, 2019), 14.\n"


@pytest.mark.skipif(not can_fork(), reason="Linux alone bounds memory")
@pytest.mark.parametrize(("sweep", "step"), [("memory", "120"), ("writing", "600000")])
def test_every_point_ends_in_a_result_or_a_sentence(sweep: str, step: str) -> None:
    # Of the sweep of endings no point is taken here: where the signal strikes depends on how busy the machine is, and once in
    # some runs it strikes while the interpreter shuts down and itself prints the exit. The nightly command has them all.
    command = [sys.executable, ROOT / "benchmarks" / "sweeps.py", sweep, "--step", step, "--few"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=6000)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(" 0 faults\n")


@pytest.mark.skipif(not can_fork(), reason="Linux alone bounds memory")
def test_little_memory_is_enough_for_little_text(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(NOTED)
    command = [sys.executable, "-m", "briefcite", "extract", "--max-memory", "256", path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert (done.returncode, done.stderr) == (0, "")


def test_reading_asks_for_no_more_than_a_part_at_once() -> None:
    asked: list[int] = []

    class Stream(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            asked.append(size or 0)
            return super().read(size)

    assert _taken(Stream(b"Ships"), 512 << 20) == b"Ships"
    assert max(asked) == AT_ONCE
    assert _taken(io.BytesIO(b"Ships wait"), 4) == b"Ships"


def test_what_libraries_say_without_memory_is_no_fault_of_ours() -> None:
    lost = ImportError("lib-dynload/unicodedata.so: failed to map segment from shared object")
    assert "--max-memory" in own_fault(lost)
    try:
        try:
            raise MemoryError
        except MemoryError:
            raise KeyError("numpy")  # noqa: B904 - as libraries do
    except KeyError as error:
        assert "--max-memory" in own_fault(error)
    assert "internal error" in own_fault(KeyError("numpy"))


@pytest.mark.skipif(not can_fork(), reason="Linux alone bounds memory")
def test_any_fault_near_the_bound_is_for_want_of_memory() -> None:
    from briefcite.batch.forked import forked

    def lost(path: str) -> Outcome[str]:
        raise SystemError(path)

    (near,) = forked(["a"], lost, Bounds(memory=64 << 20))
    (far,) = forked(["a"], lost, Bounds(memory=1 << 30))
    assert isinstance(near, Failure) and "--max-memory" in near.sentence
    assert isinstance(far, Failure) and "internal error (SystemError" in far.sentence


def test_the_end_of_a_library_without_memory_is_told_so() -> None:
    assert death("a.pdf", 1, 1 << 30).startswith("a.pdf: reading it was given up, as libraries do that get no more")


def test_no_room_for_temporary_files_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    languages._identifier.cache_clear()
    with pytest.raises(BriefciteError, match="TMPDIR"):
        languages._identifier()


@pytest.mark.skipif(not can_fork(), reason="Linux alone bounds memory")
@pytest.mark.parametrize("command", [("corrections",), ("review", "--no-browser")])
def test_what_corrects_reads_within_the_bounds_too(tmp_path: Path, command: tuple[str, ...]) -> None:
    bomb = tmp_path / "bomb.pdf"
    bomb.write_bytes(pdf(TEXT + b"/X Do", nested(24)))
    run = [sys.executable, "-m", "briefcite", *command, "--max-memory", "200", bomb]
    done = subprocess.run(run, capture_output=True, text=True, timeout=600)
    assert done.returncode == 2
    assert "--max-memory" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("files", [["none.txt"], ["none.txt", "neither.txt"]])
@pytest.mark.parametrize("command", ["extract", "export", "view"])
def test_what_stands_at_the_output_stays_where_nothing_could_be_read(
    command: str, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = Path({"extract": "out.json", "export": "out.bib", "view": "out.html"}[command])
    out.write_text("what stood there")
    assert CliRunner().invoke(main, [command, *files, "-o", str(out)]).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    assert out.read_text() == "what stood there"
