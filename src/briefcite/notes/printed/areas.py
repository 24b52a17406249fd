"""Gives each chosen note its lines: from its marker to the next note of its area, over page breaks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from briefcite.model import Document, Line, Page, Zone
from briefcite.notes.printed.entries import Start

Place = tuple[int, int]
"""Page index and number of the line on it."""

SIZE_STEP = 0.6
"""Points by which the lines of a note outside the note areas may differ in size."""
_FINISHED = re.compile(r"[.!?…][\"”’»)\]]*$")
_IMPRINT = re.compile(
    r"(?:©|\([cC]\)|Copyright)[\s©]{0,3}(?:\d{4}[\s,]{1,2})?The\s[Aa]uthors?\b|"
    r"This\s(?:is\san?\s[Oo]pen[\s-][Aa]ccess|(?:article|work)\sis\s(?:distributed|released|licensed|published)\sunder)"
)
"""What begins the publisher's imprint, right below the notes of a first page: "© The Author(s) 2021. Published by"."""
MAX_GAP = 2.2
"""Gap inside such a note, in line sizes."""


def extents(document: Document, starts: Sequence[Start]) -> dict[int, list[Place]]:
    """Give the lines of each note, by the place of its start."""
    at = {(start.page, start.line): start for start in starts}
    zone_of = _zones(document, at)
    found: dict[int, list[Place]] = {start.place: [] for start in starts}
    parallel = _are_parallel(starts)
    current: dict[tuple[Zone, int], tuple[Start, int]] = {}
    for page in document.pages:
        for number, line in enumerate(page.lines):
            here = (page.index, number)
            if here not in zone_of:
                continue
            zone = zone_of[here], line.column if parallel else 0
            if here in at:
                current[zone] = (at[here], page.index)
            elif zone in current and (
                (zone[0] is Zone.TABLE and page.index > current[zone][1])
                or _IMPRINT.match(document.text, line.start, line.end)
                or (page.index > current[zone][1] and not _goes_on(document, page, found[current[zone][0].place], at))
            ):
                del current[zone]
            if zone in current:
                start, _ = current[zone]
                found[start.place].append(here)
                current[zone] = (start, page.index)
    return found


def _are_parallel(starts: Sequence[Start]) -> bool:
    """Whether each column has notes of its own, which go on in it: most numbers stand twice on their page."""
    columns: dict[tuple[int, str], set[int]] = defaultdict(set)
    for start in starts:
        columns[start.page, start.lead.marker].add(start.column)
    return 2 * sum(len(found) > 1 for found in columns.values()) > len(columns) > 0


def _goes_on(document: Document, page: Page, lines: Sequence[Place], at: dict[Place, Start]) -> bool:
    """Whether unmarked note lines at the top of an area belong to the last note of the page before.

    Where the note was complete and the area has no note of its own, they are a legend or an imprint.
    """
    last_page, last_line = lines[-1]
    if page.index - last_page > 1:
        return False
    first = next((n for n in range(len(page.lines)) if (page.index, n) in at), 0)
    if first and _is_close(page.lines[first - 1], page.lines[first]):
        return True
    words = document.pages[last_page].lines[last_line].words
    return _FINISHED.search("".join(word.text for word in words[-2:])) is None


def _is_close(line: Line, following: Line) -> bool:
    """Whether a note could end with a line right above the beginning of the next."""
    return line.column == following.column and following.baseline - line.baseline <= MAX_GAP * following.size


def _zones(document: Document, at: dict[Place, Start]) -> dict[Place, Zone]:
    """Give the note zone of each line; notes found outside the areas make their own."""
    zones: dict[Place, Zone] = {
        (page.index, number): line.zone
        for page in document.pages
        for number, line in enumerate(page.lines)
        if line.zone not in (Zone.BODY, Zone.FURNITURE)
    }
    for here in at:
        page, number = here
        if document.pages[page].lines[number].zone is Zone.BODY:
            zones.update((place, Zone.FOOTNOTES) for place in _own_lines(document, here))
    return zones


def _own_lines(document: Document, here: Place) -> Iterator[Place]:
    """Give the lines below a note's first that look like it."""
    page, number = here
    lines = document.pages[page].lines
    before: Line | None = None
    for i in range(number, len(lines)):
        line = lines[i]
        if line.zone is not Zone.BODY:
            return
        if before is not None and (
            line.column != before.column
            or abs(line.size - before.size) > SIZE_STEP
            or not 0 < line.baseline - before.baseline <= MAX_GAP * before.size
        ):
            return
        yield page, i
        before = line
