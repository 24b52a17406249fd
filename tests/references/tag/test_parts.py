"""The parts of printed citations, and what holds of every segment."""

from __future__ import annotations

import numpy as np
import pytest

from briefcite.references.tag import cite
from briefcite.references.tag.crf import Decoded
from briefcite.references.tag.network import emissions, weights
from briefcite.references.tag.segments import citations
from briefcite.references.tag.tags import BEGIN, FIELDS, FIRST, FORMS, GAP, INSIDE, OUTPUTS, OUTSIDE, SIGNAL, STATES
from briefcite.references.tag.tokens import tokenise

CURVE = [[0.0, 1.0], [0.0, 1.0]]


def fields(text: str) -> dict[str, str]:
    (found,) = cite([text])[0]
    return {one.label: text[one.start : one.end].strip() for one in found.segments if one.label != "other"}


PRINTED = [
    (
        "Marta Ellwood, The Quiet Harbour: A History of Ferries (Oxford: Oxford University Press, 1987), p. 14.",
        {
            "author": "Marta Ellwood",
            "title": "The Quiet Harbour: A History of Ferries",
            "publisher-place": "Oxford",
            "publisher": "Oxford University Press",
            "issued": "1987",
            "locator": "14",
        },
    ),
    (
        "Brandt, Otto / Keller, Ruth (1994): Wohnungspolitik und Stadtentwicklung. In: Soziale Welt, 45, S. 12-31.",
        {
            "author": "Brandt, Otto / Keller, Ruth",
            "issued": "1994",
            "title": "Wohnungspolitik und Stadtentwicklung",
            "container-title": "Soziale Welt",
            "volume": "45",
            "page": "12-31",
        },
    ),
    (
        "P. Ferrante, Le strade del sale, «Archivio storico italiano», XII (1954), pp. 33-58.",
        {
            "author": "P. Ferrante",
            "title": "Le strade del sale",
            "container-title": "Archivio storico italiano",
            "issued": "1954",
            "page": "33-58",
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), PRINTED)
def test_parts_of_printed_citations(text: str, expected: dict[str, str]) -> None:
    found = fields(text)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize("text", ["Hale, 45", "Kritides, 149.", "Sabelli, 718–9"])
def test_bare_pages_are_no_date(text: str) -> None:
    found = fields(text)
    assert "issued" not in found
    assert {"locator", "page"} & set(found)


def test_a_misread_year_stays_a_date() -> None:
    assert fields("Antonio Conti, Venezia origini, Milano ig83")["issued"] == "ig83"


def test_addresses_are_never_missed() -> None:
    found = fields("Lund, P. Harbour lights. https://example.org/a/b?c=1. doi:10.1000/xyz.12. ISBN 978-3-16-148410-0.")
    assert found["URL"] == "https://example.org/a/b?c=1"
    assert found["DOI"] == "10.1000/xyz.12"
    assert found["ISBN"].replace("-", "") == "9783161484100"


def test_two_addresses_are_two_segments() -> None:
    text = "Lund, P. Harbour lights. http://example.org/a http://example.net/b"
    (found,) = cite([text])[0]
    urls = [text[one.start : one.end].strip() for one in found.segments if one.label == "URL"]
    assert urls == ["http://example.org/a", "http://example.net/b"]


def test_a_text_scores_the_same_alone_and_among_others() -> None:
    texts = [tokenise(text) for text, _ in PRINTED] + [tokenise("Ibid., 4"), [], tokenise("x")]
    together = emissions(texts)
    for text, score in zip(texts, together, strict=True):
        (alone,) = emissions([text])
        assert score.outputs.shape == (len(text), OUTPUTS)
        np.testing.assert_allclose(score.outputs, alone.outputs, atol=1e-3)
        np.testing.assert_allclose(score.forms, alone.forms, atol=1e-3)


def test_the_calibration_rises() -> None:
    for raw, right in weights().calibration.reshape(2, 2, -1):
        assert list(raw) == sorted(raw)
        assert list(right) == sorted(right)
        assert 0 <= right[0] <= right[-1] <= 1


def tile(text: str, states: list[str]) -> list[list[tuple[str, str]]]:
    """The segments of each citation of a text whose tokens are "out", "sig", "gap", or "X+" / "X-" for a part X begun
    or gone on with; "!" before it begins a citation."""
    numbers = []
    for state in states:
        name, first = state.strip("!+-"), FIRST if state[0] == "!" else BEGIN
        plain = {"out": OUTSIDE, "sig": SIGNAL, "gap": GAP}
        numbers.append(plain[name] if name in plain else (INSIDE if state[-1] == "-" else first) + FIELDS.index(name))
    decoded = Decoded(np.array(numbers), np.full((len(numbers), STATES), 0.5, np.float32))
    found = citations(text, tokenise(text), decoded, np.zeros((len(numbers), len(FORMS)), np.float32), (CURVE, CURVE))
    return [[(one.label, text[one.start : one.end]) for one in citation.segments] for citation in found]


MARKS = [
    (
        "Doe Rise - Fall",
        ["!author+", "title+", "title-"],
        [[("author", "Doe"), ("other", " "), ("title", "Rise - Fall")]],
    ),
    (
        "Smith, J.: “Ports.” Am. J.",
        ["!author+", "author-", "title+", "container-title+", "container-title-"],
        [
            [
                ("author", "Smith, J."),
                ("other", ": “"),
                ("title", "Ports"),
                ("other", ".” "),
                ("container-title", "Am. J."),
            ]
        ],
    ),
    (
        "See “Ports” again (Rome (Italy), 4, 5).",
        ["sig", "!title+", "title-", "publisher-place+", "publisher-place-", "locator+", "locator+"],
        [
            [
                ("title", "“Ports” again"),
                ("other", " ("),
                ("publisher-place", "Rome (Italy)"),
                ("other", ", "),
                ("locator", "4"),
                ("other", ", "),
                ("locator", "5"),
                ("other", ")"),
            ]
        ],
    ),
    (
        "Doe, 4; Orr, 5 agrees.",
        ["!author+", "locator+", "!author+", "locator+", "out"],
        [
            [("author", "Doe"), ("other", ", "), ("locator", "4")],
            [("author", "Orr"), ("other", ", "), ("locator", "5")],
        ],
    ),
    (
        "Who Governs? 1961",
        ["!title+", "title-", "issued+"],
        [[("title", "Who Governs?"), ("other", " "), ("issued", "1961")]],
    ),
]


@pytest.mark.parametrize(("text", "states", "expected"), MARKS)
def test_marks_between_parts_are_of_no_part(
    text: str, states: list[str], expected: list[list[tuple[str, str]]]
) -> None:
    assert tile(text, states) == expected
