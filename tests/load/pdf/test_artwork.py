from __future__ import annotations

import pytest

from briefcite.load.pdf import read
from briefcite.model import Box

from .handmade import PROSE, line, pdf

FORM = "/Type /XObject /Subtype /Form /BBox [0 0 400 300]"


def rules(stream: str, **options: object) -> list[Box]:
    return list(read(pdf(line(PROSE) + " " + stream, **options), "made.pdf").pages[0].rules)


@pytest.mark.parametrize(
    "stream",
    ["50 100 120 .5 re f", "1 w 50 100 m 170 100 l S", "q 2 0 0 1 0 0 cm .5 w 25 100 m 85 100 l S Q"],
    ids=["filled", "stroked", "scaled"],
)
def test_rule(stream: str) -> None:
    [rule] = rules(stream)
    assert rule.x0 == pytest.approx(50, abs=1) and rule.x1 == pytest.approx(170, abs=1)
    assert rule.top == pytest.approx(200, abs=1.5) and rule.bottom == pytest.approx(200, abs=1.5)


def test_rule_inside_moved_form() -> None:
    nested = [(FORM, b"50 100 120 .5 re f"), (FORM + " /Matrix [1 0 0 1 10 20]", b"50 100 120 .5 re f")]
    moved, own_matrix = rules("q 1 0 0 1 0 40 cm /X0 Do Q /X1 Do", xobjects=nested)
    assert (moved.x0, moved.bottom) == (pytest.approx(50), pytest.approx(160))
    assert (own_matrix.x0, own_matrix.bottom) == (pytest.approx(60), pytest.approx(180))


def test_rules_of_one_path() -> None:
    assert len(rules("50 100 m 170 100 l 50 80 m 170 80 l S")) == 2
    assert len(rules("50 50 100 40 re S")) == 4


@pytest.mark.parametrize(
    "stream",
    [
        "1 g 50 100 120 .5 re f",
        "50 100 120 40 re f",
        "50 100 4 .5 re f",
        "50 100 120 .5 re n",
        "50 900 120 .5 re f",
    ],
    ids=["white", "block", "dash", "unpainted", "off the page"],
)
def test_no_rule(stream: str) -> None:
    assert rules(stream) == []
