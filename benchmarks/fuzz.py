"""Reads thousands of damaged files: every outcome must be an extraction or one clear sentence.

    python benchmarks/fuzz.py [--count 20000] [--seed 1] [--keep FOLDER]

The inputs are those of ``mutations.py``; each goes through all stages and is written by every exporter and report,
in a worker process with a limit on time and memory. A traceback, a hang, a dead worker, a file left behind or a
control character in the output is a fault; its input is kept. The same seed gives the same inputs.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import multiprocessing
import re
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from mutations import inputs

SECONDS = 20
"""CPU time that one input may take."""
PATIENCE = 10 * SECONDS
"""Seconds by the clock after which a worker is taken to hang."""
MEMORY = 1 << 30
"""Bytes that reading may add to the worker's address space."""
RENEWED = 500
"""Inputs after which a worker is replaced: what a run of files leaves in its caches is no fault of the last one."""
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal would obey."""
GOOD = ("read", "refused")


def prepare() -> Callable[[str], Iterator[str]]:
    """Import all stages, and give what reads a file and yields everything that is written of it."""
    from briefcite import extract, references
    from briefcite.export import FORMATS, render
    from briefcite.report.checked import Checked
    from briefcite.report.findings import FORMATS as REPORTS
    from briefcite.report.json import as_dict, dumps
    from briefcite.report.place import placed
    from briefcite.report.terminal import look, shown
    from briefcite.text.safe import printable_lines

    def written(path: str) -> Iterator[str]:
        extraction = extract(path)
        yield dumps(as_dict(extraction))
        for name in FORMATS:
            yield printable_lines(render(extraction, name))
        checked = [Checked(path, placed(extraction))]
        for report in REPORTS.values():
            yield report(checked)
        screen = io.StringIO()
        screen.write(shown(extraction, look(screen)))
        yield screen.getvalue()

    references.parse(["Max Weber, Economy and Society (1922) 5."])
    return written


def outcome(written: Callable[[str], Iterator[str]], path: str) -> str:
    """How reading a file ends."""
    from briefcite.errors import BriefciteError

    try:
        found = [match for text in written(path) for match in OBEYED.findall(text)]
        return f"control characters: {sorted(set(found))}" if found else "read"
    except BriefciteError as error:
        return "refused" if str(error).strip() and "\n" not in str(error) else f"odd sentence: {error}"
    except BaseException:
        return traceback.format_exc()


def work(pipe: Connection, outer: Connection, written: Callable[[str], Iterator[str]]) -> None:
    """Read files whose paths come through the pipe; answer with how each ended."""
    outer.close()  # else the pipe stays open when the run is killed
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    faulthandler.register(signal.SIGPROF, chain=True)  # shows where it hung, then ends the process
    while (path := pipe.recv()) is not None:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        pipe.send(outcome(written, path))


class Worker:
    """A process that reads; it is forked from one that has everything imported."""

    def __init__(self, written: Callable[[str], Iterator[str]]) -> None:
        self.pipe, inner = multiprocessing.Pipe()
        self.process = multiprocessing.get_context("fork").Process(
            target=work, args=(inner, self.pipe, written), daemon=True
        )
        self.process.start()
        inner.close()
        self.done = 0

    def outcome(self, path: Path) -> str:
        """How reading one file ended."""
        self.done += 1
        self.pipe.send(str(path))
        try:
            if self.pipe.poll(PATIENCE):
                return str(self.pipe.recv())
        except (EOFError, ConnectionResetError):
            self.process.join()
            return f"died with status {self.process.exitcode}"
        self.stop()
        return f"hung for {PATIENCE} s"

    def stop(self) -> None:
        """End it."""
        self.process.kill()
        self.process.join()

    @property
    def fresh(self) -> bool:
        """Whether it can take another file."""
        return self.process.is_alive() and self.done < RENEWED


def run(count: int, seed: int, keep: Path) -> Counter[str]:
    """Read all inputs; tell how many ended how, and keep those at fault."""
    written = prepare()
    ended: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        tempfile.tempdir = name  # what a worker leaves behind would lie there
        folder, worker = Path(name), Worker(written)
        for number, (file, data) in enumerate(inputs(count, seed), 1):
            path = folder / file
            path.write_bytes(data)
            if not worker.fresh:
                worker.stop()
                worker = Worker(written)
            result = worker.outcome(path)
            left = [p.name for p in folder.iterdir() if p != path]
            result = f"left behind {left}" if left and result in GOOD else result
            if result not in GOOD:
                keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, keep)
                print(f"\n{file}: {result}", file=sys.stderr)
            ended[path.suffix] += 1
            ended[result if result in GOOD else "fault"] += 1
            for leftover in folder.iterdir():
                leftover.unlink()
            if number % 100 == 0:
                print(f"\r{number} of {count}: {dict(ended)}", end="", file=sys.stderr, flush=True)
        worker.stop()
    return ended


def main() -> None:
    """Run, and say what was found; status 1 where there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "briefcite-faults")
    options = parser.parse_args()
    ended = run(options.count, options.seed, options.keep)
    print(f"\n{options.count} inputs, seed {options.seed}: {dict(ended)}")
    if ended["fault"]:
        print(f"the inputs at fault are kept in {options.keep}")
        sys.exit(1)


if __name__ == "__main__":
    main()
