"""Numbers that a recogniser misread, between others that it read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.made import Print, body, document

from briefcite import check, layout, notes
from briefcite.model import Document, Extraction
from briefcite.notes.lost.likeness import Guess, best_in_order, likeness


@pytest.mark.parametrize(
    ("token", "number"),
    [("S", "8"), ("1o", "10"), ("I7", "17"), ("P9", "19"), ("1 4", "14"), ("l2", "12"), ("'5", "15"), ("13", "13")],
)
def test_a_misread_number_is_like_the_one_meant(token: str, number: str) -> None:
    assert likeness(token, number) >= 0.6


@pytest.mark.parametrize(("token", "number"), [("7", "4"), ("23", "17"), ("x", "9"), ("12", "3")])
def test_another_number_is_not(token: str, number: str) -> None:
    assert likeness(token, number) < 0.35


CALLED = ("ice", "oil", "wick", "lamp", "quay", "rope")
NOTES = (
    "J. Oakes, Oil and Ice (York, 1911), 7.",
    "A. Orme, Tolls (Hull, 1902), 12.",
    "W. Hobb, Lamps (Leeds, 1899), 3.",
)


def pages(callouts: list[str], heads: list[str]) -> Document:
    """Two pages of three notes each; a callout "^3" is raised, "3" stands level."""
    made: list[list[Print]] = []
    for first in (0, 3):
        page = body(60, 2)
        for i in range(3):
            page += [
                (
                    f"they wrote of the {CALLED[first + i]}.{callouts[first + i]} And it was so again",
                    50,
                    100 + 28 * i,
                    11.0,
                )
            ]
            page += body(114 + 28 * i, 1)
        page += [(f"{heads[first + i]} {NOTES[i]}", 50, 460 + 11 * i, 8.0) for i in range(3)]
        made.append(page)
    read = document(*made)
    return replace(read, pages=tuple(replace(page, recognised=True) for page in read.pages))


def links(read: Document) -> list[tuple[str, str]]:
    found = notes.find(layout.zone(read))
    callouts, noted = {c.id: c for c in found.callouts}, {n.id: n for n in found.notes}
    return [(callouts[link.callout].marker, noted[link.note].text[:6]) for link in found.links]


STARTS = [text[:6] for text in NOTES] * 2


@pytest.mark.parametrize(("place", "printed"), [(2, "?3"), (3, "A4"), (1, "Z"), (4, "S")])
def test_a_misread_callout_is_the_one_between_its_neighbours(place: int, printed: str) -> None:
    callouts = [f"^{n}" for n in range(1, 7)]
    callouts[place] = printed
    heads = [str(n) for n in range(1, 7)]
    assert links(pages(callouts, heads)) == [(str(n), start) for n, start in enumerate(STARTS, 1)]


def test_a_note_whose_callout_was_left_out_stays_alone() -> None:
    callouts = ["^1", "^2", "", "^4", "^5", "^6"]
    assert [marker for marker, _ in links(pages(callouts, [str(n) for n in range(1, 7)]))] == ["1", "2", "4", "5", "6"]


def test_a_misread_number_of_a_note_is_the_one_between_its_neighbours() -> None:
    heads = ["1", "2", "3", "4", "S.", "6"]
    assert links(pages([f"^{n}" for n in range(1, 7)], heads)) == [(str(n), start) for n, start in enumerate(STARTS, 1)]


def test_in_print_a_letter_is_no_misread_number() -> None:
    read = pages(["^1", "^2", "^3", "^4", "S", "^6"], ["1", "2", "3", "4", "5", "6"])
    printed = replace(read, pages=tuple(replace(page, recognised=False) for page in read.pages))
    assert links(printed) == [(str(n + 1), STARTS[n]) for n in range(6) if n != 4]


def test_where_a_note_begins_with_a_misread_number_the_text_was_recognised() -> None:
    """Recognised text without a picture behind it: "S" heads note 5, so the "S" of the text may call it."""
    read = pages(["^1", "^2", "^3", "^4", "S", "^6"], ["1", "2", "3", "4", "S.", "6"])
    plain = replace(read, pages=tuple(replace(page, recognised=False) for page in read.pages))
    assert links(plain) == [(str(n), start) for n, start in enumerate(STARTS, 1)]


def test_at_the_feet_of_pages_misread_numbers_are_read_as_one_run() -> None:
    read = pages(["!", "?", "3", "®", "S", "°"], ["'", "2", "?", "A", "S", "6"])
    assert links(read) == [(str(n), start) for n, start in enumerate(STARTS, 1)]


def test_a_page_of_text_in_one_type_has_no_notes_at_its_foot() -> None:
    made = [[*body(60, 20), *((f"{n} of {word} and more", 50, 340 + 14 * n, 11.0) for n, word in enumerate(CALLED, 1))]]
    read = document(*made * 2)
    scanned = replace(read, pages=tuple(replace(page, recognised=True) for page in read.pages))
    assert not notes.find(layout.zone(scanned)).notes


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        ([[(10, 0.7), (20, 0.4)], [(10, 0.7), (20, 0.4)]], [10, 20]),  # two numbers at two places, in their order
        ([[(10, 0.7)], [(10, 0.7), (20, 0.7)]], [10, 20]),
        ([[(10, 0.7), (20, 0.7)]], [None]),  # two places are as good
        ([[(10, 0.4), (20, 0.4), (30, 0.4)], [(10, 0.4), (20, 0.4), (30, 0.4)]], [None, None]),
        ([[(30, 0.7)], [(10, 0.5)]], [30, None]),
        ([[], [(10, 0.5)]], [None, 10]),
    ],
)
def test_numbers_have_the_places_that_are_best_together(
    options: list[list[tuple[int, float]]], chosen: list[int | None]
) -> None:
    found = best_in_order([[Guess(start, start + 1, score) for start, score in own] for own in options])
    assert [guess and guess.start for guess in found] == chosen


def markers(read: Document) -> list[tuple[str, str]]:
    found = notes.find(layout.zone(read))
    callouts = {callout.id: callout.marker for callout in found.callouts}
    return [(callouts[link.callout], link.evidence.by) for link in found.links]


@pytest.mark.parametrize(("called", "noted"), [("7", "3"), ("3", "33")])
@pytest.mark.parametrize("damaged", [False, True])
def test_a_wrong_number_is_a_misprint_in_print_and_misread_where_the_text_is_damaged(
    called: str, noted: str, damaged: bool
) -> None:
    read = pages(["^1", "^2", f"^{called}", "^4", "^5", "^6"], ["1", "2", noted, "4", "S." if damaged else "5", "6"])
    printed = replace(read, pages=tuple(replace(page, recognised=False) for page in read.pages))
    assert (("3", "pair.misread") if damaged else (called, "pair.misprint")) in markers(printed)


def test_one_sentence_names_the_numbers_that_the_text_of_a_scan_lacks() -> None:
    read = layout.zone(pages(["^1", "", "", "^4", "", "^6"], [str(n) for n in range(1, 7)]))
    found = notes.find(read)
    assert ["2, 3, 5" in warning.message for warning in found.warnings] == [True]
    extraction = Extraction(replace(read, warnings=found.warnings), found.callouts, found.notes, found.links)
    assert [finding.code for finding in check.run(extraction)] == ["L121"]
    assert not notes.find(layout.zone(pages(["^1", "", "^3", "^4", "^5", "^6"], list("123456")))).warnings
