"""The generator of training references: what it prints must be what it says it printed."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from briefcite.references.tag.tags import BEGIN, FIELDS, FIRST, FIRST_GAP, FORMS, INSIDE, SIGNAL

TRAINING = Path(__file__).parents[3] / "training"
SEEDS = (
    (
        "Ellwood, Marta: Der stille Hafen, Stuttgart 1987.",
        (("author", 0, 14), ("title", 16, 32), ("publisher-place", 34, 43)),
    ),
    ("Ferrante, P. 1954. Le strade.", (("author", 0, 11), ("issued", 13, 17), ("title", 19, 28))),
)


@pytest.fixture
def generator(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(TRAINING))
    import generate
    import vary

    import corpus

    yield corpus, generate, vary
    names = ("corpus", "marks", "vary", "generate")
    for name in [name for name in sys.modules if name.split(".")[0] in names]:
        del sys.modules[name]


def made(generator, count: int, seed: int):
    corpus, generate, _ = generator
    known = [corpus.Labelled(text, spans, ((0, len(text), "full"),), "own", "de") for text, spans in SEEDS]
    return generate.generate(count, seed, known)


def test_the_same_seed_prints_the_same(generator) -> None:
    assert made(generator, 60, 5) == made(generator, 60, 5)
    assert made(generator, 60, 5) != made(generator, 60, 6)


def _sound(item) -> None:
    at = 0
    for label, start, end in item.spans:
        assert set(label.split("|")) <= {*FIELDS, "gap"}
        assert at <= start < end <= len(item.text), item
        assert any(a <= start and end <= b for a, b, _ in item.citations), item
        at = end
    assert all(form in {*FORMS, ""} for _, _, form in item.citations)


def test_spans_are_in_order_inside_citations(generator) -> None:
    for item in made(generator, 500, 1):
        _sound(item)


@pytest.mark.parametrize("lang", ["de", "en", "fr", "it", "es", "pt", "nl", "pl"])
def test_every_form_of_law_can_be_printed(generator, lang: str) -> None:
    forms, pools = sys.modules["generate.forms"], sys.modules["generate.harvest"].Pools(())
    rng = random.Random(2)
    for _ in range(300):
        printed = forms.form(rng, pools, lang)
        assert not set("‹›{}⟦⟧⟪⟫|") & set(printed.text), printed.text
        _sound(printed.labelled("own", lang))


def test_marked_notes_are_told_anew(generator) -> None:
    corpus, _, vary = generator
    notes = [item for whole in sys.modules["marks"].read()[:4] for item in corpus.marked_notes(whole)]
    stock, rng = vary.Stock(notes, ()), random.Random(1)
    anew = [vary.varied(rng, stock, item) for item in notes]
    langs = sorted({item.lang for item in notes})
    anew += [vary.woven(rng, stock, rng.choice(langs)) for _ in range(60)]
    for item in anew:
        _sound(item)
    changed = sum(new.text != old.text for new, old in zip(anew, notes, strict=False))
    assert changed > len(notes) / 3


def test_tokens_take_the_states_of_their_spans(generator) -> None:
    corpus, *_ = generator
    text = "See Doe, 56, 61 f. (Oxford); ibid."
    spans = (("author", 4, 7), ("locator", 9, 11), ("locator", 13, 17), ("publisher-place", 20, 26))
    item = corpus.Labelled(text, spans, ((4, 27, "full"), (29, 33, "ibid")), "own", "en", ((0, 3),), True)
    found = corpus.example(item)
    assert [sorted(states) for states in found.states] == [
        [SIGNAL],
        [FIRST + FIELDS.index("author")],
        [BEGIN + FIELDS.index("locator")],
        [BEGIN + FIELDS.index("locator")],
        [INSIDE + FIELDS.index("locator")],
        [BEGIN + FIELDS.index("publisher-place")],
        [FIRST_GAP],
    ]
    assert found.forms == (-1, 0, 0, 0, 0, 0, FORMS.index("ibid"))


def test_an_older_label_leaves_open_what_it_does_not_say(generator) -> None:
    corpus, *_ = generator
    item = corpus.Labelled("Doe 4", (("author", 0, 3), ("page|locator", 4, 5)), ((0, 5, ""),), "own", "en")
    (_, pages) = corpus.example(item).states
    assert pages == {BEGIN + FIELDS.index("page"), BEGIN + FIELDS.index("locator")}
