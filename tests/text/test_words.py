"""Words in columns are the words that were put in."""

from __future__ import annotations

import gc
from collections import deque

import pytest

from briefcite.model import Word
from briefcite.text import words as table
from briefcite.text.words import Row, Words, joined, pieces, texts


def word(place: int) -> Word:
    text = ("Hafen", "12", "ρ", "*")[place % 4]
    return Word(
        10 * place, 10 * place + len(text), text, place + 0.1, 70.25, place + 9.7, 81.5, 79.125, 9.963, "Garamond",
        glued=place % 2 == 1, hyphen=place % 3 == 1, hidden=place % 5 == 1, lift=0.5 * (place % 4 == 1),
    )  # fmt: skip


@pytest.fixture(params=[False, True], ids=["kept", "packed"])
def packed(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages stay as they are, or are packed as soon as they are made, as in a book."""
    if request.param:
        keep = Words._keep

        def keep_and_pack(page: Words, made: tuple[Word, ...]) -> None:
            keep(page, made)
            page.pack()

        monkeypatch.setattr(Words, "_keep", keep_and_pack)


WORDS = tuple(map(word, range(12)))


@pytest.mark.usefixtures("packed")
def test_a_page_gives_back_its_words() -> None:
    page = Words(WORDS)
    assert (tuple(page), len(page), page[3], page[-1]) == (WORDS, 12, WORDS[3], WORDS[-1])
    assert (page[2:5], [*page.column(2, [3, 1])]) == (WORDS[2:5], [WORDS[3].text, WORDS[1].text])
    assert all(
        type(a) is type(b) for one, other in zip(page, WORDS, strict=True) for a, b in zip(one, other, strict=True)
    )
    assert all(type(a) is type(b) for a, b in zip(page[7], WORDS[7], strict=True))
    assert [*map(tuple, page.columns())] == [*zip(*WORDS, strict=True)]
    assert (page, hash(page)) == (Words(list(WORDS)), hash(WORDS))


@pytest.mark.usefixtures("packed")
@pytest.mark.parametrize("places", [[2, 3, 4, 5, 6, 7], [7, 2, 3], [4]])
def test_a_row_is_some_words_of_a_page(places: list[int]) -> None:
    row, want = Row(Words(WORDS), places), tuple(WORDS[place] for place in places)
    assert (tuple(row), len(row), row[0], row[-1]) == (want, len(want), want[0], want[-1])
    assert (row[-2:], row[1:], texts(row)) == (want[-2:], want[1:], texts(want))
    assert row == want
    assert (pieces(row), joined(row)) == (pieces(want), joined(want))


def test_no_words() -> None:
    assert (tuple(Words()), len(Words()), bool(Words()), texts(())) == ((), 0, False, ())


def test_only_some_pages_are_kept_as_tuples(monkeypatch: pytest.MonkeyPatch) -> None:
    gc.collect()
    monkeypatch.setattr(table, "KEPT", 5)
    monkeypatch.setattr(table, "PASSING", 2)
    monkeypatch.setattr(table, "_kept", [])
    monkeypatch.setattr(table, "_passing", deque())
    pages = [Words(list(WORDS)) for _ in range(9)]
    for _ in range(2):
        assert all(tuple(page) == WORDS for page in pages)
        assert [page._made is None for page in pages] == [*[False] * 5, True, True, False, False]
    del pages
    gc.collect()
    following = [Words(WORDS) for _ in range(5)]
    assert all(page._made is not None for page in following)
    assert [page() for page in table._kept] == following
