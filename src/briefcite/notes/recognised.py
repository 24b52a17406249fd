"""Notes of scans: read by the geometry of their text layer, and by its words alone; the better reading is kept.

A recogniser gives words, not type: all may have one size, raised digits come level and glued to words ("135513" for
1355 and a 13), lines climb. Where the places say little, the words, read as lines of plain text, may say more.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefcite import incomplete
from briefcite.model import Box, Document, FormatTraits, GivenNotes, Line, Note, Page, Zone
from briefcite.notes import lost, plain
from briefcite.notes.found import Found
from briefcite.notes.given import NOTHING
from briefcite.notes.lost import feet
from briefcite.notes.plain.columns import Unfolded
from briefcite.notes.printed import frames
from briefcite.text.median import median
from briefcite.text.words import pieces

BETTER = 1.1
"""How many times as many links the words must give to be believed rather than the places."""
APART = 1.6
"""Gap between two lines, in multiples of the page's usual one, that parts paragraphs."""
MOST_SHOWN = 30
"""Numbers that a sentence names."""
UNPAIRED = 0.5
"""What a callout or a note without partner takes from the links of a reading."""


def better(document: Document, printed: Found, given: GivenNotes = NOTHING) -> Found:
    """Return what was found on the pages, or what their words alone give if that is clearly more.

    Args:
        document: with the zones of its lines.
        printed: what was found by geometry.
        given: what a person has said.
    """
    scanned = any(page.recognised for page in document.pages)
    if not scanned and not lost.has_gaps(printed):
        return printed
    flat, framed = _flat(document), frames.framed(document)
    found = _by_words(document, printed, flat) if scanned and given == NOTHING else printed
    found = lost.mend(document, found, flat, framed, scanned=scanned)
    if scanned and given == NOTHING:
        at_feet = lost.mend(document, flat.folded(feet.find(document, flat)), flat, framed, scanned=True)
        if _worth(at_feet) >= BETTER * max(1.0, _worth(found)):
            found = _boxed(document, at_feet)._replace(warnings=printed.warnings)
    return _told(document, found) if scanned else found


def _told(document: Document, found: Found) -> Found:
    """Return what was found, with one warning that names the numbers missing from the text layer if several are."""
    linked = {link.note for link in found.links}
    numbers = {int(note.marker) for note in found.notes if note.marker.isdecimal()}
    lacking = {
        int(note.marker)
        for note in found.notes
        if note.id not in linked and note.marker.isdecimal() and document.pages[min(note.pages, default=0)].recognised
    }
    lacking |= {*range(min(numbers, default=0), max(numbers, default=0))} - numbers
    if len(lacking) < incomplete.SEVERAL:
        return found
    shown = ", ".join(map(str, sorted(lacking)[:MOST_SHOWN])) + (", …" if len(lacking) > MOST_SHOWN else "")
    return found._replace(warnings=(*found.warnings, incomplete.numbers_unrecognised(shown)))


def _by_words(document: Document, printed: Found, flat: Unfolded) -> Found:
    """Return what the words give, with the rectangles of their lines, if it is more than what was found by geometry."""
    found = flat.folded(plain.find(flat.document))
    if _worth(found) < BETTER * max(1.0, _worth(printed)):
        return printed
    return _boxed(document, found)._replace(warnings=(*printed.warnings, incomplete.read_as_plain()))


def _boxed(document: Document, found: Found) -> Found:
    """Return what was found, its notes with the rectangles of their lines."""
    lines = [(line.start, line.end, page.index, line.box) for page in document.pages for line in page.lines if line.box]
    lines.sort()
    starts = [start for start, _, _, _ in lines]
    return found._replace(notes=tuple(replace(note, boxes=tuple(_boxes(note, lines, starts))) for note in found.notes))


def _worth(found: Found) -> float:
    """Return the number of links, less a share of what has no partner."""
    callouts, notes = {link.callout for link in found.links}, {link.note for link in found.links}
    alone = len(found.callouts) - len(callouts) + len(found.notes) - len(notes)
    return len(found.links) - UNPAIRED * alone


def _flat(document: Document) -> Unfolded:
    """Write the lines of the pages, in reading order and without furniture, as a plain text."""
    text: list[str] = []
    origin = array("i")
    pages: list[Page] = []

    def put(piece: str, start: int, *, moving: bool = True) -> None:
        text.append(piece)
        origin.extend(range(start, start + len(piece)) if moving else [start] * len(piece))

    for page in document.pages:
        lines: list[Line] = []
        begin = len(origin)
        for line, gap in _spaced(page):
            if gap:
                put("\n", line.start, moving=False)
                lines.append(Line(len(origin) - 1, len(origin) - 1))
            start = len(origin)
            for number, (word, at, glued) in enumerate(pieces(line.words)):
                if number and not glued:
                    put(" ", at, moving=False)
                put(word, at)
            lines.append(Line(start, len(origin)))
            put("\n", line.end, moving=False)
        pages.append(Page(page.index, page.label, begin, len(origin), lines=tuple(lines)))
        put("\f", page.end, moving=False)
    source = replace(document.source, traits=FormatTraits())
    copied = Document(source, "".join(text), tuple(pages))
    return Unfolded(copied, origin)


def _spaced(page: Page) -> Iterator[tuple[Line, bool]]:
    """Yield the lines of a page that are no furniture, and whether a gap stands before each."""
    lines = [line for line in page.lines if line.zone is not Zone.FURNITURE and line.words]
    gaps = [b.baseline - a.baseline for a, b in pairwise(lines) if b.column == a.column and b.baseline > a.baseline]
    wide = APART * median(gaps) if gaps else 0.0
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        yield line, before is not None and line.baseline - before.baseline > wide


def _boxes(note: Note, lines: Sequence[tuple[int, int, int, Box]], starts: Sequence[int]) -> Iterator[tuple[int, Box]]:
    """Yield the rectangles of the lines that hold a note; ``starts`` says where each line begins."""
    held = sorted(set(note.origin))
    for number in range(*_among(held, starts)):
        start, end, page, box = lines[number]
        at = bisect_left(held, start)
        if at < len(held) and held[at] < end:
            yield page, box


def _among(held: Sequence[int], starts: Sequence[int]) -> tuple[int, int]:
    """Return the first of the lines that may hold some of these places, and the one after the last."""
    return (max(0, bisect_right(starts, held[0]) - 1), bisect_right(starts, held[-1])) if held else (0, 0)
