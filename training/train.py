"""Train the labeller and write the model file that the package ships.

    python training/train.py DATA_FOLDER [--out FILE] [--epochs N] [--generated N]

DATA_FOLDER holds fields/train, seg/train (and fields/eval, seg/eval, read to leave out what they hold too).
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from calibrate import curve
from corpus import Example, example, held_out, key, notes, references
from generate import generate
from generate.noise import wear
from network import Batch, Labeller, Tables
from torch import Tensor

from briefcite.references.label.features import mark_rows, surroundings, traits
from export import write

MODEL = Path(__file__).parents[1] / "src/briefcite/references/label/model.npy"
SEED = 20240229
TOKENS_A_BATCH = 1900
RATE = 2.5e-3
CUT_WEIGHT = 1.0
SEEN = 3
"""Times that a word must be seen to get a vector of its own; pieces and shape serve the others."""
SHARES = {
    "linkedbooks": 0.5,
    "linkedbooks-lists": 1.2,
    "linkedbooks-notes": 0.8,
    "anystyle": 2.0,
    "anystyle-gbu": 1.2,
    "grobid": 1.3,
    "grobid-kisti": 2.0,
    "generated": 0.22,
    "damaged": 0.4,
}
"""How often an example of a source is seen in an epoch; LinkedBooks is by far the largest."""
DAMAGED = 0.4
"""Share of the labelled references of which a damaged copy is added."""
LONGEST = 260
"""Tokens; longer notes are left out of training."""


class Vocabulary:
    """Numbers the kinds of token that training sees, counts them and keeps their rows."""

    def __init__(self) -> None:
        self.number: dict[str, int] = {}
        self.gaps: dict[str, int] = {}
        self.seen: Counter[int] = Counter()

    def kind(self, token: str) -> int:
        """Number one token."""
        number = self.number.setdefault(token, len(self.number))
        self.seen[number] += 1
        return number

    def gap(self, marks: str) -> int:
        """Number one gap between tokens."""
        return self.gaps.setdefault(marks, len(self.gaps))

    def words(self) -> np.ndarray:
        """Hashes of the words seen often enough, in rising order: a word's row is its place plus 1."""
        times: Counter[int] = Counter()
        for number, word in enumerate(traits(list(self.number)).words.tolist()):
            times[word] += self.seen[number]
        return np.array(sorted(word for word, count in times.items() if count >= SEEN), np.uint32)

    def tables(self) -> Tables:
        """Rows of each kind of token and gap."""
        found = traits(list(self.number))
        known = {word: row for row, word in enumerate(self.words().tolist(), 1)}
        word = torch.tensor([known.get(word, 0) for word in found.words.tolist()])
        return word, *map(torch.from_numpy, (found.shapes, found.pieces, mark_rows(list(self.gaps))))


class Encoded:
    """One example as integer arrays."""

    def __init__(self, item: Example, vocabulary: Vocabulary) -> None:
        self.kinds = np.array([vocabulary.kind(token.text) for token in item.tokens], np.int32)
        around = surroundings(item.tokens)
        gaps = [vocabulary.gap(gap) for gap in around.gaps]
        self.around = np.array([around.settings, gaps[:-1], gaps[1:]], np.int32).T
        self.tags = np.array(item.tags, np.int64)
        self.cuts = np.array(item.cuts, np.int64)
        self.source = item.source


def batches(data: Sequence[Encoded], rng: random.Random) -> Iterator[list[Encoded]]:
    """Draw an epoch and shuffle it into batches of sequences of one length each."""
    by_length: dict[int, list[Encoded]] = defaultdict(list)
    for item in data:
        share = SHARES.get(item.source, 1.0)
        for _ in range(int(share) + (rng.random() < share % 1)):
            by_length[len(item.kinds)].append(item)
    cut = []
    for length, items in by_length.items():
        rng.shuffle(items)
        size = max(1, TOKENS_A_BATCH // length)
        cut += [items[start : start + size] for start in range(0, len(items), size)]
    rng.shuffle(cut)
    yield from cut


def tensors(items: Sequence[Encoded], tables: Tables) -> tuple[Batch, Tensor, Tensor]:
    """Stack a batch."""
    kinds = torch.from_numpy(np.stack([item.kinds for item in items])).long()
    around = torch.from_numpy(np.stack([item.around for item in items])).long()
    tags = torch.from_numpy(np.stack([item.tags for item in items]))
    cuts = torch.from_numpy(np.stack([item.cuts for item in items]))
    return Batch(kinds, around, tables), tags, cuts


def train(data: Sequence[Encoded], tables: Tables, epochs: int) -> Labeller:
    """Train with Adam under a rising then falling rate, averaging the weights of the last quarter."""
    rng = random.Random(SEED)
    model = Labeller(int(tables[0].max()))
    optimiser = torch.optim.Adam(model.parameters(), lr=RATE, betas=(0.9, 0.98), fused=True)
    total = epochs * sum(1 for _ in batches(data, random.Random(0)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=total + total // 50, pct_start=0.08)
    mean = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99))
    started, done = time.time(), 0
    for epoch in range(epochs):
        model.train()
        losses: list[float] = []
        for items in batches(data, rng):
            losses.append(_step(model, optimiser, *tensors(items, tables)))
            schedule.step()
            done += 1
            if done % 4 == 0:
                mean.update_parameters(model)
            if done % 100 == 0:
                print(
                    f"{done}/{total} loss {np.mean(losses[-100:]):.3f} {time.time() - started:.0f} s",
                    flush=True,
                )
        print(f"epoch {epoch + 1} loss {np.mean(losses):.4f} {time.time() - started:.0f} s", flush=True)
    return mean.module


def _step(model: Labeller, optimiser: torch.optim.Optimizer, batch: Batch, tags: Tensor, cuts: Tensor) -> float:
    emissions, logits = model(batch)
    loss = model.crf_loss(emissions, tags) / len(tags)
    cutting = torch.nn.functional.cross_entropy(logits.flatten(0, 1), cuts.flatten(), reduction="sum") / len(tags)
    optimiser.zero_grad(set_to_none=True)
    (loss + CUT_WEIGHT * cutting).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 25.0)
    optimiser.step()
    return float(loss.detach() + CUT_WEIGHT * cutting.detach())


def main() -> None:
    """Read, generate, train, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--generated", type=int, default=140_000)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    vocabulary = Vocabulary()
    labelled = [item for item in references(options.data) if not held_out(item)]
    known = {key(item.text) for item in labelled}
    whole = [item for item in notes(options.data) if all(key(item.text[a:b]) in known for a, b in item.citations)]
    rng = random.Random(SEED)
    made = generate(options.generated, SEED, labelled)
    worn = [wear(rng, item)._replace(source="damaged") for item in labelled if rng.random() < DAMAGED]
    items = [example(item) for item in [*labelled, *whole, *worn, *made]]
    data = [Encoded(item, vocabulary) for item in items if 0 < len(item.tokens) <= LONGEST]
    print(
        len(data),
        "sequences,",
        sum(len(item.kinds) for item in data),
        "tokens,",
        len(vocabulary.number),
        "kinds",
        flush=True,
    )
    model = train(data, vocabulary.tables(), options.epochs)
    write(options.out, model.state_dict(), vocabulary.words())
    held = [item for item in references(options.data) if held_out(item)]
    write(options.out, model.state_dict(), vocabulary.words(), curve(options.out, held))


if __name__ == "__main__":
    main()
