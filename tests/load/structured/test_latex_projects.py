"""Whole LaTeX projects: the numbers are those of the PDF that LaTeX makes of them (benchmarks/latex_projects.py)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefcite.model import Extraction
from briefcite.pipeline import extract

PROJECTS = Path(__file__).parent / "latex"


def squeezed(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


@pytest.mark.parametrize("name", sorted(path.parent.name for path in PROJECTS.glob("*/truth.json")))
def test_numbers_are_those_of_the_pdf(name: str) -> None:
    truth = json.loads((PROJECTS / name / "truth.json").read_text("utf-8"))
    found = extract(PROJECTS / name / truth["main"])
    assert [callout.marker for callout in found.callouts] == truth["called"]
    assert [
        (note.marker, begins(note.text, told)) for note, told in zip(found.notes, truth["notes"], strict=False)
    ] == [(told["marker"], squeezed(told.get("begins", ""))) for told in truth["notes"]]
    assert len(found.notes) == len(truth["notes"])
    linked = {link.note for link in found.links}
    for note, told in zip(found.notes, truth["notes"], strict=True):
        assert note.id in linked or told.get("uncalled"), told
        assert cited(found, note.id) == set(told.get("cites", ())) or "cites" not in told, told
    assert len(found.links) == len(truth["called"]) - truth.get("dangling", 0)
    assert not [warning.message for warning in found.document.warnings]


def begins(text: str, told: dict[str, str]) -> str:
    return squeezed(text)[: len(squeezed(told.get("begins", "")))]


def cited(found: Extraction, note: str) -> set[str]:
    return {citation.reference for citation in found.citations if citation.note == note and citation.reference}
