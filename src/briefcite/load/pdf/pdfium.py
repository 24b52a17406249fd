"""One page through PDFium: words, rules, links, tags."""

from __future__ import annotations

from collections.abc import Sequence

from briefcite.load.pdf import artwork, links, tags
from briefcite.load.pdf import binding as c
from briefcite.load.pdf import frame as frames
from briefcite.load.pdf.artwork import Artwork
from briefcite.load.pdf.document import Pdf
from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.sheet import Sheet
from briefcite.load.pdf.style import INK, INVISIBLE, PAPER, Style
from briefcite.load.pdf.words import Words, marked
from briefcite.model import Box, Page, Word

MOSTLY = 0.5
"""Share of a page's words: where more are unpainted, a scan's OCR layer or a dark page is the reason."""


def read_page(pdf: Pdf, index: int, start: int) -> Sheet | None:
    """Read a page whose words and text begin at offset ``start``; None where the page itself is broken."""
    page = c.load_page(pdf.handle, index)
    if not page:
        return None
    textpage = c.load_text(page)
    try:
        return _sheet(pdf, index, start, page, textpage) if textpage else None
    finally:
        if textpage:
            c.close_text(textpage)
        c.close_page(page)


def _sheet(pdf: Pdf, index: int, start: int, page: int, textpage: int) -> Sheet:
    frame = frames.of_page(page)
    with tags.tree(page) as tree:
        reader = Words(textpage, frame, tagged=tree is not None)
        text = reader.read(start)
        spans = marked(reader) if tree else {}
        found_tags = tags.read(tree, spans) if tree else ()
    art = artwork.read(page, frame)
    words = _unpainted(reader.words, reader.style_of, art, frame)
    jumps = tuple(links.read(pdf, page, frame))
    result = Page(
        index,
        str(index + 1),
        start,
        start + len(text),
        tuple(words),
        width=frame.width,
        height=frame.height,
        rules=art.rules,
        tags=found_tags,
        engine="pdfium",
    )
    return Sheet(result, text, jumps, frame)


def _unpainted(words: list[Word], styles: Sequence[Style], art: Artwork, frame: Frame) -> list[Word]:
    """Flag the words that leave no ink on the page.

    The invisible text over a scan is what the scan shows, so it counts as painted; white text does where it
    stands on a picture or a coloured ground.
    """
    suspects = [i for i, style in enumerate(styles) if style.paint != INK]
    grounds = {INVISIBLE: art.images, PAPER: art.images + art.fills}
    for paint, boxes in grounds.items():
        some = [i for i in suspects if styles[i].paint == paint]
        if len(some) <= MOSTLY * len(words):
            for i in some:
                if not any(_inside(words[i], box) for box in boxes):
                    words[i] = words[i]._replace(hidden=True)
    width, height = frame.width, frame.height
    for i, word in enumerate(words):
        if word.x1 < 0 or word.x0 > width or word.bottom < 0 or word.top > height:
            words[i] = word._replace(hidden=True)
    return words


def _inside(word: Word, box: Box) -> bool:
    """Return whether the middle of a word is in a box."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
