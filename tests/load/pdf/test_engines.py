"""Another PDF engine is a class and a row of ``second.OTHERS``; nothing else asks which engine there is."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from briefcite.load import pdf
from briefcite.load.pdf import second
from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.layer import TextLayer
from briefcite.model import Word

FILE = Path(__file__).parents[2] / "gold" / "main_job" / "tidal-brief.pdf"


class Reader:
    """Sees one word a page."""

    closed = 0

    def __init__(self, data: bytes, password: str | None) -> None:
        assert data.startswith(b"%PDF-")
        assert password is None

    def read(self, index: int, frame: Frame, offset: int, *, once: bool = True) -> TextLayer | None:
        word = Word(offset, offset + 5, "Tides", 50, 50, 80, 60, 58, 10, "Serif")
        return TextLayer("reader", "Tides", (word,), {}) if index == 0 else None

    def close(self) -> None:
        Reader.closed += 1


def test_an_engine_is_a_class_and_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("made_reader")
    module.Reader = Reader
    monkeypatch.setitem(sys.modules, "made_reader", module)
    monkeypatch.setitem(second.OTHERS, "reader", "made_reader:Reader")
    monkeypatch.setattr(pdf, "ENGINES", (*pdf.ENGINES, "reader"))
    read = pdf.read(FILE.read_bytes(), "a.pdf", engine="reader")
    assert [[word.text for word in page.words] for page in read.pages] == [["Tides"], []]
    assert read.source.loader == "reader"
    assert [page.engine for page in read.pages] == ["reader", "reader"]
    assert Reader.closed == 1


def test_the_second_engine_is_one_of_them() -> None:
    assert second.IN_DOUBT in second.OTHERS
    assert set(second.OTHERS) < set(pdf.ENGINES)
