"""The scorer of marked notes (benchmarks/reading.py) counts what is right, wrong, missed and invented."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from briefcite.model import Citation, Segment

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "reading.py"
TEXT = "Edith Farr, Salt (London: Quay Press, 1931), 7. Ibid., 9."
FULL = {
    "start": 0, "end": 46, "form": "full", "work": "salt",
    "segments": [["author", 0, 10], ["title", 12, 16], ["issued", 38, 42], ["locator", 45, 46]],
}  # fmt: skip
AGAIN = {"start": 48, "end": 56, "form": "ibid", "work": "salt", "segments": [["locator", 55, 56]]}


@pytest.fixture(scope="module")
def reading() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reading_benchmark", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def citation(like: dict, reference: str | None, **other: object) -> Citation:
    segments = tuple(Segment(*one) for one in other.get("segments", like["segments"]))
    return Citation("", "n1", like["form"], like["start"], like["end"], segments=segments, reference=reference)


def counted(reading: ModuleType, monkeypatch: pytest.MonkeyPatch, *found: Citation) -> dict[str, int]:
    monkeypatch.setattr(reading, "read", lambda document: {"n1": list(found), "n2": []})
    score = reading.Score()
    notes = [{"id": "n1", "text": TEXT, "citations": [FULL, AGAIN]}, {"id": "n2", "text": "Thanks.", "citations": []}]
    score.document({"doc": "made", "lang": "en", "notes": notes})
    return score.count


def test_everything_right(reading: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    count = counted(reading, monkeypatch, citation(FULL, "r1"), citation(AGAIN, "r1"))
    assert (count["citations both"], count["parts both"], count["works both"]) == (2, 5, 1)
    assert (count["whole"], count["notes"], count["alone"]) == (2, 2, 1)


def test_a_missed_citation_and_a_wrong_part(reading: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = [["author", 12, 16], *FULL["segments"][1:]]
    count = counted(reading, monkeypatch, citation(FULL, "r1", segments=wrong))
    assert (count["citations both"], count["citations marked"]) == (1, 2)
    assert (count["parts both"], count["parts found"]) == (3, 4)
    assert (count["works both"], count["works marked"], count["whole"]) == (0, 1, 1)


def test_a_back_reference_led_to_another_work(reading: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    count = counted(reading, monkeypatch, citation(FULL, "r1"), citation(AGAIN, "r2"))
    assert (count["works both"], count["works found"], count["works marked"]) == (0, 0, 1)
