"""Finds the gutters of a page and puts its chunks into reading order.

A gutter is where many chunks begin at one height after another while other text ends left of it. Chunks that
cross it (titles, full-width notes) cut the page into bands; within a band the left column is read first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.layout.chunks import BASELINE_WOBBLE, Chunk

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
KNOWN_PAGES = 2


class Leaf(NamedTuple):
    """Chunks of one column of one band, in no order."""

    column: int
    chunks: list[Chunk]


def gutters(pages: Sequence[Sequence[Chunk]]) -> list[list[float]]:
    """Give the gutters of each page, as the left edge of the column after it; pages vouch for each other."""
    strong = [_find(chunks, MIN_ROWS) for chunks in pages]
    known = Counter(round(x / EDGE) for found in strong for x in found)
    result = []
    for chunks, found in zip(pages, strong, strict=True):
        weak = [] if len(found) > 2 else _find(chunks, MIN_ROWS_KNOWN)
        extra = [x for x in weak if _votes(known, x) >= KNOWN_PAGES and all(abs(x - y) > MIN_WIDTH for y in found)]
        result.append(sorted(found + extra))
    return result


def _votes(known: Counter[int], x: float) -> int:
    place = round(x / EDGE)
    return known[place - 1] + known[place] + known[place + 1]


def _find(chunks: Sequence[Chunk], rows: int) -> list[float]:
    wide = [chunk for chunk in chunks if chunk.width >= MIN_WIDTH]
    found: list[float] = []
    for edge, members in _edges(wide, rows):
        if found and edge - found[-1] < MIN_WIDTH:
            continue
        if _is_gutter(edge, members, wide, chunks, rows):
            found.append(edge)
    return found


def _edges(wide: Sequence[Chunk], rows: int) -> list[tuple[float, list[Chunk]]]:
    """Give the left edges that at least ``rows`` chunks share, from left to right."""
    clusters: list[list[Chunk]] = []
    for chunk in sorted(wide, key=lambda chunk: chunk.x0):
        if clusters and chunk.x0 - clusters[-1][0].x0 <= EDGE:
            clusters[-1].append(chunk)
        else:
            clusters.append([chunk])
    return [(cluster[0].x0, cluster) for cluster in clusters if len(cluster) >= rows]


def _is_gutter(
    edge: float, members: Sequence[Chunk], wide: Sequence[Chunk], chunks: Sequence[Chunk], rows: int
) -> bool:
    top = min(chunk.baseline for chunk in members) - 40
    bottom = max(chunk.baseline for chunk in members) + 40
    left = [c for c in wide if c.x1 <= edge - MIN_GUTTER + EDGE and top <= c.baseline <= bottom]
    if len({round(chunk.baseline / BASELINE_WOBBLE) for chunk in left}) < rows:
        return False
    crossing = [c for c in chunks if crosses(c, edge) and top <= c.baseline <= bottom]
    return len(crossing) <= MAX_CROSSING * min(len(members), len(left))


def crosses(chunk: Chunk, edge: float) -> bool:
    """Whether a chunk runs over the gutter before ``edge``."""
    return chunk.x0 < edge - EDGE and chunk.x1 > edge + EDGE


def order(chunks: Sequence[Chunk], edges: Sequence[float], column: int = 0) -> list[Leaf]:
    """Cut chunks into bands and columns, in reading order."""
    edges = [e for e in edges if any(c.x1 <= e for c in chunks) and any(c.x0 >= e - EDGE for c in chunks)]
    if not edges:
        return [Leaf(column, list(chunks))] if chunks else []
    edge = min(edges, key=lambda e: sum(crosses(chunk, e) for chunk in chunks))
    before, after = [e for e in edges if e < edge], [e for e in edges if e > edge]
    leaves: list[Leaf] = []
    for across, band in _bands(chunks, edge):
        if across:
            leaves += order(band, [], column)
            continue
        left = [chunk for chunk in band if chunk.x0 < edge - EDGE]
        right = [chunk for chunk in band if chunk.x0 >= edge - EDGE]
        leaves += order(left, before, column)
        leaves += order(right, after, column + len(before) + 1)
    return leaves


def _bands(chunks: Sequence[Chunk], edge: float) -> list[tuple[bool, list[Chunk]]]:
    """Cut from top to bottom into bands that cross the gutter and bands that keep it."""
    across = sorted((c for c in chunks if crosses(c, edge)), key=lambda c: c.baseline)
    bands: list[tuple[bool, list[Chunk]]] = []
    for chunk in sorted(chunks, key=lambda c: c.baseline):
        over = crosses(chunk, edge) or any(_beside(chunk, other) for other in across)
        if not bands or bands[-1][0] != over:
            bands.append((over, []))
        bands[-1][1].append(chunk)
    return bands


def _beside(chunk: Chunk, other: Chunk) -> bool:
    """Whether a chunk is a piece of the same line as one that crosses: "12" before a full-width note."""
    if abs(chunk.baseline - other.baseline) > max(chunk.size, other.size) * 0.6:
        return False
    return -1 <= max(chunk.x0 - other.x1, other.x0 - chunk.x1) <= 3 * other.size
