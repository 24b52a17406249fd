"""Writes the trained network as the package's model file: 8-bit embeddings, 16-bit matrices."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from calibrate import POINTS
from network import PIECE, SETTING, SHAPE, UNITS, WORD
from torch import Tensor

from briefcite.references.tag.network import DILATIONS

IDENTITY = np.tile(POINTS, (4, 1)).astype(np.float32)
"""Calibration that changes nothing."""


def arrays(state: dict[str, Tensor], words: np.ndarray, calibration: np.ndarray = IDENTITY) -> dict[str, np.ndarray]:
    """Lay the weights out as the runtime reads them."""
    own, places = state["inputs.weight"].T.tensor_split([WORD + PIECE + SHAPE])
    layers = [_layer(state, f"layers.{number}") for number in range(len(DILATIONS))]
    word, word_scale = _small(state["word.weight"])
    piece, piece_scale = _small(state["piece.weight"])
    return {
        "words": words,
        "word": word,
        "word_scale": word_scale,
        "piece": piece,
        "piece_scale": piece_scale,
        "shape": _half(state["shape.weight"]),
        "token_input": _half(own),
        "marks": _half(state["marks.weight"]),
        "setting_input": _half(state["setting.weight"] @ places[:SETTING] + state["inputs.bias"]),
        "marks_input": _half(places[SETTING:]),
        "layers": _half(torch.stack([weight for weight, _ in layers])),
        "layers_bias": _half(torch.stack([bias for _, bias in layers])),
        "heads": _half(state["heads.weight"].T),
        "heads_bias": _half(state["heads.bias"]),
        "start": _half(state["start"]),
        "stop": _half(state["stop"]),
        "moves": _half(state["moves"]),
        "enter": _half(state["enter"]),
        "stay": _half(state["stay"]),
        "calibration": calibration.astype(np.float32),
    }


def write(path: Path, state: dict[str, Tensor], words: np.ndarray, calibration: np.ndarray = IDENTITY) -> None:
    """Write the model file: one record with a field for each array."""
    fields = arrays(state, words, calibration)
    record = np.zeros(1, [(name, array.dtype, array.shape) for name, array in fields.items()])
    for name, array in fields.items():
        record[name] = array
    with path.open("wb") as file:
        np.save(file, record)


def _layer(state: dict[str, Tensor], name: str) -> tuple[Tensor, Tensor]:
    """Weights [3U, 2U] and bias [2U] of a convolution; its gate is 1 / (1 + exp(-x)), so the gate's are negated."""
    weight, bias = state[f"{name}.weight"], state[f"{name}.bias"]
    signs = torch.ones(2 * UNITS)
    signs[UNITS:] = -1
    return weight.permute(2, 1, 0).flatten(0, 1) * signs, bias * signs


def _half(values: Tensor) -> np.ndarray:
    return values.detach().numpy().astype(np.float16)


def _small(table: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """One scale a column; the largest 0.1 % of values are clipped to keep steps fine."""
    values = table.detach().numpy()
    scale = np.quantile(np.abs(values), 0.9995, axis=0) / 127
    return np.clip(np.round(values / scale), -127, 127).astype(np.int8), scale.astype(np.float32)
