"""Takes memory away, lets writing fail and ends the run, at every point: each must end in a result or in one sentence.

    python benchmarks/sweeps.py memory [--step 2]        every limit, by MiB, until the file can be read
    python benchmarks/sweeps.py writing [--step 512]     every size, by bytes, until what is written fits
    python benchmarks/sweeps.py ending [--step 2000]     every moment, by calls of functions, until the run is over

Each tells how many points it tried and how they ended; status 1 where one ended in a traceback, in a wrong status, in an
output that is neither what stood there nor the whole of what was to come, or with a file left behind. The test suite
takes a few points of memory and writing, the nightly run all. Linux only.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
READ = (
    FIXTURES / "text" / "ferry.txt",
    FIXTURES / "notes" / "two_columns.pdf",
    ROOT / "tests" / "gold" / "formats" / "tolls.docx",
)
MEBI = 1 << 20
ENOUGH = 600
"""MiB beyond which no sweep of memory goes."""
MEMORY_TOLD = re.compile(r"memory than is given to one file|get no more memory than")
SENTENCE = re.compile(r"briefcite: [^\n]+\n?")
OLD = b"what stood there\n"
"""In the place of each output."""
RUN = [sys.executable, "-m", "briefcite"]
STRUCK = """
import os, sys, tempfile
at, number, calls, own = int(sys.argv[1]), int(sys.argv[2]), 0, os.getpid()
told = tempfile.TemporaryFile()
def struck(frame, event, arg):
    global calls
    calls += event == "call"
    if calls == at:
        sys.setprofile(None)
        os.write(told.fileno(), b"struck")
        os.kill(os.getpid(), number)
sys.argv = ["briefcite", *sys.argv[3:]]
from briefcite.cli import main
sys.setprofile(struck)
try:
    main()
finally:
    sys.setprofile(None)
    if os.getpid() == own and not os.fstat(told.fileno()).st_size:
        os._exit(250)
