"""Fits the weights of pairing (text/pairing.toml) on documents whose pairs are known, and says what they are worth.

    python training/pairing.py [--truth DIR --documents DIR …] [--texts] [--most N] [--kinds costs …] [--write]

The documents are the fixtures of the test suite, damaged copies of them, and the folders given; with ``--texts`` a PDF
is also read as the three texts that pdftotext makes of it. Each weight is made larger and smaller by half, and what
that gains or loses is kept for each document. Then, for each of some parts of the documents, the changes that gain most
on all others are taken one after the other, as long as they gain in company too, and measured on the part: all the
texts of one document are in one part. The figures printed are those of documents held out. With ``--write`` the same is
done on all, and the file written; but only if the figures held out are no worse.

Confidences ("plain.confidence") are fitted by the likelihood of what is right: what a factor does to each link is seen
by halving it. They are held to the values that they have as to so many links seen (``PRIOR``).
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import truth
from sightings import verdicts
from truth import Known

from briefcite import layout, load, notes
from briefcite.model import Document, Link
from briefcite.notes import Found
from briefcite.text import pairing
from briefcite.text.pairing import PairingWeights, weights

FILE = Path(pairing.__file__).with_suffix(".toml")
KINDS = ("costs", "plain.place", "plain.callout", "plain.note", "plain.apart")
CONFIDENCES = ("plain.confidence", "printed.confidence")
PARTS = 3
STEPS = (-0.5, 0.5)
LEAST = 0.4
"""A weight nearer to zero is changed as one of this size is."""
MOST_CHANGES = 12
PRIOR = 100
MOST_SURE = -1e-4
"""Logarithm of the greatest confidence."""
DAMAGED = 2
"""Copies of each text of ours with lines joined, blanks lost and digits put in."""
WAYS: tuple[tuple[str, ...], ...] = ((), ("-raw",), ("-layout",))


class Read(NamedTuple):
    """A document with zones, and what is known of it."""

    known: Known
    document: Document


class Change(NamedTuple):
    """Another value for a weight."""

    kind: str
    name: str
    value: float


def texts_of(known: Known, folder: Path) -> Iterator[Known]:
    """Yield the texts that pdftotext makes of a PDF."""
    for way in WAYS:
        path = folder / f"{known.name}{''.join(way) or '-default'}.txt"
        subprocess.run(["pdftotext", *way, str(known.path), str(path)], check=True, capture_output=True)
        yield known._replace(path=path)


def damaged(known: Known, chance: random.Random, folder: Path) -> Iterator[Known]:
    """Yield copies of a text with some of its blanks doubled, lines joined, and numbers put between words."""
    text = known.path.read_bytes().decode("utf-8", "replace")
    for copy in range(DAMAGED):
        pieces = re.split(r"(?<=[a-z]{3})( |\n)(?=[a-z]{3})", text)
        for at in range(1, len(pieces), 2):
            if chance.random() < 0.05:
                pieces[at] = chance.choice(("  ", " ", f" {chance.randrange(1, 40)} ", "\n"))
        path = folder / f"{copy}-{known.path.name}"
        path.write_text("".join(pieces), "utf-8")
        yield known._replace(path=path)


def documents(options: argparse.Namespace, folder: Path) -> list[Read]:
    """Read what the options name."""
    chance = random.Random(options.seed)
    every = [*truth.own()]
    every += [copy for known in every if known.path.suffix == ".txt" for copy in damaged(known, chance, folder)]
    folders = zip(options.truth, options.documents, strict=True)
    given = [one for pair in folders for one in truth.given(*pair)]
    for known in chance.sample(given, min(options.most, len(given))):
        every.append(known)
        if options.texts and known.path.suffix == ".pdf":
            every += texts_of(known, folder)
    pages = any(kind.startswith("printed") for kind in options.kinds)
    return [Read(known, layout.zone(load.read(known.path))) for known in every if pages or known.path.suffix != ".pdf"]


def worth(read: Read) -> int:
    """Right links less wrong ones."""
    met = [right for _, right in verdicts(read.known, notes.find(read.document))]
    return 2 * sum(met) - len(met)


@contextmanager
def changed(changes: Iterable[Change]) -> Iterator[None]:
    """Yield weights other values, and their own back."""
    before = [(weights(kind), name, weights(kind)[name]) for kind, name, _ in changes]
    for kind, name, value in changes:
        weights(kind)[name] = value
    try:
        yield
    finally:
        for table, name, value in reversed(before):
            table[name] = value


@contextmanager
def asked(kinds: Sequence[str]) -> Iterator[set[tuple[str, str]]]:
    """Collect the weights that are asked for."""
    heard: set[tuple[str, str]] = set()
    kind_of = {id(weights(kind)): kind for kind in kinds}
    given = PairingWeights.__getitem__

    def listening(table: PairingWeights, name: str) -> float:
        if id(table) in kind_of:
            heard.add((kind_of[id(table)], name))
        return given(table, name)

    PairingWeights.__getitem__ = listening  # type: ignore[method-assign]
    try:
        yield heard
    finally:
        PairingWeights.__getitem__ = given  # type: ignore[method-assign]


def candidates(kinds: Sequence[str]) -> Iterator[Change]:
    """Yield each weight larger and smaller."""
    for kind in kinds:
        for name, value in weights(kind).items():
            for step in STEPS:
                yield Change(kind, name, round(value + step * max(abs(value), LEAST), 3))


def gains(reads: Sequence[Read], kinds: Sequence[str]) -> dict[Change, dict[int, int]]:
    """Say what each change gains or loses on each document, as far as it changes anything."""
    found: dict[Change, dict[int, int]] = defaultdict(dict)
    for n, read in enumerate(reads):
        with asked(kinds) as heard:
            clean = worth(read)
        for change in candidates(kinds):
            if (change.kind, change.name) in heard:
                with changed([change]):
                    more = worth(read) - clean
                if more:
                    found[change][n] = more
        print(f"{n + 1} of {len(reads)}: {read.known.name}", file=sys.stderr, flush=True)
    return found


def chosen(reads: Sequence[Read], of: Sequence[int], gained: Mapping[Change, Mapping[int, int]]) -> list[Change]:
    """Take the changes that gain most on some documents, as long as they gain in company.

    Args:
        reads: all documents.
        of: indexes of those looked at.
        gained: what each change gains on each.
    """
    inside = set(of)
    sums = {change: sum(more for n, more in each.items() if n in inside) for change, each in gained.items()}
    order = sorted((change for change, more in sums.items() if more > 0), key=lambda change: (-sums[change], change))
    taken: list[Change] = []
    best = {n: worth(reads[n]) for n in of}
    for change in order[:MOST_CHANGES]:
        if any(change[:2] == other[:2] for other in taken):
            continue
        with changed([*taken, change]):
            now = {n: worth(reads[n]) for n in of}
        if sum(now.values()) > sum(best.values()):
            taken, best = [*taken, change], now
    return taken


def parts(reads: Sequence[Read], seed: int) -> list[list[int]]:
    """Part documents by lot; all that was made of one is in one part."""
    names = sorted({read.known.name for read in reads})
    random.Random(seed).shuffle(names)
    part = {name: n % PARTS for n, name in enumerate(names)}
    return [[n for n, read in enumerate(reads) if part[read.known.name] == one] for one in range(PARTS)]


def fit(reads: Sequence[Read], options: argparse.Namespace) -> list[Change]:
    """Fit on all but one part and measure on it, for each part; then on all. No change where that is worse."""
    gained = gains(reads, options.kinds)
    for change, each in sorted(gained.items(), key=lambda item: -sum(item[1].values()))[:20]:
        print(f"{sum(each.values()):+4} {change.kind}.{change.name} = {change.value:g}")
    before = after = 0
    for out in parts(reads, options.seed):
        rest = [n for n in range(len(reads)) if n not in set(out)]
        taken = chosen(reads, rest, gained)
        here = sum(worth(reads[n]) for n in out)
        with changed(taken):
            now = sum(worth(reads[n]) for n in out)
        print(f"held out: {here} -> {now}, with", *(f"{kind}.{name}={value:g}" for kind, name, value in taken))
        before, after = before + here, after + now
    pairs = sum(len(read.known.pairs) for read in reads)
    print(f"right less wrong links of {pairs} pairs, held out: {before} -> {after}")
    return chosen(reads, range(len(reads)), gained) if after > before else []


class Links(NamedTuple):
    """Links of some documents, and what their confidence is made of."""

    powers: np.ndarray
    """[links, factors]: how often each factor is in it."""
    right: np.ndarray
    document: np.ndarray
    """Index of each link's document."""


