"""The notes in tests/gold/notes (our own words, hand-made truth) are split as a reader would split them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefcite.references import parse

GOLD = Path(__file__).parents[2] / "gold" / "notes"
NOTES = [json.loads(line) for path in sorted(GOLD.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
SAME = 0.8
"""Intersection over union from which on two spans are the same citation."""


@pytest.fixture(scope="module")
def read():
    return [line.citations for line in parse([note["text"] for note in NOTES])]


def trimmed(text, start, end):
    """Outer punctuation is nobody's business."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def overlap(one, other):
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common / ((max(one[1], other[1]) - min(one[0], other[0])) or 1)


def pairs(read):
    """Each true citation with the one read at the same place, if there is one."""
    for note, found in zip(NOTES, read, strict=True):
        text = note["text"]
        for true in note["citations"]:
            span = trimmed(text, true["start"], true["end"])
            same = [c for c in found if overlap(span, trimmed(text, c.start, c.end)) >= SAME]
            yield true, same[0] if same else None


def test_the_truth_is_broad():
    assert len(NOTES) >= 160
    assert {note["lang"] for note in NOTES} == {"en", "de", "fr", "it", "es", "pt"}
    assert sum(not note["refs"] for note in NOTES) >= 30
    assert sum(len(note["refs"]) > 1 for note in NOTES) >= 40


def test_citations_are_found(read):
    hits = sum(found is not None for _, found in pairs(read))
    given, true = sum(map(len, read)), sum(len(note["refs"]) for note in NOTES)
    assert 2 * hits / (given + true) >= 0.95


def test_commentary_is_left_alone(read):
    silent = [not found for note, found in zip(NOTES, read, strict=True) if not note["refs"]]
    assert sum(silent) / len(silent) >= 0.95


def test_forms(read):
    right = [found.form == true["form"] for true, found in pairs(read) if found]
    assert sum(right) / len(right) >= 0.97


def test_signals(read):
    right = [found.prefix == true["prefix"] for true, found in pairs(read) if found]
    assert sum(right) / len(right) >= 0.96


def test_locators(read):
    right = [
        found.locator == true["locator"].replace("–", "-") for true, found in pairs(read) if found and "locator" in true
    ]
    assert sum(right) / len(right) >= 0.96
