"""A page that is only a picture: refused with a way out, read when OCR is asked for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefcite.errors import MissingExtra, NoTextLayer
from briefcite.load import ocr
from briefcite.pipeline import extract

SCAN = Path(__file__).parents[2] / "fixtures" / "scan" / "harbour-scan.pdf"
needs_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")


def test_without_ocr_the_way_out_is_named() -> None:
    with pytest.raises(NoTextLayer, match="--ocr"):
        extract(SCAN)


def test_without_a_program_the_way_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingExtra, match="Tesseract"):
        ocr.recognised(SCAN.read_bytes(), "scan.pdf")


@needs_tesseract
def test_callouts_and_notes_of_a_scan() -> None:
    extraction = extract(SCAN, ocr="eng")
    assert [c.marker for c in extraction.callouts] == ["1", "2", "3", "4", "5", "6"]
    assert [n.marker for n in extraction.notes] == ["1", "2", "3", "4", "5", "6"]
    assert len(extraction.links) == 6
    assert extraction.notes[0].text.startswith("John Marsh")
    assert extraction.notes[1].text.endswith("30-41.")


@needs_tesseract
def test_a_language_that_is_not_there() -> None:
    with pytest.raises(MissingExtra, match="--ocr-lang"):
        ocr.recognised(SCAN.read_bytes(), "scan.pdf", "tlh")
