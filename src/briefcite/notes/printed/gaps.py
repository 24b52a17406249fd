"""Finds the callout that a series lacks between two of its own, though it is not printed as they are.

A number set level by mistake ("subsequent4 editions"), standing free ("the garrison. 13 The archive") or glued to a
year ("in 135513 and") is no callout by itself. Between the callouts 12 and 14 of notes 12 to 14 it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.model import Document, Line, Zone
from briefcite.notes.plain.weights import weigh
from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start
from briefcite.notes.printed.extras import Series
from briefcite.notes.printed.frames import Frames
from briefcite.notes.printed.free import Free
from briefcite.text.late import late
from briefcite.text.numerals import readings, unify
from briefcite.text.words import pieces

LEAST = 0.5
"""Weight of such a number, by what stands around it; "as Article 13 says" has less."""
CLEARLY = 0.3
"""What it must weigh more than any other of the same value there."""
AFTER_YEAR = 1.2
MOST_PAGES = 3
"""Pages that may lie between them."""
Edge = tuple[int, int, int]
"""Page, line, and place in the text, where a search begins or ends."""
_RUN = late(r"\d+")
_YEAR = late(r"(?:1\d|20)\d\d")


class Place(NamedTuple):
    """Digits in a line, and how much they look like a callout."""

    weight: float
    page: int
    number: int
    start: int
    end: int


def fill(document: Document, series: Series, free: Free, framed: Frames) -> Series:
    """Return the series with the pairs that such callouts make; they are added to the prints."""
    prints, starts = free.prints, free.starts
    if series.kind != "arabic" or not series.extra_notes:
        return series
    filled: list[tuple[int, int]] = []
    for n in sorted(series.extra_notes, key=lambda n: starts[n].numeral.value):
        before, after = _around([prints[c] for c, _ in (*series.pairs, *filled)], starts[n])
        made = _missing(document, free, framed, (before, after), starts[n])
        if made is not None:
            prints.append(made)
            filled.append((len(prints) - 1, n))
    taken = {n for _, n in filled}
    return series._replace(
        pairs=tuple(sorted((*series.pairs, *filled), key=lambda pair: prints[pair[0]].numeral.value)),
        extra_notes=tuple(n for n in series.extra_notes if n not in taken),
    )


def _around(called: Sequence[Print], note: Start) -> tuple[Print | None, Print | None]:
    """Give the callouts right before and after a number that is not called, as far as there are any."""
    value = note.numeral.value
    before = max((one for one in called if one.numeral.value < value), key=lambda one: one.numeral.value, default=None)
    after = min((one for one in called if one.numeral.value > value), key=lambda one: one.numeral.value, default=None)
    return before, after


def _missing(
    document: Document, free: Free, framed: Frames, around: tuple[Print | None, Print | None], note: Start
) -> Print | None:
    """Make the one print that can be the callout of a note, between its neighbours; None where there are two."""
    before, after = around
    first = (before.page, before.line, before.end) if before else (note.page, 0, 0)
    last = (after.page, after.line, after.start) if after else (note.page + 1, 0, 0)
    if last[0] - first[0] > MOST_PAGES:
        return None
    places = _places(document, first, last, str(note.numeral.value))
    frame = framed.get(note.place_in_text)
    found = sorted(
        (
            place
            for place in places
            if framed.get((place.page, place.number)) == frame
            and free.used_prints.isdisjoint(range(place.start, place.end))
        ),
        reverse=True,
    )
    if not found or found[0].weight < LEAST or (len(found) > 1 and found[0].weight - found[1].weight < CLEARLY):
        return None
    weight, page, number, start, end = found[0]
    line = document.pages[page].lines[number]
    word = next(word for word in line.words if word.start <= start < word.end)
    marker, place = str(note.numeral.value), before.place if before else 0
    return Print(
        page, number, start, end, marker, readings(marker)[0], "plain", weight - 2, word, place, Zone.BODY, line.column
    )


def _places(document: Document, first: Edge, last: Edge, digits: str) -> Iterator[Place]:
    for page in document.pages[first[0] : last[0] + 1]:
        for number, line in enumerate(page.lines):
            here = (page.index, number)
            if line.zone is Zone.BODY and first[:2] <= here <= last[:2]:
                begin = first[2] if here == first[:2] else line.start
                stop = last[2] if here == last[:2] else line.end
                for weight, start, end in _in_line(line, digits):
                    if begin <= start and end <= stop:
                        yield Place(weight, page.index, number, start, end)


def _in_line(line: Line, digits: str) -> Iterator[tuple[float, int, int]]:
    """Give the places of a number in a line, in ``Document.text``, with their weights."""
    text, offsets = "", list[int]()
    for word, start, glued in pieces(line.words):
        blank = "" if glued or not text else " "
        text += blank + unify(word)
        offsets += [start] * len(blank) + list(range(start, start + len(word)))
    for run in _RUN.finditer(text):
        if run[0] == digits:
            yield weigh(text, *run.span())[0], offsets[run.start()], offsets[run.end() - 1] + 1
        elif run[0].endswith(digits) and _YEAR.fullmatch(run[0].removesuffix(digits)):
            yield AFTER_YEAR, offsets[run.end() - len(digits)], offsets[run.end() - 1] + 1
