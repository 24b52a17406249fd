"""Finds the gutters of a page and puts its chunks into reading order.

A gutter is where many chunks begin at one height after another while other text ends left of it. Chunks that
cross it (titles, full-width notes) cut the page into bands; within a band the left column is read first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from briefcite.layout.chunks import BASELINE_WOBBLE, SMALL, Chunk, chunk_of

MIN_ROWS = 5
"""Rows that must begin at the gutter, and rows that must end before it."""
MIN_ROWS_KNOWN = 2
"""The same, where other pages have the gutter at this place."""
MIN_WIDTH = 55.0
"""Points a chunk must be wide to speak for a column; the narrowest margin notes are 75 pt, markers below 25."""
EDGE = 3.0
"""Points by which the left edges of a column may differ."""
MIN_GUTTER = 5.0
"""Narrowest gutter, in points."""
MAX_CROSSING = 0.5
"""Chunks that may cross the gutter, as a share of those that begin at it."""
MAX_EDGES = 12
"""Left edges that are tried on a page; charts have hundreds."""
KNOWN_PAGES = 2
"""Other places in the document that must have a gutter before a weak one is believed."""
KNOWN_WEAK = 3
"""Pages that must have a weak gutter at one place where none has a strong one: short notes in the margin."""
MOST_INDENT = 12.0
MOSTLY = 0.5
"""Points by which a note's first line may be indented; share of the pages whose gutter another page may borrow."""
MIN_SPLIT = 0.5
"""Blank in em that cuts a chunk at a gutter; word spaces are .2 to .4."""


class Gutter(NamedTuple):
    """The blank strip between two columns: where the left one ends, where text of the right one begins.

    Markers may hang in the strip; they belong to the right column.
    """

    left: float
    right: float


class Leaf(NamedTuple):
    """Chunks of one column of one band, in no order."""

    column: int
    chunks: list[Chunk]


