"""Speed and memory of briefcite beside other readers, in one interleaved run.

    python benchmarks/speed.py FOLDER [--rounds 3] [--limit 10] [--write docs/performance.md]

Every PDF of the folder is read by every method in turn, each time in a process of its own; a method's figure is
the median of its rounds. Only ratios of one run mean anything: machines are noisy. Then: seconds a stage, growth
with length, start-up, and references a second.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from methods import METHODS, WARM, cpu_seconds

HERE = Path(__file__).parent
LINES = 2000
GROWTH = (1, 4, 16)
LONG = 900
"""Pages of the long document that memory is measured on."""
SHORT = (HERE / "short" / "plain.txt", HERE / "short" / "noted.txt")
NUMPY = "python -c 'import numpy'"
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
NOTES = HERE.parent / "tests" / "gold" / "notes"
"""Notes in six languages, with the places of their references."""


def measure(method: str, path: Path) -> dict[str, float]:
    """Run one method on one file."""
    run = subprocess.run(
        [sys.executable, str(HERE / "methods.py"), method, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, float] = json.loads(run.stdout)
    return figures


def compare(files: list[Path], rounds: int) -> dict[str, dict[str, float]]:
    """Pages a CPU second and peak memory of every method over all files."""
    seconds: dict[str, list[float]] = {method: [0.0] * rounds for method in METHODS}
    memory: Counter[str] = Counter()
    pages = 0
    for number, path in enumerate(files):
        for turn in range(rounds):
            for method in METHODS:
                figures = measure(method, path)
                seconds[method][turn] += figures["cpu"]
                memory[method] = max(memory[method], round(figures["memory"]))
        pages += int(figures["pages"])
        print(f"\r{number + 1} of {len(files)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return {
        method: {"pages a second": pages / statistics.median(seconds[method]), "memory": memory[method]}
        for method in METHODS
    }


def stages(files: Iterable[Path]) -> dict[str, float]:
    """CPU seconds in each stage, over all files."""
    from briefcite import check, layout, load, notes, references
    from briefcite.model import Extraction

    spent: dict[str, float] = defaultdict(float)
    for path in (WARM, *files):
        clock = [cpu_seconds()]
        document = load.read(path)
        clock.append(cpu_seconds())
        zoned = layout.zone(document)
        clock.append(cpu_seconds())
        found = notes.find(zoned)
        clock.append(cpu_seconds())
        read = references.read(found.notes, zoned.marks)
        clock.append(cpu_seconds())
        check.run(Extraction(zoned, found.callouts, found.notes, found.links, read.citations, read.references))
        clock.append(cpu_seconds())
        for name, start, end in zip(("load", "layout", "notes", "references", "check"), clock, clock[1:], strict=False):
            spent[name] += (end - start) * (path != WARM)
    return dict(spent)


def times(path: Path, count: int, folder: Path) -> Path:
    """A PDF that holds another so many times."""
    import pypdfium2

    whole, part = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(path)
    for _ in range(count):
        whole.import_pages(part)
    made = folder / f"times{count}.pdf"
    whole.save(str(made))
    return made


def growth(path: Path) -> dict[int, dict[str, float]]:
    """CPU seconds and memory for a document one, four and sixteen times as long, and one of 900 pages."""
    import pypdfium2

    counts = (*GROWTH, -(-LONG // len(pypdfium2.PdfDocument(path))))
    with tempfile.TemporaryDirectory() as folder:
        return {count: measure("briefcite", times(path, count, Path(folder))) for count in counts}


def start_up(article: Path) -> dict[str, float]:
    """CPU milliseconds of whole processes, medians of nine; what Python compiles of our modules is there already."""
    run = [sys.executable, "-m", "briefcite"]
    commands = {
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        NUMPY: [sys.executable, "-c", "import numpy"],
        "briefcite --help": [*run, "--help"],
        "briefcite check, a text without notes": [*run, "check", "--exit-zero", str(SHORT[0])],
        "briefcite, a text of three notes": [*run, str(SHORT[1])],
        "briefcite, the article of the last table": [*run, str(article)],
    }
    spent: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(10):
        for name, command in commands.items():
            start = cpu_seconds()
            subprocess.run(command, capture_output=True, check=True, env=COMPILED)
            spent[name] += [1000 * (cpu_seconds() - start)] if turn else []
    return {name: statistics.median(times) for name, times in spent.items()}


def varied_references(count: int) -> list[str]:
    """References of the test notes, over and over, each time with other numbers and another long word."""
    notes = [
        json.loads(line) for path in sorted(NOTES.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    found = [" ".join(note["text"][start:end].split()) for note in notes for start, end in note["refs"]]
    words = [max(re.findall(r"[^\W\d_]+", text), key=len) for text in found]
    made = []
    for number in range(count):
        turn, place = divmod(number, len(found))
        text = re.sub(r"\d(?=\D|$)", lambda digit, turn=turn: str((int(digit[0]) + turn) % 10), found[place])
        made.append(text.replace(words[place], words[(place + 7 * turn) % len(words)]))
    return made


def references_a_second() -> float:
    """Varied lines through ``briefcite parse`` a CPU second, start included."""
    lines = "\n".join(varied_references(LINES))
    start = cpu_seconds()
    command = [sys.executable, "-m", "briefcite", "parse", "--format", "json", "-"]
    subprocess.run(command, input=lines, text=True, capture_output=True, check=True)
    return LINES / (cpu_seconds() - start)


def plot(table: dict[str, dict[str, float]]) -> str:
    """Pages a CPU second as bars, in SVG."""
    most = max(row["pages a second"] for row in table.values())
    bars = [
        f'<text x="150" y="{40 * place + 28}" text-anchor="end">{method}</text>'
        f'<rect x="160" y="{40 * place + 12}" width="{400 * row["pages a second"] / most:.0f}" height="24"'
        f' fill="{"#2a6f97" if method == "briefcite" else "#b8c4cc"}"/>'
        f'<text x="{170 + 400 * row["pages a second"] / most:.0f}" y="{40 * place + 28}">{row["pages a second"]:.0f}</text>'
        for place, (method, row) in enumerate(table.items())
    ]
    size = f'width="640" height="{40 * len(table) + 10}"'
    style = 'font-family="sans-serif" font-size="14"'
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>', *bars, "</svg>", ""])


def report(table: dict[str, dict[str, float]], files: list[Path], rounds: int) -> str:
    """Measure what is left and write everything as Markdown."""
    bare, ours = table["bare pypdfium2"]["pages a second"], table["briefcite"]["pages a second"]
    rows = [
        f"| {method} | {row['pages a second']:.0f} | {row['pages a second'] / bare:.2f} | {row['memory']:.0f} |"
        for method, row in table.items()
    ]
    spent = stages(files)
    whole = sum(spent.values())
    article = max(files, key=lambda path: path.stat().st_size if path.stat().st_size < 2_000_000 else 0)
    grown = growth(article)
    started = start_up(article)
    first = grown[GROWTH[0]]["cpu"]
    return "\n".join(
        [
            "# Performance",
            "",
            "![Pages a CPU second](performance.svg)",
            "",
            f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, Python {platform.python_version()}, {len(files)} PDFs,"
            f" {rounds} interleaved rounds; written by `benchmarks/speed.py`.",
            "",
            "| reader | pages a CPU second | of bare pypdfium2 | peak MB |",
            "|---|---|---|---|",
            *rows,
            "",
            f"briefcite takes {ours / table['pdfplumber']['pages a second']:.1f} times fewer CPU seconds than pdfplumber"
            f" and has {ours / bare:.2f} of the speed of bare words.",
            "",
            "| stage | share of CPU time |",
            "|---|---|",
            *(f"| {name} | {100 * seconds / whole:.0f} % |" for name, seconds in spent.items()),
            "",
            "| length | pages | CPU time over the first | peak MB |",
            "|---|---|---|---|",
            *(
                f"| {count} times | {row['pages']:.0f} | {row['cpu'] / first:.1f} | {row['memory']:.0f} |"
                for count, row in grown.items()
            ),
            "",
            "| whole process | CPU ms | of importing NumPy |",
            "|---|---|---|",
            *(f"| `{name}` | {spent:.0f} | {spent / started[NUMPY]:.1f} |" for name, spent in started.items()),
            "",
            f"`briefcite parse` reads {references_a_second():.0f} varied references a CPU second, start included.",
            "",
        ]
    )


def main() -> None:
    """Measure a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int, default=None, help="read only so many files")
    parser.add_argument("--write", type=Path, help="write the report there too")
    options = parser.parse_args()
    started = time.perf_counter()
    files = sorted(options.folder.glob("*.pdf"))[: options.limit]
    table = compare(files, options.rounds)
    text = report(table, files, options.rounds)
    print(text)
    print(f"({time.perf_counter() - started:.0f} s)", file=sys.stderr)
    if options.write:
        options.write.write_text(text, encoding="utf-8")
        options.write.with_suffix(".svg").write_text(plot(table), encoding="utf-8")


if __name__ == "__main__":
    main()
