"""Finds bibliographies without numbers: what notes cite in short ("Hale 1998, 45") stands there in full.

A bibliography has a heading of its own and goes on to the end, or to what may follow one: an index, an appendix. Its
entries are told apart by blank lines, wide gaps, or lines that hang ("Hale, J.: Dykes" and further in "and Towns").
Where nothing tells them apart, some lines are read together, and who reads them finds where each begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefcite.model import Document, Evidence, Line, Note, Span, Zone
from briefcite.notes.reading import TextReader
from briefcite.text import headings
from briefcite.text.late import late
from briefcite.text.median import median
from briefcite.text.view import View, join, vocabulary
from briefcite.text.words import pieces

MOST = 120_000
"""Characters of a bibliography that are read."""
HANGS = (0.1, 0.9)
"""Least and greatest share of lines further in where the first line of each entry hangs out."""
INDENT = 4.0
"""Points, or half as many characters, by which they stand further in."""
DEEPEST = 80.0
GAP = 1.3
"""Gap above an entry, in leadings, where gaps part entries."""
TOGETHER = 8
"""Lines read together where nothing parts entries."""
DATED = late(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
DRY = 12
"""Entries without a year, one after another, from which on it is no bibliography: a table of contents had its title."""
FEWEST = 3


class Row(NamedTuple):
    """A line of the bibliography."""

    span: Span
    place: tuple[int, int]
    """Page and column; -1 where the format has none."""
    left: float
    """Where it begins: points from the left edge, or blanks."""
    parted: bool
    """A blank line or a wide gap stands above it."""
    line: Line | None


def entries(document: Document, notes: Sequence[Note]) -> tuple[Note, ...]:
    """Return the entries of bibliographies whose entries have no numbers, as notes that nothing calls."""
    if not notes or any(note.kind == "entry" for note in notes):
        return ()
    parted = [entry for rows in _sections(document, _rows(document, notes)) for entry in _dated(document, rows)]
    known = vocabulary(document.text) if parted and document.source.traits.geometry else frozenset()
    reader = TextReader(document)
    found: list[Note] = []
    for entry in parted:
        view = _read(reader, entry, known)
        if view.text:
            pages = tuple(sorted({max(row.place[0], 0) for row in entry}))
            sure = Evidence("notes.listed", 1.0)
            found.append(Note(f"b{len(found) + 1}", "", -1, "entry", view.text, view.origin, pages, sure))
    return tuple(found)


def _rows(document: Document, notes: Sequence[Note]) -> Iterator[Row]:
    """Yield the lines of the document outside its notes."""
    if document.source.traits.geometry:
        yield from _printed(document)
        return
    held = sorted((note.origin[0], note.origin[-1]) for note in notes if note.origin)
    at, parted = 0, True
    for found in re.finditer(r"[^\n\f]*", document.text):
        start, end = found.span()
        if not found[0].strip():
            parted = parted or start == end
            continue
        while at < len(held) and held[at][1] < start:
            at += 1
        if at == len(held) or held[at][0] >= end:
            yield Row(Span(start, end), (-1, -1), 2.0 * (len(found[0]) - len(found[0].lstrip())), parted, None)
        parted = False


def _printed(document: Document) -> Iterator[Row]:
    for page in document.pages:
        lines = [line for line in page.lines if line.zone is Zone.BODY and line.words and line.box]
        leading = median([b.baseline - a.baseline for a, b in pairwise(lines) if b.baseline > a.baseline] or [0.0])
        for number, line in enumerate(lines):
            above = lines[number - 1] if number else None
            near = above is not None and 0 < line.baseline - above.baseline <= GAP * leading
            assert line.box
            parted = not near and above is not None and above.column == line.column
            yield Row(Span(line.start, line.end), (page.index, line.column), line.box.x0, parted, line)


def _sections(document: Document, rows: Iterator[Row]) -> list[list[Row]]:
    """Return the rows behind each heading of a bibliography, up to a heading of something else."""
    sections: list[list[Row]] = []
    inside, left = False, MOST
    for row in rows:
        text = document.text[row.span.start : row.span.end]
        if headings.is_of_bibliography(text):
            sections.append([])
            inside = True
        elif inside and headings.is_of_another_part(text):
            inside = False
        elif inside and left > 0:
            left -= row.span.end - row.span.start
            sections[-1].append(row)
    return sections


def _dated(document: Document, rows: Sequence[Row]) -> list[list[Row]]:
    """Return the entries of a section up to where years run dry; none where there are hardly any."""
    found: list[list[Row]] = []
    dry = dated = 0
    for entry in _parted(rows):
        found.append(entry)
        told = DATED.search(document.text, entry[0].span.start, entry[-1].span.end) is not None
        dated, dry = dated + told, 0 if told else dry + 1
        if dry == DRY:
            break
    kept = found[: len(found) - dry]
    return kept if dated >= max(FEWEST, len(kept) / 2) else []


def _parted(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Part the rows into entries."""
    edges: dict[tuple[int, int], float] = {}
    for row in rows:
        edges[row.place] = min(row.left, edges.get(row.place, row.left))
    deep = [INDENT <= row.left - edges[row.place] <= DEEPEST for row in rows]
    hangs = HANGS[0] * len(rows) <= sum(deep) <= HANGS[1] * len(rows)
    parts = sum(row.parted for row in rows) * TOGETHER >= len(rows)
    entry: list[Row] = []
    for row, further in zip(rows, deep, strict=True):
        begins = not further if hangs else row.parted if parts else len(entry) == TOGETHER
        if entry and begins:
            yield entry
            entry = []
        entry.append(row)
    if entry:
        yield entry


def _read(reader: TextReader, entry: Sequence[Row], known: frozenset[str]) -> View:
    lines = [row.line for row in entry if row.line]
    if not lines:
        return reader.read([row.span for row in entry])
    view = join([pieces(line.words) for line in lines], known)
    text = view.text.rstrip()
    lead = len(text) - len(text.lstrip())
    return View(text[lead:], view.origin[lead : len(text)])
