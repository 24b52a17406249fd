"""The network as it is trained: hashed embeddings, gated convolutions, a CRF, and a head for the form of a citation."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn

from briefcite.references.tag.features import MARK_ROWS, SETTINGS, SHAPE_ROWS
from briefcite.references.tag.hashing import PIECE_ROWS
from briefcite.references.tag.network import DILATIONS
from briefcite.references.tag.tags import (
    BEGIN,
    BEGINS,
    FIELDS,
    FIRST,
    FORMS,
    INSIDE,
    KIND_OF,
    KINDS,
    OUTPUT_OF,
    OUTPUTS,
    STATES,
    TARGETS,
    possible,
)

WORD, PIECE, SHAPE, SETTING, MARKS = 48, 56, 16, 8, 16
"""Widths of the embeddings."""
FORM_WEIGHT = 0.2
UNITS = 144
"""Of a layer."""
NEVER = -1e4
HALF = torch.cpu._is_amx_tile_supported()
"""Whether this processor multiplies matrices of 16-bit numbers quicker: training takes half the time then."""

Tables = tuple[Tensor, Tensor, Tensor, Tensor]
"""Rows of each kind of token (word, shape, pieces) and of each kind of gap (marks)."""


class Chained(nn.Module):
    """A CRF over the states, whatever scores them."""

    def __init__(self) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(TARGETS))
        self.stop = nn.Parameter(torch.zeros(KINDS))
        self.moves = nn.Parameter(torch.zeros(KINDS, TARGETS))
        self.enter = nn.Parameter(torch.zeros(len(FIELDS)))
        self.stay = nn.Parameter(torch.zeros(len(FIELDS)))
        barred = [[not possible(before, state) for state in range(STATES)] for before in range(-1, STATES)]
        self.register_buffer("barred", torch.tensor(barred), persistent=False)
        self.register_buffer("output_of", torch.tensor(OUTPUT_OF), persistent=False)
        self.register_buffer("kind_of", torch.tensor(KIND_OF), persistent=False)
        self.register_buffer("begins", torch.tensor(BEGINS, dtype=torch.float32), persistent=False)

    def split(self, out: Tensor) -> tuple[Tensor, Tensor]:
        """Part what a head gives [batch, length, outputs + forms] into scores of states and of forms."""
        outputs, forms = out.float().split([OUTPUTS, len(FORMS)], -1)
        return outputs[..., self.output_of] + outputs[..., -1:] * self.begins, forms

    def dense(self) -> tuple[Tensor, Tensor, Tensor]:
        """Return scores of the first state, the last and each move, as the runtime's ``Chain.dense`` does."""
        fields = torch.arange(len(FIELDS))
        start = torch.cat([self.start, torch.full((STATES - TARGETS,), NEVER)])
        on = torch.full((STATES, len(FIELDS)), NEVER)
        on = on.index_put((BEGIN + fields, fields), self.enter).index_put((FIRST + fields, fields), self.enter)
        on = on.index_put((INSIDE + fields, fields), self.stay)
        moves = torch.cat([self.moves[self.kind_of], on], 1)
        return (
            start.masked_fill(self.barred[0], NEVER),
            self.stop[self.kind_of],
            moves.masked_fill(self.barred[1:], NEVER),
        )

    def loss(self, scores: Tensor, formed: Tensor, allowed: Tensor, forms: Tensor) -> Tensor:
        """Return the loss a token; ``allowed`` may hold weights, ``forms`` [batch, length] is -1 where not known."""
        told = nn.functional.cross_entropy(formed.flatten(0, 1), forms.flatten(), ignore_index=-1, reduction="sum")
        return (self.crf_loss(scores, allowed) + FORM_WEIGHT * told) / forms.numel()

    def crf_loss(self, scores: Tensor, allowed: Tensor) -> Tensor:
        """Negative log-likelihood of the states that are allowed [batch, length, states], summed over the batch.

        Weights instead of yes and no say how likely another tagger finds each.
        """
        start, stop, moves = (part.exp() for part in self.dense())
        top = scores.max(-1, keepdim=True).values
        factors = (scores - top).exp()
        first, *others = torch.cat([factors, factors * allowed]).unbind(1)
        alpha = first * start
        totals = []
        for factor in others:
            total = alpha.sum(-1, keepdim=True)
            totals.append(total)
            alpha = (alpha / total) @ moves * factor
        scale = torch.cat(totals, 1).log().sum(1) if totals else alpha.new_zeros(len(alpha))
        scale = scale + (alpha * stop).sum(-1).log()
        every, right = scale.chunk(2)
        return (every - right).sum()


