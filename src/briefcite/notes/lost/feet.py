"""Notes at the feet of a scan's pages, where a recogniser misread most of their numbers.

"'See", "2See", "3 Ashgrove", "4See", "SIbid.", "6Porto" are the notes 1 to 6: type and leading tell that a block at the
foot of the page is no text, and the lines of all these blocks are read as one run of numbers, each of them as like its
line as can be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefcite.model import Document, Evidence, Line, Note, Span, Zone
from briefcite.notes.found import Found
from briefcite.notes.ids import Ids
from briefcite.notes.lost.likeness import PART, likeness
from briefcite.notes.lost.state import Places
from briefcite.notes.plain.columns import Unfolded
from briefcite.notes.reading import TextReader
from briefcite.text.late import late
from briefcite.text.words import closes

SMALLER, TIGHTER, USUAL, FAR = 0.93, 0.93, 1.1, 1.4
"""Size and leading of notes, at most, leading of text, at most, and gap above notes, in multiples of the text's."""
MIN_VOTES = 2
"""Lines that speak for notes, less those that speak against them."""
HEAD = 0.5
"""What a line must be worth to begin a note."""
OPENING, LOWER, BEGINS, WITHIN = 0.2, -0.3, 0.2, -0.4
"""What adds to its likeness to the number: text behind it in capitals or in small letters; the line before was at an
end, or in mid sentence."""
NO_NUMBER = 0.1
"""Likeness of a line whose number was lost."""
SKIPPED = 0.6
MOST_SKIPPED = 3
"""What each number without a line costs, and how many may lack in a row."""
MIN_NOTES = 4
SURE = 0.6
MOST_SURE = 0.5
"""Notes, and the likeness of so many of them, from which they are believed."""
BEAM = 16
"""Numbers that are followed at once."""
CONFIDENCE = 0.85
_SIGNS = late(r"[\d'’°!*?]{0,4}")
"""What is left of a number."""
_LIKE = late(rf"{PART}|A")


class Foot(NamedTuple):
    """A line in a block at the foot of a page; offsets are those of the flat text."""

    page: int
    start: int
    end: int
    begins: bool
    """The line before was at its end, or there is none."""


class FootLine(NamedTuple):
    """A line that begins a note: its place among the lines, its number, where its text begins, how well it fits."""

    line: int
    value: int
    body: int
    likeness: float


class Chain(NamedTuple):
    """A run of numbers by its last head; the runs that are tried share their beginnings."""

    head: FootLine
    before: Chain | None


def find(document: Document, flat: Unfolded) -> Found:
    """Return the notes at the feet of the pages; none where they make no run of numbers. Places are the flat text's."""
    lines = [*_lines(document, flat)]
    heads = _run(flat.document.text, lines)
    sure = sum(head.likeness >= SURE for head in heads)
    if len(heads) < MIN_NOTES or sure < MOST_SURE * len(heads):
        return Found((), (), ())
    reader, ids = TextReader(flat.document), Ids()
    bounds = [head.line for head in heads] + [len(lines)]
    notes = []
    for head, (first, stop) in zip(heads, pairwise(bounds), strict=True):
        own = lines[first:stop]
        view = reader.read([Span(head.body, own[0].end), *(Span(line.start, line.end) for line in own[1:])])
        marker, at = str(head.value), own[0].start
        notes.append(
            Note(
                id=ids.make("n", marker, 0), marker=marker, series=0, kind="footnote", text=view.text,
                origin=view.origin, pages=tuple(sorted({line.page for line in own})),
                evidence=Evidence("notes.foot", CONFIDENCE), span=Span(at, max(head.body, at + 1)),
            )
        )  # fmt: skip
    return Found((), tuple(notes), ())