"""
"""Ends itself, or the copy of it that reads, at a call; tells by status 250 that the run was over before."""
OVER = 250

Fault = str
"""What went wrong; "" where nothing did."""


def memory(step: float, few: bool) -> Iterator[tuple[str, Fault]]:
    """Read each file with more and more memory, until it is read whole."""
    from briefcite.batch.bounds import Bounds
    from briefcite.batch.forked import forked
    from briefcite.batch.outcome import Outcome
    from briefcite.report.json import as_dict, dumps

    def read(path: str) -> Outcome[str]:
        from briefcite.pipeline import extract

        return Outcome(dumps(as_dict(extract(path))))

    for path in map(str, READ[: 1 if few else None]):
        (whole,) = forked([path], read, Bounds())
        size, found = 0.0, 0
        while size < ENOUGH and found < 2:
            (outcome,) = forked([path], read, Bounds(memory=int(size * MEBI)))
            size += step
            if isinstance(outcome, Outcome):
                found += 1
                yield "read", "" if outcome == whole else f"{path} with {size} MiB: not what is read else"
            else:
                told = MEMORY_TOLD.search(outcome.sentence)
                yield "refused", "" if told else f"{path} with {size} MiB: {outcome.sentence}"
        if found < 2:
            yield "read", f"{path} cannot be read with {ENOUGH} MiB"


COMMANDS: dict[str, list[str]] = {
    "extract": ["extract", str(READ[0]), "-o", "out.json"],
    "export": ["export", str(READ[0]), "-o", "out.bib"],
    "check": ["check", str(READ[0]), "--exit-zero", "-o", "out.txt"],
    "view": ["view", str(READ[0]), "-o", "out.html"],
    "parse": ["parse", str(READ[0]), "-o", "out.jsonl"],
    "corpus": ["corpus", str(READ[0]), "-j", "1", "-o", "out.sqlite"],
}
ENDED = ("extract", "corpus")
"""What is ended: one writes a file, the other a database that a later run goes on with."""
FEW = ENDED[:1]
FIRST = 15
"""Call at which the first signal strikes: until then Python alone hears it, and prints where it was."""
DATABASE = ".sqlite"
LARGEST, DENSE = 256 * MEBI, 32
"""Bytes: more than any command writes; and how many steps are taken before each is twice the last."""


def writing(step: float, few: bool) -> Iterator[tuple[str, Fault]]:
    """Write each output where only so many bytes fit, until all do."""
    commands = {name: COMMANDS[name] for name in (FEW if few else COMMANDS)}
    for name, command in commands.items():
        size = 0
        while size < LARGEST:
            with tempfile.TemporaryDirectory() as folder:
                done = _run(command, folder, lambda size=size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
                yield _ending(done), _fault(f"{name} into {size} bytes", command, folder, done, (0, 2))
            if done.returncode == 0:
                break
            size = size + int(step) if size < DENSE * step else 2 * size  # a model of some MB is unpacked for languages
    for name, command in commands.items():
        if name in ("extract", "export", "check", "parse"):
            with Path("/dev/full").open("wb") as full:
                done = subprocess.run([*RUN, *command[:-2]], stdout=full, stderr=subprocess.PIPE, text=True)
            fine = done.returncode == 2 and SENTENCE.fullmatch(done.stderr)
            yield _ending(done), "" if fine else f"{name} to a full device: {done.returncode} {done.stderr[-300:]}"


def ending(step: float, few: bool) -> Iterator[tuple[str, Fault]]:
    """End each command at every so many calls, politely and not."""
    every = [(number, name) for name in ENDED for number in (signal.SIGTERM, signal.SIGINT, signal.SIGKILL)]
    for number, name in every[: 1 if few else None]:
        command, at = COMMANDS[name], FIRST
        while True:
            with tempfile.TemporaryDirectory() as folder:
                struck = ["-c", STRUCK, str(at), str(int(number)), *command]
                done = subprocess.run([sys.executable, *struck], **_quiet(folder))
                if done.returncode == OVER:
                    break
                allowed = (0, 1, 2, 128 + number, -number)
                yield (
                    _ending(done),
                    _fault(f"{name} ended by {number.name} at call {at}", command, folder, done, allowed),
                )
            at += int(step)


def _run(command: list[str], folder: str, before: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*RUN, *command], preexec_fn=before, **_quiet(folder))


def _quiet(folder: str) -> dict[str, object]:
    """A folder in which each output has something in its place already, but for databases."""
    for command in COMMANDS.values():
        if not command[-1].endswith(DATABASE):
            (Path(folder) / command[-1]).write_bytes(OLD)
    env = os.environ | {"TMPDIR": folder, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}
    env["PYTHONDONTWRITEBYTECODE"] = "1"  # else what Python keeps of our modules would be cut off too
    return {"cwd": folder, "capture_output": True, "text": True, "env": env, "timeout": 300}


def _ending(done: subprocess.CompletedProcess[str]) -> str:
    return f"status {done.returncode}"


def _fault(
    what: str, command: list[str], folder: str, done: subprocess.CompletedProcess[str], allowed: tuple[int, ...]
) -> Fault:
    """Say what is wrong with how a command ended."""
    told = done.stderr[-300:]
    if done.returncode not in allowed or "Traceback" in done.stderr or "internal error" in done.stderr:
        return f"{what}: status {done.returncode}, {told}"
    if done.returncode == 2 and not SENTENCE.match(done.stderr):
        return f"{what}: no sentence, but {told!r}"
    out = Path(folder) / command[-1]
    if killed := done.returncode == -signal.SIGKILL:
        for part in Path(folder).glob(".briefcite-*.part"):
            part.unlink()  # nothing can clear them away
    if out.suffix == DATABASE:
        return _broken(what, command, folder, out)
    if out.read_bytes() == OLD and not done.returncode:
        return f"{what}: nothing was written"
    if out.read_bytes() != OLD and (done.returncode or killed) and not _whole(command, out):
        return f"{what}: {len(out.read_bytes())} bytes of the output stand there"
    left = sorted(path.name for path in Path(folder).iterdir() if path.read_bytes() != OLD and path != out)
    return f"{what}: left behind {left}" if left else ""


_written: dict[str, bytes] = {}


def _whole(command: list[str], out: Path) -> bool:
    """Whether an output is what the command writes undisturbed."""
    if out.name not in _written:
        with tempfile.TemporaryDirectory() as folder:
            _run(command, folder, lambda: None)
            _written[out.name] = (Path(folder) / out.name).read_bytes()
    return out.read_bytes() == _written[out.name]


def _broken(what: str, command: list[str], folder: str, out: Path) -> Fault:
    """Say what is wrong with a database, and with the run that goes on where this one ended."""
    done = subprocess.run([*RUN, *command], **_quiet(folder))
    if done.returncode:
        return f"{what}: cannot be resumed: {done.stderr[-300:]}"
    with sqlite3.connect(out) as database:
        sound = database.execute("PRAGMA integrity_check").fetchall()
        documents = database.execute("SELECT count(*) FROM documents").fetchall()
    database.close()
    return "" if (sound, documents) == ([("ok",)], [(1,)]) else f"{what}: {sound} {documents}"


SWEEPS = {"memory": (memory, 2.0), "writing": (writing, 512.0), "ending": (ending, 2000.0)}


def main() -> None:
    """Run one sweep; status 1 where there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sweep", choices=SWEEPS)
    parser.add_argument("--step", type=float)
    parser.add_argument("--few", action="store_true", help="for one file and one command, as the test suite does")
    options = parser.parse_args()
    sweep, usual = SWEEPS[options.sweep]
    ended: Counter[str] = Counter()
    faults = 0
    for how, fault in sweep(options.step or usual, options.few):
        ended[how] += 1
        faults += bool(fault)
        if fault:
            print(fault, file=sys.stderr, flush=True)
    print(f"{options.sweep}: {sum(ended.values())} points, {dict(ended)}, {faults} faults")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
