"""Texts in our own words against their truth, whole and with one note or callout taken out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefcite import check, load, notes
from briefcite.model import Extraction

FIXTURES = Path(__file__).parents[2] / "fixtures" / "text"
FILES = sorted(path for path in FIXTURES.iterdir() if path.suffix != ".json")


def read(path: Path) -> Extraction:
    document = load.read(path)
    found = notes.find(document)
    extraction = Extraction(document, found.callouts, found.notes, found.links)
    return Extraction(document, found.callouts, found.notes, found.links, findings=check.run(extraction))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_truth(path: Path) -> None:
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = read(path)
    assert [c.marker for c in found.callouts] == [c[0] for c in truth["callouts"]]
    for callout, want in zip(found.callouts, truth["callouts"], strict=True):
        assert callout.before.strip().endswith(want[1])
        assert callout.implied == (want[2:] == ["implied"])
    assert [n.marker for n in found.notes] == [n[0] for n in truth["notes"]]
    for note, want in zip(found.notes, truth["notes"], strict=True):
        assert note.text.startswith(want[1])
        assert note.text.endswith(want[2])
    callouts = {c.id: place for place, c in enumerate(found.callouts)}
    places = {n.id: place for place, n in enumerate(found.notes)}
    assert [[callouts[x.callout], places[x.note]] for x in found.links] == truth["links"]
    assert [f"{x.code} {x.subject}".strip() for x in found.findings] == truth["findings"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_character_leads_back(path: Path) -> None:
    found = read(path)
    ids = [x.id for x in (*found.callouts, *found.notes)]
    assert len(ids) == len(set(ids))
    for note in found.notes:
        assert len(note.origin) == len(note.text)
        for char, place in zip(note.text, note.origin, strict=True):
            assert char == " " or found.document.text[place] == char
