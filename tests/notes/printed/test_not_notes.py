"""What looks like a note and is none: contents, formulas, tables, axes of plots; and notes that stand where none are sought."""

from __future__ import annotations

import pytest
from tests.layout.made import Print, body, document
from tests.notes.printed.test_looks import callouts_of, lines, notes_of

from briefcite import layout, notes

CALLED = ("a word^1 here", "a toll^2 and")
BELOW = ("^1 Askew, Mills, 8.", "^2 Bell, Tolls, 9.")


@pytest.mark.parametrize(
    "rows",
    [
        ("1 Tolls of the river . . . . . . . 3", "2 Weirs . . . . . . . . . . . . 8", "3 Mills . . . . . . . . 12"),
        (
            "1 Tolls",
            "1.1 Of the river . . . . . . . 3",
            "1.2 Of weirs . . . . . . 8",
            "2 Mills",
            "2.1 Old . . . . . 12",
        ),
    ],
)
def test_contents_in_small_type_are_no_notes(rows: tuple[str, ...]) -> None:
    first = [*body(60, 10), *lines(200, "the rate x^1 and y^2"), *lines(420, *rows, size=9, leading=11)]
    second = [*body(60, 20), *lines(340, *CALLED), *lines(480, *BELOW, size=9)]
    assert notes_of(document(first, second)) == [("1", "Askew, Mills, 8.", True), ("2", "Bell, Tolls, 9.", True)]


def test_a_note_below_contents_in_another_type_stays_one() -> None:
    contents = ("Tolls . . . . . . . 3", "Weirs . . . . . . . 8", "Mills . . . . . . . . 12")
    page = [*body(60, 10), *lines(200, *CALLED), *lines(300, *contents, size=10), *lines(480, *BELOW, size=8)]
    assert [called for _, _, called in notes_of(document(page))] == [True, True]


@pytest.mark.parametrize("rows", [("2 + 1", "2 + 1", "2 + 1"), ("1 1 1", "2 4 8", "3 9 27")])
def test_lines_without_a_letter_are_formulas_or_rows_of_a_table(rows: tuple[str, ...]) -> None:
    text = [*body(60, 12), *lines(228, "the square x^2 of the sum", "and its root y^1 again")]
    assert notes_of(document([*text, *lines(470, *rows, size=9, leading=11)])) == []


def test_the_numbers_of_an_axis_call_no_note() -> None:
    text = [*body(60, 10), *lines(200, *CALLED)]
    axes: list[Print] = [(str(n), 40.0 + 30 * n, 300.0 + 60 * k, 8.0) for k in range(3) for n in range(6)]
    made = document([*text, *axes, *lines(480, *BELOW, size=9)])
    assert [marker for marker, _ in callouts_of(made)] == ["1", "2"]


@pytest.mark.parametrize("power", ["rises from 10 to 10^3 units", "between 10^2 and 10^3 units"])
def test_a_power_of_ten_dangles_from_no_note(power: str) -> None:
    made = document([*body(60, 10), *lines(200, *CALLED, power), *lines(480, *BELOW, size=9)])
    assert [marker for marker, _ in callouts_of(made)] == ["1", "2"]


def test_a_number_raised_on_ten_calls_the_note_that_answers() -> None:
    text = ("a word^1 here", "under Article 10^2 of it", "and so^3 on")
    made = document([*body(60, 10), *lines(200, *text), *lines(480, *BELOW, "^3 Carr, Weirs, 4.", size=9)])
    assert [called for _, _, called in notes_of(made)] == [True, True, True]


def test_a_note_in_the_margin_above_a_picture_has_those_of_other_pages_to_vouch_for_it() -> None:
    names = "Askew Bell Carr Dunn Elsen Fuchs Grimm Hollis".split()
    pages: list[list[Print]] = []
    for first in (1, 3, 5, 7):
        text = [f"the text of {names[first]}, line {row}" for row in "abcdefghijklmnopqrst"]
        text[2], text[10] = f"so {names[first]}^{first} and more", f"so {names[first]}^{first + 1} and more"
        page = lines(60, *text, x=40)
        for number in (first, first + 1):
            rest = (f"on {name} of {names[number - 1]}" for name in ("mills", "weirs", "tolls"))
            page += lines(
                112 * (number - first) + 88, f"^{number} cf. {names[number - 1]}", *rest, size=8, leading=10, x=300
            )
        pages.append(page)
    pages[1] += lines(260, "A weir that", "was drawn once", "and never again", x=320)
    pages[2] += lines(136, "A lock that", "was drawn once", "and not again", x=320)
    assert [text.split()[1] for _, text, called in notes_of(document(*pages)) if called] == names


