"""Note numbers that OCR loses: small raised digits, which Tesseract reads as "!", "?", "®", "’" or not at all.

Tesseract reads lines, and a raised digit fits none of its lines. So the ink of each word is looked at: parts that
stand clear above the baseline, taller than a quotation mark and smaller than a letter. They are cut out, enlarged,
set one below the other and recognised once more, as digits alone; the text layer then gets them as words of their
own, small and raised, in the place of what was read there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from briefcite.load.hocr import HocrWord
from briefcite.text.late import late

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

LEAST_LIFT = 0.2
"""Smallest height of the foot of the ink above the baseline, as a share of the line's; commas and letters have 0."""
LEAST_HEIGHT, MOST_HEIGHT = 0.3, 0.75
"""Of the line's height; quotation marks have 0.25, raised digits 0.4 to 0.55 in LaTeX and Word, capitals 0.7."""
MOST_WIDTH = 0.55
INK = 0.35
"""Of the way from paper to the darkest ink: thin strokes of blurred scans come as light as that."""
LEAST_INK = 0.03
"""Of the line's height: columns and rows with less ink are specks."""
MOST_DIGITS = 3
MOST_PIECES = 6
"""Most pieces that a letter may be in: poor scans break letters."""
STROKE = 0.45
"""Width over height of a lone "1", which Tesseract takes for a rule and passes over."""
NUMBER = late(r"[1-9]\d{0,2}")
TALL = 48
"""Pixels of a digit as it is recognised again; Tesseract's models were trained on about that."""
GAP = 40
MARGIN = 60
SURE = 40.0
"""Tesseract's confidence (0..100) from which a number is taken."""
SMALLER = 0.65
"""Size of raised digits beside their line's, as they are written into the text layer."""
STOPS = ".,;:)]"
"""Punctuation before a raised number that is not a misread digit."""
ALONE = (8, 10, 13)
"""Tesseract's ways to read a picture of one word, one letter, one raw line."""
LIKE_ONE = "!1lI|'’‘i\"*"
MOST_FOUND = 400
"""Most raised parts of one page; more are a speckled picture."""


class RaisedInk(NamedTuple):
    """Raised ink at the end (or the head) of a word."""

    word: HocrWord
    at_head: bool
    left: int
    top: int
    right: int
    bottom: int
    digits: str = ""


def raised_parts(page: NDArray[np.uint8], words: Sequence[HocrWord]) -> list[RaisedInk]:
    """Find the raised ink of a page.

    Args:
        page: its pixels in grey, rows first.
        words: as Tesseract read them.
    """
    import numpy as np

    paper = int(np.median(page))
    dark = paper - int(INK * (paper - int(page.min())))
    found = [part for word in words for part in _of_word(page, word, dark)]
    return _once(found) if len(found) <= MOST_FOUND else []


def _once(parts: Sequence[RaisedInk]) -> list[RaisedInk]:
    """Leave out ink that two words hold: Tesseract reads "channel.¹⁵" as "channel." with "'°" over its end."""
    signs = [part for part in parts if not any(map(str.isalpha, part.word.text))]
    return [part for part in parts if part in signs or not any(_overlap(part, sign) for sign in signs)]


def _overlap(one: RaisedInk, other: RaisedInk) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > (one.right - one.left) / 2 and high > 0


def _of_word(page: NDArray[np.uint8], word: HocrWord, dark: int) -> Iterator[RaisedInk]:
    top = max(0, word.top - int(word.height / 4))
    ink = page[top : word.bottom + 2, max(0, word.left - 1) : word.right + 2] < dark
    pieces = [
        box._replace(left=box.left + max(0, word.left - 1), right=box.right + max(0, word.left - 1), top=box.top + top,
                     bottom=box.bottom + top)
        for box in _pieces(ink, word, max(2, int(LEAST_INK * word.height)))
    ]  # fmt: skip
    raised = [_is_raised(piece) for piece in pieces]
    tail = next((n for n, up in enumerate(reversed(raised)) if not up), len(raised))
    head = next((n for n, up in enumerate(raised) if not up), len(raised))
    if 0 < tail <= MOST_PIECES:
        yield _joined(pieces[-tail:])
    if 0 < head <= MOST_PIECES and head < len(raised):
        yield _joined(pieces[:head])._replace(at_head=True)


def _pieces(ink: NDArray[np.bool_], word: HocrWord, speck: int) -> Iterator[RaisedInk]:
    """The letters of a word: runs of columns with ink."""
    import numpy as np

    columns = np.concatenate([[False], ink.any(axis=0), [False]]).astype(np.int8)
    edges = np.flatnonzero(np.diff(columns))
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        rows = np.flatnonzero(ink[:, left:right].any(axis=1))
        if right - left >= speck and rows[-1] - rows[0] >= speck:
            yield RaisedInk(word, False, int(left), int(rows[0]), int(right), int(rows[-1]) + 1)


def _is_raised(piece: RaisedInk) -> bool:
    line = piece.word.height
    lift, height = (piece.word.baseline - piece.bottom) / line, (piece.bottom - piece.top) / line
    return (
        lift >= LEAST_LIFT and LEAST_HEIGHT <= height <= MOST_HEIGHT and piece.right - piece.left <= MOST_WIDTH * line
    )


def _joined(pieces: Sequence[RaisedInk]) -> RaisedInk:
    return pieces[0]._replace(
        top=min(piece.top for piece in pieces), right=pieces[-1].right, bottom=max(piece.bottom for piece in pieces)
    )


