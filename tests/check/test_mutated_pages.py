"""One thing broken on a printed page gives one finding, of the right rule, at its place.

The pages are those of typeset fixtures, broken as they were loaded: the words of a callout or of a note are taken out
with their geometry, another number is printed where one stood, two change places, a raised number is printed twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from tests.check.printed import (
    Finds,
    baseline_at,
    body_words,
    found,
    loaded,
    own_word,
    printed,
    printed_again,
    series,
    whole,
    without,
)

from briefcite.model import Callout, Document, Note, Span

FILES = (
    "notes/arabic",
    "notes/chapter_endnotes",
    "notes/chinese",
    "notes/double_spaced_brief",
    "notes/foot_and_end",
    "notes/hanging_markers",
    "notes/letters",
    "notes/level_markers",
    "notes/margin_notes",
    "notes/markers_on_their_own_line",
    "notes/numbered_list",
    "notes/one_page_endnotes",
    "notes/opentype_superscripts",
    "notes/quotation_and_legend",
    "notes/restart_by_page",
    "notes/section_endnotes",
    "notes/several_at_once",
    "notes/symbols",
    "notes/tables_and_headings",
    "notes/tables_in_columns",
    "notes/turned_page",
    "notes/two_columns",
    "notes/two_paragraphs",
    "pdf/linked",
    "pdf/tagged",
)
LISTED = "notes/numbered_list"
"""Its numbers are called in any order and again."""
SIGNS = "notes/symbols"
"""Its signs have no order, and each calls a note of its own."""
UNUSED = {1: "9", 2: "97"}
"""A number of each length that no fixture has."""
UNDECIDED = {
    ("notes/arabic", "note", "1"): "two notes in small type, without a rule above, are not seen as notes",
    ("notes/arabic", "callout", "2"): "one number raised in the text does not show three lines to be notes",
    ("notes/arabic", "callout", "3"): "the same",
    ("notes/arabic", "swap", "1"): "two pairs in order are too few to see the notes by",
    ("notes/arabic", "swap notes", "1"): "the same",
    ("notes/arabic", "again", "1"): "the 1 before it seems to begin a line: it is read from left to right",
    ("notes/foot_and_end", "note", "i"): "two notes at the end are no list",
    ("notes/foot_and_end", "note", "ii"): "the same",
    ("notes/foot_and_end", "note", "iii"): "the same",
    ("notes/foot_and_end", "swap", "1"): "each number stands on a page that has no note of it: two notes in all",
    ("notes/foot_and_end", "swap notes", "i"): "two of three notes in order are no list",
    ("notes/foot_and_end", "swap notes", "ii"): "the same",
    ("notes/foot_and_end", "swap notes", "1"): "each note stands on a page that does not call it: two notes in all",
    ("notes/numbered_list", "swap notes", "1"): "a list whose first entries are not in order seems to begin later",
    ("notes/numbered_list", "swap notes", "2"): "the same",
    ("notes/numbered_list", "swap notes", "6"): "a list ends with its highest number",
    ("notes/one_page_endnotes", "note", "1"): "one note is no list",
    ("notes/one_page_endnotes", "note", "2"): "the same",
    ("notes/one_page_endnotes", "callout", "1"): "one number raised in the text shows no list of two",
    ("notes/one_page_endnotes", "callout", "2"): "the same",
    ("notes/one_page_endnotes", "swap", "1"): "one pair in order is no list",
    ("notes/one_page_endnotes", "swap notes", "1"): "the same",
    ("notes/quotation_and_legend", "note", "* alone"): "a star without a note may be anything",
    ("notes/restart_by_page", "note", "1 alone"): "a raised 1 on a page without notes may be anything",
    ("notes/restart_by_page", "callout", "1 alone"): "a numbered line at the foot of a page without callouts, too",
    ("notes/section_endnotes", "again", "3"): "it stands in the next section, and may be meant for the 3 there",
    ("notes/several_at_once", "swap", "12"): "13 begins a range, which becomes another",
    ("notes/several_at_once", "swap", "13"): "the same",
    ("notes/several_at_once", "swap", "14"): "the same",
}
"""What is broken beyond telling, or telling without raising false alarms elsewhere, with the reason."""
Case = tuple[str, Document, Finds]
"""The marker that is broken, the broken pages, what is to be found."""


def pairs(name: str) -> Iterator[tuple[Callout, Note, Span]]:
    return (pair for one in series(name) for pair in one)


def wrong(name: str, kind: str, cases: Iterator[Case]) -> list[tuple[str, Finds, Finds]]:
    """Give the mutations that are not found as they should be; one that is named as undecided must not be."""
    missed = []
    for marker, document, want in cases:
        got = found(document)
        if (got == want) is ((name, kind, marker) in UNDECIDED):
            missed.append((marker, want, got))
    return missed


@pytest.mark.parametrize("name", FILES)
def test_the_page_as_typeset_has_no_finding(name: str) -> None:
    assert found(loaded(name)) == []
    assert whole(name).links


@pytest.mark.parametrize("name", FILES)
def test_one_note_less(name: str) -> None:
    assert wrong(name, "note", notes_less(name)) == []


def notes_less(name: str) -> Iterator[Case]:
    for one in series(name):
        calls = {note.id: [callout for callout, other, _ in one if other is note] for _, note, _ in one}
        spans = {note.id: (note, span) for _, note, span in one}
        for note, span in spans.values():
            first = next(callout for callout in calls[note.id] if not callout.implied)
            less = without(loaded(name), {*note.origin, *range(span.start - 1, span.end)})
            yield marker_of(first, one), less, [("C101", first.span.start)]


def marker_of(callout: Callout, one: list[tuple[Callout, Note, Span]]) -> str:
    return callout.marker + (" alone" if len(one) == 1 else "")


@pytest.mark.parametrize("name", FILES)
def test_one_callout_less(name: str) -> None:
    assert wrong(name, "callout", callouts_less(name)) == []


def callouts_less(name: str) -> Iterator[Case]:
    """Take callouts away that have a word or brackets to themselves; a note that another callout calls is no orphan."""
    for one in series(name):
        called = [note.id for _, note, _ in one]
        for callout, note, span in one:
            want = [("N101", span.start)] if called.count(note.id) == 1 else []
            around = Span(callout.span.start - 1, callout.span.end + 1)
            if own_word(loaded(name), callout.span):
                yield marker_of(callout, one), without(loaded(name), set(range(*callout.span))), want
            elif loaded(name).text[around.start : around.end] == f"[{callout.marker}]":
                yield callout.marker, printed(loaded(name), [(around, "too")]), want


@pytest.mark.parametrize("name", FILES)
def test_two_callouts_change_places(name: str) -> None:
    assert wrong(name, "swap", callouts_swapped(name)) == []


def callouts_swapped(name: str) -> Iterator[Case]:
    for one in series(name):
        for (callout, _, _), (other, _, _) in pairwise(one):
            if other.span.start < callout.span.end or name == LISTED:
                continue
            swapped = printed(loaded(name), [(callout.span, other.marker), (other.span, callout.marker)])
            want = signs_moved(one, callout) if name == SIGNS else [("C103", callout.span.start)]
            yield callout.marker, swapped, want


def signs_moved(one: list[tuple[Callout, Note, Span]], callout: Callout) -> Finds:
    """Signs may come in any order, but on their pages: a "†" where only "*" has a note is one mistake on each."""
    at = next(i for i, pair in enumerate(one) if pair[0] is callout)
    (here, _, span), (there, _, _) = one[at], one[at + 1]
    return [] if here.page == there.page else [("N101", span.start), ("C101", there.span.start)]


@pytest.mark.parametrize("name", FILES)
def test_two_notes_change_places(name: str) -> None:
    if name != SIGNS:
        assert wrong(name, "swap notes", notes_swapped(name)) == []


def notes_swapped(name: str) -> Iterator[Case]:
    for one in series(name):
        spans = sorted({span: note for _, note, span in one}.items())
        for (span, note), (below, other) in pairwise(spans):
            swapped = printed(loaded(name), [(span, other.marker), (below, note.marker)])
            yield note.marker, swapped, [("N104", span.start)]


@pytest.mark.parametrize("name", FILES)
def test_one_callout_stands_twice(name: str) -> None:
    assert wrong(name, "again", callouts_again(name)) == []


def callouts_again(name: str) -> Iterator[Case]:
    """Print each raised callout once more behind a word between it and the next of any series."""
    starts = sorted(callout.span.start for callout, _, _ in pairs(name))
    for one in series(name):
        for callout, _, _ in one:
            word = own_word(loaded(name), callout.span)
            before = next((start for start in starts if start > callout.span.start), len(whole(name).document.text))
            places = body_words(name, callout.span.end, before)
            if word and places and len(one) > 1:
                beside, height = places[len(places) // 2]
                line = baseline_at(name, callout.span.start)
                again = printed_again(loaded(name), word, beside, line, height)
                yield callout.marker, again, [("C101" if name == SIGNS else "C102", beside.end)]


@pytest.mark.parametrize("name", FILES)
def test_one_number_misprinted(name: str) -> None:
    """At either end of a series nothing beyond tells that the number belongs to it: its partner is alone."""
    for one in series(name):
        if len(one) < 4 or name == LISTED:
            continue
        for at, (callout, _, span) in enumerate(one):
            inner = 0 < at < len(one) - 1
            if own_word(loaded(name), callout.span):
                got = found(printed(loaded(name), [(callout.span, UNUSED[len(callout.marker)])]))
                assert got == [("N108", callout.span.start) if inner else ("N101", span.start)]
            got = found(printed(loaded(name), [(span, UNUSED[len(callout.marker)])]))
            assert got == [("N108", span.start) if inner else ("C101", callout.span.start)]
