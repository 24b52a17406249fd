"""One number broken in a text or a Markdown file gives one finding, of the right rule, at its place.

What is deleted is tried in tests/notes/plain; here numbers are doubled, change places and are written wrongly, in every
file of ours: superscripts, glued and level digits, brackets, letters, roman numerals, labels; notes at the end, by page,
by chapter, in columns.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from tests.check.texts import (
    FILES,
    Changes,
    Finds,
    Pair,
    by_note,
    changed,
    expected,
    found,
    like,
    lines_of,
    moved,
    places_between,
    read,
    series,
    with_brackets,
    written,
)

from briefcite.model import Note, Span

Case = tuple[str, Changes, Finds]
"""The number that is broken, what is written instead, and what may be found: one of these."""
MOST = 3
"""Of each kind and file, chosen by lot."""
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
LETTERS = tuple("abcdefgh")
SIDE_BY_SIDE = "two-columns.txt"
"""The lines of one column hold the other column, too."""
AGAIN, SWAP, SWAP_NOTES, CALLOUT, NOTE = "callout twice", "callouts", "notes", "callout", "note"
UNDECIDED = {
    (file, kind, f"{number} in line {line}"): reason
    for reason, file, kind, broken in (
        ("behind a year, a digit is a part of it, or of a decimal", "courthouse.txt", AGAIN, [("1", 4)]),
        ("the same", "courthouse.txt", SWAP, [("1", 4)]),
        ("the same", "glued-harbour.txt", AGAIN, [("1", 5), ("2", 5)]),
        ("the same", "glued-harbour.txt", SWAP, [("1", 5), ("2", 5)]),
        ("the same", "glued-harbour.txt", CALLOUT, [("2", 5)]),
        ("the same", "seitenweise.txt", SWAP, [("15", 20)]),
        ("the same", "seitenweise.txt", CALLOUT, [("16", 22)]),
        ("7-8 becomes another range", "glued-harbour.txt", SWAP, [("7", 9), ("8", 9)]),
        ("the same", "glued-harbour.txt", CALLOUT, [("7", 9), ("8", 9)]),
        ("glued to a word, between its line and the next", "eigene-zeile.txt", AGAIN, [("1", 2), ("2", 5), ("3", 7)]),
        ("a number alone on a line may be of a page", "eigene-zeile.txt", SWAP, [("1", 2), ("2", 5)]),
        ("the same", "eigene-zeile.txt", CALLOUT, [("2", 5)]),
        ("between blanks, a number may count what follows", "par-page.txt", AGAIN,
         [("1", 3), ("2", 4), ("1", 11), ("2", 12), ("1", 20)]),
        ("the same", "par-page.txt", SWAP, [("1", 3)]),
        ("the same", "salines.txt", AGAIN, [("1", 4), ("2", 5), ("1", 13), ("2", 14), ("3", 15), ("1", 23)]),
        ("letters glued to a word are a part of it", "weaver.txt", AGAIN, [("ii", 3), ("iii", 3), ("v", 5), ("vi", 7)]),
        ("it is called twice as it is", "lighthouse.md", AGAIN, [("3", 14)]),
        ("the same", "lighthouse.md", "note twice", [("2", 21)]),
        ("the same", "lighthouse.md", SWAP, [("2", 7), ("3", 14)]),
        ("the same", "lighthouse.md", CALLOUT, [("3", 14), ("3", 23)]),
        ("the same", "lighthouse.md", NOTE, [("3", 28)]),
        ("a star in the text may be anything", "orchard.txt", "note twice", [("*", 8)]),
        ("the lines of a column hold another, which grows or shrinks", "two-columns.txt", AGAIN, [("6", 26), ("7", 28)]),
        ("the same", "two-columns.txt", SWAP, [("2", 8), ("3", 4), ("5", 25), ("6", 26)]),
        ("the same", "two-columns.txt", SWAP_NOTES, [("4", 19)]),
        ("the same", "two-columns.txt", CALLOUT, [("3", 4), ("4", 6), ("6", 26)]),
    )
    for number, line in broken
}  # fmt: skip
"""What is broken beyond telling, with the reason."""


def wrong(path: Path, kind: str, cases: list[Case]) -> list[tuple[str, list[Finds], Finds]]:
    """Give the mutations that are not found as they should be; one that is named as undecided must not be."""
    chosen = random.Random(f"{path.name} {kind}").sample(cases, min(MOST, len(cases)))
    missed = []
    for broken, changes, want in chosen:
        got = found(read(changed(written(path), changes), path))
        wanted = [expected(path, changes, [one]) for one in want]
        if (got in wanted) is ((path.name, kind, broken) in UNDECIDED):
            missed.append((broken, wanted, got))
    return missed


def name(path: Path, number: Span) -> str:
    """Name a number by itself and its line."""
    text = written(path)
    return f"{text[slice(*number)]} in line {1 + text.count(chr(10), 0, number.start)}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("kind", ["callout twice", "note twice", "callouts", "notes", "callout", "note"])
def test_one_broken_number(path: Path, kind: str) -> None:
    ways = {
        "callout twice": callouts_again,
        "note twice": notes_again,
        "callouts": callouts_swapped,
        "notes": notes_swapped,
        "callout": callouts_misprinted,
        "note": notes_misprinted,
    }
    assert wrong(path, kind, list(ways[kind](path))) == []


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
