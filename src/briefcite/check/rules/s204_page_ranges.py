"""Ranges of pages are shortened in two ways, or some are and some are not.

Why: "123–8", "123–28" and "123–128" are three styles, and a text keeps to one. Publishers often leave that to their
editors: this check is off unless it is selected.

Example: "pp. 123–8" in one note, "pp. 145–149" in another.

What to do: write them as most are.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.habits import LEAST, Place, exceptions
from briefcite.check.rule import Hit
from briefcite.text.late import late
from briefcite.text.numerals import range_end

CODE = "S204"
NAME = "page-ranges"
SEVERITY = "info"
DEFAULT = False

WHOLE, TWO, SHORTEST = "written in full", "shortened to two digits", "shortened as far as it goes"
_RANGE = late(r"(?<![\w.:/-])(\d{2,4})\s?[-–]\s?(\d{1,4})(?![\w:/-]|\.\d)")


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each range that does not go with the way that fits most of them."""
    told = [(place, ways) for place, ways in _ranges(case) if ways]
    fitting = {way: [place for place, ways in told if way in ways] for way in (WHOLE, TWO, SHORTEST)}
    usual = max(fitting, key=lambda way: len(fitting[way]))
    if len(fitting[usual]) < LEAST:
        return
    others = {way: [place for place, ways in told if usual not in ways and way == ways[0]] for way in fitting}
    yield from exceptions(others | {usual: fitting[usual]}, f"write it so that it is {usual}")


def _ranges(case: Case) -> Iterator[tuple[Place, tuple[str, ...]]]:
    """Yield the ranges of pages, each with the ways that it fits."""
    for citation in case.extraction.citations:
        note = case.notes[citation.note]
        for part in citation.segments:
            paged = part.label == "page" or (part.label == "locator" and citation.locator_label == "page")
            for found in _RANGE.finditer(note.text, part.start, part.end) if paged else ():
                page, span = case.place(note, *found.span())
                yield Place(repr(found[0]), citation.id, page, span), ways_of(*found.groups())


def ways_of(first: str, last: str) -> tuple[str, ...]:
    """Return the ways that a range fits; () where it is none, or can be written in one way only.

    >>> ways_of("123", "8") == (SHORTEST,), ways_of("123", "28") == (TWO,), ways_of("123", "128") == (WHOLE,)
    (True, True, True)
    >>> ways_of("123", "45") == (TWO, SHORTEST), ways_of("107", "8") == (TWO, SHORTEST), ways_of("98", "102")
    (True, True, ())
    """
    whole = range_end(first, last)
    if len(whole) != len(first) or int(whole) <= int(first) or whole[0] != first[0]:
        return ()
    least = len(first) - next(at for at, (a, b) in enumerate(zip(first, whole, strict=True)) if a != b)
    fits = {
        WHOLE: len(last) == len(first),
        TWO: len(last) == _two(first, least),
        SHORTEST: len(last) == least or (len(last) == 2 and least == 1 and first[-2] == "1"),
    }
    return tuple(way for way, fit in fits.items() if fit)


def _two(first: str, least: int) -> int:
    """Return how many digits of the last page are kept where two are: all behind "100", one behind "107"."""
    if first.endswith("00"):
        return len(first)
    return 1 if first[-2] == "0" and least == 1 else max(2, least)