class Tagger(Chained):
    """Scores for the CRF and for forms, for sequences of one length (no padding is needed)."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.word = nn.Embedding(words + 1, WORD)
        self.piece = nn.Embedding(PIECE_ROWS, PIECE, padding_idx=0)
        self.shape = nn.Embedding(SHAPE_ROWS, SHAPE)
        self.setting = nn.Embedding(SETTINGS, SETTING)
        self.marks = nn.Embedding(MARK_ROWS, MARKS, padding_idx=0)
        for table in (self.word, self.piece, self.shape, self.setting, self.marks):
            nn.init.normal_(table.weight, std=0.2)
        nn.init.zeros_(self.piece.weight[0])
        nn.init.zeros_(self.marks.weight[0])
        self.inputs = nn.Linear(WORD + PIECE + SHAPE + SETTING + 2 * MARKS, UNITS)
        self.layers = nn.ModuleList(nn.Conv1d(UNITS, 2 * UNITS, 3, padding=far, dilation=far) for far in DILATIONS)
        self.heads = nn.Linear(2 * UNITS, OUTPUTS + len(FORMS))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Return (scores of states, scores of forms) of shapes [batch, length, states] and [batch, length, forms]."""
        kinds, back = torch.unique(batch.kinds, return_inverse=True)
        word = self._words(batch.word_of[kinds], back)
        pieces = batch.pieces_of[kinds]
        share = (pieces > 0).sum(1, keepdim=True).clamp(min=1).rsqrt()
        piece = (self.piece(pieces).sum(1) * share)[back]
        shape = self.shape(batch.shape_of[kinds])[back]
        setting, before, after = batch.around.unbind(-1)
        around = [self.setting(setting), self._marks(batch.marks_of[before]), self._marks(batch.marks_of[after])]
        inputs = torch.cat([word, _drop_whole(piece, 0.1, self.training), shape, *around], -1)
        inputs = _drop_channels(inputs, 0.2, self.training)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training and HALF):
            out = self.heads(_drop_channels(self._encode(inputs), 0.3, self.training))
        return self.split(out)

    def _encode(self, inputs: Tensor) -> Tensor:
        first = last = self.inputs(inputs)
        for layer in self.layers:
            even = _drop_channels(nn.functional.layer_norm(last, (UNITS,)), 0.1, self.training)
            added, gate = layer(even.transpose(1, 2)).transpose(1, 2).chunk(2, -1)
            last = last + added * torch.sigmoid(gate)
        return torch.cat([first, last], -1)

    def _marks(self, rows: Tensor) -> Tensor:
        """Sum what a gap leads to; the gap as a whole is hidden at times, so that its marks are learnt one by one."""
        if self.training:
            hidden = torch.rand(rows.shape[:-1]) < 0.15
            rows = torch.cat([rows[..., :1].masked_fill(hidden[..., None], 0), rows[..., 1:]], -1)
        return self.marks(rows).sum(-2)

    def _words(self, rows: Tensor, back: Tensor) -> Tensor:
        rows = rows[back]
        if self.training:
            rows = rows.masked_fill(torch.rand(rows.shape) < 0.2, 0)
        return self.word(rows)


class Batch:
    """Sequences of one length, and the tables that lead a kind of token or gap to its rows."""

    def __init__(self, kinds: Tensor, around: Tensor, tables: Tables) -> None:
        self.kinds = kinds
        self.around = around
        self.word_of, self.shape_of, self.pieces_of, self.marks_of = tables


def feasible(allowed: np.ndarray) -> bool:
    """Whether any way leads through the allowed states [length, states]."""
    reached = allowed[0] & _MAY[0]
    for row in allowed[1:]:
        reached = (reached @ _MAY[1:]) & row
    return bool(reached.any())


_MAY = np.array([[possible(before, state) for state in range(STATES)] for before in range(-1, STATES)])


def _drop_channels(values: Tensor, share: float, training: bool) -> Tensor:
    """Dropout with one mask a sequence."""
    if not training:
        return values
    mask = torch.rand(values.shape[0], 1, values.shape[2]) >= share
    return values * mask / (1 - share)


def _drop_whole(values: Tensor, share: float, training: bool) -> Tensor:
    """Drop a token's whole vector."""
    if not training:
        return values
    return values * (torch.rand(values.shape[:-1]) >= share).unsqueeze(-1)
