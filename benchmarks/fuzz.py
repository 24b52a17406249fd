"""Reads thousands of damaged files: every outcome must be an extraction or one clear sentence.

    python benchmarks/fuzz.py [--count 20000] [--seed 1] [--keep FOLDER]

Files of the test suite are mutated (bytes flipped, stretches cut, doubled, swapped or spliced from another file)
or made up (random text with note-like structure), then read through all stages and written by every exporter, in
worker processes with a limit on time and memory. A traceback, a hang, a dead worker or a file left behind is a
fault; its input is kept. The same seed gives the same inputs.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
SECONDS = 20
"""One input may take so long."""
MEMORY = 1 << 30
"""Bytes that reading one input may add to the worker's address space."""
SUFFIXES = (".pdf", ".txt", ".md", ".docx", ".odt", ".html", ".epub", ".tex")
LARGEST = 300_000
"""Bytes of the files that are mutated; larger ones only slow the run."""
WORDS = (
    "war.1 20014 Ibid. ¹ [3–5] (12) 12) * † see cf. vgl. S. pp. 12–19 https://example.org/a_b. doi:10.1000/x. Weber, "
    'Max. "Title." 1922 (1998) 57 CLJ 63 supra note 5 op. cit. a. a. O. \n\n\n\f\t [^1] [^1]: \\footnote{ } <sup>3</sup> '
    "Notes Anmerkungen 1. 2. 3. H2O m² COVID-19 \u202e \x1b[31m \x00 😀 ﬁ \u00ad"
).split(" ")


def inputs(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Name and content of each input; one in five is made up."""
    chance = random.Random(seed)
    files = sorted(p for p in TESTS.rglob("*") if p.suffix in SUFFIXES and p.stat().st_size < LARGEST)
    contents = {path: path.read_bytes() for path in files}
    for number in range(count):
        if chance.random() < 0.2:
            suffix = chance.choice(SUFFIXES[1:3] + SUFFIXES[5:])
            yield f"{number}{suffix}", made_up(chance)
        else:
            path = chance.choice(files)
            yield f"{number}{path.suffix}", mutated(contents[path], contents[chance.choice(files)], chance)


def made_up(chance: random.Random) -> bytes:
    """Random text of words that notes are made of."""
    return " ".join(chance.choice(WORDS) for _ in range(chance.randrange(1, 400))).encode("utf-8", "replace")


def mutated(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """One to six changes."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 7)):
        start = chance.randrange(len(changed) + 1)
        end = min(len(changed), start + chance.choice((1, 4, 64, 1024)))
        kind = chance.randrange(6)
        if kind == 0:
            for place in range(start, end):
                changed[place] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del changed[start:end]
        elif kind == 2:
            changed[start:start] = changed[start:end] * chance.choice((1, 2, 50))
        elif kind == 3:
            begin = chance.randrange(len(other))
            changed[start:end] = other[begin : begin + end - start]
        elif kind == 4:
            del changed[start:]
        else:
            changed[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
    return bytes(changed)


def work(pipe: Connection) -> None:
    """Read files whose paths come through the pipe; answer with how each ended."""
    from briefcite import extract
    from briefcite.errors import BriefciteError
    from briefcite.export import FORMATS, render
    from briefcite.report.json import as_data

    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    while (path := pipe.recv()) is not None:
        try:
            extraction = extract(path)
            as_data(extraction)
            for name in FORMATS:
                render(extraction, name)
            pipe.send("read")
        except BriefciteError as error:
            pipe.send("refused" if str(error).strip() and "\n" not in str(error) else f"odd sentence: {error}")
        except BaseException:
            pipe.send(traceback.format_exc())


class Worker:
    """A process that reads, and is replaced when it dies or hangs."""

    def __init__(self) -> None:
        self.pipe, inner = multiprocessing.Pipe()
        self.process = multiprocessing.get_context("spawn").Process(target=work, args=(inner,), daemon=True)
        self.process.start()
        inner.close()

    def outcome(self, path: Path) -> str:
        """How reading one file ended."""
        self.pipe.send(str(path))
        try:
            if self.pipe.poll(SECONDS):
                return str(self.pipe.recv())
        except (EOFError, ConnectionResetError):
            self.process.join()
            return f"died with status {self.process.exitcode}"
        self.process.kill()
        self.process.join()
        return f"took longer than {SECONDS} s"

    @property
    def alive(self) -> bool:
        """Whether it can take another file."""
        return self.process.is_alive()


def main() -> None:
    """Run, and say what was found; status 1 where there was a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "briefcite-faults")
    options = parser.parse_args()
    ended: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder, worker = Path(name), Worker()
        for number, (file, data) in enumerate(inputs(options.count, options.seed)):
            path = folder / file
            path.write_bytes(data)
            worker = worker if worker.alive else Worker()
            outcome = worker.outcome(path)
            left = [p.name for p in folder.iterdir() if p != path]
            outcome = f"left behind {left}" if left and outcome in ("read", "refused") else outcome
            if outcome not in ("read", "refused"):
                options.keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, options.keep)
                print(f"\n{file}: {outcome}", file=sys.stderr)
                outcome = "fault"
            ended[outcome] += 1
            for leftover in folder.iterdir():
                leftover.unlink()
            if number % 100 == 99:
                print(f"\r{number + 1} of {options.count}: {dict(ended)}", end="", file=sys.stderr, flush=True)
    print(f"\n{options.count} inputs, seed {options.seed}: {dict(ended)}")
    if ended["fault"]:
        print(f"the inputs at fault are kept in {options.keep}")
        sys.exit(1)


if __name__ == "__main__":
    main()