def links(reads: Sequence[Read], kind: str) -> Links:
    """Find the links of the documents; what a factor does to each is seen by halving it."""
    table = weights(kind)

    def confidences() -> np.ndarray:
        found = (link for read in reads for link in _printed(notes.find(read.document)))
        return np.array([link.evidence.confidence for link in found])

    clean, columns = confidences(), []
    for name in table:
        with changed([Change(kind, name, table[name] / 2)]):
            columns.append(np.round(np.log2(clean / confidences())))
    met = [(right, n) for n, read in enumerate(reads) for _, right in verdicts(read.known, notes.find(read.document))]
    return Links(np.array(columns).T, *map(np.array, zip(*met, strict=True)))


def _printed(found: Found) -> list[Link]:
    """Return the links of callouts that stand in the text; a range means others."""
    implied = {one.id for one in found.callouts if one.implied}
    return [link for link in found.links if link.callout not in implied]


def likeliest(found: Links, start: np.ndarray) -> np.ndarray:
    """Return the factors under which what is right is likeliest, held to what they were."""
    logs = np.log(start)
    for step in np.geomspace(0.3, 0.002, 40):
        for at in range(len(logs)):
            tried = [np.minimum(logs + by * np.eye(len(logs))[at], MOST_SURE) for by in (-step, 0.0, step)]
            costs = [cost(found, one) + _held(one[at], start[at]) for one in tried]
            logs = tried[int(np.argmin(costs))]
    return np.exp(logs)


