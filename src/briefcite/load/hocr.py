"""hOCR, in which OCR programs write what they recognised: each word with its box and its line's baseline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefcite.text.late import late

_TITLE_NUMBER = late(r"-?\d*\.?\d+")


class HocrWord(NamedTuple):
    """A word of hOCR: its box in pixels, and its line's height and baseline (at the word's middle)."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    height: float
    baseline: float


def words_of(hocr: bytes) -> Iterator[HocrWord]:
    """Read the words of Tesseract's hOCR."""
    from lxml import html

    for line in html.document_fromstring(hocr).iter("span"):
        said = _numbers(line.get("title") or "")
        if "x_size" not in said or len(said["bbox"]) != 4:
            continue
        slope, offset = said.get("baseline", [0.0, 0.0])[:2]
        for word in line:
            box = _numbers(word.get("title") or "").get("bbox", [])
            if len(box) == 4:
                left, top, right, bottom = (int(value) for value in box)
                baseline = said["bbox"][3] + offset + slope * ((left + right) / 2 - said["bbox"][0])
                text = "".join(word.itertext()).strip()
                yield HocrWord(text, left, top, right, bottom, said["x_size"][0], baseline)


def _numbers(title: str) -> dict[str, list[float]]:
    """Read an hOCR title: "bbox 10 20 300 60; baseline 0.01 -9; x_size 46"."""
    parts = (part.split() for part in title.split(";"))
    said = {part[0]: part[1:] for part in parts if len(part) > 1}
    return {
        name: [float(v) for v in values] for name, values in said.items() if all(map(_TITLE_NUMBER.fullmatch, values))
    }
