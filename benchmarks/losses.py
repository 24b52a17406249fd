"""At which step each pair is lost that documents with a truth have, and which rules and constants decide nothing.

    python benchmarks/losses.py [--truth DIR --documents DIR …] [--only NAME] [--rules] [--constants] [--of PART] [--show N]

Without folders the fixtures of the test suite are read. A pair is lost at the first of these steps:

    zone      the note's first line was put into the running text or into the furniture of its page
    head      the line is not among those that may begin a note
    callout   the number is not among those that may be a callout
    choice    both were there, and something else was chosen

``--rules`` and ``--constants`` switch off what decides, one by one (see ablation.py), and name what changes nothing on
any of the documents; with ``--show`` also which documents change without each of the others. With ``--slice`` only every
N-th of them is tried.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import ablation
import truth
from sightings import Seen, by_marker, callouts_like, found_pairs, notes_like
from truth import Known, Pair

from briefcite import layout, load, notes
from briefcite.model import Document, Zone
from briefcite.notes import marked
from briefcite.notes.plain import columns, decide
from briefcite.notes.plain.rows import rows_of
from briefcite.notes.printed import callouts, entries, frames

Step = Literal["zone", "head", "callout", "choice", "declared"]
NEAR = 200
"""Characters of text around a candidate that are compared with the truth."""


class Loss(NamedTuple):
    """A pair that was not found, and the step at which it was lost."""

    document: str
    pair: Pair
    step: Step


def losses(known: Known, document: Document) -> Iterator[Loss]:
    """The pairs of a document that are not found, each with the step at which it was lost."""
    zoned = layout.zone(document)
    lost, _ = found_pairs(known, notes.find(zoned))
    if not lost:
        return
    step = _step_of(zoned)
    for pair in lost:
        yield Loss(known.name, pair, step(pair))


def _step_of(document: Document) -> Callable[[Pair], Step]:
    """Collect the candidates of a document once."""
    if any(page.words for page in document.pages):
        return _printed(document)
    if marked.declares_notes(document):
        return lambda _: "declared"
    unfolded = columns.unfolded(document) if document.source.loader == "text" else None
    return _plain(unfolded.document if unfolded else document)


def _printed(document: Document) -> Callable[[Pair], Step]:
    text = document.text
    starts = entries.find(document, frames.framed(document))
    noted = {start.place_in_text for start in starts if start.zone is Zone.FOOTNOTES}
    calls = by_marker(
        Seen(one.marker, one.page + 1, text[max(0, one.start - NEAR) : one.start])
        for one in callouts.find(document, noted)
    )
    heads = by_marker(Seen(one.lead.marker, one.page + 1, text[one.lead.rest : one.lead.rest + NEAR]) for one in starts)
    zones = [
        (line.zone, Seen("", page.index + 1, text[line.start : line.start + NEAR]))
        for page in document.pages
        for line in page.lines
    ]

    def step(pair: Pair) -> Step:
        if not notes_like(pair.note, heads):
            return "head"
        if not callouts_like(pair.callout, calls):
            return "callout"
        return "choice"

    def zone_first(pair: Pair) -> Step:
        mark, want = truth.squeeze(pair.note.marker), truth.squeeze(pair.note.words)[: truth.LETTERS]
        here = [
            zone for zone, one in zones if one.page == pair.note.page and _heads(truth.squeeze(one.words), mark, want)
        ]
        return "zone" if here and set(here) <= {Zone.BODY, Zone.FURNITURE} else step(pair)

    return zone_first


def _heads(line: str, mark: str, want: str) -> bool:
    """Whether a line begins with a note's marker and its first letters."""
    return line.startswith((mark + want, want) if want.startswith(mark) else mark + want)


def _plain(document: Document) -> Callable[[Pair], Step]:
    rows, text = rows_of(document), document.text
    sides = decide.candidates(document, rows)

    def page(row: int) -> int | None:
        return rows[row].page + 1 if document.paged else None

    calls = by_marker(
        Seen(one.marker or str(one.value), page(one.row), text[max(0, one.start - NEAR) : one.start])
        for one in sides.sights
    )
    heads = by_marker(
        Seen(one.marker or str(one.value), page(one.row), text[one.body : one.body + NEAR]) for one in sides.leads
    )

    def step(pair: Pair) -> Step:
        if not notes_like(pair.note, heads):
            return "head"
        return "choice" if callouts_like(pair.callout, calls) else "callout"

    return step


class Read(NamedTuple):
    """A document as it was loaded, packed: what the stages remember of its lines must not outlive a change of rules."""

    known: Known
    packed: bytes

    def document(self) -> Document:
        """Give it as it was loaded."""
        document: Document = pickle.loads(self.packed)
        return document


def loaded(known: Iterable[Known], only: str = "") -> list[Read]:
    """Load the documents whose name has a part."""
    return [Read(one, pickle.dumps(load.read(one.path))) for one in known if only in one.name]


def with_faults(count: int, only: str) -> list[Read]:
    """Give copies with planted faults, of files whose name has a part: what is broken is what many rules are for."""
    import faults

    makers = [one for one in faults.of_all() if only in one[0]]
    copies = faults.copies(makers, count, seed=1)
    return [Read(Known(one.name, Path(one.name), (), (), ()), pickle.dumps(one.read().document)) for one in copies]


def outcome(read: Read) -> tuple[object, ...]:
    """Everything that pairing says of a document, to be compared."""
    found = notes.find(layout.zone(read.document()))
    return found.callouts, found.notes, found.links


def report(reads: Sequence[Read]) -> Counter[str]:
    """Print each lost pair with its step, and how many were lost at each."""
    steps: Counter[str] = Counter()
    for read in reads:
        for loss in losses(read.known, read.document()):
            steps[loss.step] += 1
            callout, note = loss.pair
            at = f"callout page {callout.page}, note page {note.page}" if callout.page else ""
            print(f"{loss.step:9} {loss.document:40} {callout.marker:>4}  {at}  {note.words[:40]!r}")
    pairs = sum(len(read.known.pairs) for read in reads)
    told = ", ".join(f"{number} at {step}" for step, number in steps.most_common()) or "none"
    print(f"{len(reads)} documents, {pairs} pairs; lost: {told}")
    return steps


def main() -> None:
    """Read, name the steps, and try what decides nothing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    truth.add_folders(parser)
    parser.add_argument("--copies", type=int, default=0, metavar="N", help="add N copies of ours with planted faults")
    parser.add_argument("--only", default="", help="documents whose name has this part")
    parser.add_argument("--rules", action="store_true", help="switch each rule off in turn")
    parser.add_argument("--constants", action="store_true", help="change each constant by half")
    parser.add_argument("--of", default="", metavar="PART", help="only those whose name begins so: notes.plain")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="name N documents that each rule changes")
    parser.add_argument("--slice", type=int, default=1, metavar="N", help="only every N-th rule and constant")
    options = parser.parse_args()
    reads = loaded(truth.named(options), options.only)
    report(reads)
    if options.copies:
        reads += with_faults(options.copies, options.only)
    tried = [*(ablation.rules() if options.rules else ()), *(ablation.constants() if options.constants else ())]
    tried = [switch for switch in tried if switch.name.startswith(options.of)]
    if tried:
        ablation.report(tried[:: options.slice], reads, outcome, options.show)


if __name__ == "__main__":
    main()
