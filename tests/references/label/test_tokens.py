from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefcite.references.label.features import SETTINGS, settings, traits
from briefcite.references.label.tokens import tokenise

TABLE = [
    ("Bd. 3 (1998)", ["Bd", ".", "3", "(", "1998", ")"]),
    ("S.29ff.", ["S", ".", "29", "ff", "."]),
    ("dell’Europa", ["dell", "’", "Europa"]),
    ("see https://a.org/b_(c)).", ["see", "https://a.org/b_(c)", ")", "."]),
    ("<http://x.org/a-b/>", ["<", "http://x.org/a-b/", ">"]),
    ("www.un.org, 2004", ["www.un.org", ",", "2004"]),
    ("https://doi.org/10.1000/182.", ["https://doi.org/", "10.1000/182", "."]),
    ("doi:10.1000/ab(1)", ["doi", ":", "10.1000/ab(1)"]),
    ("a_b", ["a", "_", "b"]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == expected


@given(st.text(max_size=200))
def test_tokens_lie_in_the_text_and_miss_nothing_but_blanks(text: str) -> None:
    at = 0
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text != ""
        assert not text[at : token.start].strip()
        assert token.spaced == (token.start > at or at == 0)
        at = token.end
    assert not text[at:].strip()


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_traits_are_rows_of_the_tables(text: str) -> None:
    tokens = tokenise(text)
    for token in tokens:
        found = traits(token.text)
        assert 0 <= found.word < 2**32
        assert 0 < found.shape < 512
        assert len(found.pieces) == 20
        assert all(0 <= row < 32768 for row in found.pieces)
    assert all(0 <= value < SETTINGS for value in settings(tokens))


def test_settings_tell_quotation_and_brackets() -> None:
    def where(text: str) -> dict[str, int]:
        tokens = tokenise(text)
        return {token.text: value for token, value in zip(tokens, settings(tokens), strict=True)}

    plain = where("one two")
    assert where("„one two“ three")["two"] != plain["two"]
    assert where("»one two« three")["two"] != plain["two"]
    assert where("(one two) three")["two"] not in (plain["two"], where("„one two“")["two"])
    assert where("„zero“ one two")["two"] == plain["two"]
    assert where("the dog's one two")["two"] == plain["two"]


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "." * 200_000, "(" * 200_000, "https://" + ")" * 200_000, "a" * 200_000]
)
def test_hostile_lines_take_linear_time(text: str) -> None:
    tokens = tokenise(text)
    assert sum(len(token.text) for token in tokens) == len(text)
    assert len(settings(tokens)) == len(tokens)
