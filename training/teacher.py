"""A large tagger over a pretrained language model: it marks notes that nobody marked, for the small one to learn from.

It is trained on the same examples, on the CPU, and is not needed at run time.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from network import HALF, Chained, feasible
from pretrained import Encoder, File
from torch import Tensor, nn

from briefcite.references.tag.crf import Chain, decode
from briefcite.references.tag.tags import FORMS, OUTPUTS, STATES
from corpus import Example, Labelled, example

SHARES = {
    "real": 0.25,
    "marked": 0.35,
    "varied": 0.1,
    "woven": 0.1,
    "generated": 0.05,
    "csl": 0.03,
    "linkedbooks": 0.03,
    "linkedbooks-notes": 0.04,
    "anystyle": 0.02,
    "grobid": 0.03,
}
"""Share of the tokens of the teacher's training that come from each source."""
MARKED = ("real", "marked")
"""Sources of which every example is taken."""
MOST = 2500
"""Examples taken of each other source."""
RATE, FAST = 2e-4, 2e-3
"""Highest rate of the language model, and of what is put on it."""
PIECES_A_BATCH = 3200
LONGEST = 480
"""Pieces; longer notes are left out."""
UNLIKELY = 0.03
"""A state less likely than this share of the likeliest is ruled out."""
SURE = 0.8
"""Least mean chance of the likeliest states of a note that is worth learning from."""


class Teacher(Chained):
    """Scores as the small tagger gives them, from vectors of pieces."""

    def __init__(self, file: File) -> None:
        super().__init__()
        self.encoder = Encoder(file)
        self.heads = nn.Linear(2 * file.width, OUTPUTS + len(FORMS))

    def forward(self, batch: Pieced) -> tuple[Tensor, Tensor]:
        """Return (scores of states, scores of forms) of shapes [batch, tokens, states] and [batch, tokens, forms].

        A token is the mean of its pieces, and the piece right before it, which is mostly a mark.
        """
        with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
            pieces = self.encoder(batch.numbers, batch.real)
        pieces = pieces.float()
        before = nn.functional.pad(pieces, (0, 0, 1, 0))[:, :-1]
        first = (batch.spread > 0).float().argmax(-1)
        before = before.gather(1, first[..., None].expand(-1, -1, pieces.shape[-1]))
        both = torch.cat([batch.spread @ pieces, before], -1)
        return self.split(self.heads(nn.functional.dropout(both, 0.1, self.training)))

    def chain(self) -> Chain:
        """The moves, as the package decodes with them."""
        return Chain(*(p.detach().numpy() for p in (self.start, self.stop, self.moves, self.enter, self.stay)))


class Pieced(NamedTuple):
    """Texts of equally many tokens as pieces."""

    numbers: Tensor
    """[batch, pieces]"""
    real: Tensor
    """[batch, pieces]: False where a row is filled up."""
    spread: Tensor
    """[batch, tokens, pieces]: share of each piece in a token's vector."""


class Item:
    """One example as pieces, with the states and forms of its tokens."""

    def __init__(self, item: Labelled, file: File) -> None:
        made = example(item)
        found = file.pieces(item.text)
        self.item, self.tokens = item, len(made.tokens)
        self.numbers = np.array([file.bos, *(one.number for one in found), file.eos], np.int64)
        self.spans = list(_spans(made, found))
        self.allowed = np.zeros((self.tokens, STATES), bool)
        for place, states in enumerate(made.states):
            self.allowed[place, list(states)] = True
        self.forms = np.array(made.forms, np.int64)

    def fits(self) -> bool:
        """Whether it is neither empty nor too long."""
        return self.tokens > 0 and len(self.numbers) <= LONGEST


def _spans(made: Example, found: Sequence) -> Iterable[tuple[int, int]]:
    """Half-open places of each token's pieces, of which the first of all stands at 1."""
    place = 0
    for token in made.tokens:
        while place < len(found) - 1 and found[place].end <= token.start:
            place += 1
        last = place + 1
        while last < len(found) and found[last].start < token.end:
            last += 1
        yield place + 1, last + 1


def pieced(items: Sequence[Item], pad: int) -> Pieced:
    """Fill up texts of equally many tokens to one length."""
    longest = max(len(item.numbers) for item in items)
    numbers = torch.full((len(items), longest), pad)
    spread = torch.zeros(len(items), items[0].tokens, longest)
    for row, item in enumerate(items):
        numbers[row, : len(item.numbers)] = torch.from_numpy(item.numbers)
        for token, (start, end) in enumerate(item.spans):
            spread[row, token, start:end] = 1 / (end - start)
    return Pieced(numbers, numbers != pad, spread)


