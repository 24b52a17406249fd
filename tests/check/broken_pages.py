"""Typeset fixtures with one thing broken: what is broken, the pages with it, and what is to be found.

The pages are broken as they were loaded: the words of a callout or of a note are taken out with their geometry,
another number is printed where one stood, two change places, a raised number is printed twice.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from tests.check.printed import (
    Finds,
    baseline_at,
    body_words,
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
Case = tuple[str, Callable[[], Document], Finds]
"""The marker that is broken, what breaks the pages, what is to be found."""


def pairs(name: str) -> Iterator[tuple[Callout, Note, Span]]:
    return (pair for one in series(name) for pair in one)


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


def notes_swapped(name: str) -> Iterator[Case]:
    for one in [] if name == SIGNS else series(name):
        spans = sorted({span: note for _, note, span in one}.items())
        for (span, note), (below, other) in pairwise(spans):
            swapped = partial(printed, loaded(name), [(span, other.marker), (below, note.marker)])
            yield note.marker, swapped, [("N104", span.start)]


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


def notes_again(name: str) -> Iterator[Case]:
    for one in series(name):
        for note, span in {note.id: (note, span) for _, note, span in one}.values():
            if len(note.pages) == 1 and name not in (SIGNS, RUN_ON):
                own = words_of(name, note, span)
                place = span.start + max(word.end for word in own) - min(word.start for word in own) + 1
                again = partial(note_again, name, own)
                yield note.marker, again, [("N102" if note.marker.isalnum() else "N101", place)]


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


def skipped(name: str) -> Iterator[Case]:
    """Take a callout away with its note, within a series that calls each number once and in order."""
    for one in series(name):
        if name in (LISTED, SIGNS) or len({note.id for _, note, _ in one}) < len(one):
            continue
        for (callout, note, span), (_, _, following) in pairwise(one[1:]):
            if own_word(loaded(name), callout.span):
                gone = {*range(*callout.span), *note.origin, *range(span.start - 1, span.end)}
                yield named(callout, note), partial(without, loaded(name), gone), [("N103", following.start)]


KINDS: dict[str, Callable[[str], Iterator[Case]]] = {
    "note": notes_less,
    "callout": callouts_less,
    "skipped": skipped,
    "swap": callouts_swapped,
    "swap notes": notes_swapped,
    "again": callouts_again,
    "note again": notes_again,
    "misprinted": misprinted,
    "misprinted as another": misprinted_as_another,
}
"""What may be broken, and how."""
