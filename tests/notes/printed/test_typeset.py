"""Documents typeset by LaTeX, LibreOffice, Chromium and Typst, one for each layout, against truth made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefcite import layout, load, notes
from briefcite.notes import Found

FOLDER = Path(__file__).parents[2] / "fixtures" / "notes"
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=sorted(TRUTH))
def case(request: pytest.FixtureRequest) -> tuple[dict, Found]:
    document = layout.zone(load.read(FOLDER / f"{request.param}.pdf"))
    return TRUTH[request.param], notes.find(document)


def test_callouts(case: tuple[dict, Found]) -> None:
    truth, found = case
    assert [(c.marker, c.page + 1) for c in found.callouts] == [(m, page) for m, page, _ in truth["callouts"]]
    for callout, (_, _, before) in zip(found.callouts, truth["callouts"], strict=True):
        assert callout.before.endswith(before)


def test_notes(case: tuple[dict, Found]) -> None:
    truth, found = case
    assert [(n.marker, n.pages[0] + 1) for n in found.notes] == [(m, page) for m, page, _, _ in truth["notes"]]
    for note, (_, _, starts, ends) in zip(found.notes, truth["notes"], strict=True):
        assert note.text.startswith(starts)
        assert note.text.endswith(ends)


def test_links(case: tuple[dict, Found]) -> None:
    truth, found = case
    place = {note.id: i for i, note in enumerate(found.notes)}
    target = {link.callout: place[link.note] for link in found.links}
    assert [target.get(callout.id) for callout in found.callouts] == truth["links"]


def test_implied_kinds_and_series(case: tuple[dict, Found]) -> None:
    truth, found = case
    assert [i for i, c in enumerate(found.callouts) if c.implied] == truth.get("implied", [])
    assert len({callout.series for callout in found.callouts}) == truth["series"]
    if "kind" in truth:
        assert {note.kind for note in found.notes} == set(truth["kind"].split())


def test_every_character_of_a_note_leads_back_to_the_page(case: tuple[dict, Found]) -> None:
    _, found = case
    for note in found.notes:
        assert len(note.origin) == len(note.text)
        assert len(note.boxes) >= 1
