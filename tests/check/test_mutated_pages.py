"""One thing broken on a printed page gives one finding, of the right rule, at its place.

The pages are those of typeset fixtures, broken as they were loaded: the words of a callout or of a note are taken out
with their geometry, another number is printed where one stood, two change places, a raised number is printed twice.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

import pytest
from tests.check.printed import (
    Finds,
    baseline_at,
    body_words,
    found,
    loaded,
    note_again,
    own_word,
    printed,
    printed_again,
    series,
    whole,
    without,
    words_of,
)

from briefcite.model import Callout, Document, Note, Span

FILES = (
    "notes/arabic",
    "notes/chapter_endnotes",
    "notes/chinese",
    "notes/double_spaced_brief",
    "notes/foot_and_end",
    "notes/hanging_markers",
    "notes/information_box",
    "notes/information_box_numbered",
    "notes/letters",
    "notes/level_markers",
    "notes/margin_notes",
    "notes/markers_on_their_own_line",
    "notes/numbered_list",
    "notes/one_page_endnotes",
    "notes/one_page_late",
    "notes/opentype_superscripts",
    "notes/paragraph_notes",
    "notes/parenthesised_endnotes",
    "notes/quotation_and_legend",
    "notes/restart_by_page",
    "notes/section_endnotes",
    "notes/several_at_once",
    "notes/symbols",
    "notes/tables_and_headings",
    "notes/tables_in_columns",
    "notes/turned_page",
    "notes/two_columns",
    "notes/two_languages",
    "notes/two_paragraphs",
    "pdf/linked",
    "pdf/tagged",
    "../gold/formats/orchard",
    "../gold/main_job/deichbrief",
    "../gold/main_job/tidal-brief",
)
LISTED = "notes/numbered_list"
"""Its numbers are called in any order and again."""
SIGNS = "notes/symbols"
"""Its signs have no order, and each calls a note of its own."""
RUN_ON = "notes/paragraph_notes"
"""Its notes run on in one paragraph: none has lines of its own."""
UNUSED = ("9", "97")
"""Numbers that no fixture has, or few."""
UNDECIDED = {
    (f"notes/{file}", kind, broken): reason
    for reason, file, kind, *all_broken in (
        ("each number stands on a page that has no note of it: two notes in all", "foot_and_end", "swap", "1"),
        ("each note stands on a page that does not call it: two notes in all", "foot_and_end", "swap notes", "1"),
        ("behind its box it is a number of the text", "information_box_numbered", "again",
         "3 of series 2", "2 of series 3"),
        ("in type as large as the text, a line whose number nothing calls is text", "one_page_endnotes", "callout", "2"),
        ("raised within a line, neither called nor next: an edition or a note", "paragraph_notes", "misprinted",
         "note 2", "note 3", "note 4", "note 6"),
        ("the same", "paragraph_notes", "misprinted as another", "note 4 as 7"),
        ("a star without a note may be anything", "quotation_and_legend", "note", "* of series 2"),
        ("it stands in the next section, and may be meant for the 3 there", "section_endnotes", "again", "3"),
        ("13 begins a range, which becomes another", "several_at_once", "swap", "12", "13", "14"),
        ("it stands first of two notes of its language, behind another page", "two_languages", "misprinted", "note 4"),
        ("the same", "two_languages", "misprinted as another", "note 4 as 1"),
    )
    for broken in all_broken
}  # fmt: skip
"""What is broken beyond telling, or telling without raising false alarms elsewhere, with the reason."""
MOST = 3
"""Of each kind and file, chosen by lot."""
Case = tuple[str, Callable[[], Document], Finds]
"""The marker that is broken, what breaks the pages, what is to be found."""


def pairs(name: str) -> Iterator[tuple[Callout, Note, Span]]:
    return (pair for one in series(name) for pair in one)


def wrong(name: str, kind: str, cases: Iterator[Case]) -> list[tuple[str, Finds, Finds]]:
    """Give the mutations that are not found as they should be; one that is named as undecided must not be."""
    missed = []
    all_cases = list(cases)
    for marker, broken, want in random.Random(f"{name} {kind}").sample(all_cases, min(MOST, len(all_cases))):
        got = found(broken())
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
            less = partial(without, loaded(name), {*note.origin, *range(span.start - 1, span.end)})
            yield named(first, note), less, [("C101", first.span.start)]


def named(callout: Callout, note: Note) -> str:
    """Name a pair by its number, and by its series where that is not the first."""
    return callout.marker + (f" of series {note.series + 1}" if note.series else "")


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
                yield named(callout, note), partial(without, loaded(name), set(range(*callout.span))), want
            elif loaded(name).text[around.start : around.end] == f"[{callout.marker}]":
                yield named(callout, note), partial(printed, loaded(name), [(around, "too")]), want


@pytest.mark.parametrize("name", FILES)
def test_two_callouts_change_places(name: str) -> None:
    assert wrong(name, "swap", callouts_swapped(name)) == []


def callouts_swapped(name: str) -> Iterator[Case]:
    for one in series(name):
        for (callout, note, _), (other, _, _) in pairwise(one):
            if other.span.start < callout.span.end or name == LISTED:
                continue
            swapped = partial(printed, loaded(name), [(callout.span, other.marker), (other.span, callout.marker)])
            want = signs_moved(one, callout) if name == SIGNS else [("C103", callout.span.start)]
            yield named(callout, note), swapped, want


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
            swapped = partial(printed, loaded(name), [(span, other.marker), (below, note.marker)])
            yield note.marker, swapped, [("N104", span.start)]


@pytest.mark.parametrize("name", FILES)
def test_one_callout_stands_twice(name: str) -> None:
    assert wrong(name, "again", callouts_again(name)) == []


def callouts_again(name: str) -> Iterator[Case]:
    """Print each raised callout once more behind a word between it and the next of any series."""
    starts = sorted(callout.span.start for callout, _, _ in pairs(name))
    for one in series(name):
        for callout, note, _ in one:
            word = own_word(loaded(name), callout.span)
            before = next((start for start in starts if start > callout.span.start), len(whole(name).document.text))
            places = body_words(name, callout.span.end, before)
            if word and places and len(one) > 1:
                beside, height = places[len(places) // 2]
                line = baseline_at(name, callout.span.start)
                again = partial(printed_again, loaded(name), word, beside, line, height)
                yield named(callout, note), again, [("C101" if name == SIGNS else "C102", beside.end)]


@pytest.mark.parametrize("name", FILES)
def test_one_note_stands_twice(name: str) -> None:
    assert wrong(name, "note again", notes_again(name)) == []


def notes_again(name: str) -> Iterator[Case]:
    for one in series(name):
        for note, span in {note.id: (note, span) for _, note, span in one}.values():
            if len(note.pages) == 1 and name not in (SIGNS, RUN_ON):
                own = words_of(name, note, span)
                place = span.start + max(word.end for word in own) - min(word.start for word in own) + 1
                again = partial(note_again, name, own)
                yield note.marker, again, [("N102" if note.marker.isalnum() else "N101", place)]


@pytest.mark.parametrize("name", FILES)
def test_one_number_misprinted(name: str) -> None:
    assert wrong(name, "misprinted", misprinted(name)) == []


def misprinted(name: str) -> Iterator[Case]:
    """Print a number that nothing has; at either end of a series nothing tells what is meant: the partner is alone."""
    for one in series(name):
        if len(one) < 4 or name == LISTED:
            continue
        for at, (callout, note, span) in enumerate(one):
            inner = 0 < at < len(one) - 1
            new = unused(name, len(callout.marker))
            if own_word(loaded(name), callout.span):
                longer = (len(new) - len(callout.marker)) * (span > callout.span)
                want = ("N108", callout.span.start) if inner else ("N101", span.start + longer)
                yield f"callout {named(callout, note)}", partial(printed, loaded(name), [(callout.span, new)]), [want]
            want = ("N108", span.start) if inner else ("C101", callout.span.start)
            yield f"note {named(callout, note)}", partial(printed, loaded(name), [(span, new)]), [want]


def unused(name: str, length: int) -> str:
    """Give a number that a file does not have, of that length if there is one."""
    used = {callout.marker for callout, _, _ in pairs(name)}
    return next(number for number in UNUSED if len(number) >= length and number not in used)


@pytest.mark.parametrize("name", FILES)
def test_one_number_misprinted_as_another(name: str) -> None:
    assert wrong(name, "misprinted as another", misprinted_as_another(name)) == []


def misprinted_as_another(name: str) -> Iterator[Case]:
    """Print a number within a series that another callout and note of it have."""
    random_ = random.Random(name)
    for one in series(name):
        if len(one) < 4 or name == LISTED:
            continue
        markers = [callout.marker for callout, _, _ in one]
        for at, (callout, note, span) in enumerate(one[1:-1], 1):
            others = [marker for marker in markers if len(marker) == len(callout.marker)]
            new = random_.choice([marker for marker in others if marker != markers[at]])
            if own_word(loaded(name), callout.span):
                again = partial(printed, loaded(name), [(callout.span, new)])
                yield f"callout {named(callout, note)} as {new}", again, [("N108", callout.span.start)]
            yield (
                f"note {named(callout, note)} as {new}",
                partial(printed, loaded(name), [(span, new)]),
                [("N108", span.start)],
            )
