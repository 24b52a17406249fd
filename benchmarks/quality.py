"""How much of the project's own truth is met, held to floors, and compared with the last run item by item.

    python benchmarks/quality.py [--last .scratch/quality.json] [--raise-floors]

Every callout, note, link, citation and work of the hand-made truth under tests/ is one item that is met or not. The
figures must not fall below ``benchmarks/floors.json``, which only ``--raise-floors`` writes, and only upwards. With
``--last`` the run is written there, and what got better or worse since the one before is listed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefcite import references
from briefcite.model import Extraction
from briefcite.pipeline import extract

ROOT = Path(__file__).parent.parent
TESTS = ROOT / "tests"
FLOORS = Path(__file__).parent / "floors.json"
SUFFIXES = (".pdf", ".txt", ".md")

Items = Iterator[tuple[str, bool]]


def pairing() -> Items:
    """Callouts, notes and links of the typeset and plain-text fixtures."""
    for truth in sorted((TESTS / "fixtures" / "text").glob("*.json")):
        file = next(path for suffix in SUFFIXES if (path := truth.with_suffix(suffix)).exists())
        yield from paired(file, json.loads(truth.read_text("utf-8")))
    notes = TESTS / "fixtures" / "notes"
    for name, truth in json.loads((notes / "truth.json").read_text("utf-8")).items():
        yield from paired(notes / f"{name}.pdf", truth)


def paired(file: Path, truth: dict[str, Any]) -> Items:
    """The items of one file; lists give the marker first and, for notes, how the text ends last."""
    extraction = extract(file)
    callouts = extraction.callouts
    yield f"{file.name}: as many callouts", len(callouts) == len(truth["callouts"])
    for number, want in enumerate(truth["callouts"]):
        yield f"{file.name}: callout {number} {want[0]}", any(c.marker == want[0] for c in callouts)
    for number, want in enumerate(truth["notes"]):
        met = any(n.marker == want[0] and n.text.endswith(want[-1]) for n in extraction.notes)
        yield f"{file.name}: note {number} {want[0]}", met
    yield f"{file.name}: as many links", len(extraction.links) == len(truth["links"])


def main_job() -> Items:
    """The works of the briefs, variable by variable."""
    for path in sorted((TESTS / "gold" / "main_job").glob("*.truth.json")):
        truth = json.loads(path.read_text("utf-8"))
        extraction = extract(path.with_name(truth["file"]))
        for number, works in truth["works"].items():
            given = cited(extraction, number)
            for place, work in enumerate(works):
                for variable, value in work.items():
                    met = place < len(given) and plain(getattr(given[place], variable)) == value
                    yield f"{path.name}: note {number}.{place + 1} {variable}", met


def cited(extraction: Extraction, number: str) -> list[Any]:
    """The works that a note cites, in order."""
    note = next((note.id for note in extraction.notes if note.marker == number), "")
    work = {reference.id: reference for reference in extraction.references}
    return [work[c.reference] for c in extraction.citations if c.note == note and c.reference]


def plain(value: Any) -> Any:
    """Names by family, dates as EDTF."""
    if isinstance(value, tuple):
        return [name.literal or name.family for name in value]
    return getattr(value, "edtf", value)


def splitting() -> Items:
    """The citations of the notes in seven languages: place and form."""
    for path in sorted((TESTS / "gold" / "notes").glob("*.jsonl")):
        notes = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        for note, read in zip(notes, references.parse([note["text"] for note in notes]), strict=True):
            given = {(span(note["text"], c.start, c.end), c.form) for c in read.citations}
            want = [(span(note["text"], c["start"], c["end"]), c["form"]) for c in note["citations"]]
            yield f"{note['id']}: as many citations", len(given) == len(want)
            for place, citation in enumerate(want, 1):
                yield f"{note['id']}: citation {place}", citation in given


def span(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the punctuation at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


SETS = {"pairing": pairing, "main job": main_job, "splitting": splitting}


def measure() -> dict[str, dict[str, bool]]:
    """Whether each item of each set is met."""
    return {name: dict(items()) for name, items in SETS.items()}


def shares(run: dict[str, dict[str, bool]]) -> dict[str, float]:
    """Per cent of the items met, a set."""
    return {name: round(100 * sum(items.values()) / len(items), 2) for name, items in run.items()}


def compare(old: dict[str, dict[str, bool]], new: dict[str, dict[str, bool]]) -> dict[str, list[str]]:
    """The items that got better and worse."""
    changed = defaultdict(list)
    for name, items in new.items():
        for item, met in items.items():
            if old.get(name, {}).get(item, met) != met:
                changed["better" if met else "worse"].append(f"{name} | {item}")
    return changed


def main() -> None:
    """Measure, compare, and hold the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--last", type=Path, default=ROOT / ".scratch" / "quality.json")
    parser.add_argument("--raise-floors", action="store_true")
    options = parser.parse_args()
    run = measure()
    if options.last.exists():
        for word, items in compare(json.loads(options.last.read_text("utf-8")), run).items():
            print(f"{word}:", *items, sep="\n  ")
    options.last.parent.mkdir(parents=True, exist_ok=True)
    options.last.write_text(json.dumps(run, ensure_ascii=False, indent=1), "utf-8")
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    reached = shares(run)
    for name, share in reached.items():
        print(f"{name:10} {share:6.2f} %  of {len(run[name])}  (floor {floors.get(name, 0)})")
    if options.raise_floors:
        higher = {name: max(share, floors.get(name, 0)) for name, share in reached.items()}
        FLOORS.write_text(json.dumps(higher, indent=1) + "\n", "utf-8")
    sys.exit(any(share < floors.get(name, 0) for name, share in reached.items()))


if __name__ == "__main__":
    main()
