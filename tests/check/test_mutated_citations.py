"""A note of a printed page that says something else: an "Ibid." that lost its source, a lost note, a cut address."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from tests.check.printed import loaded, read, reworded, series, without

from briefcite import check, references
from briefcite.model import Document, Note

FILES = (
    "notes/chapter_endnotes",
    "notes/double_spaced_brief",
    "notes/hanging_markers",
    "notes/level_markers",
    "notes/margin_notes",
    "notes/one_page_late",
    "notes/opentype_superscripts",
    "notes/parenthesised_endnotes",
    "notes/several_at_once",
    "notes/turned_page",
    "notes/two_columns",
    "notes/two_paragraphs",
    "pdf/linked",
    "pdf/tagged",
)
"""Those with notes in words of the Latin alphabet, and room in them."""
BESIDE = "notes/margin_notes"
"""A margin is seen by its lines, of which two notes and an "Ibid." leave too few."""
TWO_BOOKS = "Mary Hale, Dykes and Ditches (London: Quay Press, 2001); Bo Lind, Shores of Norrhaven (Oslo: Tern, 1998)."
TWO_ARTICLES = "Ana Duarte, ‘The Queue’, Review 3 (2019), pp. 4–9; Bo Lind, ‘The Pilot’, Coast 12 (2020), pp. 33–51."
Finds = set[tuple[str, int]]


def found(document: Document) -> Finds:
    extraction = read(document)
    citations, works, _ = references.read(extraction.notes)
    extraction = replace(extraction, citations=citations, references=works)
    return {(finding.code, finding.span.start) for finding in check.run(extraction) if finding.span}


@cache
def found_in_whole(name: str) -> Finds:
    return found(loaded(name))


def notes_of(name: str) -> list[Note]:
    return [note for _, note, _ in sorted(series(name)[0], key=lambda pair: pair[2])]


def longest(name: str) -> int:
    """Give the place of the note with the most words that another follows: there is room in it."""
    notes = notes_of(name)
    return max(range(len(notes) - 1), key=lambda at: notes[at].text.count(" ") if len(notes[at].pages) == 1 else 0)


def saying(name: str, place: int, words: str, following: str = "") -> tuple[Document, int, int]:
    """Print other words in a note, and in the one that follows; also give where each begins."""
    document, at, after = loaded(name), 0, 0
    if following:  # the last first, so that places before it stay
        document, after = reworded(document, notes_of(name)[place + 1], following.split())
    before = len(document.text)
    document, at = reworded(document, notes_of(name)[place], words.split())
    return document, at, after + len(document.text) - before


# The notes of the other brief cite the record, "R. at 22.", which the tagger takes for "Id. at 22".
@pytest.mark.parametrize("name", [name for name in FILES if name != "notes/double_spaced_brief"])
def test_an_ibid_before_all_notes(name: str) -> None:
    ibid, at, _ = saying(name, 0, "Ibid.")
    assert found(ibid) - found_in_whole(name) == {("R101", at)}


@pytest.mark.parametrize("name", [name for name in FILES if name != BESIDE])
def test_an_ibid_after_a_lost_note(name: str) -> None:
    """The number that lost its note is the finding."""
    callout, lost, span = sorted(series(name)[0], key=lambda pair: pair[2])[longest(name)]
    ibid, _ = reworded(loaded(name), notes_of(name)[longest(name) + 1], ["Ibid."])
    less = without(ibid, {*lost.origin, *range(span.start - 1, span.end)})
    assert found(less) - found_in_whole(name) == {("C101", callout.span.start)}


@pytest.mark.parametrize("name", FILES)
def test_an_ibid_after_two_works(name: str) -> None:
    ibid, _, after = saying(name, longest(name), TWO_BOOKS, "Ibid.")
    assert found(ibid) - found_in_whole(name) == {("R103", after)}


@pytest.mark.parametrize("name", FILES)
def test_an_ibid_whose_page_tells_which(name: str) -> None:
    ibid, _, after = saying(name, longest(name), TWO_ARTICLES, "Ibid., 40.")
    assert found(ibid) - found_in_whole(name) == {("R105", after)}


@pytest.mark.parametrize("name", FILES)
def test_a_back_reference_to_no_note(name: str) -> None:
    lost, at, _ = saying(name, longest(name), "Hale, supra note 57.", "Lind, Shores, 1998.")
    assert found(lost) - found_in_whole(name) == {("R102", at)}


ADDRESSES = ("https://www.harbour-", "http:/harbour.example/queue", "<https://harbour.example/queue")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_not_whole(name: str, address: str) -> None:
    cut, at, _ = saying(name, longest(name), f"Hale, Dykes, 2001, {address}", "Lind, Shores, 1998.")
    assert found(cut) - found_in_whole(name) == {("R205", cut.text.index("http", at))}
