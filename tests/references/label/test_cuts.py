from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefcite.references.label.cuts import segment

ONE = "Ellwood, Marta: Der stille Hafen. Eine Geschichte der Fähren, Stuttgart 1987, S. 14."
TWO = "Cfr. P. Ferrante, Le strade del sale, Milano, Feltrinelli, 1954, p. 33; G. Lanza, I porti, Roma, 1961."


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in segment([text])[0]]


def test_a_reference_alone_is_one_citation() -> None:
    assert cut(ONE) == [ONE]


def test_signals_and_separators_stay_outside() -> None:
    first, second = cut(TWO)
    assert first == "P. Ferrante, Le strade del sale, Milano, Feltrinelli, 1954, p. 33"
    assert second.startswith("G. Lanza, I porti")


def test_a_text_with_nothing_in_it() -> None:
    assert segment(["", "  "]) == [(), ()]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4))
def test_proposals_lie_in_order_inside_their_text(texts: list[str]) -> None:
    for text, found in zip(texts, segment(texts), strict=True):
        at = 0
        for start, end, confidence in found:
            assert at <= start < end <= len(text)
            assert 0.0 <= confidence <= 1.0
            at = end
