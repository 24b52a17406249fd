"""The generator of training references: what it prints must be what it says it printed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).parents[3] / "training"
SEEDS = (
    (
        "Ellwood, Marta: Der stille Hafen, Stuttgart 1987.",
        (("author", 0, 14), ("title", 16, 32), ("location", 34, 43)),
    ),
    ("Ferrante, P. 1954. Le strade.", (("author", 0, 11), ("date", 13, 17), ("title", 19, 28))),
)


@pytest.fixture
def generator(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(TRAINING))
    import corpus
    import generate

    yield corpus, generate
    for name in [name for name in sys.modules if name == "corpus" or name.split(".")[0] == "generate"]:
        del sys.modules[name]


def made(generator, count: int, seed: int):
    corpus, generate = generator
    known = [corpus.Labelled(text, spans, ((0, len(text)),), "own", "de") for text, spans in SEEDS]
    return generate.generate(count, seed, known)


def test_the_same_seed_prints_the_same(generator) -> None:
    assert made(generator, 60, 5) == made(generator, 60, 5)
    assert made(generator, 60, 5) != made(generator, 60, 6)


def test_spans_are_in_order_inside_citations(generator) -> None:
    from briefcite.references.label.tags import TAGS

    for item in made(generator, 400, 1):
        at = 0
        for name, start, end in item.spans:
            assert name in TAGS
            assert at <= start < end <= len(item.text)
            assert any(a <= start and end <= b for a, b in item.citations), item
            at = end


def test_tokens_take_the_tags_of_their_spans(generator) -> None:
    corpus, _ = generator
    text, spans = SEEDS[0]
    found = corpus.example(
        corpus.Labelled("See " + text, tuple((n, a + 4, b + 4) for n, a, b in spans), ((4, 53),), "own")
    )
    names = [corpus.TAGS[tag] for tag in found.tags]
    assert names == ["none", "author", "author", "title", "title", "title", "location", "gap"]
    assert found.cuts[:3] == (corpus.OUTSIDE, corpus.BEGIN, corpus.INSIDE)
