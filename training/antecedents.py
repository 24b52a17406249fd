"""Finds the weights by which back references choose among earlier works, on notes marked by reading.

    python training/antecedents.py DATA [--apart MODEL] [--held-out]

Each document is resolved twice: with its citations, forms and parts as marked, and, where the tagger has not learnt
from it, as it reads it (real ones are read by MODEL, which `train.py --without-notes` made). Each decision is
written down with what spoke for every candidate; the weights are those of a multinomial logistic regression drawn
towards the ones that stand in the file. ``--held-out`` says what they are worth on documents kept out, eight folds, for
both kinds of decision, and writes nothing.
"""

from __future__ import annotations

import argparse
import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from unseen import documents

from briefcite import references
from briefcite.model import Citation, Evidence, Given, Note, Segment
from briefcite.references.given import lay
from briefcite.references.normalize import normalize
from briefcite.references.resolve import candidates, weighing
from briefcite.references.resolve.candidates import Candidates
from briefcite.references.resolve.reading import Reading
from briefcite.references.tag.familiar import NotesSoFar

WEIGHTS = Path(weighing.__file__).with_name("weights.toml")
DRAWN = 0.02
"""How strongly weights are drawn to where they were, for each decision learnt from."""
STEPS, RATE = 600, 0.3
FOLDS = 8


@dataclass(frozen=True)
class Decision:
    """What one back reference could mean."""

    kind: str
    rows: np.ndarray
    """Candidates by features."""
    right: tuple[bool, ...]
    """Whether each candidate is the work meant; none of them where all are False."""
    document: str
    read: bool
    """Whether the tagger found the citations; else they are as marked."""


