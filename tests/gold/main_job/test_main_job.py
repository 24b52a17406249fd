"""The two briefs from file to findings, against truth made by hand; no command rewrites it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefcite.model import Extraction, Reference
from briefcite.pipeline import extract

HERE = Path(__file__).parent
CASES = [json.loads(path.read_text("utf-8")) for path in sorted(HERE.glob("*.truth.json"))]
EACH_CASE = pytest.mark.parametrize("truth", CASES, ids=lambda truth: truth["file"])
WORKS = [
    (case, number, index) for case in CASES for number, works in case["works"].items() for index in range(len(works))
]


@cache
def read(file: str) -> Extraction:
    return extract(HERE / file)


def cited_by(extraction: Extraction, number: str) -> list[Reference]:
    """The works of the citations of a note, in order."""
    note = next(note.id for note in extraction.notes if note.marker == number)
    work = {reference.id: reference for reference in extraction.references}
    return [work[c.reference] for c in extraction.citations if c.note == note and c.reference]


def plain(value: Any) -> Any:
    """A value of a Reference as the truth writes it: names by family, dates as EDTF."""
    if isinstance(value, tuple):
        return [name.literal or name.family for name in value]
    return getattr(value, "edtf", value)


@EACH_CASE
def test_callouts(truth: dict[str, Any]) -> None:
    callouts = read(truth["file"]).callouts
    assert [[c.marker, c.page + 1] for c in callouts if c.page is not None] == truth["callouts"]


@EACH_CASE
def test_notes_are_whole(truth: dict[str, Any]) -> None:
    notes = {note.marker: note.text for note in read(truth["file"]).notes}
    assert list(notes) == list(truth["notes"])
    for number, (starts, ends) in truth["notes"].items():
        assert notes[number].startswith(starts)
        assert notes[number].endswith(ends)


@EACH_CASE
def test_every_callout_leads_to_the_note_of_its_number(truth: dict[str, Any]) -> None:
    extraction = read(truth["file"])
    callout = {c.id: c.marker for c in extraction.callouts}
    note = {n.id: n.marker for n in extraction.notes}
    pairs = [(callout[link.callout], note[link.note]) for link in extraction.links]
    assert pairs == [(number, number) for number in truth["notes"]]


@EACH_CASE
def test_each_note_cites_as_many_works_as_it_says(truth: dict[str, Any]) -> None:
    extraction = read(truth["file"])
    counts = {number: len(cited_by(extraction, number)) for number in truth["works"]}
    assert counts == {number: len(works) for number, works in truth["works"].items()}


def _row(truth: dict[str, Any], number: str, index: int) -> Any:
    return pytest.param(truth, number, index, id=f"{truth['file']}-{number}.{index + 1}")


@pytest.mark.parametrize(("truth", "number", "index"), [_row(*work) for work in WORKS])
def test_work(truth: dict[str, Any], number: str, index: int) -> None:
    want = truth["works"][number][index]
    given = cited_by(read(truth["file"]), number)[index]
    assert {key: plain(getattr(given, key)) for key in want} == want


@EACH_CASE
def test_findings(truth: dict[str, Any]) -> None:
    assert [finding.code for finding in read(truth["file"]).findings] == truth["findings"]
