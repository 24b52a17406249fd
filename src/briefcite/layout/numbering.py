"""Pairs the numbers that the text calls with the lines that begin with them, before anything is known of zones.

One chain over the whole document decides: numbers rise, text and notes go forward together. So a numbered
paragraph that stands on the page of a callout gives way to the list of endnotes that answers all callouts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.layout.calls import Call
from briefcite.layout.headings import is_heading
from briefcite.layout.style import SIZE_STEP, Heads, body_size
from briefcite.model import Line, Page, Zone
from briefcite.text.leads import Lead
from briefcite.text.sequence import Candidate, Tried, align

SMALLER, LARGER = 1.0, -1.5
RAISED_HEAD = 1.0
NO_TEXT = -0.7
ALTERNATIVE = -0.3
HEADED = 1.0
SAME_PAGE, NEXT_PAGE, LATER = 2.0, -0.5, 1.0
RAISED_CALL, SMALL_CALL, FIRST_CALL = 2.0, -1.5, -1.5
"""Weights, in the units of the sequence."""
MIN_LIST = 3
MOST_LINES = 15
"""Notes of a list at least, and lines that they have on average at most."""
CROWD = 40
"""Calls of one number that are all tried with a line; of more only those of its page and the page before."""


class NumberedLine(NamedTuple):
    """A line that begins with a number."""

    page: int
    line: int
    lead: Lead
    value: int
    weight: float


class Answer(NamedTuple):
    """A call and the line that answers."""

    call: Call
    head: NumberedLine
    listed: bool
    """The line stands in a list of endnotes."""
    score: float


def answers(pages: Sequence[Page], calls: Sequence[Sequence[Call]], starts: Sequence[Heads]) -> list[Answer]:
    """Return the best chain of raised numbers and the lines that answer, in reading order.

    Args:
        pages: with their lines.
        calls: the numbers that each page may call.
        starts: the lines of each page that begin with a marker.
    """
    body = body_size(pages)
    raised = [call for found in calls for call in found if call.way == "raised"]
    heads = _heads(pages, starts, body)
    tried = [_best(pages, raised, heads, body, listed=listed) for listed in (False, True)]
    best = max(tried, key=lambda chain: sum(pair.score for pair in chain))
    return _close_together(best, heads) if best is tried[1] else best


def _close_together(pairs: Sequence[Answer], heads: Sequence[NumberedLine]) -> list[Answer]:
    """Where several lines fit a list equally well, take the one nearest the next entry, not steps 1 to 3."""
    of_value: dict[int, list[NumberedLine]] = defaultdict(list)
    for head in heads:
        of_value[head.value].append(head)
    found: list[Answer] = []
    for pair in reversed(pairs):
        after = found[-1].head if found and found[-1].head.value > pair.head.value else None
        near = after and [
            head
            for head in of_value[pair.head.value]
            if (pair.head.page, pair.head.line) < (head.page, head.line) < (after.page, after.line)
            and head.lead.close == pair.head.lead.close
            and head.weight >= pair.head.weight
        ]
        found.append(pair._replace(head=near[-1]) if near else pair)
    return found[::-1]


def _heads(pages: Sequence[Page], starts: Sequence[Heads], body: float) -> list[NumberedLine]:
    headed = [next((i for i, line in enumerate(page.lines) if is_heading(line)), len(page.lines)) for page in pages]
    return [
        NumberedLine(
            page.index,
            i,
            lead,
            numeral.value,
            _weight(page.lines[i], lead, body) + ALTERNATIVE * rank + (HEADED if i > first else 0.0),
        )
        for page, found, first in zip(pages, starts, headed, strict=True)
        for i, leads in sorted(found.items())
        for rank, lead in enumerate(leads)
        for numeral in lead.numerals
        if numeral.kind == "arabic"
    ]


def _weight(line: Line, lead: Lead, body: float) -> float:
    weight = RAISED_HEAD if lead.raised else 0.0
    if line.size < body - SIZE_STEP:
        weight += SMALLER
    elif line.size > body + SIZE_STEP:
        weight += LARGER
    return weight + (NO_TEXT if lead.words >= len(line.words) else 0.0)


def _best(
    pages: Sequence[Page], calls: Sequence[Call], heads: Sequence[NumberedLine], body: float, *, listed: bool
) -> list[Answer]:
    callouts = [
        Candidate(call.value, place, _call_weight(pages[call.page].lines[call.line], call, body), place)
        for place, call in enumerate(calls)
        if call.kind == "arabic"
    ]
    places = {place: n for n, place in enumerate(sorted({(head.page, head.line) for head in heads}))}
    notes = [Candidate(head.value, places[head.page, head.line], head.weight, n) for n, head in enumerate(heads)]

    def affinity(callout: Candidate, note: Candidate) -> float | None:
        return (_listed if listed else _at_foot)(pages, calls[callout.item], heads[note.item])

    runs = align(callouts, notes, affinity, _tried(callouts, calls, heads))
    made = [
        [Answer(calls[callouts[p.callout].item], heads[notes[p.note].item], listed, p.score) for p in run]
        for run in runs
    ]
    counts = Counter(head.page for head in heads)
    return [
        pair
        for run in made
        if not listed or _is_dense(pages, run) or _is_apart(pages, run, body, counts[run[0].head.page])
        for pair in run
    ]


def _is_dense(pages: Sequence[Page], run: Sequence[Answer]) -> bool:
    """Return whether the lines that answer are as close as notes of a list, and come after the pages that call them."""
    first, last = run[0].head, run[-1].head
    lines = sum(len(page.lines) for page in pages[first.page : last.page]) + last.line - first.line
    behind = sum(pair.call.page < pair.head.page for pair in run)
    return len(run) >= MIN_LIST and lines <= MOST_LINES * len(run) and 2 * behind >= len(run)


def _is_apart(pages: Sequence[Page], run: Sequence[Answer], body: float, heads: int) -> bool:
    """Return whether a short list begins with 1 in smaller type on a page with no other numbered lines (``heads``)."""
    first = run[0].head
    lines = pages[first.page].lines
    above = any(line.zone is Zone.BODY for line in lines[: first.line])
    return first.value == 1 and not above and lines[first.line].size < body - SIZE_STEP and heads == len(run)


def _call_weight(line: Line, call: Call, body: float) -> float:
    small = line.size < body - SIZE_STEP
    return RAISED_CALL + (SMALL_CALL if small else 0.0) + (FIRST_CALL if call.first else 0.0)


def _at_foot(pages: Sequence[Page], call: Call, head: NumberedLine) -> float | None:
    if head.page == call.page:
        beside = pages[call.page].lines[call.line].column != pages[head.page].lines[head.line].column
        return SAME_PAGE if head.line > call.line or beside else None
    return NEXT_PAGE if head.page == call.page + 1 else None


def _listed(_: Sequence[Page], call: Call, head: NumberedLine) -> float | None:
    return LATER if (call.page, call.line) < (head.page, head.line) else None


def _tried(callouts: Sequence[Candidate], calls: Sequence[Call], heads: Sequence[NumberedLine]) -> Tried:
    of_value: dict[int, list[int]] = defaultdict(list)
    of_page: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, callout in enumerate(callouts):
        of_value[callout.value].append(n)
        of_page[callout.value, calls[callout.item].page].append(n)

    def tried(note: Candidate) -> Iterator[int]:
        every, page = of_value[note.value], heads[note.item].page
        if len(every) <= CROWD:
            yield from every
        else:
            yield from of_page.get((note.value, page - 1), ())
            yield from of_page.get((note.value, page), ())

    return tried
