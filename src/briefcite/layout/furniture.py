"""Finds running heads, running feet and folios: what repeats at one height on page after page.

A line at the page foot that follows on from the note above it is text, though it may repeat ("Ibid." as last
line of three pages): only lines set off from their neighbours can be furniture.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefcite.model import Line, Page
from briefcite.text.late import late
from briefcite.text.leads import leads, raised
from briefcite.text.words import texts

EDGE_LINES = 4
"""Lines from the top and from the bottom of the page that are considered."""
SAME_HEIGHT = 4.0
"""Points by which the height of a running head differs between pages."""
MIN_PAGES = 3
"""Pages that must repeat a line; two in documents of three pages or fewer."""
MOST_PAGES = 0.7
"""Share of the pages that must have a line at one height for it to be a running head whatever it says."""
MIN_LETTERS = 6
SAME_LINE = 1.5
"""Letters, and points between heights, of a line that is furniture whatever stands beside it."""
SET_OFF = 1.35
"""Gap to the neighbouring line, in multiples of the page's leading, that sets a line off."""
_DIGITS = late(r"\d+")
_COUNTED = late(r"\d{1,4}(\D{1,6}\d{1,4})")
_FOLIO = late(r"[-–—|\[]?(#|[ivxl]{1,6})[-–—|\]]?")


class Edge(NamedTuple):
    """A line near the top or the bottom of its page."""

    page: int
    line: int
    height: float
    text: str
    top: bool
    free: bool
    """Set off from the text, with everything beyond it."""
    numbers: tuple[int, ...]
    """The numbers in it."""
    apart: bool
    """A gap lies between it and the next line inward."""
    note: bool
    """It begins with a number that the page calls: a folio only if the number goes with the pages."""


def furniture(pages: Sequence[Page], called: Sequence[Counter[str]]) -> list[set[int]]:
    """Return the places of each page's lines that are furniture; ``called`` are the raised numbers of each page."""
    edges = [edge for page, numbers in zip(pages, called, strict=True) for edge in _edges(page, numbers)]
    least = MIN_PAGES if len(pages) > 3 else 2
    alike = _repeated(edges, least)
    folios = _folios(edges, least) if len(pages) > 1 else _lone_folio(edges)
    folios -= _counting(edges)
    heights = _heights(edges, alike | folios)
    found = {
        (edge.page, edge.line)
        for edge in edges
        if edge.free and not edge.note and ((edge.page, edge.line) in alike or _at(heights, edge))
    }
    places: list[set[int]] = [set() for _ in pages]
    folios |= _heads(pages, edges, max(MIN_PAGES, MOST_PAGES * len(pages)))
    for page, line in (*_outermost(edges, found | folios), *_verbatim(pages)):
        places[page].add(line)
    return places