def test_a_note_calls_entries_that_the_text_calls_too() -> None:
    listed = ("References", "[1] A. Askew, Mills, 2001.", "[2] B. Bell, Tolls, 2002.", "[3] C. Carr, Weirs, 2003.")
    first = [
        *body(60, 12),
        *lines(230, "as one [1] has shown^1 of", "this."),
        *lines(480, "^1 Please refer to [2] and [3] for more.", size=9),
    ]
    found = notes.find(layout.zone(document(first, [*body(60, 10), *lines(230, *listed)])))
    assert {link.note for link in found.links} == {note.id for note in found.notes}


def test_an_entry_whose_author_is_a_drawn_dash() -> None:
    listed: list[Print] = [
        ("References", 50.0, 230.0, 11.0),
        ("[1] A. Askew, Mills, 2001.", 50.0, 250.0, 11.0),
        ("[2]", 50.0, 264.0, 11.0),
        (", Tolls, 2002.", 110.0, 264.0, 11.0),
        ("[3] C. Carr, Weirs, 2003.", 50.0, 278.0, 11.0),
    ]
    made = document([*body(60, 12), *lines(230, "one [1], two [2], three [3]")], [*body(60, 10), *listed])
    assert [marker for marker, _, _ in notes_of(made)] == ["1", "2", "3"]


def test_numbered_lines_full_of_braces_are_a_listing_in_any_font() -> None:
    code = (r"1 \proof{", r"2 \line{P}{1}", "3 }{", r"4 \line{Q}{2}", "5 }")
    page = [*body(60, 10), *lines(200, "the square x^2 of", "the cube x^3 of", *CALLED[:1])]
    assert notes_of(document([*page, *lines(430, *code, size=9, leading=11)])) == []


def test_the_numbers_of_sentences_in_a_statute_call_no_note() -> None:
    page: list[Print] = []
    for height, sign in ((80, 1), (220, 2), (360, 3)):
        page += lines(height, f"§ {sign} Of the members and their club", size=14)
        page += lines(
            height + 30,
            "(1) ^1^The club has no point but a use. ^2^It should put the",
            "handling of ships on a sound footing.",
            "(2) For this purpose the members may meet.",
            "(3) The club has no means.",
            leading=20,
        )
    made = document(page)
    assert (notes_of(made), callouts_of(made)) == ([], [])


def test_a_volume_at_the_beginning_of_a_line_begins_no_second_bibliography() -> None:
    listed = (
        "References",
        "[1] A. Askew, Mills, Trade",
        "1(1), June 1988.",
        "[2] B. Bell, Tolls, 2002.",
        "[3] C. Carr.",
    )
    made = document([*body(60, 12), *lines(230, "one [1], two [2], three [3]")], [*body(60, 10), *lines(230, *listed)])
    assert [marker for marker, _, _ in notes_of(made)] == ["1", "2", "3"]


ENTRIES = tuple(
    f"[{n}] {name}, Ledgers of the town, 200{n}." for n, name in enumerate(("Askew", "Bell", "Carr", "Dunn"), 1)
)


@pytest.mark.parametrize(
    "calls", [("as shown by", "[1, 2, 3, 4] for"), ("as shown [1–4] by", "others"), ("as [3] has it", "so")]
)
def test_a_bibliography_is_known_by_its_heading_or_its_calls(calls: tuple[str, ...]) -> None:
    """A line may begin with a bracket of calls, a range calls what it spans, and under "References" one call is enough."""
    made = document([*body(60, 12), *lines(230, *calls)], [*body(60, 10), *lines(220, "References", *ENTRIES)])
    assert [marker for marker, _, _ in notes_of(made)] == ["1", "2", "3", "4"]


def test_numbered_points_that_one_bracket_names_are_no_bibliography() -> None:
    made = document([*body(60, 12), *lines(230, "as [3] has it")], [*body(60, 10), *lines(220, "Steps", *ENTRIES)])
    assert notes_of(made) == []
