"""Tells the notes that close a section from footnotes, by where the chain of numbers puts them.

Where a section ends in mid page its notes begin there, may go on at the head of the next page, and text follows them:
no footnote has text below it. So a run 1, 2, 3 … that stands whole behind its calls, with nothing of the text within,
is a list if it begins behind the pages that call it, if text goes on below it, or if it runs over a page break.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefcite.layout.calls import Call
from briefcite.layout.extents import Place, over_page
from briefcite.layout.numbering import Answer, NumberedLine
from briefcite.layout.style import SIZE_STEP, body_size
from briefcite.model import Page, Zone
from briefcite.text.median import median

MIN_RUN = 3
"""Notes of such a list."""
FOLLOWING = 1.4
"""Gap below it, in its leadings."""
MIN_TEXT = 3
SHORT = 40
"""Lines of so many characters that stand below it."""


def told(pages: Sequence[Page], calls: Sequence[Sequence[Call]], answers: Sequence[Answer]) -> list[Answer]:
    """Return the pairs, with those in lists that close a section marked as ``listed``.

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


def _runs(answers: Sequence[Answer]) -> Iterator[list[Answer]]:
    run: list[Answer] = []
    for pair in answers:
        if run and pair.head.value <= run[-1].head.value:
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _is_whole(called: Sequence[Place], run: Sequence[Answer]) -> bool:
    """Return whether a run stands behind all its calls, and no text with calls of its own within it."""
    first, last = _ends(run)
    behind = max((pair.call.page, pair.call.line) for pair in run) < first
    return len(run) >= MIN_RUN and behind and not any(first < place < last for place in called)


def _closes_a_section(pages: Sequence[Page], run: Sequence[Answer]) -> bool:
    """Return whether such a run begins behind the pages that call it, runs over a page break, or has text below it."""
    first, last = _ends(run)
    if all(pair.call.page < first[0] for pair in run) or first[0] < last[0]:
        return True
    return _text_follows(pages[last[0]], run) or bool(over_page(pages, [_place(pair.head) for pair in run]))


def _ends(run: Sequence[Answer]) -> tuple[Place, Place]:
    return _place(run[0].head), _place(run[-1].head)


def _place(head: NumberedLine) -> Place:
    return head.page, head.line


def _text_follows(page: Page, run: Sequence[Answer]) -> bool:
    """Return whether running text, or a heading, goes on below the last note of a run."""
    heads = [pair.head.line for pair in run if pair.head.page == page.index]
    last = page.lines[heads[-1]]
    column = [line for line in page.lines[heads[0] :] if line.column == last.column and line.zone is Zone.BODY]
    gaps = [b.baseline - a.baseline for a, b in pairwise(column)]
    leading = median(gaps[: column.index(last)] or [last.size])
    below = (i for i, gap in enumerate(gaps, 1) if column[i].baseline > last.baseline and gap > FOLLOWING * leading)
    rest = column[next(below, len(column)) :]
    headed = bool(rest) and rest[0].size > max(body_size([page]), last.size) + SIZE_STEP
    return headed or sum(line.size > last.size - 1 and line.end - line.start > SHORT for line in rest) >= MIN_TEXT
