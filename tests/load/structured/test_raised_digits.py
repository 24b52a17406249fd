"""Raised digits of a page typeset here, which Tesseract alone reads as signs or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from briefcite.load.hocr import HocrWord
from briefcite.load.raised_digits import RaisedInk, kept_text
from briefcite.pipeline import extract

BODY = [
    ("The harbour was dredged in the spring,", "12"), ("and the pilots had to wait outside.", "13"),
    ("Nobody in the council had asked what", ""), ("the merchants of the town would pay.", "14"),
    ("The sums were never settled before the", ""), ("next flood came up the narrow channel.", "15"),
]  # fmt: skip
NOTES = [("12", "John Marsh, Harbours (Leith, 1998), 44."), ("13", "Ann Low, Pilots (Oxford, 2004), 120."),
         ("14", "Marsh, Harbours, 46."), ("15", "Karl Huber, Tides (Bonn, 1970), 7.")]  # fmt: skip


def scan(path: Path) -> None:
    """A page of 300 dots an inch, slightly blurred, its note numbers raised."""
    page = Image.new("L", (1500, 1250), 250)
    draw = ImageDraw.Draw(page)
    body, note = ImageFont.load_default(50), ImageFont.load_default(40)
    raised, small = ImageFont.load_default(34), ImageFont.load_default(28)
    for number, (words, marker) in enumerate(BODY):
        draw.text((200, 200 + 75 * number), words, fill=20, font=body)
        draw.text((204 + draw.textlength(words, body), 192 + 75 * number), marker, fill=20, font=raised)
    draw.line((200, 870, 700, 870), fill=20, width=3)
    for number, (marker, words) in enumerate(NOTES):
        draw.text((200, 892 + 64 * number), marker, fill=20, font=small)
        draw.text((206 + draw.textlength(marker, small), 900 + 64 * number), words, fill=20, font=note)
    page.filter(ImageFilter.GaussianBlur(0.8)).save(path, resolution=300)


@pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")
def test_a_page_typeset_here(tmp_path: Path) -> None:
    scan(tmp_path / "scan.pdf")
    extraction = extract(tmp_path / "scan.pdf", ocr="eng")
    numbers = ["12", "13", "14", "15"]
    assert [c.marker for c in extraction.callouts] == numbers
    assert [n.marker for n in extraction.notes] == numbers
    assert len(extraction.links) == 4
    assert "Low, Pilots" in extraction.notes[1].text


@pytest.mark.parametrize(
    ("text", "digits", "at_head", "kept"),
    [
        ("accounts.’", "7", False, "accounts."),
        ("asked!", "1", False, "asked"),
        ("had**", "98", False, "had"),
        ("dredged.'!™", "104", False, "dredged."),
        ("19804", "4", False, "1980"),
        ("°°", "99", False, ""),
        ("®B.", "6", True, "B."),
        ("102Karl", "102", True, "Karl"),
    ],
)
def test_what_was_read_rightly_stays(text: str, digits: str, at_head: bool, kept: str) -> None:
    word = HocrWord(text, 0, 0, 100, 40, 40.0, 36.0)
    assert kept_text(RaisedInk(word, at_head, 80, 0, 100, 20, digits)) == kept
