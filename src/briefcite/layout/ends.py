"""Tells lists of notes at the end of a text, or of its sections, from notes at the foot of its pages.

Endnotes that begin below the last lines of the text look like footnotes of that page. But they answer what other
pages call, or stand under a heading of their own, or leave the foot of an only page empty.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import pairwise
from typing import NamedTuple

from briefcite.layout.style import body_size
from briefcite.model import Line, Page, Zone
from briefcite.text.late import late
from briefcite.text.leads import leads
from briefcite.text.words import has_brackets, joined

MIN_HEADS = 3
"""Numbers that must stand in a list that only its calls tell from footnotes."""
MAX_SKIP = 2
"""Numbers that may be missing or misread between two notes."""
MAX_HERE = 0.5
"""Share of its numbers that a list's own page may call."""
MIN_BEFORE = 0.5
"""Share of its numbers that earlier pages must call."""
FOLLOWING = 1.4
"""Gap below a section's notes, in their leadings."""
MIN_TEXT = 3
SHORT = 40
"""Lines of so many characters that must stand below the notes of a section."""
EMPTY_FOOT = 0.2
"""Share of an only page that is empty below its endnotes; the margin below footnotes is half as high."""
_NOTES = late(
    r"(\d+\.? ?)?(end|foot)?notes?( and references)?|anmerkungen|endnoten|fu(ß|ss)noten|notas?( finales)?|note|anm\.",
    re.I,
)
_BRACKETED = late(r"[\[(](\d{1,4})[\])]")


class Chain(NamedTuple):
    """Lines of a page's note area from one note to the last whose number goes on from it; ``heads`` begin a note."""

    lines: list[int]
    heads: list[int]
    values: list[int]
    markers: list[str]


def endnotes(pages: Sequence[Page], raised: Sequence[Counter[str]]) -> list[set[int]]:
    """Return the places of the lines of each page that were taken for footnotes and are endnotes.

    Args:
        pages: with their lines; footnotes are zoned.
        raised: the raised numbers of each page.
    """
    found: list[set[int]] = []
    before: set[str] = set()
    last: Chain | None = None
    body = cache(partial(body_size, pages))
    for page, numbers in zip(pages, raised, strict=True):
        area = [i for i, line in enumerate(page.lines) if line.zone is Zone.FOOTNOTES]
        here = set(numbers) | _bracketed(page)
        lists: set[int] = set()
        above: list[int] = []
        for chain in _chains(page, area):
            is_list = (
                _goes_on(chain, last, here)
                or _is_list(page, chain, here, before)
                or _text_follows(page, chain, body)
                or _on_only_page(pages, chain)
            )
            last = chain if is_list else None
            if above and chain.lines[0] > above[-1] + 1:  # the rest of other notes, at the head of the page
                above = []
            above += chain.lines
            if is_list:  # footnotes stand at the foot: what is above endnotes is text
                lists.update(above)
        found.append(lists)
        before |= here
    return found


def is_heading(line: Line) -> bool:
    """Return whether a line says "Notes" and no more."""
    return len(line.words) <= 4 and bool(_NOTES.fullmatch(joined(line.words).strip(" :.")))


def _bracketed(page: Page) -> set[str]:
    """Return the numbers in brackets outside the notes."""
    text = (joined(line.words) for line in page.lines if line.zone is Zone.BODY and has_brackets(line.words))
    return {found[1] for line in text for found in _BRACKETED.finditer(line)}


def _chains(page: Page, area: Sequence[int]) -> list[Chain]:
    chains: list[Chain] = []
    for i in area:
        line = page.lines[i]
        found = {lead.value: lead.marker for lead in leads(line)}
        values = chains[-1].values if chains else []
        following = [value for value in found if values and 0 < value - values[-1] <= 1 + MAX_SKIP]
        if values in ([1], [2]) and 1 in found and line.column == page.lines[i - 1].column:
            following = [1]  # the first note stands twice, or below the second
        if following:
            value = min(following)
            chains[-1].lines.append(i)
            chains[-1].heads.append(i)
            values.append(value)
            chains[-1].markers.append(found[value])
        elif is_heading(line) or (found and (1 in found or not values)):
            value = min(found, default=0)
            chains.append(Chain([i], [i] if found else [], [value], [found[value]] if found else []))
        elif chains:
            chains[-1].lines.append(i)
        else:
            chains.append(Chain([i], [], [], []))
    return chains


def _goes_on(chain: Chain, last: Chain | None, here: set[str]) -> bool:
    """Return whether a page's notes go on from the endnotes before, and the page does not call them."""
    if last is None or not last.values or not chain.values:
        return False
    return 0 < chain.values[0] - last.values[-1] <= 1 + MAX_SKIP and not here.intersection(chain.markers)


def _is_list(page: Page, chain: Chain, here: set[str], before: set[str]) -> bool:
    first = chain.lines[0]
    if chain.markers and any(is_heading(page.lines[i]) for i in (first - 1, first) if i >= 0):
        return True
    if len(chain.markers) < MIN_HEADS:
        return False
    called = sum(marker in here for marker in chain.markers)
    earlier = sum(marker in before and marker not in here for marker in chain.markers)
    return called < MAX_HERE * len(chain.markers) and earlier >= MIN_BEFORE * len(chain.markers)


def _text_follows(page: Page, chain: Chain, body: Callable[[], float]) -> bool:
    """Return whether running text goes on below the notes: they close a section."""
    if len(chain.markers) < MIN_HEADS or chain.values[0] != 1:
        return False
    column = [line for line in page.lines[chain.heads[0] :] if line.column == page.lines[chain.heads[0]].column]
    gaps = [b.baseline - a.baseline for a, b in pairwise(column)]
    first = sorted(gaps[: len(chain.markers)])
    if not first:  # the other notes stand in another column
        return False
    leading = first[len(first) // 2]
    at = page.lines[chain.heads[-1]]
    end = next(
        (i for i, gap in enumerate(gaps, 1) if column[i].baseline > at.baseline and gap > FOLLOWING * leading), 0
    )
    below = [line for line in column[end:] if line.zone is not Zone.FURNITURE]
    return end > 0 and sum(line.size > body() - 1 and line.end - line.start > SHORT for line in below) >= MIN_TEXT


def _on_only_page(pages: Sequence[Page], chain: Chain) -> bool:
    """Return whether the notes of a document of one page end well above its foot."""
    if len(pages) > 1 or not chain.markers:
        return False
    page = pages[0]
    lowest = max(line.baseline for i, line in enumerate(page.lines) if i in chain.lines)
    return lowest < (1 - EMPTY_FOOT) * page.height and not any(
        lowest < line.baseline < (1 - EMPTY_FOOT / 2) * page.height for line in page.lines
    )
