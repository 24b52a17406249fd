"""The sheets marked up by hand, and their reader."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "training"))
import itertools

from marks import parse, read, sheet

NOTE = (
    "Earlier doubts are gone. <sg>See </sg><c f=full w=orr><au>A. Orr</au>, <ti>Tides <v> Again</ti> "
    "(<<url>https://x.example</url>>)</c>; <c f=ibid w=orr>ibid. <lo>4</lo></c>."
)


def test_tags_come_off_and_leave_the_text() -> None:
    text, (full, again) = parse(NOTE)
    assert text == "Earlier doubts are gone. See A. Orr, Tides <v> Again (<https://x.example>); ibid. 4."
    assert text[full["start"] : full["end"]] == "A. Orr, Tides <v> Again (<https://x.example>)"
    assert text[slice(*full["prefix"])] == "See"
    assert [text[start:end] for _, start, end in full["segments"]] == ["A. Orr", "Tides <v> Again", "https://x.example"]
    assert (again["form"], again["work"], again["prefix"]) == ("ibid", "orr", None)


@pytest.mark.parametrize(
    "marked",
    [
        "<c f=full w=a>bare</c>",
        "<c f=whole w=a><ti>T</ti></c>",
        "<ti>outside</ti>",
        "<c f=full w=a><ti>left open</c>",
        "<c f=full w=a><ti> </ti></c>",
        "<c f=full w=a><ti>T</ti>",
        "<c f=ibid w=a>Ibid.</c>",
    ],
)
def test_a_slip_in_the_tags_is_named(marked: str, tmp_path: Path) -> None:
    path = tmp_path / "en-slip.txt"
    path.write_text(f"[[n7]] {marked}\n", "utf-8")
    with pytest.raises(ValueError, match=r"en-slip\.txt: '\[\[n7"):
        sheet(path)


def test_every_sheet_is_well_formed() -> None:
    documents = read()
    assert documents
    for document in documents:
        for note in document["notes"]:
            spans = [(c["start"], c["end"]) for c in note["citations"]]
            assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
