"""Pages of a PDF as pictures, for a person to look at."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from typing import Any, cast

import pypdfium2
from PIL import Image

WIDTHS = ((60, 1100), (250, 950), (100_000, 800))
"""(pages up to which, width in pixels): an A4 page of text is readable from 800 on, and a book has many."""
LARGEST_SIDE = 4000
"""Pixels; a page drawn as a poster or a strip is made no larger."""
GREYS = 36
"""Distance of the eight greys that text is kept in: without loss they take half of what WebP's lossy form does."""
MOST_BYTES = 160_000
"""A grey page above this holds photographs, which eight greys spoil and the lossy form serves."""
QUALITY = 34
COLOURED = 24
"""Saturation (of 255) from which a page counts as coloured."""


def pictures(data: bytes, password: str | None = None) -> Iterator[bytes]:
    """Yield each page as it is displayed, as WebP, one at a time; a page that cannot be drawn is blank."""
    with closing(pypdfium2.PdfDocument(data, password=password)) as pdf:
        width = next(width for pages, width in WIDTHS if len(pdf) <= pages)
        for index in range(len(pdf)):
            yield _encoded(_drawn(pdf, index, width))


def _drawn(pdf: pypdfium2.PdfDocument, index: int, width: int) -> Image.Image:
    try:
        with closing(pdf[index]) as page:
            across, down = page.get_size()
            scale = min(width / max(across, 1.0), LARGEST_SIDE / max(down, 1.0))
            with closing(page.render(scale=scale, may_draw_forms=False)) as bitmap:
                return cast(Image.Image, bitmap.to_pil().convert("RGB"))
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return Image.new("RGB", (width, width), "white")


def _encoded(image: Image.Image) -> bytes:
    if not _is_grey(image):
        return _webp(image, quality=QUALITY, method=2)
    grey = image.convert("L")
    few = _webp(grey.point(_few_greys), lossless=True, quality=30, method=2)
    return few if len(few) <= MOST_BYTES else _webp(grey, quality=QUALITY, method=2)


def _few_greys(value: int) -> int:
    return min(255, (value + GREYS // 2) // GREYS * GREYS)


def _is_grey(image: Image.Image) -> bool:
    saturation = image.resize((60, 80)).convert("HSV").getchannel("S").histogram()
    return not any(saturation[COLOURED:])


def _webp(image: Image.Image, **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", **how)
    return out.getvalue()
