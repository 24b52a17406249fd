"""How well notes are read: citations, their parts, which work they cite, against notes that a person marked up.

    python benchmarks/reading.py [FILE…] [--worst N]

A FILE is a sheet as in training/marked, or JSON with what ``training/marks.read`` gives of one. Without any, six sheets
of training/marked are read: the shipped model has learnt from these, so their figures say that the scorer and the model
work, not how well unknown notes are read; docs/accuracy.md says on which documents its figures were measured.

The notes of a file are read together, as those of one document. Counted are
    citations   those whose stretch shares half of the longer one with a marked citation
    parts       those that are right: at least four fifths of the letters alike, or all figures of a date, page or volume
    works       pairs of citations of one work, so that a back reference counts as often as its work is cited
    notes       those with every citation, form and part right; and those without citations that were left alone
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any

from briefcite import references
from briefcite.model import Citation, Evidence, Note

TRAINING = Path(__file__).parent.parent / "training"
SHEETS = 6
ALIKE = 0.8
IN_FIGURES = frozenset(["issued", "accessed", "locator", "page", "volume", "issue"])
UNCOUNTED = frozenset(["other", "citation-number", "note", "genre", "event"])
Marked = dict[str, Any]
Pairs = list[tuple[Marked, Citation]]


def documents(paths: Sequence[Path]) -> Iterator[Marked]:
    """Yield the marked documents of files, or some of the project's own."""
    sys.path.insert(0, str(TRAINING))
    import marks

    for path in paths or sorted(marks.SHEETS.glob("*.txt"))[:: len(list(marks.SHEETS.glob("*.txt"))) // SHEETS]:
        yield json.loads(path.read_text("utf-8")) if path.suffix == ".json" else marks.sheet(path)


def read(document: Marked) -> dict[str, list[Citation]]:
    """Return the citations that are found in each note of a document, by its id."""
    notes = [
        Note(one["id"], str(number), 0, "footnote", one["text"], range(len(one["text"])), (), Evidence("given", 1.0))
        for number, one in enumerate(document["notes"], 1)
    ]
    found: dict[str, list[Citation]] = defaultdict(list)
    for citation in references.read(notes).citations:
        found[citation.note].append(citation)
    return found


def paired(marked: Sequence[Marked], found: Sequence[Citation]) -> Pairs:
    """Pair marked citations with found ones that overlap by half of the longer, those that overlap most first."""
    shared = []
    for number, want in enumerate(marked):
        for other, citation in enumerate(found):
            common = min(want["end"], citation.end) - max(want["start"], citation.start)
            if common > 0 and 2 * common >= max(want["end"] - want["start"], citation.end - citation.start):
                shared.append((-common, number, other))
    pairs: list[tuple[int, int]] = []
    for _, number, other in sorted(shared):
        if all(number != first and other != second for first, second in pairs):
            pairs.append((number, other))
    return [(marked[number], found[other]) for number, other in sorted(pairs)]


def parts(text: str, segments: Iterable[Sequence[Any]]) -> dict[str, str]:
    """Return the words of each label, those of several segments joined."""
    words: dict[str, list[str]] = defaultdict(list)
    for label, start, end, *_ in segments:
        if label not in UNCOUNTED and letters(text[start:end]):
            words[label].append(text[start:end])
    return {label: " ".join(found) for label, found in words.items()}


def letters(text: str) -> str:
    """Return letters and figures alone, without case."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def right(label: str, want: str, got: str) -> bool:
    """Whether one part is right."""
    if label in IN_FIGURES and (figures := re.findall(r"\d+", want)):
        return figures == re.findall(r"\d+", got)
    return SequenceMatcher(None, letters(want), letters(got), autojunk=False).ratio() >= ALIKE


class Score:
    """What was right, wrong and missed, over all documents."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.wrong: list[str] = []

    def document(self, document: Marked) -> None:
        """Count one document."""
        found = read(document)
        same: list[tuple[str, str | None]] = []
        for note in document["notes"]:
            pairs = paired(note["citations"], found[note["id"]])
            whole = self._note(note, found[note["id"]], pairs)
            same += [(want["work"], citation.reference) for want, citation in pairs]
            same += [(want["work"], None) for want in note["citations"] if all(want is not one for one, _ in pairs)]
            self.count.update(notes=1, whole=whole)
            if not note["citations"]:
                self.count.update(commentary=1, alone=not found[note["id"]])
            if not whole:
                self.wrong.append(f"{document['doc']} {note['id']}: {note['text']}")
        for (work, reference), (other, again) in combinations(same, 2):
            marked, said = work == other and not work.startswith("?"), reference is not None and reference == again
            if "?" not in (work[0], other[0]):
                self._add("works", both=marked and said, marked=marked, found=said)

    def _note(self, note: Marked, found: Sequence[Citation], pairs: Pairs) -> bool:
        self._add("citations", len(pairs), len(note["citations"]), len(found))
        whole = len(pairs) == len(note["citations"]) == len(found)
        for want, citation in pairs:
            marked, read = parts(note["text"], want["segments"]), parts(note["text"], citation.segments)
            both = sum(right(label, marked[label], read[label]) for label in marked.keys() & read.keys())
            self._add("parts", both, len(marked), len(read))
            whole = whole and both == len(marked) == len(read) and want["form"] == citation.form
        return whole

    def _add(self, what: str, both: int, marked: int, found: int) -> None:
        self.count.update({f"{what} both": both, f"{what} marked": marked, f"{what} found": found})

    def lines(self) -> Iterator[str]:
        """Yield a line for each measure."""
        count = self.count
        for what in ("citations", "parts", "works"):
            both, marked, found = (count[f"{what} {side}"] for side in ("both", "marked", "found"))
            precision, recall, f1 = both / (found or 1), both / (marked or 1), 2 * both / (marked + found or 1)
            yield f"{what:10} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  of {marked}"
        yield f"{'notes':10} {count['whole']} of {count['notes']} with everything right"
        yield f"{'':10} {count['alone']} of {count['commentary']} without citations left alone"


def main() -> None:
    """Print the figures, and the first of the notes that were not read whole if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show N notes that were not read whole")
    asked = parser.parse_args()
    score = Score()
    for document in documents(asked.files):
        score.document(document)
    print(*score.lines(), *score.wrong[: asked.worst], sep="\n")


if __name__ == "__main__":
    main()
