"""Marks kept apart from their text, and laid on it again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "training"))
import standoff

SHEET = """\
[[1]] <sg>See</sg> <c f=full w=orr><au>A. Orr</au>, <ti>Tides Again</ti> (<pl>Ghent</pl>, <da>1998</da>)</c>; it is dear.
[[2]] It was a remark.
[[3]] <c f=short w=orr><au>Orr</au>, <ti>Tides</ti>, <lo>§ 4</lo></c>, and <c f=supra w=gone><au>Voss</au> (n 9) <lo>12</lo></c>.
"""
TEXT = """\
A shore[^1] and a bay[^2] and a cape.[^3]

[^1]: See A. Orr, Tides Again
    (Ghent, 1998); it is dear.
[^2]: It was a remark.
[^3]: Orr, Tides, § 4, and Voss (n 9) 12.
"""


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one document, whose marks are written."""
    monkeypatch.setattr(standoff, "HERE", tmp_path / "standoff")
    (tmp_path / "data" / "md").mkdir(parents=True)
    (tmp_path / "data" / "md" / "shore.md").write_text(TEXT, "utf-8")
    (tmp_path / "en~shore.md.txt").write_text(SHEET, "utf-8")
    standoff.main(tmp_path / "data", [tmp_path / "en~shore.md.txt"])
    return tmp_path / "data"


def test_the_marks_hold_no_word_of_the_text(data: Path) -> None:
    written = (standoff.HERE / "shore.jsonl").read_text("utf-8")
    assert not [word for word in ("Orr", "Tides", "Ghent", "1998", "orr", "remark") if word in written]


def test_they_are_laid_on_the_text_as_it_is_read(data: Path) -> None:
    (document,) = standoff.read(data)
    first, remark, last = document["notes"]
    (orr,) = first["citations"]
    assert first["text"][slice(*orr["prefix"])] == "See"
    assert "".join(first["text"][orr["start"] : orr["end"]].split()) == "A.Orr,TidesAgain(Ghent,1998)"
    assert [first["text"][a:b] for _, a, b in orr["segments"]] == ["A. Orr", "Tides Again", "Ghent", "1998"]
    assert remark["citations"] == []
    again, gone = last["citations"]
    assert (again["form"], again["work"]) == ("short", orr["work"])
    assert last["text"][slice(*again["segments"][-1][1:])] == "§ 4"
    assert gone["work"].startswith("?")


def test_a_note_that_reads_otherwise_is_left_out(data: Path) -> None:
    file = data / "md" / "shore.md"
    file.write_text(TEXT.replace("Tides, § 4", "Tide, § 4"), "utf-8")
    standoff._texts.cache_clear()
    (document,) = standoff.read(data)
    assert [note["id"] for note in document["notes"]] == ["1", "2"]


def test_a_document_that_is_not_there_is_left_out(data: Path, tmp_path: Path) -> None:
    assert list(standoff.read(tmp_path / "elsewhere")) == []
