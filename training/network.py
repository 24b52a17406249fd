"""The network as it is trained: hashed embeddings, two BiLSTM layers, a CRF and a cutting head."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from briefcite.references.label.features import MARK_ROWS, SETTINGS, SHAPE_ROWS
from briefcite.references.label.hashing import PIECE_ROWS
from briefcite.references.label.tags import CUTS, TAGS

WORD, PIECE, SHAPE, SETTING, MARKS = 48, 56, 16, 8, 16
"""Widths of the embeddings."""
HIDDEN = 96
"""Units of a layer in one direction."""


Tables = tuple[Tensor, Tensor, Tensor, Tensor]
"""Rows of each kind of token (word, shape, pieces) and of each kind of gap (marks)."""


class Labeller(nn.Module):
    """Emissions for the CRF and logits for the cuts, for sequences of one length (no padding is needed)."""

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
        width = WORD + PIECE + SHAPE + SETTING + 2 * MARKS
        self.first = nn.LSTM(width, HIDDEN, batch_first=True, bidirectional=True)
        self.second = nn.LSTM(2 * HIDDEN, HIDDEN, batch_first=True, bidirectional=True)
        self.tags = nn.Linear(4 * HIDDEN, len(TAGS))
        self.cuts = nn.Linear(4 * HIDDEN, len(CUTS))
        self.start = nn.Parameter(torch.zeros(len(TAGS)))
        self.stop = nn.Parameter(torch.zeros(len(TAGS)))
        self.moves = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """Give (emissions, cut logits) of shapes [batch, length, tags] and [batch, length, cuts]."""
        kinds, back = torch.unique(batch.kinds, return_inverse=True)
        word = self._words(batch.word_of[kinds], back)
        pieces = batch.pieces_of[kinds]
        share = (pieces > 0).sum(1, keepdim=True).clamp(min=1).rsqrt()
        piece = (self.piece(pieces).sum(1) * share)[back]
        shape = self.shape(batch.shape_of[kinds])[back]
        setting, before, after = batch.around.unbind(-1)
        around = [self.setting(setting), self._marks(batch.marks_of[before]), self._marks(batch.marks_of[after])]
        inputs = torch.cat([word, _drop_whole(piece, 0.1, self.training), shape, *around], -1)
        inputs = _drop_channels(inputs, 0.25, self.training)
        low, _ = self.first(inputs)
        low = _drop_channels(low, 0.35, self.training)
        high, _ = self.second(low)
        both = _drop_channels(torch.cat([low, high], -1), 0.35, self.training)
        return self.tags(both), self.cuts(both)

    def _marks(self, rows: Tensor) -> Tensor:
        """Sum what a gap leads to; the gap as a whole is hidden at times, so that its marks are learnt one by one."""
        if self.training:
            hidden = torch.rand(rows.shape[:-1]) < 0.15
            rows = torch.cat([rows[..., :1].masked_fill(hidden[..., None], 0), rows[..., 1:]], -1)
        return self.marks(rows).sum(-2)

    def _words(self, rows: Tensor, back: Tensor) -> Tensor:
        rows = rows[back]
        if self.training:
            rows = rows.masked_fill(torch.rand(rows.shape) < 0.22, 0)
        return self.word(rows)

    def crf_loss(self, emissions: Tensor, tags: Tensor) -> Tensor:
        """Negative log-likelihood of the tags, summed over the batch."""
        rows = torch.arange(emissions.shape[0])[:, None]
        columns = torch.arange(emissions.shape[1])[None]
        gold = emissions[rows, columns, tags].sum(1) + self.start[tags[:, 0]] + self.stop[tags[:, -1]]
        gold = gold + self.moves[tags[:, :-1], tags[:, 1:]].sum(1)
        return (self._partition(emissions) - gold).sum()

    def _partition(self, emissions: Tensor) -> Tensor:
        top = emissions.max(-1, keepdim=True).values
        moves = self.moves.exp()
        scale = top[..., 0].sum(1)
        factors = (emissions - top).exp()
        alpha = factors[:, 0] * self.start.exp()
        for step in range(1, emissions.shape[1]):
            total = alpha.sum(-1, keepdim=True)
            scale = scale + total[:, 0].log()
            alpha = (alpha / total) @ moves * factors[:, step]
        return scale + (alpha * self.stop.exp()).sum(-1).log()


class Batch:
    """Sequences of one length, and the tables that lead a kind of token or gap to its rows."""

    def __init__(self, kinds: Tensor, around: Tensor, tables: Tables) -> None:
        self.kinds = kinds
        self.around = around
        self.word_of, self.shape_of, self.pieces_of, self.marks_of = tables


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
