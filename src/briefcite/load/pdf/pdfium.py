"""The text layer of one page through PDFium."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from briefcite.load.pdf import binding, mend
from briefcite.load.pdf.artwork import Artwork
from briefcite.load.pdf.frame import Frame
from briefcite.load.pdf.layer import TextLayer
from briefcite.load.pdf.style import INK, INVISIBLE, PAPER, TextStyle
from briefcite.load.pdf.words import WordReader, marked
from briefcite.model import Box, Word

MOSTLY = 0.5
"""Share of a page's words: where more are unpainted, a scan's OCR layer or a dark page is the reason."""

X0, TOP, X1, BOTTOM = (itemgetter(Word._fields.index(name)) for name in ("x0", "top", "x1", "bottom"))


def text_layer(textpage: binding.Ready, frame: Frame, art: Artwork, wanted: frozenset[int], offset: int) -> TextLayer:
    """Return the words of an open text page.

    Args:
        textpage: PDFium's handle.
        frame: the page's frame.
        art: what else is painted, to tell which words can be seen.
        wanted: the marked contents whose words are to be known.
        offset: where the page's text begins in the document.
    """
    reader = WordReader(textpage, frame, tagged=bool(wanted))
    text = reader.read(offset)
    lost = reader.lost_blanks()
    if lost:
        reader = WordReader(textpage, frame, bool(wanted), lost)
        text = reader.read(offset)
    _flag_unpainted(reader.words, reader.style_of, art)
    _flag_outside(reader.words, frame)
    layer = TextLayer("pdfium", text, tuple(reader.words), marked(reader, wanted) if wanted else {})
    repeated = mend.drawn_twice(layer.words, text, offset)
    if repeated:
        layer = mend.without_repeated(repeated, layer, offset)
    empty = mend.empty_blanks(layer.words)
    return mend.without(empty, layer, offset) if empty else layer


def _flag_unpainted(words: list[Word], styles: Sequence[TextStyle], art: Artwork) -> None:
    """Flag the words that leave no ink on the page.

    The invisible text over a scan is what the scan shows, so it counts as painted; white text does where it
    stands on a picture or a coloured ground.
    """
    suspects = [i for i, style in enumerate(styles) if style.paint != INK]
    if not suspects:
        return
    for paint, grounds in ((INVISIBLE, art.images), (PAPER, art.images + art.fills)):
        some = [i for i in suspects if styles[i].paint == paint]
        if len(some) <= MOSTLY * len(words):
            for i in some:
                if not any(_inside(words[i], ground) for ground in grounds):
                    words[i] = words[i]._replace(hidden=True)


def _flag_outside(words: list[Word], frame: Frame) -> None:
    """Flag what is printed beyond the page's edges (crop marks, file names of the printer)."""
    width, height = frame.width, frame.height
    if not words or not (
        min(map(X1, words)) < 0
        or max(map(X0, words)) > width
        or min(map(BOTTOM, words)) < 0
        or max(map(TOP, words)) > height
    ):
        return
    for i, word in enumerate(words):
        if word.x1 < 0 or word.x0 > width or word.bottom < 0 or word.top > height:
            words[i] = word._replace(hidden=True)


def _inside(word: Word, box: Box) -> bool:
    """Return whether the middle of a word is in a box."""
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
