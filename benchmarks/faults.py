"""How many planted faults are reported, each at its place, and whether copies without one are quiet.

    python benchmarks/faults.py [--copies 200] [--seed 1] [--pages FOLDER] [--show]

Each copy of a typeset page or a text of the test suite has one fault: a callout or a note taken away, both taken away,
a number doubled, changed or printed wrongly. With ``--pages`` the copies are of the PDFs of a folder instead (those of
benchmarks/stress, for one), of which only those are taken that are read without a finding.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.check import broken_pages, broken_texts, printed, texts
from tests.check.printed import Finds

from briefcite.model import Extraction


class Copy(NamedTuple):
    """A copy with one fault."""

    name: str
    kind: str
    fault: str
    read: Callable[[], Extraction]
    wanted: Finds
    """What is to be reported: one of these."""
    known: Finds
    """What is reported of the whole file, at its place in the copy."""


class Outcome(NamedTuple):
    """What came of a copy."""

    copy: Copy
    reported: bool
    """The fault, at its place."""
    by_its_rule: bool
    beside: int
    """Findings beside it."""


def of_pages(names: Sequence[str]) -> Iterator[tuple[str, str, Callable[[], list[Copy]]]]:
    """Give each file and kind of fault, and how its copies are made."""
    for name in names:
        for kind in broken_pages.KINDS:
            yield (
                name,
                kind,
                lambda name=name, kind=kind: [
                    Copy(Path(name).name, kind, fault, lambda broken=broken: printed.read(broken()), wanted, [])
                    for fault, broken, wanted in broken_pages.KINDS[kind](name)
                ],
            )


def of_texts() -> Iterator[tuple[str, str, Callable[[], list[Copy]]]]:
    """The same of texts and Markdown."""
    for path in texts.FILES:
        for kind in broken_texts.KINDS:
            yield (
                path.name,
                kind,
                lambda path=path, kind=kind: [_written(path, kind, case) for case in broken_texts.KINDS[kind](path)],
            )


def _written(path: Path, kind: str, case: broken_texts.Case) -> Copy:
    fault, changes, wanted = case
    return Copy(
        path.name,
        kind,
        fault,
        lambda: texts.read(texts.changed(texts.written(path), changes), path),
        wanted,
        texts.expected(path, changes, []),
    )


def of_all() -> list[tuple[str, str, Callable[[], list[Copy]]]]:
    """Give those of all typeset pages and texts of the test suite."""
    return [*of_pages(broken_pages.FILES), *of_texts()]


def copies(makers: Sequence[tuple[str, str, Callable[[], list[Copy]]]], count: int, seed: int) -> Iterator[Copy]:
    """Choose copies by lot: a file and a kind, then a fault of that kind that was not planted before."""
    chance = random.Random(seed)
    made: dict[tuple[str, str], list[Copy]] = {}
    order = [*makers]
    left = count
    while left and order:
        chance.shuffle(order)
        for name, kind, make in [*order]:
            pool = made[name, kind] = made[name, kind] if (name, kind) in made else make()
            if not pool:
                order = [one for one in order if one[:2] != (name, kind)]
                continue
            yield pool.pop(chance.randrange(len(pool)))
            left -= 1
            if not left:
                return


def tried(copy: Copy) -> Outcome:
    """Read a copy."""
    found = Counter(texts.found(copy.read())) - Counter(copy.known)
    by_its_rule = any(found[want] for want in copy.wanted) if copy.wanted else not found
    reported = by_its_rule or bool({place for _, place in copy.wanted} & {place for _, place in found})
    return Outcome(copy, reported, by_its_rule, max(0, found.total() - (bool(copy.wanted) and reported)))


def quiet(names: Sequence[str]) -> list[str]:
    """Give the files of pages that are read with notes and without a finding."""
    return [name for name in names if printed.whole(name).links and not printed.found(printed.loaded(name))]


def main() -> None:
    """Plant, read, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pages", type=Path, help="PDFs to be copied instead of the fixtures")
    parser.add_argument("--show", action="store_true", help="list the faults that were not reported")
    options = parser.parse_args()
    if options.pages:
        every = [str(path.resolve().with_suffix("")) for path in sorted(options.pages.glob("*.pdf"))]
        names = quiet(every)
        print(f"{len(names)} of {len(every)} files are quiet as they are")
        makers = [*of_pages(names)]
    else:
        noisy = set(broken_pages.FILES) - set(quiet(broken_pages.FILES))
        print("files that are not quiet as they are:", *sorted(noisy) or ["none"])
        makers = of_all()
    outcomes = [tried(copy) for copy in copies(makers, options.copies, options.seed)]
    by_kind: Counter[str] = Counter(one.copy.kind for one in outcomes)
    for one in outcomes:
        if options.show and (not one.reported or one.beside):
            print(
                f"  {one.copy.name}: {one.copy.kind} {one.copy.fault}: wanted {one.copy.wanted}, found {texts.found(one.copy.read())}"
            )
    for kind, number in sorted(by_kind.items()):
        met = sum(one.reported for one in outcomes if one.copy.kind == kind)
        print(f"{kind:22} {met} of {number}")
    met, beside = sum(one.reported for one in outcomes), sum(one.beside for one in outcomes)
    ruled = sum(one.by_its_rule for one in outcomes)
    print(f"{met} of {len(outcomes)} faults reported at their place ({100 * met / max(1, len(outcomes)):.1f} %),")
    print(f"{ruled} by the rule that is meant; {beside} findings beside them")


if __name__ == "__main__":
    main()
