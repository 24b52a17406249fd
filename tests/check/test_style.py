"""Consistency of style: what is done in one way by most and otherwise by a few, on request."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.check.made import made
from tests.check.printed import loaded
from tests.check.printed import read as read_printed
from tests.check.test_rules import HALE, LIND, codes, read

from briefcite import check, references
from briefcite.check.choose import chosen
from briefcite.check.rules.s204_page_ranges import SHORTEST, TWO, WHOLE, ways_of

STYLE = ("S201", "S202", "S203", "S204")
WOLFF = "Jan Wolff, Tides and Gates (Bremen: Hafen, 1998), 7."
PAIRS = f"{HALE}\nIbid.\n{LIND}\nIbid.\n{WOLFF}\nIbid., 9."
NAMED = f"{HALE}\n{LIND}\n{WOLFF}\nHale, op. cit., 12.\nLind, op. cit., 34.\nWolff, op. cit., 9."


@pytest.mark.parametrize(
    ("notes", "want"),
    [
        (PAIRS, []),
        (f"{PAIRS}\n{HALE}\n{HALE}", ["S201"]),
        (f"{PAIRS}\n{HALE}\n{LIND}", []),
        (f"{PAIRS}\n{HALE[:-1]}; {LIND}\n{HALE}", []),
        (f"{HALE}\n{HALE}\n{HALE}\n{HALE}\n{LIND}\nIbid.", ["S201"]),
        (f"{HALE}\n{HALE}\n{LIND}\nIbid.", []),
        (NAMED, []),
        (f"{NAMED}\nHale, supra note 1, 14.", ["S203"]),
        (NAMED.replace("op. cit.", "supra note 1"), []),
        (f"{NAMED}\nHale, op. cit., supra note 1, 14.\nLind, op. cit. (n 2) 34.\nWolff, cit. supra nota 3, p. 9.", []),
        (f"{NAMED}\nWolff, a. a. O. (Anm. 3), S. 9.\nHale, op. cit. n. 1, p. 14.", []),
        (f"{HALE}\n{LIND}\nLind, op. cit., 34.\nHale (n 1) 3.\nHale (n 1) 4.\nLind (n 2) 35.", ["S203"]),
    ],
)
def test_the_same_work_is_named_in_one_way(notes: str, want: list[str]) -> None:
    assert codes(read(notes), "S201", "S203") == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("One.{1} Two.{2} Three.{3} Four{4}.", ["c4"]),
        ("One{1}. Two{2}, three{3}; four.{4}", ["c4"]),
        ("One.{1} Two.{2} Three”.{3} Four.”{4}", []),
        ("One.{1} Two.{2} Three.{3} Four{4} and five.", []),
        ("One.{1} Two.{2} Three.{3} A title{*}.", []),
        ("One.{1} Two{2}.", []),
    ],
)
def test_a_number_stands_where_the_others_do(text: str, want: list[str]) -> None:
    extraction = made(text + "\n|1| A.\n|2| B.\n|3| C.\n|4| D.\n|*| E.")
    assert [finding.subject for finding in check.run(extraction, chosen(["S202"]))] == want


RANGES = [
    ("123", "128", (WHOLE,)),
    ("123", "28", (TWO,)),
    ("123", "8", (SHORTEST,)),
    ("123", "45", (TWO, SHORTEST)),
    ("107", "8", (TWO, SHORTEST)),
    ("100", "104", (WHOLE, TWO)),
    ("71", "72", (WHOLE, TWO)),
    ("111", "15", (TWO, SHORTEST)),
    ("1495", "502", (TWO, SHORTEST)),
    ("98", "102", ()),
    ("128", "123", ()),
    ("12", "12", ()),
]


@pytest.mark.parametrize(("first", "last", "ways"), RANGES)
def test_the_ways_that_a_range_of_pages_fits(first: str, last: str, ways: tuple[str, ...]) -> None:
    assert ways_of(first, last) == ways


def ranged(*pages: str) -> str:
    return "\n".join(
        f"Bo Lind, 'Paper {at} on Pilots', Coastal Review, {at} (2020), pp. {told}." for at, told in enumerate(pages, 1)
    )


@pytest.mark.parametrize(
    ("pages", "want"),
    [
        (("33-51", "123-128", "145-149", "201-233"), 0),
        (("33-51", "123-128", "145-149", "161-168", "201-33"), 1),
        (("123-8", "145-9", "201-33", "204-6", "317-19"), 0),
        (("123-28", "145-49", "201-33", "204-6", "317-319"), 1),
        (("123-28", "145-149"), 0),
    ],
)
def test_ranges_of_pages_are_shortened_in_one_way(pages: tuple[str, ...], want: int) -> None:
    assert len(check.run(read(ranged(*pages)), chosen(["S204"]))) == want


def test_style_is_looked_at_only_when_it_is_asked_for() -> None:
    extraction = read(f"{PAIRS}\n{HALE}\n{HALE}")
    assert codes(extraction) == codes(extraction, "S") == []
    assert codes(extraction, "S2") == codes(extraction, "repeated-in-full") == ["S201"]


TYPESET = ("chapter_endnotes", "double_spaced_brief", "hanging_markers", "level_markers", "margin_notes", "one_page_late",
           "opentype_superscripts", "two_columns", "two_paragraphs")  # fmt: skip


@pytest.mark.parametrize("name", TYPESET)
def test_it_is_quiet_on_typeset_documents(name: str) -> None:
    extraction = read_printed(loaded(f"notes/{name}"))
    citations, works, _ = references.read(extraction.notes)
    assert codes(replace(extraction, citations=citations, references=works), *STYLE) == []