def recognised_digits(image: Image, parts: Sequence[RaisedInk], read: Callable[[Image, int], str]) -> list[RaisedInk]:
    """Recognise raised parts as numbers; those that are none are left out.

    Args:
        image: the page.
        parts: what to recognise.
        read: recognises an image, in Tesseract's page segmentation mode, into its table (TSV) of words.
    """
    import numpy as np
    from PIL import Image as Images

    cut = [_enlarged(image, part) for part in parts]
    paper = int(np.median(np.asarray(image)))
    sheet = Images.new("L", (8 * TALL, GAP + len(cut) * (TALL + GAP)), paper)
    for number, piece in enumerate(cut):
        sheet.paste(piece, (MARGIN, GAP + number * (TALL + GAP)))
    said: dict[int, str] = {}
    for middle, text in _sure(read(sheet, 6)) if cut else ():
        said.setdefault(round((middle - GAP - TALL / 2) / (TALL + GAP)), text)
    for number, piece in enumerate(cut):
        if number not in said and _is_stroke(parts[number]):
            said[number] = "1"
        elif number not in said:
            alone = Images.new("L", (piece.width + 2 * MARGIN, TALL + 2 * GAP), paper)
            alone.paste(piece, (MARGIN, GAP))
            said[number] = next((text for mode in ALONE for _, text in _sure(read(alone, mode))), "")
    found = (part._replace(digits=said[number]) for number, part in enumerate(parts))
    return [
        part for part in found if part.digits.isdecimal() and len(part.digits) <= MOST_DIGITS and part.digits[0] != "0"
    ]


def _is_stroke(part: RaisedInk) -> bool:
    """Return whether a part is a lone "1" in its form, and in what Tesseract read there at first."""
    text = part.word.text
    return part.right - part.left <= STROKE * (part.bottom - part.top) and text[0 if part.at_head else -1] in LIKE_ONE


def _enlarged(image: Image, part: RaisedInk) -> Image:
    from PIL.Image import Resampling

    piece = image.crop((part.left - 2, part.top - 2, part.right + 2, part.bottom + 2))
    return piece.resize((max(8, round(piece.width * TALL / piece.height)), TALL), Resampling.LANCZOS)


def _sure(table: str) -> Iterator[tuple[float, str]]:
    """The words of Tesseract's TSV, each with the height of its middle."""
    for line in table.splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) == 12 and cells[0] == "5" and float(cells[10]) >= SURE:
            yield int(cells[7]) + int(cells[9]) / 2, cells[11].strip()


def write_raised(document: Any, page: Any, parts: Sequence[RaisedInk], scale: float) -> None:
    """Put raised numbers into the text layer that Tesseract made, a text object a word.

    Args:
        document: the PDF, of pypdfium2.
        page: its page.
        parts: the numbers.
        scale: points a pixel.
    """
    import pypdfium2.raw as pdfium

    height = page.get_height()
    objects = [
        (place, found.get_bounds(), found)
        for place, found in enumerate(page.get_objects(max_depth=1))
        if found.type == pdfium.FPDF_PAGEOBJ_TEXT
    ]
    for part in reversed(parts):  # so that the places of those before stay
        middle = (part.word.left + part.word.right) / 2 * scale, height - (part.word.top + part.word.bottom) / 2 * scale
        for place, (left, low, right, high), word in objects:
            if left <= middle[0] <= right and low - 1 <= middle[1] <= high + 1:
                _write(document, page, (place, word), part, scale)
                break
    pdfium.FPDFPage_GenerateContent(page)


def _write(document: Any, page: Any, at: tuple[int, Any], part: RaisedInk, scale: float) -> None:
    """Shorten the word by what was read in the place of the number, and set the number beside it."""
    import ctypes

    import pypdfium2.raw as pdfium

    (place, word), height = at, page.get_height()
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(word.raw, ctypes.byref(size))
    number = pdfium.FPDFPageObj_CreateTextObj(document, pdfium.FPDFTextObj_GetFont(word.raw), size.value * SMALLER)
    _set_text(number, part.digits if part.at_head else part.digits + " ")
    stretch = (part.right - part.left) * scale / max(0.1, len(part.digits) * size.value * SMALLER / 2)
    pdfium.FPDFPageObj_Transform(number, stretch, 0, 0, 1, part.left * scale, height - part.bottom * scale)
    pdfium.FPDFTextObj_SetTextRenderMode(number, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    pdfium.FPDFPage_InsertObjectAtIndex(page, number, place if part.at_head else place + 1)
    kept = kept_text(part)
    if not kept:
        page.remove_obj(word)
        return
    _set_text(word.raw, kept + " " if part.at_head else kept)
    if part.at_head:  # the rest of the word begins where the number ends
        left, right = part.right * scale, part.word.right * scale
        narrow = (right - left) / max(0.1, len(kept) * size.value / 2) / max(0.1, word.get_matrix().a)
        pdfium.FPDFPageObj_Transform(word.raw, narrow, 0, 0, 1, left - word.get_matrix().e * narrow, 0)


def kept_text(part: RaisedInk) -> str:
    """What was read rightly of a word: "accounts.’" is "accounts.", "®B." is "B.", "1980!" is "1980"."""
    text = part.word.text
    most = len(part.digits) + 2
    if part.at_head:
        junk = next((n for n, char in enumerate(text[:most]) if char.isalpha()), min(most, len(text)))
        return text[junk:]
    kept = text
    while kept and len(text) - len(kept) < most and not kept[-1].isalpha() and kept[-1] not in STOPS:
        if kept[-1].isdigit() and len(text) - len(kept) >= len(part.digits):
            break
        kept = kept[:-1]
    return kept


def _set_text(word: Any, text: str) -> None:
    import ctypes

    import pypdfium2.raw as pdfium

    data = text.encode("utf-16-le") + b"\0\0"
    pdfium.FPDFText_SetText(word, ctypes.cast(ctypes.create_string_buffer(data), ctypes.POINTER(pdfium.FPDF_WCHAR)))
