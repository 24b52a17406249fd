"""Gives each chosen note its lines: from its marker to the next note of its area, over page breaks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial

from briefcite.model import Document, Line, Page, Zone
from briefcite.notes.printed.entries import Start
from briefcite.text.late import late
from briefcite.text.words import closes, is_address

Place = tuple[int, int]
"""Page index and number of the line on it."""

SIZE_STEP = 0.6
"""Points by which the lines of a note outside the note areas may differ in size."""
_IMPRINT = late(
    r"(?:©|\([cC]\)|Copyright)[\s©]{0,3}(?:\d{4}[\s,]{1,2})?The\s[Aa]uthors?\b|"
    r"This\s(?:is\san?\s[Oo]pen[\s-][Aa]ccess|(?:article|work)\sis\s(?:distributed|released|licensed|published)\sunder)"
)
"""What begins the publisher's imprint, right below the notes of a first page: "© The Author(s) 2021. Published by"."""
MAX_GAP = 2.2
OWN_GAP = 1.2
"""Gap inside such a note, in line sizes, and in gaps of the lines that go on."""
MIN_PARTED = 2
EDGE = 20.0
"""Pages that a rule above their notes must have, and points by which it may end left of them."""


def extents(document: Document, starts: Sequence[Start]) -> dict[int, list[Place]]:
    """Return the lines of each note, by the place of its start."""
    at = {(start.page, start.line): start for start in starts}
    zone_of = _zones(document, at)
    found: dict[int, list[Place]] = {start.place: [] for start in starts}
    parallel = _are_parallel(starts)
    current: dict[tuple[Zone, int], tuple[Start, int]] = {}
    going_on = partial(_goes_on, document, at, _parting(document))
    for page in document.pages:
        for number, line in enumerate(page.lines):
            here = (page.index, number)
            if here not in zone_of:
                continue
            zone = zone_of[here], line.column if parallel else 0
            if here not in at and zone in current and page.index > current[zone][1]:
                current[zone] = (_unfinished(document, current[zone][0], at, found), current[zone][1])
            if here in at:
                current[zone] = (at[here], page.index)
            elif zone in current and (
                (zone[0] is Zone.TABLE and page.index > current[zone][1])
                or _IMPRINT.match(document.text, line.start, line.end)
                or (page.index > current[zone][1] and not going_on(here, found[current[zone][0].place]))
            ):
                del current[zone]
            if zone in current:
                start, _ = current[zone]
                found[start.place].append(here)
                current[zone] = (start, page.index)
    return found


def _are_parallel(starts: Sequence[Start]) -> bool:
    """Return whether each column has notes of its own, which go on in it: most numbers stand twice on their page."""
    columns: dict[tuple[int, str], set[int]] = defaultdict(set)
    for start in starts:
        columns[start.page, start.lead.marker].add(start.column)
    return 2 * sum(len(found) > 1 for found in columns.values()) > len(columns) > 0


def _unfinished(document: Document, last: Start, at: Mapping[Place, Start], found: Mapping[int, list[Place]]) -> Start:
    """Return the note that goes on behind a page: the last, or that of another series where that one is broken off."""

    def stops(start: Start) -> bool:
        page, line = found[start.place][-1]
        return page == last.page and closes(document.pages[page].lines[line].words)

    if not stops(last):
        return last
    lowest: dict[str, Start] = {}
    for start in at.values():
        if start.page == last.page and start.zone is last.zone and found[start.place]:
            lowest[start.numeral.kind] = max(start, lowest.get(start.numeral.kind, start), key=lambda one: one.line)
    return next((one for one in lowest.values() if not stops(one)), last)


def _goes_on(
    document: Document, at: Mapping[Place, Start], parting: Container[int], here: Place, lines: Sequence[Place]
) -> bool:
    """Return whether unmarked note lines at the top of an area belong to the last note of the page before.

    Where the note was complete, the rule above the notes does not stand above them, and no note of the area's own
    follows closely, they are a legend or an imprint.
    """
    page = document.pages[here[0]]
    last_page, last_line = lines[-1]
    if page.index - last_page > 1:
        return False
    next_one = next((n for n in range(here[1], len(page.lines)) if (page.index, n) in at), 0)
    if _width_above(page, here[1]) in parting or (next_one and _is_close(page.lines[: next_one + 1])):
        return True
    before = document.pages[last_page].lines[last_line].words
    return not closes(before) and not (is_address(before[-1].text) and page.lines[here[1]].words[0].text[0].isupper())


def _parting(document: Document) -> set[int]:
    """Return the length, in points, of the rule that stands right above the notes of most pages that have some."""
    firsts = [
        (page, next(n for n, line in enumerate(page.lines) if line.zone is Zone.FOOTNOTES))
        for page in document.pages
        if any(line.zone is Zone.FOOTNOTES for line in page.lines)
    ]
    lengths = Counter(_width_above(page, first) for page, first in firsts)
    return {length for length, often in lengths.items() if length and often >= max(len(firsts) / 2, MIN_PARTED)}


def _width_above(page: Page, number: int) -> int:
    """Return the length, in points, of the lowest rule between a line and the one before; 0 where there is none."""
    box, above = page.lines[number].box, page.lines[number - 1].baseline if number else 0.0
    rules = [r for r in page.rules if box and above - 1 < r.top < box.bottom and r.x0 < box.x1 and box.x0 < r.x1 + EDGE]
    lowest = max(rules, key=lambda rule: rule.top, default=None)
    return round(lowest.x1 - lowest.x0) if lowest else 0


def _is_close(lines: Sequence[Line]) -> bool:
    """Return whether a note could end right above the beginning of the next, the last of these lines."""
    *before, line, following = lines
    gap = following.baseline - line.baseline
    own = line.baseline - before[-1].baseline if before and before[-1].zone is line.zone else 0.0
    return line.column == following.column and gap <= max(MAX_GAP * following.size, OWN_GAP * own)


def _zones(document: Document, at: dict[Place, Start]) -> dict[Place, Zone]:
    """Return the note zone of each line; notes found outside the areas make their own."""
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
    """Yield the lines below the first line of a note that look like it."""
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
