"""Tells the notes that close a section from footnotes, by where the chain of numbers puts them.

Where a section ends in mid page its notes begin there, may go on at the head of the next page, and text follows them:
no footnote has text below it. So a run 1, 2, 3 … that stands whole behind its calls, with nothing of the text within,
is a list if it begins behind the pages that call it, if text goes on below it, or if it runs over a page break.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from operator import itemgetter

from briefcite.layout.calls import Call
from briefcite.layout.numbering import Head, Pair
from briefcite.layout.style import SIZE_STEP, body_size
from briefcite.model import Line, Page, Zone
from briefcite.text.median import median
from briefcite.text.words import closes

MIN_RUN = 3
"""Notes of such a list."""
FOLLOWING = 1.4
"""Gap below it, in its leadings."""
MIN_TEXT = 3
SHORT = 40
"""Lines of so many characters that stand below it."""
INDENT = 2.0
"""Points by which lines of one indentation may differ."""
Place = tuple[int, int]
"""Page index and number of the line on it."""


def told(pages: Sequence[Page], calls: Sequence[Sequence[Call]], answers: Sequence[Pair]) -> list[Pair]:
    """Return the pairs, those of the lists that close sections as ``listed``.

    Args:
        pages: with their lines.
        calls: the numbers that each page may call.
        answers: the pairs of the chain, in reading order.
    """
    runs = list(_runs(answers))
    called = sorted(
        (call.page, call.line) for found in calls for call in found if call.way == "raised" and not call.first
    )
    whole = [n for n, run in enumerate(runs) if not run[0].listed and _is_whole(called, run)]
    closing = {n for n in whole if _closes_a_section(pages, runs[n])}
    if 2 * sum(len(runs[n]) for n in closing) >= len(answers):
        closing.update(whole)
    return [pair._replace(listed=pair.listed or n in closing) for n, run in enumerate(runs) for pair in run]


def _runs(answers: Sequence[Pair]) -> Iterator[list[Pair]]:
    run: list[Pair] = []
    for pair in answers:
        if run and pair.head.value <= run[-1].head.value:
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _is_whole(called: Sequence[Place], run: Sequence[Pair]) -> bool:
    """Whether a run stands behind all its calls, and no text with calls of its own within it."""
    first, last = _ends(run)
    behind = max((pair.call.page, pair.call.line) for pair in run) < first
    return len(run) >= MIN_RUN and behind and not any(first < place < last for place in called)


def _closes_a_section(pages: Sequence[Page], run: Sequence[Pair]) -> bool:
    """Whether such a run begins behind the pages that call it, runs over a page break, or has text below it."""
    first, last = _ends(run)
    if all(pair.call.page < first[0] for pair in run) or first[0] < last[0]:
        return True
    return _text_follows(pages[last[0]], run) or bool(over_page(pages, [_place(pair.head) for pair in run]))


def _ends(run: Sequence[Pair]) -> tuple[Place, Place]:
    return _place(run[0].head), _place(run[-1].head)


def _place(head: Head) -> Place:
    return head.page, head.line


def _text_follows(page: Page, run: Sequence[Pair]) -> bool:
    """Whether running text, or a heading, goes on below the last note of a run."""
    heads = [pair.head.line for pair in run if pair.head.page == page.index]
    last = page.lines[heads[-1]]
    column = [line for line in page.lines[heads[0] :] if line.column == last.column and line.zone is Zone.BODY]
    gaps = [b.baseline - a.baseline for a, b in pairwise(column)]
    leading = median(gaps[: column.index(last)] or [last.size])
    below = (i for i, gap in enumerate(gaps, 1) if column[i].baseline > last.baseline and gap > FOLLOWING * leading)
    rest = column[next(below, len(column)) :]
    headed = bool(rest) and rest[0].size > max(body_size([page]), last.size) + SIZE_STEP
    return headed or sum(line.size > last.size - 1 and line.end - line.start > SHORT for line in rest) >= MIN_TEXT


def over_page(pages: Sequence[Page], heads: Sequence[Place]) -> list[Place]:
    """Give the lines at the head of the next page with which the last note of a list goes on there.

    They are set as its lines are, and otherwise than the text: indented as far, or in the same smaller type.

    Args:
        pages: with their lines.
        heads: the first lines of the notes.
    """
    page, number = heads[-1]
    lines = [line for line in pages[page].lines[number:] if line.zone is not Zone.FURNITURE]
    following = _printed(pages[page + 1]) if page + 1 < len(pages) else []
    indent = _indent(pages[page], [line for at, line in heads if at == page])
    if indent is None or not following or lines[-1].column != lines[0].column or closes(lines[-1].words):
        return []

    def goes_on(one: tuple[int, Line]) -> bool:
        return abs(_left(one[1]) - indent) <= INDENT and abs(one[1].size - lines[-1].size) <= SIZE_STEP

    taken = list(takewhile(goes_on, following))
    rest = [line for _, line in following[len(taken) :]]
    otherwise = bool(rest) and (rest[0].size > lines[-1].size + SIZE_STEP or min(map(_left, rest)) < indent - INDENT)
    return [(page + 1, n) for n, _ in taken] if otherwise else []


def over_break(pages: Sequence[Page], heads: Sequence[Place]) -> list[Place]:
    """Give the lines with which the last note of a list goes on in the next column or page that holds nothing else.

    Args:
        pages: with their lines.
        heads: the first lines of the notes.
    """
    page, number = heads[-1]
    last = pages[page].lines[number]
    after = [(n, line) for n, line in _printed(pages[page]) if n > number]
    own = [last, *(line for _, line in takewhile(lambda one: one[1].column == last.column, after))]
    rest = [(page, n, line) for n, line in after[len(own) - 1 :]]
    if not rest and page + 1 < len(pages):
        rest = [(page + 1, n, line) for n, line in _printed(pages[page + 1])]
    if not rest or closes(own[-1].words):
        return []
    edge = _left(rest[0][2])
    alike = all(
        line.zone is Zone.BODY and abs(line.size - own[-1].size) <= SIZE_STEP and abs(_left(line) - edge) <= INDENT
        for _, _, line in rest
    )
    return [(at, n) for at, n, _ in rest] if alike else []


def _printed(page: Page) -> list[tuple[int, Line]]:
    return [(n, line) for n, line in enumerate(page.lines) if line.zone is not Zone.FURNITURE]


def _indent(page: Page, heads: Sequence[int]) -> int | None:
    """Give where most lines of notes begin that are not their first, in points; None where there are none."""
    own = (
        line for n, line in enumerate(page.lines) if n > heads[0] and n not in heads and line.zone is not Zone.FURNITURE
    )
    return max(Counter(round(_left(line)) for line in own).items(), key=itemgetter(1), default=(None, 0))[0]


def _left(line: Line) -> float:
    return line.box.x0 if line.box else 0.0
