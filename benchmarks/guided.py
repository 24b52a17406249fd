"""Fuzzing led by coverage: inputs that reach new code are kept and changed further.

    pip install atheris
    python benchmarks/guided.py [--kind text] [--runs 100000] [--seconds 3600] [--keep FOLDER]

Each kind (text, markdown, html, tex, note) runs in a process of its own, from the small files of the test suite and the
words that notes are made of. A document goes through loading, layout and pairing; one of `WHOLE` also through the reading
of its citations, the checks and JSON, which the kind "note" reaches with each of its inputs. A traceback, ten seconds of
CPU time or memory beyond a gigabyte is a fault; its input is kept in the folder, where the next run goes on from what this
one learned. Nightly: all kinds; in CI `--seconds 12`, a minute for the five. benchmarks/fuzz.py damages whole files of
every format, PDF and Word by their parts, and needs no further package.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
KINDS = {"text": (".txt",), "markdown": (".md",), "html": (".html",), "tex": (".tex",), "note": (".txt", ".notes")}
LARGEST = 1_500
"""Bytes of an input: what goes wrong goes wrong in a few, and small ones are quick."""
WHOLE = 20
"""One of so many documents goes through all stages."""
PAUSE = 10
"""CPU seconds that one input may take."""
HANGS = 30 * PAUSE
"""Seconds by the clock after which an input is taken to hang, on a machine that does other work too."""
MEMORY = 1024
"""MiB."""
STAGES = ["briefcite.load", "briefcite.layout", "briefcite.notes", "briefcite.references", "briefcite.text"]


def reader(kind: str) -> Callable[[bytes], None]:
    """Give what reads an input of a kind through every stage, and writes it."""
    import atheris

    with atheris.instrument_imports(include=STAGES):
        from briefcite import layout, notes, pipeline, references
        from briefcite.errors import BriefciteError
        from briefcite.load.formats import BY_KIND
        from briefcite.report.json import as_dict, dumps

        if kind != "note":
            __import__(BY_KIND["latex" if kind == "tex" else kind].module)
    loader = None if kind == "note" else sys.modules[BY_KIND["latex" if kind == "tex" else kind].module]

    def through(data: bytes) -> None:
        if loader is None:
            references.parse([data.decode("utf-8", "replace")])
        elif zlib.crc32(data) % WHOLE:
            notes.find(layout.zone(loader.read(data, "input")))
        else:
            dumps(as_dict(pipeline.Opened(loader.read(data, "input")).extraction())).encode()

    def read(data: bytes) -> None:
        began = time.process_time()
        try:
            through(data)
        except BriefciteError as error:
            assert str(error).strip() and "\n" not in str(error)
        assert time.process_time() - began < PAUSE, "too slow"

    return read


def seeds(kind: str, folder: Path) -> None:
    """Put the small files of the test suite and the words of notes where the fuzzer begins."""
    from mutations import WORDS

    files = [path for path in TESTS.rglob("*") if path.suffix in KINDS[kind] and path.stat().st_size < LARGEST]
    for number, path in enumerate(sorted(files)):
        (folder / f"seed{number}").write_bytes(path.read_bytes())
    words = (word.encode("utf-8", "replace") for word in WORDS if word)
    lines = ('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"' for word in words)
    (folder.parent / "words.dict").write_text("\n".join(lines), "ascii")


def fuzz(kind: str, runs: int, seconds: int, keep: Path) -> None:
    """Run one kind in this process, which libFuzzer ends."""
    import atheris

    corpus = keep / kind / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    seeds(kind, corpus)
    limits = [f"-runs={runs}", f"-max_total_time={seconds}", f"-timeout={HANGS}", f"-rss_limit_mb={MEMORY}"]
    places = [f"-artifact_prefix={keep / kind}/", f"-dict={keep / kind / 'words.dict'}", f"-max_len={LARGEST}"]
    atheris.Setup([sys.argv[0], *limits, *places, "-print_final_stats=1", str(corpus)], reader(kind))
    atheris.Fuzz()


def main() -> None:
    """Run the kinds one after the other; status 1 where one found a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=3_600)
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "briefcite-guided")
    options = parser.parse_args()
    if options.kind:
        fuzz(options.kind, options.runs, options.seconds, options.keep)
        return
    ended = {
        kind: subprocess.run([sys.executable, __file__, "--kind", kind, *sys.argv[1:]]).returncode for kind in KINDS
    }
    print(ended)
    sys.exit(any(ended.values()))


if __name__ == "__main__":
    main()
