"""Puts the chunks of one column together into printed lines.

Chunks on one baseline are a line, however far apart (table cells, a number and its text). A chunk of nothing
but a marker joins the line it hangs beside, though it stands higher: "12" in the margin of a note.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter

from briefcite.layout.chunks import BASELINE_WOBBLE, MAX_DROP, MAX_RAISE, SMALL, Chunk
from briefcite.model import Box, Line, Word
from briefcite.text.late import late
from briefcite.text.leads import is_raised
from briefcite.text.numerals import plain
from briefcite.text.words import Row, Words

_LETTER = late(r"[^\W\d_]")
_ROMAN = late(r"[ivxl]{1,7}")
_LEFTWARD = late("[\u0590-\u08ff\u200f\ufb1d-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Finds the blocks in which all letters from right to left are; they hold a few others too."""
_TEXT = itemgetter(Word._fields.index("text"))
MAX_BESIDE = 100
"""Chunks of a line that are looked at for overlap."""
REACH = 60.0
"""Points above and below a lone marker in which its line is looked for."""
MAX_HANG = 45.0
"""Points between a hanging marker and its line (the widest seen is 36)."""
FAIR_SHARE = 0.2
"""Share of a line's characters that makes a size the line's own; drop capitals and initials have less."""
SIGNS = ("*", "†", "‡")
FLUSH = 3.0
"""Indent in sizes of type up to which a line stands at the right margin, and beyond which it does not at the left."""
SAME_ROW_OVERLAP = 3.0
"""Points that two chunks of one line may overlap."""


class Level:
    """Chunks of one line; ``main`` is the one that sets its baseline: text rather than markers, then the longest."""

    __slots__ = ("chunks", "main", "rank")

    def __init__(self, chunk: Chunk) -> None:
        self.chunks, self.main, self.rank = [chunk], chunk, _rank(chunk)

    def add(self, chunk: Chunk) -> None:
        """Put a chunk into the row."""
        self.chunks.append(chunk)
        rank = _rank(chunk)
        if rank > self.rank:
            self.main, self.rank = chunk, rank


def lines(chunks: Sequence[Chunk], column: int) -> list[Line]:
    """Return the lines of a column from top to bottom."""
    rows = _rows(chunks)
    rows.sort(key=lambda row: row.main.baseline)
    leftward = bool(chunks) and _has_leftward(chunks[0].page)
    made = [_line(row.chunks, column, leftward) for row in rows]
    return _with_markers_first(made) if leftward else made


def _with_markers_first(lines: Sequence[Line]) -> list[Line]:
    """Put the raised number at the right end of a note in Latin letters first, where the column is read leftward.

    "What You See Is What You Get¹" is the first line of a note of a Persian thesis: it stands flush right, and the
    number at the margin begins it.
    """
    left = min(line.box.x0 for line in lines if line.box)
    right = max(line.box.x1 for line in lines if line.box)
    return [_turned(line) if line.box and _hangs_right(line, line.box, left, right) else line for line in lines]


def _hangs_right(line: Line, box: Box, left: float, right: float) -> bool:
    last = line.words[-1]
    flush = box.x0 - left > FLUSH * line.size and right - box.x1 <= FLUSH * line.size and last.x1 == box.x1
    marker = plain(last.text)
    return flush and len(line.words) > 1 and (marker.isdecimal() or marker in SIGNS) and is_raised(last, line)


def _turned(line: Line) -> Line:
    row = line.words
    assert isinstance(row, Row)
    return line._replace(words=row.turned())


def _rows(chunks: Sequence[Chunk]) -> list[Level]:
    rows: list[Level] = []
    markers: list[Chunk] = []
    for chunk in sorted(chunks, key=lambda chunk: chunk.baseline):
        if _is_marker(chunk):
            markers.append(chunk)
        elif rows and _same_row(rows[-1], chunk):
            rows[-1].add(chunk)
        else:
            rows.append(Level(chunk))
    heights = [row.main.baseline for row in rows]
    for marker in markers:
        _hang(marker, rows, heights)
    return rows


def _same_row(row: Level, chunk: Chunk) -> bool:
    level = abs(row.main.baseline - chunk.baseline) <= BASELINE_WOBBLE
    return level and not any(
        min(other.x1, chunk.x1) - max(other.x0, chunk.x0) > SAME_ROW_OVERLAP for other in row.chunks[-MAX_BESIDE:]
    )


def _hang(marker: Chunk, rows: list[Level], heights: list[float]) -> None:
    """Return a lone marker to the line it belongs to, or make it a line of its own."""
    first = bisect_left(heights, marker.baseline - REACH)
    last = bisect_right(heights, marker.baseline + REACH)
    near = [(fit, i) for i in range(first, last) if (fit := _fit(marker, rows[i])) is not None]
    if near:
        rows[min(near)[1]].add(marker)
    else:
        at = bisect_left(heights, marker.baseline)
        rows.insert(at, Level(marker))
        heights.insert(at, marker.baseline)


