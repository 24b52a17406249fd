"""Texts and Markdown files of ours with one number broken: what is broken, what is written instead, what may be found.

In every file: superscripts, glued and level digits, brackets, letters, roman numerals, labels; notes at the end, by page,
by chapter, in columns.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from tests.check.texts import (
    Changes,
    Finds,
    Pair,
    by_note,
    like,
    lines_of,
    moved,
    places_between,
    series,
    with_brackets,
    written,
)

from briefcite.model import Note, Span

Case = tuple[str, Changes, Finds]
"""The number that is broken, what is written instead, and what may be found: one of these."""
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
LETTERS = tuple("abcdefgh")
SIDE_BY_SIDE = "two-columns.txt"
"""The lines of one column hold the other column, too."""


def name(path: Path, number: Span) -> str:
    """Name a number by itself and its line."""
    text = written(path)
    return f"{text[slice(*number)]} in line {1 + text.count(chr(10), 0, number.start)}"


def in_order(path: Path) -> list[list[Pair]]:
    """Give the series whose numbers are called once each and in order."""
    return [one for one in series(path) if one[0].note.kind != "entry" and one[0].callout.marker != "*"]


def callouts_again(path: Path) -> Iterator[Case]:
    """Write each callout once more behind a word between it and the next."""
    text = written(path)
    starts = sorted(pair.called.start for one in series(path) for pair in one)
    for one in in_order(path):
        for pair in one:
            mark = with_brackets(text, pair.called)
            after = next((start for start in starts if start > pair.called.start), len(text))
            if pair is one[-1]:
                after = min(after, *(place for two in one if (place := place_of(two.note)) > pair.called.start))
            for place in middle(places_between(path, pair, after)):
                inside = pair.callout.span.start - mark.start
                yield (
                    name(path, pair.called),
                    [(Span(place, place), text[slice(*mark)])],
                    [("C102", place + max(inside, 0))],
                )


def middle(places: list[int]) -> list[int]:
    return places[len(places) // 2 :][:1]


def notes_again(path: Path) -> Iterator[Case]:
    """Write each note once more below itself, with other words."""
    text = written(path)
    for one in series(path):
        for pair in one:
            lines = lines_of(text, pair.note)
            if len(pair.note.pages) > 1 or path.name == SIDE_BY_SIDE:
                continue
            copy = text[slice(*lines)]
            place = Span(lines.end, lines.end)
            yield (
                name(path, pair.numbered),
                [(place, copy)],
                [("N102", place.start + place_of(pair.note) - lines.start)],
            )


def callouts_swapped(path: Path) -> Iterator[Case]:
    text = written(path)
    for one in in_order(path):
        for first, second in pairwise(one):
            changes = [
                (first.called, like(text, first.called, second.callout.marker)),
                (second.called, like(text, second.called, first.callout.marker)),
            ]
            yield name(path, first.called), changes, [("C103", moved(first.callout.span.start, changes))]


def notes_swapped(path: Path) -> Iterator[Case]:
    text = written(path)
    for one in series(path):
        for first, second in pairwise(by_note(path, one)):
            changes = [
                (first.numbered, like(text, first.numbered, second.note.marker)),
                (second.numbered, like(text, second.numbered, first.note.marker)),
            ]
            yield name(path, first.numbered), changes, [("N104", moved(place_of(first.note), changes))]


def other(marker: str, random_: random.Random) -> str:
    """Give another number of the same kind, in use or not."""
    kinds = (ROMAN, LETTERS, tuple(map(str, range(1, 40))))
    known = next((kind for kind in kinds if marker in kind), kinds[2])
    return random_.choice([one for one in known if one != marker])


def callouts_misprinted(path: Path) -> Iterator[Case]:
    """Write another number; at either end of a series nothing beyond may tell that it belongs there: its note is alone."""
    random_ = random.Random(path.name)
    for one in in_order(path):
        for at, pair in enumerate(one):
            new = like(written(path), pair.called, other(pair.callout.marker, random_))
            changes = [(pair.called, new)]
            alone = [] if 0 < at < len(one) - 1 else [("N101", moved(place_of(pair.note), changes))]
            yield name(path, pair.called), changes, [("N108", moved(pair.callout.span.start, changes)), *alone]


def notes_misprinted(path: Path) -> Iterator[Case]:
    random_ = random.Random(path.name)
    for one in in_order(path):
        ordered = by_note(path, one)
        for at, pair in enumerate(ordered):
            new = like(written(path), pair.numbered, other(pair.note.marker, random_))
            changes = [(pair.numbered, new)]
            alone = [] if 0 < at < len(ordered) - 1 else [("C101", moved(pair.callout.span.start, changes))]
            yield name(path, pair.numbered), changes, [("N108", moved(place_of(pair.note), changes)), *alone]


def place_of(note: Note) -> int:
    assert note.span is not None
    return note.span.start


def once(path: Path) -> list[list[Pair]]:
    """Give the series in which each note is called once, and has lines of its own."""
    return [
        one
        for one in in_order(path)
        if len({pair.note.id for pair in one}) == len(one) and path.suffix == ".txt" and path.name != SIDE_BY_SIDE
    ]


def callouts_less(path: Path) -> Iterator[Case]:
    for one in once(path):
        for pair in one:
            changes = [(with_brackets(written(path), pair.called), "")]
            yield name(path, pair.called), changes, [("N101", moved(place_of(pair.note), changes))]


def notes_less(path: Path) -> Iterator[Case]:
    for one in once(path):
        for pair in one:
            changes = [(lines_of(written(path), pair.note), "")]
            yield name(path, pair.numbered), changes, [("C101", moved(pair.callout.span.start, changes))]


def skipped(path: Path) -> Iterator[Case]:
    """Take a callout away with its note, within a series."""
    text = written(path)
    for one in once(path):
        for pair, following in pairwise(one[1:]):
            changes = [(with_brackets(text, pair.called), ""), (lines_of(text, pair.note), "")]
            yield name(path, pair.called), changes, [("N103", moved(place_of(following.note), changes))]


KINDS: dict[str, Callable[[Path], Iterator[Case]]] = {
    "callout twice": callouts_again,
    "note twice": notes_again,
    "callouts": callouts_swapped,
    "notes": notes_swapped,
    "callout": callouts_misprinted,
    "note": notes_misprinted,
    "callout less": callouts_less,
    "note less": notes_less,
    "skipped": skipped,
}
"""What may be broken, and how."""
