"""Lines joined into clean text that leads back to the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefcite.text.view import Piece, join, vocabulary


def lines(*texts: str) -> list[list[Piece]]:
    made, at = [], 0
    for text in texts:
        made.append([])
        for word in text.split(" "):
            made[-1].append(Piece(word, at))
            at += len(word) + 1
    return made


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the Commis-", "sion of 1912", "the Commission of 1912"),
        ("the Anglo-", "American war", "the Anglo-American war"),
        ("Vor-", "und Nachteile", "Vor- und Nachteile"),
        ("pages 12–", "14 and", "pages 12–14 and"),
        ("pages 12-", "14 and", "pages 12-14 and"),
        ("a self-", "evident truth", "a self-evident truth"),
        ("see https://example.org/a-", "b/c.html for", "see https://example.org/a-b/c.html for"),
        ("see https://example.org/first/", "second for", "see https://example.org/first/second for"),
        ("see https://example.org/page.", "The rest", "see https://example.org/page. The rest"),
        ("doi: 10.1093/", "gerhis/ghab062", "doi: 10.1093/gerhis/ghab062"),
        ("居民只用井", "边的树", "居民只用井边的树"),
        ("soft hyphen\u00ad", "ation", "soft hyphenation"),
        ("ends here", "and goes on", "ends here and goes on"),
    ],
)
def test_line_breaks(first: str, second: str, joined: str) -> None:
    assert join(lines(first, second)).text == joined


def test_the_documents_own_words_decide_about_a_hyphen() -> None:
    broken = lines("the well-", "known and the re-", "entry of")
    assert join(broken, vocabulary("re-entry into")).text == "the well-known and the re-entry of"


words = st.text(st.characters(exclude_categories=["Cs", "Zs", "Cc"], exclude_characters=" \n"), min_size=1, max_size=8)


@given(st.lists(st.lists(words, min_size=1, max_size=6), max_size=6))
def test_every_character_leads_back(rows: list[list[str]]) -> None:
    source = " ".join(word for row in rows for word in row)
    made, at = [], 0
    for row in rows:
        made.append([])
        for word in row:
            made[-1].append(Piece(word, at))
            at += len(word) + 1
    view = join(made)
    assert len(view.text) == len(view.origin)
    for char, origin in zip(view.text, view.origin, strict=True):
        assert char in (" ", source[origin])
    assert list(view.origin) == sorted(view.origin)
