"""Finds information boxes: frames drawn around some lines of a page, whose notes stand inside and count from 1.

Without this, the 1 and 2 of the box take the notes 1 and 2 at the foot of the page, and the other way round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from briefcite.model import Box, Document, Page, Zone
from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start
from briefcite.notes.printed.extras import Series
from briefcite.notes.printed.free import Free
from briefcite.notes.sequence import Affinity, Candidate, align

EDGE = 3.0
"""Points by which the sides of a frame may miss each other."""
MIN_HEIGHT = 30.0
"""Points: two lines and a note."""
MAX_FRAMES = 20
"""Frames looked at on a page; the cells of a table may be hundreds."""
MAX_SHARE = 0.6
"""Share of a page's lines a box may hold; more is a border around the page."""
MIN_NOTES = 2
Frames = Mapping[tuple[int, int], int]
"""Page and line of what stands in a frame, and the frame's number."""


def framed(document: Document) -> Frames:
    """Give the lines that stand in frames."""
    found: dict[tuple[int, int], int] = {}
    number = 0
    for page in document.pages:
        for frame in _frames(page.rules):
            inside = [i for i, line in enumerate(page.lines) if line.box is not None and _holds(frame, line.box)]
            if _is_box(inside, page):
                number += 1
                found.update(((page.index, i), number) for i in inside)
    return found


def _is_box(inside: Sequence[int], page: Page) -> bool:
    return MIN_NOTES < len(inside) <= MAX_SHARE * len(page.lines)


def _frames(rules: Sequence[Box]) -> list[Box]:
    """Give the rectangles of which all four sides are drawn."""
    sides: dict[tuple[int, int], list[Box]] = defaultdict(list)
    level = [rule for rule in rules if rule.x1 - rule.x0 > rule.bottom - rule.top]
    for rule in rules:
        if rule.bottom - rule.top >= MIN_HEIGHT:
            sides[round(rule.top / EDGE), round(rule.bottom / EDGE)].append(rule)
    paired = [group for group in sides.values() if len(group) > 1][:MAX_FRAMES]
    made = [
        Box(min(side.x0 for side in group), group[0].top, max(side.x1 for side in group), group[0].bottom)
        for group in paired
    ]
    return [frame for frame in made if _is_closed(frame, level)]


def _is_closed(frame: Box, level: Sequence[Box]) -> bool:
    across = [rule for rule in level if abs(rule.x0 - frame.x0) <= EDGE and abs(rule.x1 - frame.x1) <= EDGE]
    return all(any(abs(rule.top - y) <= EDGE for rule in across) for y in (frame.top, frame.bottom))


def _holds(frame: Box, box: Box) -> bool:
    middle = (box.top + box.bottom) / 2
    return frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.top < middle < frame.bottom


def series(free: Free, affinity: Affinity, frames: Frames) -> list[Series]:
    """Give the series of boxes whose notes count 1, 2, … inside, where other notes of the document do so too."""
    first = {_frame_of(s, frames) for s in free.starts if s.numeral.value == 1 and _is_note(s, frames)}
    if len(first) < 2:
        return []
    callouts = _by_frame(free.callouts("arabic"), free.prints, frames)
    notes = _by_frame(free.notes("arabic"), free.starts, frames)
    found = []
    for frame in sorted(first - {0}):
        runs = align(callouts[frame], notes[frame], affinity)
        pairs = [(callouts[frame][pair.callout].item, notes[frame][pair.note].item) for run in runs for pair in run]
        values = [free.starts[n].numeral.value for _, n in pairs]
        raised = all(free.prints[c].form == "superscript" for c, _ in pairs)
        if raised and len(values) >= MIN_NOTES and values == [*range(1, len(values) + 1)]:
            free.use(pairs)
            found.append(Series("arabic", tuple(pairs)))
    return found


def _by_frame(
    candidates: Sequence[Candidate], places: Sequence[Print] | Sequence[Start], frames: Frames
) -> dict[int, list[Candidate]]:
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[_frame_of(places[one.item], frames)].append(one)
    return groups


def _frame_of(found: Print | Start, frames: Frames) -> int:
    return frames.get((found.page, found.line), 0)


def _is_note(start: Start, frames: Frames) -> bool:
    return start.numeral.kind == "arabic" and (start.zone is Zone.FOOTNOTES or _frame_of(start, frames) > 0)
