"""Writes the trained network as the package's model file: 8-bit embeddings, 16-bit matrices."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from calibrate import POINTS
from network import HIDDEN, PIECE, SETTING, SHAPE, WORD
from torch import Tensor

IDENTITY = np.tile(POINTS, (4, 1)).astype(np.float32)
"""Calibration that changes nothing."""


def arrays(state: dict[str, Tensor], words: np.ndarray, calibration: np.ndarray = IDENTITY) -> dict[str, np.ndarray]:
    """Lay the weights out as the runtime reads them."""
    own = WORD + PIECE + SHAPE
    first, around, back = _layer(state, "first", own)
    second, _, second_back = _layer(state, "second", 2 * HIDDEN)
    bias = _bias(state, "first")
    word, word_scale = _small(state["word.weight"])
    piece, piece_scale = _small(state["piece.weight"])
    return {
        "words": words,
        "word": word,
        "word_scale": word_scale,
        "piece": piece,
        "piece_scale": piece_scale,
        "shape": _half(state["shape.weight"]),
        "first_input": _half(first),
        "marks": _half(state["marks.weight"]),
        "first_setting": _half(state["setting.weight"] @ around[:SETTING] + bias),
        "first_marks": _half(around[SETTING:]),
        "first_back": _half(back),
        "second_input": _half(second),
        "second_bias": _half(_bias(state, "second")),
        "second_back": _half(second_back),
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


def _gates(rows: Tensor) -> Tensor:
    """PyTorch's in, forget, candidate, output to in, forget, output, candidate, ready for ``exp``.

    A gate is 1 / (1 + exp(-x)), so its weights are stored negated; the candidate's tanh(x) is
    2 / (1 + exp(-2x)) - 1, so its weights are stored times -2.
    """
    enter, forget, candidate, output = rows.split(HIDDEN)
    return torch.cat([-enter, -forget, -output, -2 * candidate])


def _layer(state: dict[str, Tensor], name: str, own: int) -> tuple[Tensor, Tensor, Tensor]:
    into = [_gates(state[f"{name}.weight_ih_l0{way}"]).T for way in ("", "_reverse")]
    back = [_gates(state[f"{name}.weight_hh_l0{way}"]).T for way in ("", "_reverse")]
    both = torch.cat(into, 1)
    return both[:own], both[own:], torch.stack(back)


def _bias(state: dict[str, Tensor], name: str) -> Tensor:
    sums = [state[f"{name}.bias_ih_l0{way}"] + state[f"{name}.bias_hh_l0{way}"] for way in ("", "_reverse")]
    return torch.cat([_gates(one) for one in sums])


def _half(values: Tensor) -> np.ndarray:
    return values.detach().numpy().astype(np.float16)


def _small(table: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """One scale a column; the largest 0.1 % of values are clipped to keep steps fine."""
    values = table.detach().numpy()
    scale = np.quantile(np.abs(values), 0.9995, axis=0) / 127
    return np.clip(np.round(values / scale), -127, 127).astype(np.int8), scale.astype(np.float32)