def _held(log: float, start: float) -> float:
    """Return what a factor costs as if PRIOR links had been seen, of which the share that it was is right."""
    return float(-PRIOR * (start * log + (1 - start) * np.log(-np.expm1(log))))


def cost(found: Links, logs: np.ndarray) -> float:
    """Return how unlikely it is that what is right is right and what is wrong is wrong."""
    sure = np.minimum(found.powers @ logs, MOST_SURE)
    return float(-np.where(found.right, sure, np.log(-np.expm1(sure))).sum())


def calibrate(reads: Sequence[Read], kind: str, seed: int) -> list[Change]:
    """Fit confidences; no change where documents held out are not told better."""
    found = links(reads, kind)
    start = np.array([*weights(kind).values()])
    before = after = 0.0
    for out in parts(reads, seed):
        held = np.isin(found.document, out)
        inside, outside = (Links(*(column[which] for column in found)) for which in (held, ~held))
        before += cost(inside, np.log(start))
        after += cost(inside, np.log(likeliest(outside, start)))
    wrong = int((~found.right).sum())
    print(f"{kind}: {len(found.right)} links, {wrong} wrong; cost held out: {before:.1f} -> {after:.1f}")
    if after >= before:
        return []
    fitted = likeliest(found, start)
    return [Change(kind, name, round(float(value), 3)) for name, value in zip(weights(kind), fitted, strict=True)]


def write(changes: Sequence[Change]) -> None:
    """Write other values into the file, whose words stay."""
    text = FILE.read_text("utf-8")
    for kind, name, value in changes:
        start = text.index(f"[{kind}]\n")
        end = text.find("\n[", start) + 1 or len(text)
        number = f"{value:.3f}".rstrip("0")
        table = re.sub(
            rf"^{name} = \S+", f"{name} = {number}{'0' if number.endswith('.') else ''}", text[start:end], flags=re.M
        )
        text = text[:start] + table + text[end:]
    FILE.write_text(text, "utf-8")


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    truth.add_folders(parser)
    parser.add_argument("--texts", action="store_true", help="read each PDF as texts, too")
    parser.add_argument(
        "--kinds",
        nargs="+",
        default=list(KINDS),
        choices=[*KINDS, "printed.place", "printed.callout", "printed.note", *CONFIDENCES],
    )
    parser.add_argument("--most", type=int, default=1000, help="documents of the folders, chosen by lot")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reads = documents(options, Path(folder))
    sure = [kind for kind in options.kinds if kind in CONFIDENCES]
    options.kinds = [kind for kind in options.kinds if kind not in sure]
    changes = fit(reads, options) if options.kinds else []
    changes += [change for kind in sure for change in calibrate(reads, kind, options.seed)]
    for kind, name, value in changes:
        print(f"{kind}.{name}: {weights(kind)[name]:g} -> {value:g}")
    if options.write:
        write(changes)


if __name__ == "__main__":
    main()
