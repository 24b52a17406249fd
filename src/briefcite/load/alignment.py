"""Where in its file the text of a web page or of reStructuredText stands, though its parser does not tell.

The words of the text are aligned with those of the file: runs of words that occur once in both are anchors (the
longest chain of them that is in order in both, as in Bram Cohen's patience diff), and what stands between two anchors
is aligned in the same way, in the end word by word ("Ibid." ten times). A word that the file writes otherwise
("M&uuml;ller") follows the word before it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from briefcite.model import FilePart
from briefcite.text.late import late

_WORD = late(r"[^\W\d_]+|\d+")
_LINE_END = late(r"\r\n|\r|\n")
LENGTHS = (4, 2, 1)
"""Words of an anchor: long ones first, in the whole text, then shorter ones between two of them."""
MOST_COMPARED = 1_000_000
"""Pairs of equal words that are compared in all gaps without anchors, about a second's work."""
LONGEST = 2_000_000
"""Characters of a text that is aligned, 1,000 pages: 300 MB and three seconds; a longer one has no lines."""


class _Gap(NamedTuple):
    """Words of the text and of the file that may stand for each other."""

    ours: range
    theirs: range


def file_parts(written: str, source: str, path: str) -> tuple[FilePart, ...]:
    """Return where the stretches of a text come from, a part wherever its characters do not follow on in the file.

    Nothing is returned for a text that is too long.

    Args:
        written: the text as read.
        source: the characters of its file, blanks in the place of what is not read.
        path: the file's name.
    """
    if len(written) > LONGEST:
        return ()
    ours, theirs = list(_WORD.finditer(written)), list(_WORD.finditer(source))
    starts = [0, *(end.end() for end in _LINE_END.finditer(source))]
    found: list[FilePart] = []
    end = 0
    for one, other in aligned([word[0] for word in ours], [word[0] for word in theirs]):
        start, place = ours[one].start(), theirs[other].start()
        line = bisect_right(starts, place)
        column = place - starts[line - 1] + 1
        first = written.rfind("\n", end, start) + 1
        if first or not found:  # a number that a browser makes stands before it, "1. " of a list
            found.append(FilePart(first, path, line, column))
        if found[-1].line != line or start - found[-1].start != column - found[-1].column:
            found.append(FilePart(start, path, line, column))
        end = ours[one].end()
    return tuple(found)


def aligned(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """Return the indices of words that stand for each other, ascending in both lists."""
    found: list[tuple[int, int]] = []
    gaps = [_Gap(range(len(ours)), range(len(theirs)))]
    for length in LENGTHS:
        left: list[_Gap] = []
        for gap in gaps:
            met, between = _between(ours, theirs, gap, length)
            found += met
            left += between
        gaps = left
    return sorted(chain(found, _repeated(ours, theirs, gaps)))


def _repeated(ours: Sequence[str], theirs: Sequence[str], gaps: Sequence[_Gap]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of gaps without anchors, as many as can be in order (Hunt and Szymanski, 1977)."""
    left = MOST_COMPARED
    for gap in gaps:
        places: dict[str, list[int]] = {}
        for place in reversed(gap.theirs):
            places.setdefault(theirs[place], []).append(place)
        count = sum(len(places.get(ours[one], ())) for one in gap.ours)
        if count <= left:
            left -= count
            yield from _chain([(one, other) for one in gap.ours for other in places.get(ours[one], ())])


def _between(
    ours: Sequence[str], theirs: Sequence[str], gap: _Gap, length: int
) -> tuple[list[tuple[int, int]], list[_Gap]]:
    """Return the pairs of a gap that anchors give, and what of it is left between them."""
    pairs: list[tuple[int, int]] = []
    left = []
    one, other = gap.ours.start, gap.theirs.start
    anchors = [*_anchors(ours, theirs, gap, length), (gap.ours.stop, gap.theirs.stop)]
    for to_one, to_other in [(one, other), *anchors]:
        if to_one < one or to_other < other:
            continue
        while to_one > one and to_other > other and ours[to_one - 1] == theirs[to_other - 1]:
            to_one, to_other = to_one - 1, to_other - 1
        if to_one > one and to_other > other:
            left.append(_Gap(range(one, to_one), range(other, to_other)))
        one, other = to_one, to_other
        while one < gap.ours.stop and other < gap.theirs.stop and ours[one] == theirs[other]:
            pairs.append((one, other))
            one, other = one + 1, other + 1
    return pairs, left


def _anchors(ours: Sequence[str], theirs: Sequence[str], gap: _Gap, length: int) -> list[tuple[int, int]]:
    """Return where runs of words begin that are once in both, the longest chain in order in both."""
    here, there = _single(ours, gap.ours, length), _single(theirs, gap.theirs, length)
    return _chain([(place, there[run]) for run, place in here.items() if run in there])


def _single(words: Sequence[str], place: range, length: int) -> dict[tuple[str, ...], int]:
    """Return the runs of so many words that occur once in a stretch, with where they begin, in order."""
    runs = [tuple(words[at : at + length]) for at in range(place.start, place.stop - length + 1)]
    often = Counter(runs)
    return {run: at for at, run in enumerate(runs, place.start) if often[run] == 1}


def _chain(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs that ascends in both; for each first the seconds must descend."""
    ends: list[int] = []
    tops: list[int] = []
    before: list[int | None] = []
    for place, (_, second) in enumerate(pairs):
        pile = bisect_left(ends, second)
        before.append(tops[pile - 1] if pile else None)
        ends[pile : pile + 1] = [second]
        tops[pile : pile + 1] = [place]
    chained = []
    at = tops[-1] if tops else None
    while at is not None:
        chained.append(pairs[at])
        at = before[at]
    return chained[::-1]
