from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefcite.references.tag.features import (
    END,
    MARK_ROWS,
    MARKS,
    SETTINGS,
    SHAPE_ROWS,
    mark_rows,
    surroundings,
    traits,
)
from briefcite.references.tag.hashing import PIECE_ROWS, PIECES, checksum, row, words_and_pieces
from briefcite.references.tag.tokens import tokenise, whole_end, whole_start

TABLE = [
    ("Bd. 3 (1998)", ["Bd", "3", "1998"], ["", ". ", " ("]),
    ("S.29ff.", ["S", "29", "ff"], ["", ".", ""]),
    ("dell’Europa", ["dell", "Europa"], ["", "’"]),
    ("see https://a.org/b_(c)).", ["see", "https://a.org/b_(c)"], ["", " "]),
    ("<http://x.org/a-b/>", ["http://x.org/a-b/"], ["<"]),
    ("www.un.org, 2004", ["www.un.org", "2004"], ["", ", "]),
    ("https://doi.org/10.1000/182.", ["https://doi.org/", "10.1000/182"], ["", ""]),
    ("doi:10.1000/182.URL x", ["doi", "10.1000/182", "URL", "x"], ["", ":", ".", " "]),
    ("a_b", ["a", "b"], ["", "_"]),
    ("Mu\u0308ller, Sozial\u00adpolitik", ["Mu\u0308ller", "Sozial\u00adpolitik"], ["", ", "]),
    ("", [], []),
    (" \n . ", [], []),
]


@pytest.mark.parametrize(("text", "words", "before"), TABLE)
def test_tokens(text: str, words: list[str], before: list[str]) -> None:
    tokens = tokenise(text)
    assert [token.text for token in tokens] == words
    assert [token.before for token in tokens] == before


@given(st.text(max_size=200))
def test_tokens_lie_in_the_text_and_miss_no_letter(text: str) -> None:
    at = 0
    for token in tokenise(text):
        assert text[token.start : token.end] == token.text != ""
        assert token.before == text[at : token.start]
        assert not any(char.isalpha() or char.isdecimal() for char in token.before)
        at = token.end
    assert not any(char.isalpha() or char.isdecimal() for char in text[at:])


@given(st.text(max_size=60) | st.text(alphabet="aZé1 .,:-/\u0308\u00ad(’", max_size=60))
def test_an_address_behind_a_text_changes_none_of_its_tokens(text: str) -> None:
    """Texts without an address are cut in another way than those with one, to the same tokens."""
    assert tokenise(f"{text} https://a.example/b")[:-1] == tokenise(text)


@given(st.text(min_size=1, max_size=60))
def test_traits_and_surroundings_are_rows_of_the_tables(text: str) -> None:
    tokens = tokenise(text)
    found = traits([token.text for token in tokens])
    assert found.words.shape == found.shapes.shape == (len(tokens),)
    assert ((found.shapes > 0) & (found.shapes < SHAPE_ROWS)).all()
    assert found.pieces.shape == (len(tokens), PIECES)
    assert ((found.pieces >= 0) & (found.pieces < PIECE_ROWS)).all()
    around = surroundings(tokens)
    assert all(0 <= setting < SETTINGS for setting in around.settings)
    rows = mark_rows(around.gaps)
    assert rows.shape == (len(tokens) + 1, MARKS)
    assert ((rows >= 0) & (rows < MARK_ROWS)).all()
    assert around.gaps[-1] == END not in around.gaps[:-1]


@given(st.lists(st.from_regex(r"[a-z]{1,40}|[a-zäöéß]{1,40}", fullmatch=True), min_size=1, max_size=8))
def test_words_are_hashed_side_by_side_as_one_by_one(words: list[str]) -> None:
    hashes, pieces = words_and_pieces(words)
    for word, found, rows in zip(words, hashes.tolist(), pieces.tolist(), strict=True):
        assert found == checksum(word)
        expected = {"^" + word[:n] for n in range(1, min(len(word), 4) + 1)}
        expected |= {word[-n:] + "$" for n in range(1, min(len(word), 5) + 1)}
        expected |= {word[at : at + 3] for at in range(min(11, len(word) - 2))}
        assert {one for one in rows if one} == {row(piece, PIECE_ROWS) for piece in expected}


def test_settings_tell_quotation_and_brackets() -> None:
    def where(text: str) -> dict[str, int]:
        tokens = tokenise(text)
        return {token.text: one for token, one in zip(tokens, surroundings(tokens).settings, strict=True)}

    plain = where("one two")
    assert where("„one two“ three")["two"] != plain["two"]
    assert where("»one two« three")["two"] != plain["two"]
    assert where("(one two) three")["two"] not in (plain["two"], where("„one two“")["two"])
    assert where("„zero“ one two")["two"] == plain["two"]
    assert where("the dog's one two")["two"] == plain["two"]
    assert where("see 'the dog's one two' three")["two"] != plain["two"]
    assert where("see 'the dog's one two,' three")["three"] == plain["two"]


def test_gaps_are_told_apart_but_not_by_the_width_of_blanks() -> None:
    def before(text: str) -> str:
        return surroundings(tokenise(text)).gaps[1]

    assert before("one, two") != before("one. two")
    assert before("one,  \n two") == before("one,\u00a0two") == before("one, two")
    assert before("S.29") != before("S. 29")
    assert before("one ........ two") == before("one .................. two")


def test_gaps_that_are_new_share_the_rows_of_their_marks() -> None:
    comma, both, quote = mark_rows([", ", ",“", " “"]).tolist()
    assert comma[0] != both[0] != quote[0]
    assert comma[1] == both[1] != both[2] == quote[2]


EDGES = [
    ("Rome (Italy), x", "Rome (Italy", "", "Rome (Italy)"),
    ("Smith, J., x", "Smith, J", ".", "Smith, J."),
    ("Who Governs? x", "Who Governs", "?!", "Who Governs?"),
    ("“Ferries” and trains, x", "Ferries” and trains", "", "“Ferries” and trains"),
    ("“Ferries”, x", "Ferries", ".", "Ferries"),
    ("(Lanza, op. cit., 4)", "Lanza, op. cit., 4", ".", "Lanza, op. cit., 4"),
    ("The “Ferries”, x", "The “Ferries", ".", "The “Ferries”"),
]


@pytest.mark.parametrize(("text", "words", "stops", "expected"), EDGES)
def test_edges_take_the_marks_that_belong(text: str, words: str, stops: str, expected: str) -> None:
    start = text.index(words)
    end = whole_end(text, start, start + len(words), len(text), stops)
    assert text[whole_start(text, start, end, 0) : end] == expected


@pytest.mark.parametrize(
    "text", ["1" * 200_000, "." * 200_000, "(" * 200_000, "https://" + ")" * 200_000, "a" * 200_000]
)
def test_hostile_lines_take_linear_time(text: str) -> None:
    tokens = tokenise(text)
    assert len(surroundings(tokens).settings) == len(tokens)
    assert whole_end(text, 0, 1, len(text), ".") >= 1


def test_a_doi_of_the_nineties_is_one_token_and_a_bracketed_address_ends_at_its_bracket() -> None:
    doi = "10.1000/1520-0469(1983)040<0396:TLQ>2.0.CO;2"
    assert doi in [token.text for token in tokenise(f"Orme, Tides, https://doi.org/{doi}.")]
    assert "10.1000/tides.7" in [token.text for token in tokenise("Orme, Tides <10.1000/tides.7> (2019).")]