def main() -> None:
    """Learn from all documents and write the weights, or measure on documents held out."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--apart", type=Path)
    arguments.add_argument("--held-out", action="store_true")
    asked = arguments.parse_args()
    seen = [d for document, unseen in documents(asked.data, asked.apart) for d in decisions(document, unseen)]
    prior = tomllib.loads(WEIGHTS.read_text("utf-8"))
    if asked.held_out:
        for kind in prior:
            held_out([d for d in seen if d.kind == kind], vector(prior[kind]), kind)
        return
    lines = []
    for kind in prior:
        learnt = learn([d for d in seen if d.kind == kind], vector(prior[kind]))
        lines += [
            f"[{kind}]",
            *(f"{n} = {w:.2f}" for n, w in zip((*weighing.FEATURES, "none"), learnt, strict=True)),
            "",
        ]
    WEIGHTS.write_text("\n".join(lines), encoding="utf-8")


def decisions(document: dict[str, Any], unseen: bool) -> Iterator[Decision]:
    """Yield the decisions that resolving one document asks for, as marked and, if it is unseen, as read."""
    notes = [
        Note(f"n{number}", str(number), 0, "footnote", told["text"], (), (), Evidence("gold", 1.0))
        for number, told in enumerate(document["notes"], 1)
    ]
    yield from _decisions(document, notes, _as_marked(document, notes), False)
    if unseen:
        yield from _decisions(
            document, notes, references.cite_all(((note.id, note.text) for note in notes), NotesSoFar()), True
        )


def _decisions(
    gold: dict[str, Any], notes: Sequence[Note], citations: Sequence[Citation], read: bool
) -> Iterator[Decision]:
    text_of = {note.id: note.text for note in notes}
    tidied = [normalize(text_of[c.note], c) for c in citations]
    key_of = {c.id: work for c, _ in tidied if (work := _work(gold, c))}
    reading = Reading(notes, [c for c, _ in tidied], {c.id: draft for c, draft in tidied}, {}, set(text_of))
    found: list[Decision] = []

    def among(self: Candidates, kind: str, mention, *rest, **more):  # type: ignore[no-untyped-def]
        noting = _noting(found, gold["doc"], read, reading, key_of, mention.citation)
        with patch.object(candidates, "decide", noting):
            return plain(self, kind, mention, *rest, **more)

    plain = Candidates.among
    with patch.object(Candidates, "among", among):
        reading.run()
    yield from found


def _noting(
    found: list[Decision], document: str, read: bool, reading: Reading, key_of: dict[str, str], asking: Citation
) -> Callable[..., weighing.Decision]:
    def decide(kind: str, rows: Sequence[tuple]) -> weighing.Decision:  # type: ignore[type-arg]
        truth = key_of.get(asking.id)
        if rows and truth:
            right = tuple(_key(reading, one.work.mentions, key_of) == truth for one, _ in rows)
            found.append(Decision(kind, np.array([row for _, row in rows]), right, document, read))
        return weighing.decide(kind, rows)  # type: ignore[arg-type]

    return decide


def _key(reading: Reading, mentions: Sequence[int], key_of: dict[str, str]) -> str:
    """Return the gold work that most citations of a work mean."""
    told = Counter(key_of.get(reading.mention(place).citation.id, "") for place in mentions)
    return told.most_common(1)[0][0] if told else ""


def _as_marked(gold: dict[str, Any], notes: Sequence[Note]) -> list[Citation]:
    given = [
        Given(note.id, c["start"], c["end"], form=c["form"], prefix=_signal(told, c), segments=_parts(c))
        for note, told in zip(notes, gold["notes"], strict=True)
        for c in told["citations"]
    ]
    return lay(notes, [], given)[0]


def _signal(note: dict[str, Any], citation: dict[str, Any]) -> str:
    return str(note["text"][slice(*citation["prefix"] or (0, 0))])


def _parts(citation: dict[str, Any]) -> tuple[Segment, ...]:
    return tuple(Segment(*part) for part in citation["segments"])


def _work(gold: dict[str, Any], found: Citation) -> str | None:
    """Return the work of the mark with which a citation shares half its text."""
    marked = gold["notes"][int(found.note[1:]) - 1]["citations"]
    for c in marked:
        shared = min(c["end"], found.end) - max(c["start"], found.start)
        if shared > 0 and 2 * shared >= max(c["end"] - c["start"], found.end - found.start):
            return str(c["work"])
    return None


def vector(told: dict[str, float]) -> np.ndarray:
    """Return the weights in the order of the features, "none" last."""
    return np.array([told.get(name, 0.0) for name in (*weighing.FEATURES, "none")])


@dataclass(frozen=True)
class Table:
    """Many decisions at once: the rows of all, one under the other, "none" the last of each."""

    rows: np.ndarray
    starts: np.ndarray
    sizes: np.ndarray
    right: np.ndarray

    @staticmethod
    def of(seen: Sequence[Decision]) -> Table:
        """Stack them; "none" is a row whose only feature is the last."""
        none = np.append(np.zeros(len(weighing.FEATURES)), 1.0)
        rows = np.vstack([np.vstack([np.pad(d.rows, ((0, 0), (0, 1))), none]) for d in seen])
        sizes = np.array([len(d.right) + 1 for d in seen])
        right = np.concatenate([[*d.right, not any(d.right)] for d in seen]).astype(float)
        return Table(rows, np.append(0, np.cumsum(sizes)[:-1]), sizes, right)

    def shares(self, weights: np.ndarray) -> np.ndarray:
        """Return the share of each row in its decision."""
        return self._shared(np.exp(np.clip(self.rows @ weights, -40, 40)))

    def slope(self, weights: np.ndarray) -> np.ndarray:
        """Return the slope of the likelihood of the right rows."""
        shares = self.shares(weights)
        return (self._shared(shares * self.right) - shares) @ self.rows

    def _shared(self, values: np.ndarray) -> np.ndarray:
        return values / np.repeat(np.add.reduceat(values, self.starts), self.sizes)


def learn(seen: Sequence[Decision], prior: np.ndarray) -> np.ndarray:
    """Climb the likelihood of the right answers, drawn to the prior."""
    table, weights, moved = Table.of(seen), prior.copy(), np.zeros_like(prior)
    for _ in range(STEPS):
        slope = table.slope(weights) / len(seen) - DRAWN * (weights - prior)
        moved = 0.8 * moved + RATE * slope
        weights = weights + moved
    return weights


def held_out(seen: Sequence[Decision], prior: np.ndarray, kind: str) -> None:
    """Say how many decisions of documents kept out are right, before and after learning."""
    names = sorted({d.document for d in seen})
    random.Random(7).shuffle(names)
    right: dict[tuple[bool, str], int] = defaultdict(int)
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        learnt = learn([d for d in seen if d.document not in out], prior)
        for d in (d for d in seen if d.document in out):
            right[d.read, "as it stands"] += _is_right(d, prior)
            right[d.read, "learnt"] += _is_right(d, learnt)
    for read in (False, True):
        count = sum(d.read == read for d in seen)
        shares = (f"{name} {right[read, name] / max(count, 1):.3f}" for name in ("as it stands", "learnt"))
        print(kind, count, "read;" if read else "as marked;", *shares)


def _is_right(decision: Decision, weights: np.ndarray) -> bool:
    shares = Table.of([decision]).shares(weights)
    best, held = int(shares[:-1].argmax()), shares[:-1].sum()
    if shares[best] < max(shares[-1], weighing.DECIDED * held):
        return not any(decision.right)
    return decision.right[best]


if __name__ == "__main__":
    main()
