"""Finds the notes below a table, a figure or a box: "^a Least developed country." in small type, called above it.

They may stand anywhere on a page, with running text below them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefcite.layout.calls import Call
from briefcite.layout.style import SIZE_STEP, Heads, body_size
from briefcite.model import Line, Page, Zone
from briefcite.text.leads import Lead

SHORT = 40
"""Characters of a line that is text."""
FOLLOWING = 1.7
"""Distance of the lines of such a note, in sizes of type."""


def table_notes(
    pages: Sequence[Page], calls: Sequence[Sequence[Call]], starts: Sequence[Heads], *, inner: bool
) -> list[set[int]]:
    """Return the places of the lines of each page that belong to such notes.

    Args:
        pages: with their lines; footnotes are zoned.
        calls: the numbers that each page may call.
        starts: the lines of each page that begin with a marker.
        inner: only those that text follows; the others may be footnotes.
    """
    body = body_size(pages)
    found: list[set[int]] = []
    left: set[str] = set()
    for page, numbers, heads in zip(pages, calls, starts, strict=True):
        called = [call for call in numbers if call.way == "raised" and call.kind != "arabic" and not call.first]
        first = list(_heads(page, called, left, heads, body)) if called or left else []
        first = [head for head in first if not inner or _text_follows(page, head, body)]
        found.append({line for head in first for line in _lines(page, head, heads)})
        answered = {lead.marker for i, leads in heads.items() for lead in leads if _is_sign(lead)}
        left = {call.marker for call in called} - answered
    return found


def _heads(page: Page, calls: Sequence[Call], left: set[str], heads: Heads, body: float) -> Iterator[int]:
    """Yield the lines that begin such a note.

    Args:
        page: with its lines.
        calls: the signs and letters it calls.
        left: those that the page before calls and does not answer.
        heads: its lines that begin with a marker.
        body: size of the text's type, in points.
    """
    answered = {
        lead.marker
        for i, leads in heads.items()
        if page.lines[i].zone is Zone.FOOTNOTES
        for lead in leads
        if lead.raised
    }
    found: set[int] = set()
    for i, leads in heads.items():
        line = page.lines[i]
        if line.zone is Zone.BODY and line.size < body - SIZE_STEP and len(line.words) > 1:
            above = left | {call.marker for call in calls if call.line < i}
            if any(_is_sign(lead) and lead.marker in above and lead.marker not in answered for lead in leads):
                found.add(i)
    yield from (i for i in found if _first_of(page, i, heads) in found)


def _first_of(page: Page, head: int, heads: Heads) -> int:
    """Return the first of the notes that stand closely above each other: where nothing calls it, they are endnotes."""
    first = head
    for i in range(head - 1, -1, -1):
        if not _follows(page.lines[i], page.lines[i + 1]):
            break
        if i in heads and any(map(_is_sign, heads[i])):
            first = i
    return first


def _text_follows(page: Page, head: int, body: float) -> bool:
    """Return whether a line of the text stands below a note in its column."""
    column = page.lines[head].column
    return any(
        line.size > body - SIZE_STEP and line.column == column and line.end - line.start > SHORT
        for line in page.lines[head + 1 :]
        if line.zone is Zone.BODY
    )


def _is_sign(lead: Lead) -> bool:
    """Return whether a line begins with a sign, or with a raised letter."""
    kind = lead.numerals[0].kind
    return kind == "symbol" or (lead.raised and kind != "arabic")


def _lines(page: Page, first: int, heads: Heads) -> Iterator[int]:
    """Yield a note's first line and those that follow closely in its type."""
    yield first
    for i in range(first + 1, len(page.lines)):
        if i in heads or not _follows(page.lines[i - 1], page.lines[i]):
            return
        yield i


def _follows(before: Line, line: Line) -> bool:
    close = 0 < line.baseline - before.baseline <= FOLLOWING * before.size
    return (
        close and line.zone is Zone.BODY and line.column == before.column and abs(line.size - before.size) <= SIZE_STEP
    )
