"""One callout or one note taken off a printed page, or its number changed, gives one finding at its place.

The pages are those of typeset fixtures, broken as they were loaded: the words of a callout or of a note are taken out
with their geometry, or another digit is printed where a digit stood.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from briefcite import check, layout, load, notes
from briefcite.model import Callout, Document, Extraction, Note, Page, Span

HERE = Path(__file__).parent.parent / "fixtures"
FILES = (
    "notes/chinese",
    "notes/tables_and_headings",
    "notes/turned_page",
    "notes/two_columns",
    "pdf/linked",
    "pdf/tagged",
)
"""Those with one series of numbers, each called once."""
UNUSED = {1: "9", 2: "97"}
"""A number of each length that no fixture has."""
Finds = list[tuple[str, int]]
"""Codes, each with the place of what it is about."""


@cache
def loaded(name: str) -> Document:
    return load.read(HERE / f"{name}.pdf")


def read(document: Document) -> Extraction:
    zoned = layout.zone(document)
    return Extraction(zoned, *notes.find(zoned))


@cache
def whole(name: str) -> Extraction:
    return read(loaded(name))


def found(extraction: Extraction) -> Finds:
    return [(finding.code, finding.span.start) for finding in check.run(extraction) if finding.span]


def without(document: Document, places: Collection[int]) -> Document:
    """Take the words at some places of the text off their pages."""

    def left(page: Page) -> Page:
        return replace(page, words=tuple(word for word in page.words if word.start not in places))

    text = "".join(" " if at in places else char for at, char in enumerate(document.text))
    return replace(document, text=text, pages=tuple(map(left, document.pages)))


def misprinted(document: Document, span: Span) -> Document:
    """Print another number of the same length at a place."""
    marker = UNUSED[span.end - span.start]

    def anew(page: Page) -> Page:
        words = (
            word._replace(text=marker + word.text[len(marker) :]) if word.start == span.start else word
            for word in page.words
        )
        return replace(page, words=tuple(words))

    text = document.text[: span.start] + marker + document.text[span.end :]
    return replace(document, text=text, pages=tuple(map(anew, document.pages)))


def pairs(name: str) -> Iterator[tuple[Callout, Note, Span]]:
    extraction = whole(name)
    callouts = {callout.id: callout for callout in extraction.callouts}
    by_id = {note.id: note for note in extraction.notes}
    for link in extraction.links:
        note = by_id[link.note]
        assert note.span is not None
        yield callouts[link.callout], note, note.span


@pytest.mark.parametrize("name", FILES)
def test_the_page_as_typeset_has_no_finding(name: str) -> None:
    assert found(whole(name)) == []
    assert whole(name).links


@pytest.mark.parametrize("name", FILES)
def test_one_note_or_callout_less(name: str) -> None:
    for callout, note, span in pairs(name):
        less = without(loaded(name), {*note.origin, *range(*span)})
        assert found(read(less)) == [("C101", callout.span.start)]
        less = without(loaded(name), set(range(*callout.span)))
        assert found(read(less)) == [("N101", span.start)]


@pytest.mark.parametrize("name", FILES)
def test_one_number_misprinted(name: str) -> None:
    """At either end of a series nothing beyond tells that the number belongs to it: its partner is alone."""
    last = len(whole(name).links) - 1
    for at, (callout, _, span) in enumerate(pairs(name)):
        inner = 0 < at < last
        got = found(read(misprinted(loaded(name), callout.span)))
        assert got == [("N108", callout.span.start) if inner else ("N101", span.start)]
        got = found(read(misprinted(loaded(name), span)))
        assert got == [("N108", span.start) if inner else ("C101", callout.span.start)]
