"""Operations survive JSON, and what is no operation is refused in a sentence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefcite.corrections.operations import (
    FORMS,
    GIVEN_LABELS,
    Accept,
    Antecedent,
    BadOperation,
    Cite,
    Extent,
    NoCite,
    NoteQuote,
    Nothing,
    Pair,
    Quote,
    Work,
    from_data,
    to_data,
)
from briefcite.corrections.telling import told

WORDS = st.text(min_size=1, max_size=30)
QUOTES = st.builds(Quote, WORDS, st.text(max_size=5), st.text(max_size=5), st.none() | st.integers(1, 900))
STRETCHES = st.builds(NoteQuote, QUOTES, WORDS, st.integers(0, 3))


@st.composite
def cites(draw: st.DrawFn) -> Cite:
    at = draw(STRETCHES)
    part = st.tuples(st.sampled_from(sorted(GIVEN_LABELS)), st.just(0), st.just(len(at.exact)))
    return Cite(
        at, draw(st.sampled_from(sorted(FORMS))), draw(st.text(max_size=5)), "", tuple(draw(st.lists(part, max_size=2)))
    )


OPERATIONS = st.one_of(
    st.builds(Pair, QUOTES, QUOTES, st.booleans()),
    st.builds(Nothing, QUOTES, st.sampled_from(["callout", "note"])),
    st.builds(Extent, QUOTES, st.tuples(QUOTES, QUOTES)),
    cites(),
    st.builds(NoCite, STRETCHES),
    st.builds(Antecedent, STRETCHES, STRETCHES),
    st.builds(Work, STRETCHES, st.just({"type": "book", "title": "The Dyke Reeve", "author": [{"family": "Orr"}]})),
    st.builds(Accept, QUOTES, st.tuples(cites())),
)


@given(OPERATIONS)
def test_written_and_read_again_it_is_the_same(operation) -> None:
    assert from_data(json.loads(json.dumps(to_data(operation)))) == operation
    assert told(operation)


@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        {"op": "dance"},
        {"op": "pair", "callout": {"exact": "1"}},
        {"op": "pair", "callout": {"exact": 1}, "note": {"exact": "1"}},
        {"op": "pair", "callout": {"exact": "1"}, "note": {"exact": "1"}, "apart": 1},
        {"op": "nothing", "place": {"exact": "1"}, "what": "world"},
        {"op": "no-citation", "at": {"note": {"exact": "1"}, "exact": "Orr", "nth": True}},
        {"op": "cite", "at": {"note": {"exact": "1"}, "exact": "Orr"}, "form": "sonnet"},
        {"op": "cite", "at": {"note": {"exact": "1"}, "exact": "Orr"}, "parts": [["title", 0, 9]]},
        {"op": "cite", "at": {"note": {"exact": "1"}, "exact": "Orr"}, "parts": [["tune", 0, 3]]},
        {"op": "cite", "at": {"note": {"exact": "1"}, "exact": "Orr"}, "mood": "gay"},
        {"op": "work", "at": {"note": {"exact": "1"}, "exact": "Orr"}, "item": 7},
    ],
)
def test_what_is_none_is_refused(data) -> None:
    with pytest.raises(BadOperation):
        from_data(data)
