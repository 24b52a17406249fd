"""One thing broken on a printed page gives one finding, of the right rule, at its place (see broken_pages.py)."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from tests.check.broken_pages import FILES, KINDS, Case
from tests.check.printed import Finds, found, loaded, whole

UNDECIDED = {
    (f"notes/{file}", kind, broken): reason
    for reason, file, kind, *all_broken in (
        ("each number stands on a page that has no note of it: two notes in all", "foot_and_end", "swap", "1"),
        ("each note stands on a page that does not call it: two notes in all", "foot_and_end", "swap notes", "1"),
        ("behind its box it is a number of the text", "information_box_numbered", "again",
         "3 of series 2", "2 of series 3"),
        ("raised within a line, neither called nor next: an edition or a note", "paragraph_notes", "misprinted",
         "note 2", "note 3", "note 4", "note 6"),
        ("the same", "paragraph_notes", "misprinted as another", "note 4 as 7"),
        ("a star without a note may be anything", "quotation_and_legend", "note", "* of series 2"),
        ("one note of its series is left", "foot_and_end", "skipped", "ii of series 2"),
        ("the 5 behind it makes a series of its own, on the next page", "two_languages", "skipped", "4"),
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
@pytest.mark.parametrize("kind", KINDS)
def test_one_thing_broken(name: str, kind: str) -> None:
    assert wrong(name, kind, KINDS[kind](name)) == []
