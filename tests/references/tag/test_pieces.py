"""The pieces that the teacher's language model sees, on a vocabulary of a few words."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs PyTorch, which using briefcite does not")
sys.path.insert(0, str(Path(__file__).parents[3] / "training"))
from pretrained import BLANK, Pieces

SCORES = {f"{BLANK}See": -2, f"{BLANK}Harb": -3, "our": -3, f"{BLANK}Harbour": -5, ",": -1, "fi": -2, BLANK: -4}
UNKNOWN = 99


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("See Harbour,", [(f"{BLANK}See", "See"), (f"{BLANK}Harbour", "Harbour"), (",", ",")]),  # -5 beats -3 and -3
        ("  See  our", [(f"{BLANK}See", "See"), (BLANK, "o"), ("our", "our")]),
        ("ﬁ", [(BLANK, "ﬁ"), ("fi", "ﬁ")]),
        ("Z", [(BLANK, "Z"), ("", "Z")]),  # no piece holds it: unknown
        ("", []),
    ],
)
def test_pieces_lie_where_they_stand(text: str, cut: list[tuple[str, str]]) -> None:
    names = dict(enumerate(SCORES)) | {UNKNOWN: ""}
    pieces = Pieces({word: number for number, word in names.items() if word}, _scores(), {"ﬁ": "fi"}, UNKNOWN)
    assert [(names[one.number], text[one.start : one.end]) for one in pieces(text)] == cut


def _scores() -> np.ndarray:
    return np.array(list(SCORES.values()), dtype=float)
