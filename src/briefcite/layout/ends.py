"""Tells lists of notes at the end of a text, or of its sections, from notes at the foot of its pages.

Endnotes that begin below the last lines of the text look like footnotes of that page. But they answer what other
pages call, or stand under a heading of their own, or leave the foot of an only page empty. (Notes that close a section
are told by the chain over the document, in sections.py.)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.layout.headings import is_heading
from briefcite.model import Page, Zone
from briefcite.text.leads import leads

MIN_HEADS = 3
"""Numbers that must stand in a list that only its calls tell from footnotes."""
MAX_SKIP = 2
"""Numbers that may be missing or misread between two notes."""
MAX_HERE = 0.5
"""Share of its numbers that a list's own page may call."""
MIN_BEFORE = 0.5
"""Share of its numbers that earlier pages must call."""
EMPTY_FOOT = 0.2
"""Share of an only page that is empty below its endnotes; the margin below footnotes is half as high."""


class Chain(NamedTuple):
    """Lines of a page's note area from one note to the last whose number goes on from it."""

    lines: list[int]
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
    for page, numbers in zip(pages, raised, strict=True):
        area = [i for i, line in enumerate(page.lines) if line.zone is Zone.FOOTNOTES]
        here = set(numbers)
        lists: set[int] = set()
        above: list[int] = []
        for chain in _chains(page, area):
            if above and chain.lines[0] > above[-1] + 1:  # the rest of other notes, at the head of the page
                above = []
            above += chain.lines
            if _is_list(page, chain, here, before) or _on_only_page(
                pages, chain
            ):  # footnotes stand at the foot: what is above endnotes is text
                lists.update(above)
        found.append(lists)
        before |= here
    return found


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
            values.append(value)
            chains[-1].markers.append(found[value])
        elif is_heading(line) or (found and (1 in found or not values)):
            value = min(found, default=0)
            chains.append(Chain([i], [value], [found[value]] if found else []))
        elif chains:
            chains[-1].lines.append(i)
        else:
            chains.append(Chain([i], [], []))
    return chains


def _is_list(page: Page, chain: Chain, here: set[str], before: set[str]) -> bool:
    first = chain.lines[0]
    if chain.markers and any(is_heading(page.lines[i]) for i in (first - 1, first) if i >= 0):
        return True
    if len(chain.markers) < MIN_HEADS:
        return False
    called = sum(marker in here for marker in chain.markers)
    earlier = sum(marker in before and marker not in here for marker in chain.markers)
    return called < MAX_HERE * len(chain.markers) and earlier >= MIN_BEFORE * len(chain.markers)


def _on_only_page(pages: Sequence[Page], chain: Chain) -> bool:
    """Return whether the notes of a document of one page end well above its foot."""
    if len(pages) > 1 or not chain.markers:
        return False
    page = pages[0]
    lowest = max(line.baseline for i, line in enumerate(page.lines) if i in chain.lines)
    return lowest < (1 - EMPTY_FOOT) * page.height and not any(
        lowest < line.baseline < (1 - EMPTY_FOOT / 2) * page.height for line in page.lines
    )
