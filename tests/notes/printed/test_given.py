"""What a person has said of callouts and notes holds, and the rest is decided around it."""

from __future__ import annotations

import pytest
from tests.layout.made import Print, body, document

from briefcite import layout, load, notes
from briefcite.model import Document, GivenNotes, Span
from briefcite.notes import Found

TEXT = ("the first claim^1 of three", "the second claim^2 follows", "and a third^3 one")
NOTES = ("^1 Askew, Mills, 8.", "^2 Brekke, Ledgers, 14.", "Carrel, Wages, 118.")


def made(*lines: str, below: tuple[str, ...] = NOTES) -> Document:
    text: list[Print] = [(line, 50.0, 250.0 + 14 * i, 11.0) for i, line in enumerate(lines or TEXT)]
    foot: list[Print] = [(note, 50.0, 480.0 + 11 * i, 9.0) for i, note in enumerate(below)]
    return layout.zone(document([*body(60, 12), *text, *foot]))


def place(read: Document, words: str, marker: str) -> Span:
    """Where a marker stands that follows or begins these words."""
    at = read.text.index(words) + words.index(marker)
    return Span(at, at + len(marker))


def linked(found: Found) -> list[tuple[str, str]]:
    text = {note.id: note.text for note in found.notes}
    marker = {callout.id: callout.marker for callout in found.callouts}
    return [(marker[link.callout], text[link.note].split(",")[0]) for link in found.links]


def test_a_note_that_lost_its_number_is_given() -> None:
    read = made()
    note = place(read, "Carrel, Wages", "Carrel")
    found = notes.find(read, GivenNotes(links=((place(read, "third3", "3"), note),)))
    assert linked(found) == [("1", "Askew"), ("2", "Brekke"), ("3", "Carrel")]
    assert [link.evidence.by for link in found.links].count("given") == 1
    assert found.notes[1].text == "Brekke, Ledgers, 14."


def test_what_is_no_callout_leaves_its_number_to_another() -> None:
    read = made(TEXT[0], "as tons^2 of it", *TEXT[1:], below=(*NOTES[:2], "^3 Carrel, Wages, 118."))
    found = notes.find(read, GivenNotes(no_callouts=(place(read, "tons2", "2"),)))
    assert linked(found) == [("1", "Askew"), ("2", "Brekke"), ("3", "Carrel")]
    assert [callout.before[-5:] for callout in found.callouts] == ["claim", "claim", "third"]


def test_what_is_no_note_belongs_to_the_note_above() -> None:
    read = made(below=("^1 Askew, Mills, 8.", "^2 Brekke, Ledgers, 14.", "^3 of them lost."))
    found = notes.find(read, GivenNotes(no_notes=(place(read, "3 of them", "3"),)))
    assert [note.text for note in found.notes] == ["Askew, Mills, 8.", "Brekke, Ledgers, 14. 3 of them lost."]


def test_a_pair_is_parted_and_a_note_ends_where_it_is_said_to() -> None:
    read = made()
    callout, note = place(read, "claim1", "1"), place(read, "1 Askew", "1")
    whole = place(read, "Askew, Mills, 8", "Askew, Mills")
    found = notes.find(read, GivenNotes(apart=((callout, note),), extents=((note, (whole,)),)))
    assert ("1", "Askew") not in linked(found)
    assert found.notes[0].text == "Askew, Mills"
    assert found.notes[0].boxes


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_text_without_pages_takes_what_is_given(tmp_path, suffix) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / f"x.{suffix}"
    path.write_text(
        "One claim.[1] Another.[2] A third (7 of them) too.\n\n[1] Askew, 8.\n\n[2] Brekke, 14.\n\nCarrel, 9.\n"
    )
    read = layout.zone(load.read(path))
    called, note = place(read, "(7 of", "7"), place(read, "Carrel", "Carrel")
    found = notes.find(read, GivenNotes(links=((called, note),), no_callouts=(place(read, "[2] A", "2"),)))
    assert [(callout.marker, callout.before[-6:]) for callout in found.callouts] == [("1", "claim."), ("7", "hird (")]
    assert ("7", "Carrel") in linked(found)
