"""Whether the confidence of links means something: how many of those at or above a level are right.

    python benchmarks/confidence.py --truth DIR --documents DIR [--truth DIR --documents DIR …]

A truth is ``NAME.json`` beside a document ``NAME.pdf`` (or whatever its ``file`` names), with ``callouts`` and ``notes``:
each has ``marker`` and ``page`` (from 1), notes also ``starts``, the first words of their text. A link is right where
its two ends stand in the truth with the same marker, and each end on its page.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from briefcite import layout, load, notes
from briefcite.model import Document
from briefcite.notes import Found

LEVELS = (0.99, 0.95, 0.9, 0.8, 0.0)
LETTERS = 8
"""Letters of a note's beginning that are compared."""


def squeeze(text: str) -> str:
    """Letters and digits in one form each."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


def marker(text: str) -> str:
    """The marker without brackets and stops."""
    return unicodedata.normalize("NFKC", text).strip("()[]. ").casefold()


def verdicts(truth: Mapping[str, Any], found: Found) -> Iterator[tuple[float, bool]]:
    """Give each printed link's confidence and whether it is right."""
    callouts = {c.id: c for c in found.callouts}
    given = {n.id: n for n in found.notes}
    called = Counter((marker(c["marker"]), c.get("page")) for c in truth["callouts"])
    begins = [(marker(n["marker"]), n.get("page"), squeeze(n.get("starts", ""))[:LETTERS]) for n in truth["notes"]]
    for link in found.links:
        callout, note = callouts[link.callout], given[link.note]
        if callout.implied:
            continue
        name, text = marker(callout.marker), squeeze(note.text)
        at_callout = called[name, page_of(callout.page)] > 0
        at_note = any(
            name == mark
            and page in (None, page_of(note.pages[0] if note.pages else None))
            and begins_so(text, mark, want)
            for mark, page, want in begins
        )
        yield link.evidence.confidence, at_callout and at_note


def begins_so(text: str, mark: str, want: str) -> bool:
    """Whether a note begins as it should; the truth may have the marker in front."""
    bare = want[len(mark) :] if want.startswith(mark) else want
    return text.startswith((want, bare))


def page_of(index: int | None) -> int | None:
    """Pages count from 1 in a truth."""
    return None if index is None else index + 1


def documents(truths: Sequence[Path], folders: Sequence[Path]) -> Iterator[tuple[Mapping[str, Any], Document]]:
    """Give each PDF that has a truth."""
    for truth_folder, folder in zip(truths, folders, strict=True):
        for path in sorted(truth_folder.glob("*.json")):
            truth = json.loads(path.read_text("utf-8"))
            file = next(
                (f for f in (folder / f"{path.stem}.pdf", folder / truth.get("file", "-")) if f.is_file()), None
            )
            if file is not None and file.suffix == ".pdf" and truth.get("verified", True):
                yield truth, layout.zone(load.read(file))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truth", type=Path, action="append", required=True)
    parser.add_argument("--documents", type=Path, action="append", required=True)
    options = parser.parse_args()
    seen = [v for truth, read in documents(options.truth, options.documents) for v in verdicts(truth, notes.find(read))]
    for level in LEVELS:
        right = [met for confidence, met in seen if confidence >= level]
        share = 100 * sum(right) / max(len(right), 1)
        print(f"confidence >= {level:4}: {share:6.2f} % right of {len(right)} links, {len(right) - sum(right)} wrong")


if __name__ == "__main__":
    main()
