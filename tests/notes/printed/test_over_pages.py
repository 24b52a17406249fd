"""Notes that go on over a page break: which of the notes does, and what on the next page belongs to it."""

from __future__ import annotations

import pytest
from tests.layout.made import Print, body, document

from briefcite import layout, notes
from briefcite.model import Box, Note

RULE = Box(50.0, 398.0, 150.0, 398.5)
"""Above the notes of every page."""


def page(*text: str, notes_: tuple[str, ...], foot: str = "") -> list[Print]:
    """Text, and notes below the rule, down to the foot; ``foot`` stands where the page number does."""
    above: list[Print] = [(line, 50.0, 300.0 + 14 * i, 11.0) for i, line in enumerate(text)]
    below: list[Print] = [(line, 50.0, 410.0 + 11 * i, 9.0) for i, line in enumerate(notes_)]
    return [*body(60, 15), *above, *below, *([(foot, 190.0, 560.0, 9.0)] if foot else [])]


def found(*pages: list[Print]) -> dict[str, Note]:
    return {note.marker: note for note in notes.find(layout.zone(document(*pages, rules=(RULE,)))).notes}


FIRST = page(
    "the first claim^1 and", "the second claim^2 follow", notes_=("^1 Askew, Mills, 8.", "^2 The mills stood on")
)
LAST = page("and a third claim^3 here", notes_=("^3 Carrel, Wages, 118.",))


@pytest.mark.parametrize(
    "lines",
    [
        ("the river, one below another.", "They ground rye, and they stood still in a drought."),
        ("the river, below another. See", "45 Dales Rep. 270, which was cited in", "(2003) 13 Dales Rep. 1,", *(("and so on",) * 12)),
    ],
    ids=["words", "numbers at the heads of lines"],
)  # fmt: skip
def test_a_page_that_only_continues_a_note_belongs_to_it(lines: tuple[str, ...]) -> None:
    got = found(FIRST, page("text that calls nothing", notes_=lines), LAST)
    assert got["2"].text == " ".join(("The mills stood on", *lines))
    assert got["2"].pages == (0, 1)


def test_of_two_series_at_one_foot_the_one_that_is_broken_off_goes_on() -> None:
    first = page(
        "the first claim^1 and", "the second claim^a follow",
        notes_=("^1 The mills stood on both sides of", "^a So the clerk; the carter says otherwise."),
    )  # fmt: skip
    got = found(
        first,
        page("another claim^2 and^b", notes_=("the river, until one fell in.", "^2 Carrel, Wages.", "^b Ibid.")),
        LAST,
    )
    assert got["1"].text == "The mills stood on both sides of the river, until one fell in."
    assert got["a"].text == "So the clerk; the carter says otherwise."


def test_the_name_of_the_journal_where_other_pages_have_their_number_is_no_note() -> None:
    pages = (
        page("the first claim^1 stands", notes_=("^1 The mills stood on both sides of the ri-",), foot="Ledger, 4 (2011), 1–4."),
        page("the second claim^2 follows", notes_=("ver, until one fell in.", "^2 Carrel, Wages."), foot="2"),
        page("a third claim^3 here", notes_=("^3 Carrel, Wages, 118.",), foot="3"),
        page("a fourth claim^4 here", notes_=("^4 Ibid.",), foot="4"),
    )  # fmt: skip
    assert found(*pages)["1"].text == "The mills stood on both sides of the river, until one fell in."


def test_footnotes_below_a_list_of_endnotes_begin_at_their_rule() -> None:
    first = page("claims^i of^1 many^ii kinds", notes_=("^1 Askew, Mills, 8.",))
    second = page("more^2 of^iii them^iv", notes_=("^2 The mills stood on",))
    ends = ("^i Id.", "^ii See Lowther, Salt, 338.", "^iii Ibid.", "^iv Carrel, Tithe, 328.")
    listed: list[Print] = [
        ("Notes", 50.0, 300.0, 14.0),
        *((line, 50.0, 320.0 + 11 * i, 9.0) for i, line in enumerate(ends)),
    ]
    foot: list[Print] = [
        ("the river, until one fell in.", 50.0, 410.0, 9.0),
        ("^3 Carrel, Wages, 118.", 50.0, 421.0, 9.0),
    ]
    got = found(first, second, [*body(60, 15), ("and a third claim^3 here", 50.0, 274.0, 11.0), *listed, *foot])
    assert got["2"].text == "The mills stood on the river, until one fell in."
    assert got["iv"].text == "Carrel, Tithe, 328."
    assert (got["3"].kind, got["iv"].kind) == ("footnote", "endnote")


def test_what_stands_below_the_rule_goes_on_though_a_sentence_ended() -> None:
    first = page(
        "the first claim^1 and", "the second claim^2 follow", notes_=("^1 Askew, Mills, 8.", "^2 Carrel, 141.")
    )
    second = page("text that calls nothing", notes_=("This is disputed by Elsen.",))
    assert found(first, second)["2"].text == "Carrel, 141. This is disputed by Elsen."


def test_the_last_endnote_goes_on_where_nothing_else_stands() -> None:
    text: list[Print] = [(f"claim^{n} of many kinds", 50.0, 40.0 + 14 * n, 11.0) for n in range(1, 6)]
    ends: list[Print] = [
        (f"{n}. Askew, The Mills of", 50.0, 100.0 + 22 * n, 9.0)
        if half == 0
        else ("Weir, 8.", 67.0, 111.0 + 22 * n, 9.0)
        for n in range(1, 20)
        for half in (0, 1)
    ]
    ends = [*ends[:-1], ("Weir, which stood on", 67.0, 529.0, 9.0)]
    called: list[Print] = [(f"claim^{n} of many kinds", 50.0, 260.0 + 14 * n, 11.0) for n in range(6, 20)]
    words = "the river below the weir until the winter in which one of them fell into it.".split()
    rest: list[Print] = [(" ".join(words[2 * n : 2 * n + 2]), 67.0, 122.0 + 11 * n, 9.0) for n in range(8)]
    before = [*body(40, 10), *text, *called]
    assert found(before, ends, rest)["19"].text == f"Askew, The Mills of Weir, which stood on {' '.join(words)}"


def test_of_numbers_that_are_glued_to_their_notes_the_end_of_a_date_is_none() -> None:
    lines = (
        "1https://quay.example/harbour/1747/report (accessed 9 June", "1921).",
        "2https://quay.example/toll (accessed 14 June", "2021).", "3Askew, Mills, 8.", "4Ibid.",
    )  # fmt: skip
    got = found(page("the first claim^1 and", "the second^2 follow", "a third^3 and", "more^4 yet", notes_=lines))
    assert got["1"].text.endswith("June 1921).")
    assert got["2"].text == "https://quay.example/toll (accessed 14 June 2021)."
    assert list(got) == ["1", "2", "3", "4"]
