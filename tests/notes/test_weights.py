"""The weights of pairing: all have a name that the code asks for, and without any the order of the numbers decides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.notes.benchmark import benchmark

import briefcite
from briefcite import load
from briefcite.text.pairing import PairingWeights, weights

losses, truth = benchmark("losses"), benchmark("truth")
SOURCE = Path(briefcite.__file__).parent
PLACES = ("plain.place", "printed.place")
CANDIDATES = ("plain.callout", "plain.note", "plain.apart", "printed.callout", "printed.note")
KINDS = (*PLACES, *CANDIDATES, "costs", "plain.confidence", "printed.confidence")
SET_OFF = ("super", "circled", "worded", "bracket", "parens", "dot", "paren", "comma", "plain", "glued", "alone")
"""Named by the grammar of markers (``Head.look``)."""


def users(kind: str) -> dict[str, str]:
    """Give the text of the modules that ask for a kind, each by the name that it has there."""
    asked = {
        path: found[1]
        for path in SOURCE.rglob("*.py")
        if (found := re.search(rf'^(\w+) = weights\("{kind}"\)', path.read_text("utf-8"), re.M))
    }
    assert len(asked) == 1
    ((home, name),) = asked.items()
    package, module = ".".join(home.relative_to(SOURCE.parent).parts[:-1]), home.stem
    asks = re.compile(rf"from {package}\.{module} import .*\b{name}\b|from {package} import .*\b{module}\b")
    others = (path.read_text("utf-8") for path in SOURCE.rglob("*.py") if path != home)
    importing = (text for text in others if asks.search(text))
    return {name: "\n".join((home.read_text("utf-8"), *importing))}


@pytest.mark.parametrize("kind", KINDS)
def test_every_weight_is_asked_for_by_its_name(kind: str) -> None:
    ((name, text),) = users(kind).items()
    asked = {*re.findall(rf"\b{name}\.(\w+)", text), *(SET_OFF if kind == "plain.note" else ())}
    assert set(weights(kind)) == asked


def test_a_weight_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError):
        _ = PairingWeights(gap=1.0).gaps
    with pytest.raises(KeyError):
        weights("plain.nothing")


def test_without_weights_the_order_of_the_numbers_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """All that looks like a callout or a note looks so alike, and where they stand tells nothing."""
    for kind in (*PLACES, *CANDIDATES):
        for name in weights(kind):
            monkeypatch.setitem(weights(kind), name, 0.0 if kind in PLACES else 1.0)
    texts = [known for known in truth.own() if known.path.suffix != ".pdf"]
    lost = {known.name: len([*losses.losses(known, load.read(known.path))]) for known in texts}
    assert sum(len(known.pairs) for known in texts) > 140
    assert sum(lost.values()) <= 1
    pages = [
        known
        for known in truth.own()
        if known.name in ("arabic", "two_columns", "section_endnotes", "level_markers", "margin_notes")
    ]
    assert [loss for known in pages for loss in losses.losses(known, load.read(known.path))] == []
