"""A note of a printed page that says something else: an "Ibid." with nothing before it, a lost note, a cut address."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.check.printed import loaded, printed, read, series, without

from briefcite import check, references
from briefcite.model import Document, Extraction, Note, Span

FILES = (
    "notes/chapter_endnotes",
    "notes/double_spaced_brief",
    "notes/level_markers",
    "notes/margin_notes",
    "notes/several_at_once",
    "notes/hanging_markers",
    "notes/opentype_superscripts",
    "notes/two_paragraphs",
    "notes/turned_page",
    "notes/two_columns",
    "pdf/linked",
)
"""Those with notes in words of the Latin alphabet."""
IBID_NEXT = "pdf/linked"
"""An "Ibid." follows its longest note, and then has no whole citation before it: a finding of its own (R101)."""
Finds = set[tuple[str, int]]


def found(document: Document) -> Finds:
    extraction: Extraction = read(document)
    citations, works = references.read(extraction.notes)
    extraction = replace(extraction, citations=citations, references=works)
    return {(finding.code, finding.span.start) for finding in check.run(extraction) if finding.span}


def saying(document: Document, note: Note, words: list[str]) -> tuple[Document, int]:
    """Print other words where those of a note stand; also give the place of the first."""
    own = [word for page in document.pages for word in page.words if word.start in set(note.origin)]
    changed = without(document, {place for word in own[len(words) :] for place in range(word.start, word.end)})
    old = [Span(word.start, word.end) for word in own[: len(words)]]
    return printed(changed, zip(old, words, strict=False)), own[0].start


def notes_of(name: str) -> list[Note]:
    return [note for _, note, _ in sorted(series(name)[0], key=lambda pair: pair[2])]


def longest(name: str) -> Note:
    """Give the note with the most words: there is room in it."""
    return max(notes_of(name), key=lambda note: note.text.count(" "))


@pytest.mark.parametrize("name", FILES)
def test_an_ibid_before_all_notes(name: str) -> None:
    ibid, at = saying(loaded(name), notes_of(name)[0], ["Ibid."])
    assert found(ibid) - found(loaded(name)) == {("R101", at)}


@pytest.mark.parametrize("name", FILES)
def test_a_back_reference_to_no_note(name: str) -> None:
    lost, at = saying(loaded(name), longest(name), ["Hale,", "supra", "note", "57."])
    assert found(lost) - found(loaded(name)) == {("R102", at)}


@pytest.mark.parametrize("name", [name for name in FILES if name != IBID_NEXT])
def test_an_address_cut_short(name: str) -> None:
    cut, _ = saying(loaded(name), longest(name), ["Hale,", "Dykes,", "2001,", "https://www.harbour-"])
    assert found(cut) - found(loaded(name)) == {("R205", cut.text.index("https://www.harbour-"))}
