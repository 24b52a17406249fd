"""Every bracket of the grammar of markers is read in texts and on pages: to add one is to write it there."""

from __future__ import annotations

import pytest
from tests.notes.printed.test_made_pages import found as on_page

from briefcite import notes
from briefcite.load import text
from briefcite.notes import Found
from briefcite.text.markers import BRACKETS, ROUND

NOTES = ("Askew, Mills, 8.", "Brekke, Ledgers, 14.", "Carrel, Wages, 118.")
CLAIMS = ("The first claim{} of three", "the second claim{} follows", "and a third claim{} ends.")


def in_text(claims: list[str], given: list[str]) -> Found:
    return notes.find(text.read("\n".join(["A paper.", "", *claims, "", *given, ""]).encode(), "paper.txt"))


def pairs(result: Found) -> list[tuple[str, str]]:
    marker, said = ({one.id: one.marker for one in result.callouts}, {one.id: one.text for one in result.notes})
    return [(marker[link.callout], said[link.note]) for link in result.links]


WAYS = [("text", pair) for pair in BRACKETS] + [("page", pair) for pair in BRACKETS if pair[0] not in ROUND]
"""On a page, three numbers in round brackets may count anything."""


@pytest.mark.parametrize("way, bracket", WAYS)
def test_every_bracket(way: str, bracket: str) -> None:
    opening, closing = bracket
    marks = [f"{opening}{number}{closing}" for number in (1, 2, 3)]
    claims = [claim.format(mark) for claim, mark in zip(CLAIMS, marks, strict=True)]
    given = [f"{mark} {note}" for mark, note in zip(marks, NOTES, strict=True)]
    result = on_page(*claims, notes_=tuple(given)) if way == "page" else in_text(claims, given)
    assert pairs(result) == [("1", NOTES[0]), ("2", NOTES[1]), ("3", NOTES[2])]
