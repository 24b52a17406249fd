from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefcite.model import Citation
from briefcite.references.label import label
from briefcite.references.label.crf import Decoded
from briefcite.references.label.network import emissions, weights
from briefcite.references.label.segments import segments
from briefcite.references.label.tags import LABEL_OF, TAGS
from briefcite.references.label.tokens import tokenise

CONTRACT = {
    *("author editor translator title container-title publisher publisher-place issued accessed volume issue".split()),
    *("page locator edition collection-title genre DOI URL ISBN note citation-number other".split()),
}


def whole(text: str) -> Citation:
    return Citation("n1.1", "n1", "full", 0, len(text))


def fields(text: str) -> dict[str, str]:
    (found,) = label([(text, whole(text))])
    return {one.label: text[one.start : one.end].strip() for one in found if one.label != "other"}


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
def test_fields_of_printed_references(text: str, expected: dict[str, str]) -> None:
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


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.data())
def test_segments_tile_any_citation(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    (found,) = label([(text, Citation("a", "n", "full", start, end))])
    at = start
    for one in found:
        assert one.start == at < one.end
        assert one.label in CONTRACT
        assert 0.0 <= one.confidence <= 1.0
        at = one.end
    assert at == end


def test_a_text_scores_the_same_alone_and_among_others() -> None:
    texts = [tokenise(text) for text, _ in PRINTED] + [tokenise("Ibid., 4"), [], tokenise("x")]
    together = emissions(texts)
    for text, score in zip(texts, together, strict=True):
        (alone,) = emissions([text])
        assert score.tags.shape == (len(text), len(TAGS))
        np.testing.assert_allclose(score.tags, alone.tags, atol=1e-3)
        np.testing.assert_allclose(score.cuts, alone.cuts, atol=1e-3)


def test_a_monster_of_a_note_is_labelled() -> None:
    text = "Smith, J. (1998) " * 400
    (found,) = label([(text, whole(text))])
    assert found[-1].end == len(text)


def test_every_tag_has_a_label_of_the_contract() -> None:
    assert set(LABEL_OF) == set(TAGS)
    assert set(LABEL_OF.values()) <= CONTRACT


def test_no_jobs() -> None:
    assert label([]) == []


def test_the_calibration_rises() -> None:
    raw, right = weights().calibration
    assert list(raw) == sorted(raw)
    assert list(right) == sorted(right)
    assert 0 <= right[0] <= right[-1] <= 1


def test_segments_are_what_their_tags_say() -> None:
    text = "Doe 1998"
    tokens = tokenise(text)
    marginals = np.full((2, len(TAGS)), 0.01, np.float32)
    author, date = TAGS.index("author"), TAGS.index("date")
    marginals[0, author], marginals[1, date] = 0.8, 0.6
    decoded = Decoded(np.array([author, date]), marginals)
    found = segments(text, 0, 8, tokens, decoded, np.array([[0.0, 1.0], [0.0, 1.0]]))
    assert [(one.label, one.start, one.end) for one in found] == [("author", 0, 4), ("issued", 4, 8)]
    assert [one.confidence for one in found] == pytest.approx([0.8, 0.6], abs=0.001)


def tile(text: str, tags: list[str]) -> list[tuple[str, str]]:
    """Segments of a text whose tokens have these tags."""
    marginals = np.full((len(tags), len(TAGS)), 0.5, np.float32)
    decoded = Decoded(np.array([TAGS.index(tag) for tag in tags]), marginals)
    found = segments(text, 0, len(text), tokenise(text), decoded, np.array([[0.0, 1.0], [0.0, 1.0]]))
    return [(one.label, text[one.start : one.end]) for one in found]


MARKS = [
    ("Doe Rise - Fall", ["author", "title", "title"], [("author", "Doe "), ("title", "Rise - Fall")]),
    (
        "Smith, J.: “Ports.” Am. J.",
        ["author", "author", "title", "container", "container"],
        [
            ("author", "Smith, J."),
            ("other", ": “"),
            ("title", "Ports"),
            ("other", ".” "),
            ("container-title", "Am. J."),
        ],
    ),
    (
        "“Ports” again (Rome (Italy), 4).",
        ["title", "title", "location", "location", "pages"],
        [
            ("title", "“Ports” again"),
            ("other", " ("),
            ("publisher-place", "Rome (Italy)"),
            ("other", ", "),
            ("locator", "4"),
            ("other", ")."),
        ],
    ),
    (
        "Doe, in: Ports",
        ["author", "gap", "container"],
        [("author", "Doe"), ("other", ", in: "), ("container-title", "Ports")],
    ),
    (
        "Ports, n.d. 12 ff.",
        ["title", "date", "date", "pages", "pages"],
        [("title", "Ports"), ("other", ", "), ("issued", "n.d. "), ("locator", "12 ff.")],
    ),
    ("Who Governs? 1961", ["title", "title", "date"], [("title", "Who Governs? "), ("issued", "1961")]),
]


@pytest.mark.parametrize(("text", "tags", "expected"), MARKS)
def test_marks_between_fields_are_of_no_field(text: str, tags: list[str], expected: list[tuple[str, str]]) -> None:
    assert tile(text, tags) == expected


def test_two_addresses_are_two_segments() -> None:
    text = "Lund, P. Harbour lights. http://example.org/a http://example.net/b"
    (found,) = label([(text, whole(text))])
    urls = [text[one.start : one.end].strip() for one in found if one.label == "URL"]
    assert urls == ["http://example.org/a", "http://example.net/b"]
