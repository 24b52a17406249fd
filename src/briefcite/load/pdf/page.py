"""One page: its text through the engine that reads it best, and everything else through PDFium."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefcite.load.pdf import artwork, document, links, pdfium, quality, skew, stacked, switches, tags
from briefcite.load.pdf import binding as c
from briefcite.load.pdf import frame as frames
from briefcite.load.pdf.artwork import Artwork
from briefcite.load.pdf.document import Pdf
from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.layer import TextLayer
from briefcite.load.pdf.quality import Quality
from briefcite.load.pdf.second import OTHERS, Second
from briefcite.load.pdf.sheet import Sheet
from briefcite.model import Box, Page, Word
from briefcite.text.words import Words


class Engines(NamedTuple):
    """What reads text: ``choice`` is "auto", "pdfium" or one of ``second.OTHERS``."""

    choice: str
    second: Second
    off: switches.Off = switches.Off()
    """The layers that are switched off."""


def read(pdf: Pdf, index: int, offset: int, engines: Engines) -> Sheet | None:
    """Read a page whose words and text begin at ``offset``; None where the page itself is broken."""
    page = c.ready(c.load_page(pdf.handle, index))
    if not page:
        return None
    if engines.off.names:
        switches.remove(page, engines.off)
    textpage = c.ready(c.load_text(page))
    try:
        return _sheet(pdf, index, offset, page, textpage, engines) if textpage else None
    finally:
        if textpage:
            c.close_text(textpage)
        c.close_page(page)


def empty(pdf: Pdf, index: int, offset: int) -> Sheet:
    """Return what stands for a broken page, so that the others keep their places."""
    label = document.label(pdf, index) or str(index + 1)
    return Sheet(Page(index, label, offset, offset), "", (), Frame(0, 0, 0, 0, 0), Quality.GOOD, 0.0)


def _sheet(pdf: Pdf, index: int, offset: int, page: c.Ready, textpage: c.Ready, engines: Engines) -> Sheet:
    frame = frames.of_page(page)
    if engines.choice not in OTHERS:
        frame = frames.upright(frame, textpage)
    art = artwork.read(page, frame)
    elements = tags.outline(page)
    wanted = frozenset(name for element in elements for name in element.marked)
    layer, verdict = _text(index, offset, textpage, frame, art, wanted, engines)
    pictured = _pictured(art, frame)
    recognised = pictured >= quality.SCAN and len(layer.words) > 0
    words: Sequence[Word] = layer.words
    if recognised:
        if engines.choice == "auto" and stacked.is_piled(words):
            layer = engines.second.read(index, frame, offset, once=False) or layer
        words = skew.straightened(stacked.spread(layer.words), frame.width)
    result = Page(
        index,
        document.label(pdf, index) or str(index + 1),
        offset,
        offset + len(layer.text),
        Words(words),
        width=frame.width,
        height=frame.height,
        rules=art.rules,
        tags=tags.read(elements, layer.marked),
        recognised=recognised,
        engine=layer.engine,
    )
    jumps = tuple(links.read(pdf, page, frame))
    return Sheet(result, layer.text, jumps, frame, verdict, pictured)


def _text(
    index: int,
    offset: int,
    textpage: c.Ready,
    frame: Frame,
    art: Artwork,
    wanted: frozenset[int],
    engines: Engines,
) -> tuple[TextLayer, Quality]:
    """Return the text layer by the engine that was asked for, or by the better one, and its quality."""
    if engines.choice in OTHERS:
        layer = engines.second.read(index, frame, offset) or TextLayer(engines.choice, "", (), {})
        return layer, quality.judge(layer.text)
    layer = pdfium.text_layer(textpage, frame, art, wanted, offset)
    verdict = quality.judge(layer.text)
    if engines.choice == "pdfium" or verdict is Quality.GOOD or not engines.second.worth_asking:
        return layer, verdict
    other = engines.second.read(index, frame, offset)
    helped = other is not None and quality.better(other.text, layer.text)
    engines.second.note(helped)
    return (other, quality.judge(other.text)) if other is not None and helped else (layer, verdict)


def _pictured(art: Artwork, frame: Frame) -> float:
    """Return the share of the page that its pictures cover, those of a scan in strips added up."""
    whole = frame.width * frame.height
    covered = sum(_area(image, frame) for image in art.images)
    return min(1.0, covered / whole) if whole > 0 else 0.0


def _area(box: Box, frame: Frame) -> float:
    """Return the area of the part of a box that is on the page."""
    width = min(box.x1, frame.width) - max(box.x0, 0.0)
    height = min(box.bottom, frame.height) - max(box.top, 0.0)
    return max(0.0, width) * max(0.0, height)
