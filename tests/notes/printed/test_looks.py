"""How notes and callouts look in one document decides what is one: made pages of several looks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.made import Print, body, document

from briefcite import layout, notes
from briefcite.model import Box, Document, Zone

RULE = Box(50.0, 468.0, 150.0, 469.0)


def lines(first: float, *texts: str, size: float = 11.0, leading: float = 14.0, x: float = 50.0) -> list[Print]:
    return [(text, x, first + i * leading, size) for i, text in enumerate(texts)]


def notes_of(made: Document) -> list[tuple[str, str, bool]]:
    """Give marker and text of each note, and whether it is called."""
    found = notes.find(layout.zone(made))
    called = {link.note for link in found.links}
    return [(note.marker, note.text, note.id in called) for note in found.notes]


def callouts_of(made: Document) -> list[tuple[str, str]]:
    return [(one.marker, one.before[-12:]) for one in notes.find(layout.zone(made)).callouts]


def test_two_notes_on_the_page_before_their_callouts() -> None:
    first = [
        *body(60, 10),
        *lines(200, "a word^1 here"),
        *lines(480, "^1 Askew, 8.", "^2 Bell, 9.", "^3 Carr.", size=9),
    ]
    second = [
        *body(60, 10),
        *lines(200, "a toll^2 and", "a weir^3 and", "a mill^4 too"),
        *lines(480, "^4 Dunn.", size=9),
    ]
    assert notes_of(document(first, second)) == [
        ("1", "Askew, 8.", True), ("2", "Bell, 9.", True), ("3", "Carr.", True), ("4", "Dunn.", True),
    ]  # fmt: skip


@pytest.mark.parametrize("lone", ["5", "[5]", "(5)"])
def test_a_small_number_alone_on_its_line(lone: str) -> None:
    text = ("one^1 of", "two^2 of", "three^3 of", "four^4 of them that fill the line.")
    below = [f"{n}. Askew, Mills, {n}2." for n in range(1, 6)]
    made = document(
        [*body(60, 10), *lines(200, *text), (lone, 50.0, 256.0, 7.0), *lines(480, *below, size=9, leading=11)]
    )
    assert [marker for marker, _ in callouts_of(made)] == ["1", "2", "3", "4", "5"]


def test_the_rest_of_the_notes_of_a_section_at_the_head_of_the_next_page() -> None:
    first = [*body(60, 12), *lines(230, "a^1 b^2", "c^3 d"), *lines(500, "1. Askew, 8.", "2. Bell, 9.", size=9)]
    second = [
        *lines(50, "3. Carr, 1.", size=9),
        *body(90, 12),
        *lines(260, "e^1 f"),
        *lines(500, "1. Dunn, 3.", size=9),
    ]
    found = notes_of(document(first, second, rules=[RULE]))
    assert found == [
        ("1", "Askew, 8.", True), ("2", "Bell, 9.", True), ("3", "Carr, 1.", True), ("1", "Dunn, 3.", True),
    ]  # fmt: skip


def test_a_heading_below_the_notes_of_a_section_is_none_of_them() -> None:
    text = [*body(60, 12), *lines(230, "a^1 b", "c^2 d")]
    made = document(
        [*text, *lines(480, "1. Askew, 8.", "2. Bell, 9."), ("Harbour Dues", 50.0, 530.0, 16.0)], rules=[RULE]
    )
    assert [text for _, text, _ in notes_of(made)] == ["Askew, 8.", "Bell, 9."]


def test_lines_right_below_the_rule_go_on_with_a_note_that_seemed_complete() -> None:
    first = [
        *body(60, 12),
        *lines(230, "a word^1 here", "and^2 two"),
        *lines(490, "^1 Askew, 8.", "^2 In re Harbour Prods. Liab."),
    ]
    second = [*body(60, 12), *lines(230, "a word^3 here"), *lines(490, "Litig., 19 F. 78."), *lines(532, "^3 Carr.")]
    assert [text for _, text, _ in notes_of(document(first, second, rules=[RULE]))] == [
        "Askew, 8.", "In re Harbour Prods. Liab. Litig., 19 F. 78.", "Carr.",
    ]  # fmt: skip


def test_words_set_across_the_text_are_furniture() -> None:
    made = document([*body(60, 12), *lines(230, "a^1 b", "c^2 d"), *lines(480, "^1 Askew, 8.", "^2 Bell, 9.", size=9)])
    page, end = made.pages[0], len(made.text)
    stamp = page.words[-1]._replace(start=end, end=end + 7, text="A/80/11", x0=380.0, x1=386.0, top=492.0, bottom=530.0)
    page = replace(page, words=(*page.words, stamp._replace(baseline=492.0)), end=end + 7)
    zoned = layout.zone(replace(made, text=made.text + "A/80/11", pages=(page,)))
    assert [line.zone for line in zoned.pages[0].lines if line.words[0].text == "A/80/11"] == [Zone.FURNITURE]
    assert [note.text for note in notes.find(zoned).notes] == ["Askew, 8.", "Bell, 9."]


def test_a_number_of_which_only_the_first_digit_looks_raised() -> None:
    text = lines(230, "a^11 b", "c^12 d", "e^13 f", "g^14 h")
    half = [("^1", 50.0, 502.0, 9.0), ("2 Bell, 9.", 53.0, 502.0, 9.0)]
    below = [*lines(491, "11 Askew, 8.", size=9), *half, *lines(513, "13 Carr, 1.", "14 Dunn, 3.", size=9, leading=11)]
    assert [(marker, called) for marker, _, called in notes_of(document([*body(60, 12), *text, *below]))] == [
        ("11", True), ("12", True), ("13", True), ("14", True),
    ]  # fmt: skip


def test_two_stars_are_not_a_dagger() -> None:
    text = lines(230, "a^* b", "c^† d", "e^‡ f", "g^** h")
    below = lines(480, "^* Askew, 8.", "^† bell.example/9", "^‡ Carr, 1.", "^** Dunn, 3.", size=9, leading=11)
    found = notes.find(layout.zone(document([*body(60, 12), *text, *below])))
    texts, markers = {note.id: note.text for note in found.notes}, {one.id: one.marker for one in found.callouts}
    assert {(markers[link.callout], texts[link.note]) for link in found.links} == {
        ("*", "Askew, 8."), ("†", "bell.example/9"), ("‡", "Carr, 1."), ("**", "Dunn, 3."),
    }  # fmt: skip


def test_a_single_raised_number_beside_many_level_ones() -> None:
    text = ("as the tolls show.^1", "and the weir4 shows too", "4 boats with the carts", "4 carts with the boats")
    made = document([*body(60, 10), *lines(200, *text), *lines(480, "^1 Askew, Mills, 8.", size=9)])
    assert notes_of(made) == [("1", "Askew, Mills, 8.", True)]


@pytest.mark.parametrize(("rows", "seen"), [(1, 3), (2, 9)])
def test_numbered_lines_that_nothing_calls_are_notes_unless_each_line_has_its_number(rows: int, seen: int) -> None:
    text = ("one^1 of", "two^2 of", "three^3 of them that fill the line.")
    below = [f"^{n} Askew, Mills, {n}2." for n in range(1, 4)]
    first = [*body(60, 10), *lines(200, *text), *lines(480, *below, size=9, leading=11)]
    numbered = [row for n in range(4, 10) for row in (f"^{n} count all of the ships", "and all of the sheds")[:rows]]
    second = [*body(60, 10), *lines(400, *numbered, size=9, leading=11)]
    made = document(first, second, rules=[Box(50.0, 388.0, 150.0, 389.0)])
    assert len(notes_of(made)) == seen


def test_a_star_before_the_number_belongs_to_it() -> None:
    text = ("a word^*1 here", "a toll^*2 and", "a weir^*3 too")
    made = document(
        [*body(60, 10), *lines(200, *text), *lines(480, "^*1 Askew, 8.", "^*2 Bell, 9.", "^*3 Carr.", size=9)]
    )
    assert notes_of(made) == [("1", "Askew, 8.", True), ("2", "Bell, 9.", True), ("3", "Carr.", True)]
    assert [marker for marker, _ in callouts_of(made)] == ["1", "2", "3"]


@pytest.mark.parametrize(("below", "whole"), [("Command Output of it", False), ("index.html and more", True)])
def test_a_note_that_ends_with_an_address_goes_on_only_in_small_letters(below: str, whole: bool) -> None:
    first = [*body(60, 12), *lines(230, "a^1 b"), *lines(500, "^1 Askew, http://example.org/weirs/", size=9)]
    second = [*body(60, 10), *lines(230, "c^2 d"), *lines(480, below, "^2 Bell, Tolls, 9.", size=9, leading=20)]
    assert notes_of(document(first, second))[0][1].endswith(below) is whole