def gutters(pages: Sequence[Sequence[Chunk]]) -> list[list[Gutter]]:
    """Return the gutters of each page, from left to right; pages vouch for each other."""
    strong = [_find(chunks, MIN_ROWS) for chunks in pages]
    weaker = [
        [] if len(found) > 2 else _find(chunks, MIN_ROWS_KNOWN) for chunks, found in zip(pages, strong, strict=True)
    ]
    known = _places(strong)
    often = _places(weaker)
    enough = min(KNOWN_PAGES, max(1, len(pages) // 2))
    result = []
    for found, weak in zip(strong, weaker, strict=True):
        extra = [
            one
            for one in weak
            if (_votes(known, one.right) >= enough or _votes(often, one.right) >= KNOWN_WEAK)
            and all(abs(one.right - other.right) > MIN_WIDTH for other in found)
        ]
        result.append(sorted(found + extra))
    places, least = _places(result), max(KNOWN_PAGES, MOSTLY * len(result))
    usual = sorted(
        {round(g.right / EDGE): g.right for g in chain(*result) if _votes(places, g.right) >= least}.values()
    )
    return [found or _borrowed(chunks, usual) for found, chunks in zip(result, pages, strict=True)]


def _borrowed(chunks: Sequence[Chunk], edges: Sequence[float]) -> list[Gutter]:
    """Return a gutter at one of these right edges if the page leaves it blank: it has one short note in its margin."""
    for edge in edges:
        beside = [chunk for chunk in chunks if -EDGE <= chunk.x0 - edge <= MOST_INDENT]
        gutter = _gutter(edge, beside, chunks, chunks, 1) if beside else None
        if gutter is not None:
            return [gutter]
    return []


def _places(pages: Sequence[Sequence[Gutter]]) -> Counter[int]:
    """Count the pages that have a gutter at each place."""
    return Counter(round(gutter.right / EDGE) for found in pages for gutter in found)


def _votes(known: Counter[int], x: float) -> int:
    place = round(x / EDGE)
    return known[place - 1] + known[place] + known[place + 1]


def _find(chunks: Sequence[Chunk], rows: int) -> list[Gutter]:
    wide = [chunk for chunk in chunks if chunk.width >= MIN_WIDTH]
    found: list[Gutter] = []
    for edge, members in _edges(wide, rows):
        if found and edge - found[-1].right < MIN_WIDTH:
            continue
        gutter = _gutter(edge, members, wide, chunks, rows)
        if gutter is not None:
            found.append(gutter)
    return found


def _edges(wide: Sequence[Chunk], rows: int) -> list[tuple[float, list[Chunk]]]:
    """Return the left edges that at least ``rows`` chunks share, from left to right."""
    clusters: list[list[Chunk]] = []
    for chunk in sorted(wide, key=lambda chunk: chunk.x0):
        if clusters and chunk.x0 - clusters[-1][0].x0 <= EDGE:
            clusters[-1].append(chunk)
        else:
            clusters.append([chunk])
    found = [(cluster[0].x0, cluster) for cluster in clusters if len(cluster) + sum(map(_is_marked, cluster)) >= rows]
    return sorted(sorted(found, key=lambda edge: -len(edge[1]))[:MAX_EDGES], key=lambda edge: edge[0])


def _is_marked(chunk: Chunk) -> bool:
    """Return whether a chunk begins with a small raised number: a note in the margin, which counts twice."""
    first = chunk.words[0]
    return first.size < SMALL * chunk.size and first.baseline < chunk.baseline and first.text.isdecimal()


def _gutter(
    edge: float, members: Sequence[Chunk], wide: Sequence[Chunk], chunks: Sequence[Chunk], rows: int
) -> Gutter | None:
    top = min(chunk.baseline for chunk in members) - 40
    bottom = max(chunk.baseline for chunk in members) + 40
    left = sorted(c.x1 for c in wide if c.x1 <= edge - MIN_GUTTER + EDGE and top <= c.baseline <= bottom)
    heights = {round(c.baseline / BASELINE_WOBBLE) for c in wide if c.x1 <= edge - MIN_GUTTER + EDGE}
    if len(left) < rows or len(heights) < rows:
        return None
    gutter = Gutter(left[int(0.97 * (len(left) - 1))], edge)
    crossing = [c for c in chunks if crosses(c, gutter) and top <= c.baseline <= bottom]
    return gutter if len(crossing) <= MAX_CROSSING * min(len(members), len(left)) else None


def crosses(chunk: Chunk, gutter: Gutter) -> bool:
    """Return whether a chunk runs over a gutter."""
    return chunk.x0 < gutter.left - EDGE and chunk.x1 > gutter.right + EDGE


def split(chunks: Sequence[Chunk], gutters: Sequence[Gutter]) -> list[Chunk]:
    """Cut chunks whose words leave a gutter free: "…itself.⁸ For" and "3) A global stocktake"."""
    for gutter in gutters:
        chunks = [piece for chunk in chunks for piece in _split(chunk, gutter)]
    return list(chunks)


def _split(chunk: Chunk, gutter: Gutter) -> list[Chunk]:
    if not crosses(chunk, gutter):
        return [chunk]
    for i, (one, two) in enumerate(pairwise(chunk.words), chunk.first + 1):
        if one.x1 <= gutter.left + EDGE and two.x0 >= gutter.left and two.x0 - one.x1 > MIN_SPLIT * one.size:
            return [chunk_of(chunk.page, chunk.first, i), chunk_of(chunk.page, i, chunk.stop)]
    return [chunk]


def order(chunks: Sequence[Chunk], gutters: Sequence[Gutter], column: int = 0) -> list[Leaf]:
    """Cut chunks into bands and columns, in reading order."""
    gutters = [g for g in gutters if any(c.x1 <= g.right for c in chunks) and any(c.x0 >= g.left for c in chunks)]
    if not gutters:
        return [Leaf(column, list(chunks))] if chunks else []
    gutter = min(gutters, key=lambda g: sum(crosses(chunk, g) for chunk in chunks))
    before, after = [g for g in gutters if g < gutter], [g for g in gutters if g > gutter]
    leaves: list[Leaf] = []
    for across, band in _bands(chunks, gutter):
        if across:
            leaves += order(band, [], column)
            continue
        left = [chunk for chunk in band if not _is_right(chunk, gutter)]
        right = [chunk for chunk in band if _is_right(chunk, gutter)]
        leaves += order(left, before, column)
        leaves += order(right, after, column + len(before) + 1)
    return leaves


def _is_right(chunk: Chunk, gutter: Gutter) -> bool:
    return chunk.x0 >= gutter.left - 1 or chunk.x0 >= gutter.right - EDGE


def _bands(chunks: Sequence[Chunk], gutter: Gutter) -> list[tuple[bool, list[Chunk]]]:
    """Cut from top to bottom into bands that cross the gutter and bands that keep it."""
    across = _across(chunks, gutter)
    bands: list[tuple[bool, list[Chunk]]] = []
    for chunk in sorted(chunks, key=lambda c: c.baseline):
        over = id(chunk) in across
        if not bands or bands[-1][0] != over:
            bands.append((over, []))
        bands[-1][1].append(chunk)
    return bands


def _across(chunks: Sequence[Chunk], gutter: Gutter) -> set[int]:
    """Return the ids of the chunks that cross, and of those that stand in one line with them, piece by piece."""
    lines = [chunk for chunk in chunks if crosses(chunk, gutter)]
    heights = sorted(chunk.baseline for chunk in lines)
    for chunk in sorted(chunks, key=lambda c: c.x0) if lines else ():  # a badly filled line is cut at each wide blank
        near = bisect_left(heights, chunk.baseline - 0.6 * chunk.size)
        level = near < len(heights) and heights[near] <= chunk.baseline + 0.6 * chunk.size
        if level and any(_beside(chunk, other) for other in lines):
            lines.append(chunk)
    return set(map(id, lines))


def _beside(chunk: Chunk, other: Chunk) -> bool:
    """Return whether a chunk is a piece of the same line as one that crosses: "12" before a full-width note."""
    if abs(chunk.baseline - other.baseline) > max(chunk.size, other.size) * 0.6:
        return False
    return -1 <= max(chunk.x0 - other.x1, other.x0 - chunk.x1) <= 3 * other.size