def _fit(marker: Chunk, row: Level) -> float | None:
    """How badly a marker fits a line, in points; None where it cannot belong to it."""
    main = row.main
    drop = marker.baseline - main.baseline
    small = marker.size < main.size * SMALL
    low, high = (-MAX_RAISE * main.size, MAX_DROP * main.size) if small else (-0.5 * main.size, 0.3 * main.size)
    if abs(drop) > BASELINE_WOBBLE and not low <= drop <= high:
        return None
    gap = min(max(marker.x0 - other.x1, other.x0 - marker.x1) for other in row.chunks)
    if gap > MAX_HANG and abs(drop) > BASELINE_WOBBLE:
        return None
    return abs(drop) + max(gap, 0.0) / 10


def _is_marker(chunk: Chunk) -> bool:
    """Return whether a chunk is part of a line, not one of its own: digits, signs, "xvii", the lowered E of LaTeX."""
    if chunk.chars <= 2:
        return True
    if chunk.stop - chunk.first == 1 and _ROMAN.fullmatch(chunk.page[chunk.first].text):
        return True
    return chunk.chars <= 5 and not any(_LETTER.search(word.text) for word in chunk.words)


def _rank(chunk: Chunk) -> tuple[bool, int]:
    return not _is_marker(chunk), chunk.chars


def _line(row: Sequence[Chunk], column: int, leftward: bool) -> Line:
    """Make the line of some chunks; ``leftward`` tells whether the page has text from right to left at all."""
    page = row[0].page
    if len(row) == 1 and row[0].even:
        whole = row[0]
        words = Row(page, range(whole.first, whole.stop))
        box = Box(whole.x0, whole.top, whole.x1, whole.bottom)
        start, end = page[whole.first].start, page[whole.stop - 1].end
        return Line(start, end, words, column=column, box=box, size=whole.size, baseline=whole.baseline)
    backwards = leftward and _right_to_left(row)
    row = sorted(row, key=(lambda c: -c.x1) if backwards else (lambda c: c.x0))
    places = [place for chunk in row for place in range(chunk.first, chunk.stop)]
    if backwards:
        _turn_numbers(page, places)
    elif any(b.x0 < a.x1 - SAME_ROW_OVERLAP for a, b in pairwise(row)) or any(map(_is_tangled, row)):
        places.sort(key=lambda place: page[place].x0)
    kept = Row(page, places)
    size, baseline = _main_style(kept.all())
    box = Box(
        min(chunk.x0 for chunk in row),
        min(chunk.top for chunk in row),
        max(chunk.x1 for chunk in row),
        max(chunk.bottom for chunk in row),
    )
    first, last = page[min(places)], page[max(places)]
    return Line(first.start, last.end, kept, column=column, box=box, size=size, baseline=baseline)


def _is_tangled(chunk: Chunk) -> bool:
    """Return whether a word stands left of the word before it: "”. The ⁸²" is printed "”.⁸² The"."""
    return not chunk.even and any(b.x1 <= a.x0 for a, b in pairwise(chunk.words))


def _turn_numbers(page: Sequence[Word], places: list[int]) -> None:
    """Put each number behind the word on its right that the page gives after it: "1" and "الخشب." are "الخشب.¹"."""
    for at in range(len(places) - 1):
        number, word = page[places[at]], page[places[at + 1]]
        beside = word.x0 >= number.x1 - SAME_ROW_OVERLAP
        if beside and number.text.isdecimal() and unicodedata.bidirectional(word.text[0]) in ("R", "AL"):
            places[at], places[at + 1] = places[at + 1], places[at]


def _main_style(words: Sequence[Word]) -> tuple[float, float]:
    """Baseline of most characters, and the largest size that a fair share of that baseline has.

    The largest, not the commonest: most letters of "W. M. SPELLMAN" in small capitals are small.
    """
    first = words[0]
    if len({(word.size, word.baseline) for word in words}) == 1:
        return first.size, first.baseline
    level: dict[float, int] = defaultdict(int)
    sizes: dict[tuple[float, float], int] = defaultdict(int)
    for word in words:
        weight = word.end - word.start
        roman = (word is first or word.glued) and _ROMAN.fullmatch(word.text)  # "xviii Ibid.", "it.xviii"
        if roman or (weight <= 4 and not _LETTER.search(word.text)):
            weight = 1
        height = round(word.baseline, 1)
        level[height] += weight
        sizes[height, round(word.size, 1)] += weight
    baseline = max(level, key=level.__getitem__)
    own = {size: weight for (height, size), weight in sizes.items() if height == baseline}
    fair = [size for size, weight in own.items() if weight >= FAIR_SHARE * level[baseline]]
    return max(fair, default=max(own, key=own.__getitem__)), baseline  # "P R O S P E R" has a size for each letter


def _right_to_left(row: Sequence[Chunk]) -> bool:
    text = "".join([word.text[:2] for chunk in row for word in chunk.words])
    letters = [] if text.isascii() else [c for c in text if not c.isascii()]
    return bool(letters) and sum(unicodedata.bidirectional(c) in ("R", "AL") for c in letters) > len(letters) / 2


def _has_leftward(page: Words) -> bool:
    """Return whether a page has letters that are written from right to left."""
    text = "".join(map(_TEXT, page.all()))
    return not text.isascii() and _LEFTWARD.search(text) is not None
