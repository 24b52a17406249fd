"""Finds information boxes: frames drawn around some lines of a page, whose notes stand inside and count from 1.

Without this, the 1 and 2 of the box take the notes 1 and 2 at the foot of the page, and the other way round.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefcite.model import Box, Document, Page, Zone
from briefcite.notes.printed.callouts import MIN_CALLOUT, Print
from briefcite.notes.printed.entries import Start
from briefcite.notes.printed.extras import Series
from briefcite.notes.printed.free import Free
from briefcite.text.sequence import Affinity, Candidate, align

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
    """Return the lines that stand in frames."""
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
    """Return the rectangles of which all four sides are drawn."""
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
    """Return the series of boxes whose notes count 1, 2, … inside, where other notes of the document do so too."""
    callouts = _by_frame(
        [one for one in free.callouts("arabic") if free.prints[one.item].form == "superscript"], free.prints, frames
    )
    notes = _by_frame([one for one in free.notes("arabic") if _is_note(free.starts[one.item])], free.starts, frames)
    first = {frame for frame in notes if any(one.value == 1 for one in (*callouts[frame], *notes[frame]))}
    if len(first) < 2:
        return []
    found = []
    for frame in sorted(first - {0}):
        one = _series(free, callouts[frame], notes[frame], affinity)
        if one is not None:
            free.use((*one.pairs, *one.displaced))
            free.use_alone(one)
            found.append(one)
    return found


def _series(free: Free, callouts: Sequence[Candidate], notes: Sequence[Candidate], affinity: Affinity) -> Series | None:
    """Pair what stands in one frame; whatever is left alone there is out of order, or without a partner."""
    text = [one for one in callouts if free.prints[one.item].weight >= MIN_CALLOUT]
    runs = align(text, notes, affinity)
    pairs = [(text[pair.callout].item, notes[pair.note].item) for run in runs for pair in run]
    paired_c, paired_n = {c for c, _ in pairs}, {n for _, n in pairs}
    left_c = [one for one in text if one.item not in paired_c]
    left_n = [one for one in notes if one.item not in paired_n]
    displaced = [(c.item, n.item) for c, n in _only_pairs(left_c, left_n)]
    moved_c, moved_n = {c for c, _ in displaced}, {n for _, n in displaced}
    alone_c = tuple(one.item for one in left_c if one.item not in moved_c)
    alone_n = tuple(one.item for one in left_n if one.item not in moved_n)
    if not pairs or len(pairs) + len(displaced) + max(len(alone_c), len(alone_n)) < MIN_NOTES:
        return None
    return Series("arabic", tuple(pairs), alone_c, alone_n, displaced=tuple(displaced))


def _only_pairs(callouts: Sequence[Candidate], notes: Sequence[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield the callouts and notes of one number that are the only ones of it."""
    called, noted = Counter(one.value for one in callouts), Counter(one.value for one in notes)
    for callout in callouts:
        for note in notes:
            if callout.value == note.value and called[callout.value] == noted[note.value] == 1:
                yield callout, note


def _by_frame(
    candidates: Sequence[Candidate], places: Sequence[Print] | Sequence[Start], frames: Frames
) -> dict[int, list[Candidate]]:
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[_frame_of(places[one.item], frames)].append(one)
    return groups


def _frame_of(found: Print | Start, frames: Frames) -> int:
    return frames.get((found.page, found.line), 0)


def _is_note(start: Start) -> bool:
    return start.numeral.kind == "arabic" and start.zone is Zone.FOOTNOTES