def teach(path: Path, groups: dict[str, list[Labelled]], tokens: int, seed: int) -> tuple[Teacher, File]:
    """Train a teacher on so many tokens of examples by source; ``path`` is the language model's file."""
    rng, file = random.Random(seed), File(path)
    data = {}
    for source in sorted(SHARES.keys() & groups.keys()):
        taken = groups[source] if source in MARKED else rng.sample(groups[source], min(MOST, len(groups[source])))
        items = [item for item in (Item(one, file) for one in taken) if item.fits()]
        data[source] = [item for item in items if feasible(item.allowed)]
    order = _batches(data, tokens, rng)
    model = Teacher(file)
    slow = [p for layer in model.encoder.trained() for p in layer.parameters()]
    known = set(map(id, slow))
    fast = [p for name, p in model.named_parameters() if not name.startswith("encoder.") and id(p) not in known]
    optimiser = torch.optim.AdamW([{"params": slow}, {"params": fast}], RATE, betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [RATE, FAST], total_steps=len(order) + 1, pct_start=0.08)
    started, losses = time.time(), []
    model.train()
    for done, items in enumerate(order, 1):
        losses.append(_step(model, optimiser, items, file.pad))
        schedule.step()
        if done % 50 == 0:
            print(
                f"teacher {done}/{len(order)} loss {np.mean(losses[-50:]):.3f} {time.time() - started:.0f} s",
                flush=True,
            )
    return model.eval(), file


def _step(model: Teacher, optimiser: torch.optim.Optimizer, items: Sequence[Item], pad: int) -> float:
    allowed = torch.from_numpy(np.stack([item.allowed for item in items]))
    forms = torch.from_numpy(np.stack([item.forms for item in items]))
    loss = model.loss(*model(pieced(items, pad)), allowed, forms)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    return float(loss.detach())


def _batches(data: dict[str, list[Item]], tokens: int, rng: random.Random) -> list[list[Item]]:
    """Draw so many tokens, each source by its share, in batches of equally many tokens and much the same pieces."""
    by_length: dict[int, list[Item]] = defaultdict(list)
    whole = sum(SHARES[source] for source in data)
    for source, items in sorted(data.items()):
        room, order = tokens * SHARES[source] / whole, list[Item]()
        while room > 0:
            order = order or rng.sample(items, len(items))
            item = order.pop()
            by_length[item.tokens].append(item)
            room -= item.tokens
    cut = _cut(by_length)
    rng.shuffle(cut)
    return cut


def _cut(by_length: dict[int, list[Item]]) -> list[list[Item]]:
    cut = []
    for items in by_length.values():
        items.sort(key=lambda item: len(item.numbers))
        size = max(1, PIECES_A_BATCH // len(items[-1].numbers))
        cut += [items[start : start + size] for start in range(0, len(items), size)]
    return cut


def taught(model: Teacher, file: File, texts: Iterable[Labelled]) -> list[tuple[Labelled, np.ndarray]]:
    """Mark texts: each with what the teacher leaves possible, weights of its states [tokens, states] up to 1.

    Where a text has labels that say less than the guide, the teacher chooses among what they leave open.
    Texts of which it is not sure enough, or that it reads against their labels, are left out.
    """
    by_length: dict[int, list[Item]] = defaultdict(list)
    for item in (Item(text, file) for text in texts):
        if item.fits():
            by_length[item.tokens].append(item)
    found = []
    for items in _cut(by_length):
        for item, weights in zip(items, _marked(model, file, items), strict=True):
            if weights is not None and feasible(weights > 0):
                found.append((item.item, weights))
    return found


def _marked(model: Teacher, file: File, items: Sequence[Item]) -> Iterator[np.ndarray | None]:
    with torch.no_grad():
        scores, _ = model(pieced(items, file.pad))
    for item, told in zip(items, decode(model.chain(), list(scores.numpy())), strict=True):
        weights = _weights(told.chances)
        yield weights * item.allowed if item.item.citations and weights is not None else weights


def _weights(chances: np.ndarray) -> np.ndarray | None:
    likeliest = chances.max(1, keepdims=True)
    if likeliest.mean() < SURE:
        return None
    weights = chances / likeliest
    return np.where(weights < UNLIKELY, 0, weights).astype(np.float16)