def _verbatim(pages: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """Yield the lines that stand word for word at one height of most pages, however close to the text.

    So do those that count the pages: "4 of 40", "5 / 40".
    """
    at: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for page in pages:
        for number, line in enumerate(page.lines):
            if (_in_margin(line, page.height, True) or _in_margin(line, page.height, False)) and line.box is not None:
                text = "".join(texts(line.words))
                if sum(map(str.isalpha, text)) >= MIN_LETTERS and not any(raised(line)):
                    at[text, round(line.baseline / SAME_LINE)].append((page.index, number))
                elif found := _COUNTED.fullmatch(text):
                    at[found[1], round(line.baseline / SAME_LINE)].append((page.index, number))
    for places in at.values():
        if len({page for page, _ in places}) >= max(MIN_PAGES, MOST_PAGES * len(pages)):
            yield from places


def _outermost(edges: Sequence[Edge], found: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Drop lines that have running text between them and the edge of the page."""
    kept = set()
    blocked: set[tuple[int, bool]] = set()
    for edge in edges:
        side = (edge.page, edge.top)
        if (edge.page, edge.line) not in found:
            if not edge.apart:
                blocked.add(side)
        elif side not in blocked:
            kept.add((edge.page, edge.line))
    return kept


def _edges(page: Page, called: Counter[str]) -> Iterable[Edge]:
    lines, height = page.lines, page.height
    order = sorted(range(len(lines)), key=lambda i: lines[i].baseline)
    leading = _leading([lines[i] for i in order])
    for top, inward in ((True, order), (False, order[::-1])):
        near = [i for i in inward[: EDGE_LINES + 3] if _in_margin(lines[i], height, top)]
        offs = _set_off(lines, near, inward, leading)
        for place, (i, free) in enumerate(zip(near, offs, strict=True)):
            line = lines[i]
            inner = lines[inward[min(place + 1, len(inward) - 1)]]
            apart = not 3 < abs(inner.baseline - line.baseline) <= SET_OFF * leading
            note = not top and _begins_note(line, called)
            if note and (not free or 0 in raised(line)):
                break
            yield Edge(page.index, i, line.baseline, _signature(line), top, free, _numbers(line), apart, note)


def _begins_note(line: Line, called: Counter[str]) -> bool:
    """Return whether a line at the page foot begins with a superscript, or with a number called on the page."""
    found = leads(line)
    return any((lead.raised or lead.marker in called) and lead.words < len(line.words) for lead in found)


def _in_margin(line: Line, height: float, top: bool) -> bool:
    return line.baseline < 0.2 * height if top else line.baseline > 0.8 * height


def _set_off(lines: Sequence[Line], near: Sequence[int], inward: Sequence[int], leading: float) -> list[bool]:
    """Return whether each line, with all beyond it, is set off from what follows inward, by a gap or another size."""
    result = []
    for place in range(len(near)):
        free = False
        for inner, after in zip(inward[place:], inward[place + 1 : EDGE_LINES + 4], strict=False):
            gap = abs(lines[inner].baseline - lines[after].baseline)
            if gap > SET_OFF * leading or (gap > 3 and abs(lines[inner].size - lines[after].size) > 0.6):
                free = True
                break
            if gap > 3 and _inward_is_text(lines[after]):
                break
        result.append(free or len(inward) == len(near))
    return result


def _inward_is_text(line: Line) -> bool:
    return line.end - line.start > 60


def _leading(lines: Sequence[Line]) -> float:
    gaps = [b.baseline - a.baseline for a, b in pairwise(lines)]
    gaps = sorted(gap for gap in gaps if gap > 4)
    return gaps[len(gaps) // 3] if gaps else 12.0


def _signature(line: Line) -> str:
    return _DIGITS.sub("#", "".join(texts(line.words)).casefold())


def _numbers(line: Line) -> tuple[int, ...]:
    return tuple(int(d) for text in texts(line.words) for d in _DIGITS.findall(text) if len(d) <= 5)


def _repeated(edges: Sequence[Edge], least: int) -> set[tuple[int, int]]:
    """Lines whose words, numbers aside, stand at one height on enough pages."""
    return _steady([((edge.text, edge.top), edge) for edge in edges if edge.text.strip("#") and not edge.note], least)


def _steady(keyed: Sequence[tuple[Hashable, Edge]], least: float) -> set[tuple[int, int]]:
    """Return the lines that share their key, at about the same height, with lines of enough pages."""
    pages: dict[tuple[Hashable, int], set[int]] = defaultdict(set)
    for key, edge in keyed:
        pages[key, round(edge.height / SAME_HEIGHT)].add(edge.page)
    enough = {
        (key, at)
        for key, at in pages
        if len(set().union(*(pages.get((key, at + step), set()) for step in (-1, 0, 1)))) >= least
    }
    return {(edge.page, edge.line) for key, edge in keyed if (key, round(edge.height / SAME_HEIGHT)) in enough}


def _heights(edges: Sequence[Edge], alike: set[tuple[int, int]]) -> Counter[tuple[bool, int]]:
    """Heights at which most set-off lines are known furniture: there a new chapter's title is furniture too.

    So is the name of the journal that the first page has in place of its number.
    """
    known: Counter[tuple[bool, int]] = Counter()
    other: Counter[tuple[bool, int]] = Counter()
    for edge in edges:
        place = (edge.top, round(edge.height / SAME_HEIGHT))
        (known if (edge.page, edge.line) in alike else other)[place] += 1
    return Counter({p: n for p, n in known.items() if n >= MIN_PAGES and n >= 1.5 * other[p]})


def _at(heights: Counter[tuple[bool, int]], edge: Edge) -> bool:
    return bool(heights[edge.top, round(edge.height / SAME_HEIGHT)])


def _folios(edges: Sequence[Edge], least: int) -> set[tuple[int, int]]:
    """Lines with a number that keeps its distance to the page's place in the file, at one height: "Seite 17".

    A lone number needs no gap before it: no note ends in "41" on page 41 and in "42" on page 42.
    """
    keyed: list[tuple[Hashable, Edge]] = [
        ((edge.text, edge.top, place, number - edge.page), edge)
        for edge in edges
        for place, number in enumerate(edge.numbers)
    ]
    found = _steady(keyed, least) | _steady(_outer_numbers(edges), least)
    by_height: dict[tuple[bool, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.free and _FOLIO.fullmatch(edge.text):
            by_height[edge.top, round(edge.height / (2 * SAME_HEIGHT))].append(edge)
    return found | {(e.page, e.line) for at in by_height.values() if len({x.page for x in at}) >= least for e in at}


def _counting(edges: Sequence[Edge]) -> set[tuple[int, int]]:
    """Return the bare numbers at the foot of a page that count up from line to line: notes that are blacked out."""
    feet: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        if not edge.top and edge.text == "#" and edge.numbers:  # not a printed "#", nor a number of six digits
            feet[edge.page].append(edge)
    return {
        (one.page, one.line)
        for foot in feet.values()
        for below, above in pairwise(foot)
        if below.numbers[0] == above.numbers[0] + 1
        for one in (below, above)
    }


def _outer_numbers(edges: Sequence[Edge]) -> list[tuple[Hashable, Edge]]:
    """Return the lines at the top with a number at either end: "12  CHAPTER 2. TOLLS", whatever the chapter."""
    found: list[tuple[Hashable, Edge]] = []
    for edge in edges:
        if edge.top and edge.free and edge.numbers:
            if edge.text.startswith("#"):
                found.append((("first", edge.numbers[0] - edge.page), edge))
            if edge.text.endswith("#"):
                found.append((("last", edge.numbers[-1] - edge.page), edge))
    return found


def _heads(pages: Sequence[Page], edges: Sequence[Edge], least: float) -> set[tuple[int, int]]:
    """Topmost lines, set off by one and the same gap on most pages: running heads that change with each section."""
    topmost: dict[int, Edge] = {}
    for edge in edges:
        if edge.top:
            topmost.setdefault(edge.page, edge)
    keyed = [
        (round(below / SAME_HEIGHT), edge)
        for edge in topmost.values()
        if edge.free and edge.apart and (below := _below_head(pages[edge.page], edge.line))
    ]
    return _steady(keyed, least)


def _below_head(page: Page, head: int) -> float:
    """Return the height of the text below a topmost line that may be a running head, 0 where it is none.

    The gap must be wider than the two below it; no callout stands in a head.
    """
    heights = sorted(line.baseline for line in page.lines)
    gaps = [b - a for a, b in pairwise(heights) if b - a > 3][:3]
    line = page.lines[head]
    called = any(at > 0 and line.words[at].text.isdecimal() for at in raised(line))
    if called or len(gaps) < 3 or gaps[0] <= SET_OFF * max(gaps[1:]):
        return 0.0
    return line.baseline + gaps[0]


def _lone_folio(edges: Sequence[Edge]) -> set[tuple[int, int]]:
    """A "1" set off at the edge of a document's only page, where nothing can repeat."""
    return {(e.page, e.line) for e in edges if e.free and _FOLIO.fullmatch(e.text) and e.numbers == (e.page + 1,)}
