"""A slice of benchmarks/losses.py: a lost pair is told with the step at which it was lost, and what decides nothing is named."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.notes.benchmark import benchmark

from briefcite import layout, load
from briefcite.model import Document, Zone
from briefcite.notes import lost
from briefcite.notes.plain import decide
from briefcite.notes.printed import callouts, entries, match

ablation, losses, truth = benchmark("ablation"), benchmark("losses"), benchmark("truth")
KNOWN = {known.name: known for known in truth.own()}


def steps(name: str) -> list[str]:
    return [loss.step for loss in losses.losses(KNOWN[name], load.read(KNOWN[name].path))]


@pytest.mark.parametrize(
    "name", ["level_markers", "two_columns", "section_endnotes", "guild.txt", "faro.md", "por-capitulo.txt"]
)
def test_nothing_is_lost_of_our_own(name: str) -> None:
    assert KNOWN[name].pairs
    assert steps(name) == []


def test_a_note_area_that_was_not_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    zone = layout.zone

    def as_text(document: Document) -> Document:
        zoned = zone(document)
        lines = [tuple(line._replace(zone=Zone.FURNITURE) for line in page.lines) for page in zoned.pages]
        pages = tuple(replace(page, lines=some) for page, some in zip(zoned.pages, lines, strict=True))
        return replace(zoned, pages=pages)

    monkeypatch.setattr(layout, "zone", as_text)
    assert steps("two_paragraphs") == ["zone"] * 7


def test_lines_that_begin_with_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "find", lambda *_: [])
    assert steps("two_paragraphs") == ["head"] * 7
    monkeypatch.setattr(decide, "leads", lambda *_: [])
    assert steps("guild.txt") == ["head"] * 3


def test_numbers_that_are_not_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(callouts, "find", lambda *_: [])
    monkeypatch.setattr(lost, "has_gaps", lambda _: False)  # or all are known by their neighbours
    assert steps("two_paragraphs") == ["callout"] * 7
    monkeypatch.setattr(decide, "sights", lambda *_: [])
    assert steps("guild.txt") == ["callout"] * 3


def test_another_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match, "match", lambda *_: [])
    assert steps("two_paragraphs") == ["choice"] * 7
    monkeypatch.setattr(decide, "numberings_of", lambda *_: [])
    assert steps("guild.txt") == ["choice"] * 3


def test_what_decides_and_what_does_not() -> None:
    reads = losses.loaded([KNOWN["guild.txt"], KNOWN["two_paragraphs"]])
    chosen = (
        "notes.plain.callouts.sights",
        "notes.printed.callouts._is_column",
        "notes.plain.rows.LEAST_CONTENTS",
        "notes.reading.BEFORE",
    )
    switches = [switch for switch in (*ablation.rules(), *ablation.constants()) if switch.name in chosen]
    deciding = {
        verdict.switch.name for verdict in ablation.verdicts(switches, reads, losses.outcome) if verdict.changed
    }
    assert deciding == {"notes.plain.callouts.sights", "notes.reading.BEFORE"}
    assert [losses.outcome(read) for read in reads] == [losses.outcome(read) for read in reads]


def test_every_rule_and_constant_is_found() -> None:
    names = {switch.name for switch in (*ablation.rules(), *ablation.constants())}
    assert len(names) > 500
    assert {"layout.numbering._is_dense", "notes.plain.words.COUNTED", "notes.printed.match.MOSTLY"} <= names
    assert all(re.fullmatch(r"(?:layout|notes|text)\.[\w.\[\] ]+", name) for name in names)
