"""Texts in our own words against their truth, whole and with one note or callout taken out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefcite import check, load, notes
from briefcite.load.text import decode
from briefcite.model import Callout, Extraction, Note

FIXTURES = Path(__file__).parents[2] / "fixtures" / "text"
FILES = sorted(path for path in FIXTURES.iterdir() if path.suffix != ".json")
WHOLE = [path for path in FILES if path.stem not in ("lost-notes", "lighthouse", "numbered-list", "orchard")]
"""Those that have no finding, and no number that is called twice or has no order."""


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


def without(path: Path, parts: list[tuple[int, int]], folder: Path) -> Extraction:
    """Read a copy of a file that lacks some stretches of its text."""
    text = decode(path.read_bytes(), path.name)
    for start, end in sorted(parts, reverse=True):
        text = text[:start] + text[end:]
    copy = folder / path.name
    copy.write_bytes(text.encode())
    return read(copy)


def lines_of(text: str, note: Note) -> list[tuple[int, int]]:
    """Give the lines that a note fills, with its marker and their ends."""
    assert note.span is not None
    lines = set()
    for place in (note.span.start, *note.origin):
        start = max(text.rfind(mark, 0, place) for mark in "\n\f") + 1
        ends = [at + 1 for mark in "\n\f" if (at := text.find(mark, place)) >= 0]
        lines.add((start, min(ends, default=len(text))))
    return sorted(lines)


def of_list(text: str, callout: Callout) -> tuple[int, int]:
    """Give a callout's place, with the hyphen that joins it to the next one ("7-8")."""
    start, end = callout.span
    return start, end + (text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit())


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.name)
def test_one_note_less(path: Path, tmp_path: Path) -> None:
    whole = read(path)
    called = {link.note: link.callout for link in whole.links}
    callouts = {callout.id: callout for callout in whole.callouts}
    for note in whole.notes:
        found = without(path, lines_of(whole.document.text, note), tmp_path)
        want = callouts[called[note.id]]
        dangling = _unlinked(found)
        assert [(c.marker, c.before) for c in dangling] == [(want.marker, want.before)]
        assert [(x.code, x.subject) for x in found.findings] == [("C101", dangling[0].id)]
        assert len(found.notes) == len(whole.notes) - 1


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.name)
def test_one_callout_less(path: Path, tmp_path: Path) -> None:
    whole = read(path)
    note_of = {link.callout: link.note for link in whole.links}
    by_id = {note.id: note for note in whole.notes}
    for callout in whole.callouts:
        found = without(path, [of_list(whole.document.text, callout)], tmp_path)
        linked = {link.note for link in found.links}
        orphans = [note for note in found.notes if note.id not in linked]
        want = by_id[note_of[callout.id]]
        assert [note.text for note in orphans] == [want.text]
        assert [(x.code, x.subject) for x in found.findings] == [("N101", orphans[0].id)]
        assert len(found.callouts) == len(whole.callouts) - 1


def _unlinked(found: Extraction) -> list[Callout]:
    linked = {link.callout for link in found.links}
    return [callout for callout in found.callouts if callout.id not in linked]
