"""What is a callout and what is none, what dangles, on pages made in memory."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.layout.made import Print, body, document

from briefcite import layout, notes
from briefcite.notes import Found
from briefcite.notes.printed import match


def found(*lines: str, notes_: tuple[str, ...]) -> Found:
    """Read one page: text lines above, notes below."""
    text: list[Print] = [(line, 50.0, 250.0 + 14 * i, 11.0) for i, line in enumerate(lines)]
    below: list[Print] = [(note, 50.0, 480.0 + 11 * i, 9.0) for i, note in enumerate(notes_)]
    return notes.find(layout.zone(document([*body(60, 12), *text, *below])))


def unlinked(result: Found) -> tuple[list[str], list[str]]:
    callouts = {link.callout for link in result.links}
    answered = {link.note for link in result.links}
    return (
        [callout.marker for callout in result.callouts if callout.id not in callouts],
        [note.marker for note in result.notes if note.id not in answered],
    )


THREE = ("^1 Askew, Mills, 8.", "^2 Brekke, Ledgers, 14.", "^3 Carrel, Wages, 118.")
TEXT = ("the first claim^1 of three", "the second claim^2 follows", "and a third^3 one")


def test_three_notes() -> None:
    result = found(*TEXT, notes_=THREE)
    assert [(link.callout, link.note) for link in result.links] == [("c1", "n1"), ("c2", "n2"), ("c3", "n3")]
    assert [note.text for note in result.notes] == ["Askew, Mills, 8.", "Brekke, Ledgers, 14.", "Carrel, Wages, 118."]
    assert result.callouts[1].before.endswith("the second claim")
    assert result.callouts[1].after.startswith(" follows")


@pytest.mark.parametrize(
    "imprint", ["© The Author(s) 2021. Published by Ferry Press.", "This is an Open Access article, doi:10.1000/12"]
)
def test_the_imprint_below_the_notes_is_no_note(imprint: str) -> None:
    result = found(*TEXT, notes_=(*THREE, imprint, "which permits unrestricted reuse."))
    assert [note.text for note in result.notes] == ["Askew, Mills, 8.", "Brekke, Ledgers, 14.", "Carrel, Wages, 118."]


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_missing_note_leaves_its_callout_dangling(gone: int) -> None:
    result = found(*TEXT, notes_=tuple(note for i, note in enumerate(THREE) if i != gone))
    assert unlinked(result) == ([str(gone + 1)], [])


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_missing_callout_leaves_its_note_an_orphan(gone: int) -> None:
    result = found(*[line for i, line in enumerate(TEXT) if i != gone], notes_=THREE)
    assert unlinked(result) == ([], [str(gone + 1)])


@pytest.mark.parametrize(
    "line",
    [
        "an area of 40 km^2 or more",
        "on the 15^th of May",
        "a reactor cooled by CO2 in 1975",
        "the form a^2 of the sum",
        "as Article 3 says in its 2 parts",
        "see page 2 of the report (2)",
    ],
)
def test_other_numbers_are_no_callouts(line: str) -> None:
    result = found(TEXT[0], line, *TEXT[1:], notes_=THREE)
    assert [callout.marker for callout in result.callouts] == ["1", "2", "3"]
    assert unlinked(result) == ([], [])


def test_a_callout_printed_level_after_its_sentence_is_seen() -> None:
    result = found(TEXT[0], "the second claim.2 Then more", TEXT[2], notes_=THREE)
    assert [(callout.marker, callout.form) for callout in result.callouts][1] == ("2", "plain")
    assert result.links[1].evidence.confidence < result.links[0].evidence.confidence


def test_two_callouts_without_a_comma() -> None:
    result = found("one^9 and", "two at once^1011 here", notes_=("^9 Askew.", "^10 Brekke.", "^11 Carrel."))
    assert [callout.marker for callout in result.callouts] == ["9", "10", "11"]


def test_a_misprinted_note_is_linked_by_its_place_and_said_so() -> None:
    misprinted = (THREE[0], "^22 Brekke, Ledgers, 14.", THREE[2])
    result = found(*TEXT, notes_=misprinted)
    assert [link.evidence.by for link in result.links if link.callout == "c2"] == ["pair.misprint"]
    assert [note.marker for note in result.notes] == ["1", "22", "3"]


def test_an_asterisk_note_has_a_series_of_its_own() -> None:
    result = found("by A. Author^* of this town", *TEXT, notes_=("^* The author teaches.", *THREE))
    assert [(c.marker, c.series) for c in result.callouts] == [("*", 1), ("1", 0), ("2", 0), ("3", 0)]
    assert unlinked(result) == ([], [])


def test_a_sign_whose_note_is_gone_is_left_unpaired() -> None:
    result = found("by Lea Strohm^*", *TEXT, notes_=THREE)
    assert unlinked(result) == (["*"], [])


def test_a_sign_note_that_nothing_calls_is_left_unpaired() -> None:
    result = found(*TEXT, notes_=("^* With thanks to the harbour office.", *THREE))
    assert unlinked(result) == ([], ["*"])


@pytest.mark.parametrize("line", ["a share of 0.05^* in all", "of 12^** and 3^*", "* * *"])
def test_stars_at_figures_and_between_sections_are_no_callouts(line: str) -> None:
    assert unlinked(found(line, *TEXT, notes_=THREE)) == ([], [])


def test_the_star_of_two_authors_calls_one_note() -> None:
    result = found("Lea Strohm^* and Mark van der Wiel^*", *TEXT, notes_=("^* Both gave alike.", *THREE))
    assert unlinked(result) == ([], [])
    assert Counter(link.note for link in result.links).most_common(1)[0][1] == 2


def test_a_star_that_stands_twice_in_a_sentence_is_left_unpaired() -> None:
    result = found("a harbour^* that was", "closed in winter^* too", *TEXT, notes_=("^* Kept by the town.", *THREE))
    assert unlinked(result) == (["*"], [])


def test_a_row_of_raised_stars_between_sections_is_no_note() -> None:
    result = found("the end of it.^*", "^* ^* ^*", *TEXT, notes_=THREE)
    assert [note.marker for note in result.notes] == ["1", "2", "3"]
    assert unlinked(result) == (["*"], [])


def test_two_digits_are_two_callouts_only_right_after_the_one_before() -> None:
    both = found("the first^1 claim", "and two^23 more", notes_=THREE)
    assert [(link.callout, link.note) for link in both.links] == [("c1", "n1"), ("c2", "n2"), ("c3", "n3")]
    whole = found("called^22 here", "and here^23 too", notes_=("^22 Askew, Mills, 8.", "^23 Brekke, Ledgers, 14."))
    assert [callout.marker for callout in whole.callouts] == ["22", "23"]


def test_series_are_sought_within_a_bounded_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match, "MOST_PAIRS", 0)
    assert not found(*TEXT, notes_=THREE).links
