"""Numbers of lines in the margin are furniture; numbers of notes and lists are not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from tests.layout.made import Print, document

from briefcite import layout
from briefcite.layout.line_numbers import line_numbers
from briefcite.load.pdf import read
from briefcite.model import Document, Zone

FIXTURES = Path(__file__).parents[1] / "fixtures" / "layout"


def numbers(document: Document) -> list[list[str]]:
    return [
        [page.words[place].text for place in sorted(places, key=lambda i: page.words[i].baseline)]
        for page, places in zip(document.pages, line_numbers(document.pages), strict=True)
    ]


@pytest.mark.parametrize(
    ("name", "first", "step"),
    [
        ("lines_pleading.pdf", ["1", "2", "3"], 1),
        ("lines_every.pdf", ["1", "2", "3"], 1),
        ("lines_outer.pdf", ["3", "6", "9"], 3),
    ],
)
def test_every_number_in_the_margin_is_taken_out(name: str, first: list[str], step: int) -> None:
    document = read((FIXTURES / name).read_bytes(), name)
    found = numbers(document)
    assert found[0][:3] == first
    assert all(int(b) - int(a) == step for page in found for a, b in pairwise(page))
    zoned = layout.zone(document)
    for page, own in zip(zoned.pages, found, strict=True):
        lines = [line for line in page.lines if line.zone is Zone.FURNITURE and len(line.words) == 1]
        assert {document.text[line.start : line.end] for line in lines} >= set(own)
        assert not any(
            line.words[0].text in own and line.words[0].x0 < 60
            for line in page.lines
            if line.zone is not Zone.FURNITURE
        )
    assert [len(page.words) for page in zoned.pages] == [len(page.words) for page in document.pages]


def prose(numbers: list[str], x: float = 40, start: str = "where the river") -> list[Print]:
    rows: list[Print] = []
    for i, number in enumerate(numbers):
        rows.append((f"{start} turned to the north and the road went on", x, 60 + 14 * i, 10.0))
        if number:
            rows.append((number, x - 25, 60 + 14 * i, 10.0))
    return rows


def test_numbers_beside_whole_sentences_are_those_of_a_list() -> None:
    page = prose([str(i) for i in range(1, 25)], start="Where the river")
    assert numbers(document(page)) == [[]]


def test_numbers_beside_broken_sentences_number_lines() -> None:
    page = prose([str(i) for i in range(101, 125)])
    assert numbers(document(page))[0][:2] == ["101", "102"]


def test_pages_and_lines_are_numbered_together() -> None:
    first = prose([f"1.{i}" if i % 5 == 0 else "" for i in range(1, 26)], start="Where the river")
    second = prose([f"2.{i}" if i % 5 == 0 else "" for i in range(1, 26)], start="Where the river")
    assert numbers(document(first, second)) == [[f"{p}.{i}" for i in (5, 10, 15, 20, 25)] for p in (1, 2)]


def test_a_last_page_of_few_lines_has_numbers_too() -> None:
    first = prose([str(i) if i % 5 == 0 else "" for i in range(1, 26)])
    second = prose([str(i) if i % 5 == 0 else "" for i in range(26, 32)])
    assert numbers(document(first, second))[1] == ["30"]


def test_years_and_sums_in_a_column_are_no_line_numbers() -> None:
    page = [
        (f"{year}", 40, 60 + 14 * i, 10.0) for i, year in enumerate((1901, 1904, 1905, 1911, 1912, 1920, 1921, 1930))
    ]
    page += [("barrels were counted at the quay that year", 80, 60 + 14 * i, 10.0) for i in range(8)]
    assert numbers(document(page)) == [[]]


def test_in_two_columns_the_numbers_of_notes_are_none() -> None:
    left: list[Print] = [
        ("where the river turned to the north, and so on and on and on", 20, 60 + 13 * i, 5.0) for i in range(30)
    ]
    right: list[Print] = [
        ("where the road turned to the south and its trees were felled", 200, 60 + 13 * i, 5.0) for i in range(41)
    ]
    notes: list[Print] = [(f"{n}", 22, 450 + 13 * n, 4.0) for n in range(1, 11)]
    beside: list[Print] = [("where it says so and not otherwise at all", 30, 450 + 13 * n, 4.0) for n in range(1, 11)]
    heading: list[Print] = [("0", 22, 56, 4.0)]
    assert numbers(document([*heading, *left, *notes, *beside, *right])) == [[]]
