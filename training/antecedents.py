"""Finds the weights by which back references choose among earlier works, on notes marked by reading.

    python training/antecedents.py DATA [--held-out]

DATA holds notes/train/*.json, laid out as the guide of the marks says; the sheets of training/marked are added.
Citations, forms and parts are taken as marked, in a second round with parts lost and mistaken, as a labeller does
it. Each decision that resolving makes is written down with what spoke for every candidate; the weights are those of a
multinomial logistic regression drawn towards the ones that stand in the file. ``--held-out`` says what they are worth
on documents kept out, eight folds, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import marks
import numpy as np

from briefcite.model import Citation, Evidence, Given, Note, Segment
from briefcite.references.given import lay
from briefcite.references.normalize import normalize
from briefcite.references.resolve import candidates, weighing
from briefcite.references.resolve.candidates import Candidates
from briefcite.references.resolve.reading import Reading

WEIGHTS = Path(weighing.__file__).with_name("weights.toml")
LOST, MISTAKEN, TURNED = 0.12, 0.06, 0.08
"""Shares of parts that are lost, of parts labelled as another, and of forms taken for another, in the second round."""
OTHERS = {
    "title": "author", "author": "title", "container-title": "title", "number": "title", "publisher": "title",
    "authority": "author", "locator": "page", "page": "locator", "volume": "locator", "editor": "author",
}  # fmt: skip
"""For what a part is mistaken."""
FORMS = {"full": "short", "short": "full", "supra": "short"}
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


def main() -> None:
    """Learn from all documents and write the weights, or measure on documents held out."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--held-out", action="store_true")
    asked = arguments.parse_args()
    told = [json.loads(path.read_text("utf-8")) for path in sorted((asked.data / "notes" / "train").glob("*.json"))]
    seen = [d for document in (*told, *marks.read()) for d in decisions(document)]
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


def decisions(document: dict) -> Iterator[Decision]:
    """Give the decisions that resolving one document asks for, its parts as marked and with faults."""
    for faulty in (False, True):
        yield from _decisions(document, faulty)


def _decisions(gold: dict, faulty: bool) -> Iterator[Decision]:
    notes, given, keys = _given(gold, faulty)
    citations, _ = lay(notes, [], given)
    text_of = {note.id: note.text for note in notes}
    read = [normalize(text_of[c.note], c) for c in citations]
    key_of = {c.id: keys[c.note, c.start, c.end] for c, _ in read}
    reading = Reading(notes, [c for c, _ in read], {c.id: draft for c, draft in read}, {}, set(text_of))
    found: list[Decision] = []

    def among(self: Candidates, kind: str, mention, *rest, **more):  # type: ignore[no-untyped-def]
        with patch.object(candidates, "decide", _noting(found, gold["doc"], reading, key_of, mention.citation)):
            return plain(self, kind, mention, *rest, **more)

    plain = Candidates.among
    with patch.object(Candidates, "among", among):
        reading.run()
    yield from found


def _noting(
    found: list[Decision], document: str, reading: Reading, key_of: dict[str, str], asking: Citation
) -> Callable[..., weighing.Answer]:
    def decide(kind: str, rows: Sequence[tuple]) -> weighing.Answer:  # type: ignore[type-arg]
        truth = key_of.get(asking.id)
        if rows and truth:
            right = tuple(_key(reading, one.work.mentions, key_of) == truth for one, _ in rows)
            found.append(Decision(kind, np.array([row for _, row in rows]), right, document))
        return weighing.decide(kind, rows)  # type: ignore[arg-type]

    return decide


def _key(reading: Reading, mentions: Sequence[int], key_of: dict[str, str]) -> str:
    """Give the gold work that most citations of a work mean."""
    told = Counter(key_of.get(reading.mention(place).citation.id, "") for place in mentions)
    return told.most_common(1)[0][0] if told else ""


def _given(gold: dict, faulty: bool) -> tuple[list[Note], list[Given], dict[tuple[str, int, int], str]]:
    chance = random.Random(gold["doc"])
    notes, given, keys = [], [], {}
    for number, told in enumerate(gold["notes"], 1):
        note = Note(f"n{number}", str(number), 0, "footnote", told["text"], (), (), Evidence("gold", 1.0))
        notes.append(note)
        for c in told["citations"]:
            parts, form = tuple(Segment(*s) for s in c["segments"]), c["form"]
            if faulty:
                parts = tuple(_mistaken(part, chance) for part in parts if chance.random() >= LOST)
                form = FORMS.get(form, form) if chance.random() < TURNED else form
            signal = c["prefix"] if isinstance(c["prefix"], str) else told["text"][slice(*c["prefix"] or (0, 0))]
            given.append(Given(note.id, c["start"], c["end"], form=form, prefix=signal, segments=parts))
            keys[note.id, c["start"], c["end"]] = c["work"]
    return notes, given, keys


def _mistaken(part: Segment, chance: random.Random) -> Segment:
    return part._replace(label=OTHERS.get(part.label, part.label)) if chance.random() < MISTAKEN else part


def vector(told: dict[str, float]) -> np.ndarray:
    """Give the weights in the order of the features, "none" last."""
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
        """Give the share of each row in its decision."""
        return self._shared(np.exp(np.clip(self.rows @ weights, -40, 40)))

    def slope(self, weights: np.ndarray) -> np.ndarray:
        """Give the slope of the likelihood of the right rows."""
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
    right: dict[str, int] = defaultdict(int)
    for fold in range(FOLDS):
        out = set(names[fold::FOLDS])
        learnt = learn([d for d in seen if d.document not in out], prior)
        for d in (d for d in seen if d.document in out):
            right["as it stands"] += _is_right(d, prior)
            right["learnt"] += _is_right(d, learnt)
    print(kind, len(seen), "decisions;", ", ".join(f"{name} {count / len(seen):.3f}" for name, count in right.items()))


def _is_right(decision: Decision, weights: np.ndarray) -> bool:
    shares = Table.of([decision]).shares(weights)
    best, held = int(shares[:-1].argmax()), shares[:-1].sum()
    if shares[best] < max(shares[-1], weighing.DECIDED * held):
        return not any(decision.right)
    return decision.right[best]


if __name__ == "__main__":
    main()