def _lines(document: Document, flat: Unfolded) -> Iterator[Foot]:
    """Yield the lines of the blocks at the feet of all pages."""
    place = Places(flat.origin, len(document.text), flat.document.text)
    printed = [[one for one in page.lines if one.zone is not Zone.FURNITURE and one.words] for page in document.pages]
    size = _mode(round(line.size * 2) / 2 for page in printed for line in page)
    leading = _mode(round((b.baseline - a.baseline) * 2) / 2 for page in printed for a, b in pairwise(page))
    for page, lines in zip(document.pages, printed, strict=True):
        for column in sorted({line.column for line in lines}):
            own = [line for line in lines if line.column == column]
            first = _foot(own, size, leading)
            for n, line in enumerate(own[first:], first):
                begins = n == first or closes(own[n - 1].words)
                yield Foot(page.index, place[line.words[0].start], place[line.end - 1] + 1, begins)


def _foot(lines: Sequence[Line], size: float, leading: float) -> int:
    """Return where the block at the foot of a column begins: from there most lines are small, or set close."""
    best, first, votes = MIN_VOTES - 1, len(lines), 0
    for n in range(len(lines) - 1, -1, -1):
        gap = (lines[n].baseline - lines[n - 1].baseline) / leading if n and leading else 0.0
        votes += 1 if lines[n].size <= SMALLER * size else -1 if lines[n].size <= size else 0
        if votes + (gap > FAR) > best:
            best, first = votes + (gap > FAR), n
        votes += 1 if 0 < gap <= TIGHTER else -1 if 0 < gap <= USUAL else 0
    while 0 < first < len(lines) and 0 < lines[first].baseline - lines[first - 1].baseline <= TIGHTER * leading:
        first -= 1
    return first


def _mode(values: Iterator[float]) -> float:
    return max(Counter(values).items(), key=lambda one: one[1], default=(0.0, 0))[0]


def _run(text: str, lines: Sequence[Foot]) -> list[FootLine]:
    """Return the rising run of numbers that fits the lines best."""
    runs: dict[int, tuple[float, Chain | None]] = {0: (0.0, None)}
    for n, line in enumerate(lines):
        if not line.begins and text[line.start].islower():
            continue
        longer: dict[int, tuple[float, Chain | None]] = {}
        read: dict[int, tuple[FootLine, float]] = {}
        for value, (score, heads) in runs.items():
            for skipped in range(MOST_SKIPPED + 1):
                following = value + 1 + skipped
                if following not in read:
                    head = _head(text, line, n, following)
                    read[following] = head, _worth(text, line, head)
                head, worth = read[following]
                total = score + worth - SKIPPED * skipped
                if total > longer.get(following, runs.get(following, (float("-inf"), None)))[0]:
                    longer[following] = (total, Chain(head, heads))
        runs |= longer
        runs = dict(sorted(runs.items(), key=lambda one: -one[1][0])[:BEAM])
    return [*_heads(max(runs.values(), key=lambda one: one[0])[1])][::-1]


def _heads(chain: Chain | None) -> Iterator[FootLine]:
    """Yield the heads of a run, the last first."""
    while chain is not None:
        yield chain.head
        chain = chain.before


def _head(text: str, line: Foot, n: int, value: int) -> FootLine:
    """Read a line as if it began with a number."""
    found = _SIGNS.match(text, line.start, line.end)
    best = FootLine(n, value, found.end() if found else line.start, NO_NUMBER)
    if not _LIKE.match(text, line.start):
        return best
    for end in range(line.start + 1, min(line.start + len(str(value)) + 3, line.end)):
        last, rest = text[end - 1], text[end]
        if (last.isdigit() and rest.isdigit()) or (last.isalpha() and rest.islower()):  # "19", "See"
            continue
        like = likeness(text[line.start : end].strip(), str(value))
        if like > best.likeness:
            best = FootLine(n, value, end, like)
    return best


def _worth(text: str, line: Foot, head: FootLine) -> float:
    rest = text[head.body : line.end].lstrip(" .,)]'’\"”“‘«")
    letters = OPENING if rest[:1].isupper() else LOWER if rest[:1].islower() else 0.0
    return head.likeness + letters + (BEGINS if line.begins else WITHIN) - HEAD
