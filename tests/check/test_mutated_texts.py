"""One number broken in a text or a Markdown file gives one finding, of the right rule, at its place (see broken_texts.py)."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.check.broken_texts import KINDS, Case
from tests.check.texts import FILES, Finds, changed, expected, found, read, written

MOST = 3
"""Of each kind and file, chosen by lot."""
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
        ("of the range 7-8 the end is left", "glued-harbour.txt", "callout less", [("7", 9)]),
        ("behind a year, 15 and 16 are callouts by what precedes", "seitenweise.txt", "note less", [("14", 14)]),
        ("the same", "seitenweise.txt", "skipped", [("14", 7)]),
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


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@pytest.mark.parametrize("kind", KINDS)
def test_one_broken_number(path: Path, kind: str) -> None:
    assert wrong(path, kind, list(KINDS[kind](path))) == []
