"""Notes that lost their number: a source between two paragraphs of running text.

"   Ada Moore, "Harbour talks…", Coast News, October 25, 2019. https://…" stands where a page ended,
in a text whose other notes are lost. Looked for only where callouts dangle, and never in a list of sources:
there each is an entry of its own and none is a note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.model import Span
from briefcite.notes.plain.rows import TextRow
from briefcite.text.late import late

SHORTEST, LONGEST = 40, 700
"""Characters of a note that is nothing but a source."""
OPENS = late(r"(?:[A-ZÀ-Þ][\w.’'-]*[,.]?\s){1,5}|[\"“„«‘']")
TITLE = late(r"[\"“„«»][^\"“”„«»\n]{8,300}[\"”“»«]")
YEAR = late(r"\b(?:1[5-9]|20)\d\d\b")
WEB = late(r"https?://|\bwww\.|\bdoi\.org|\bdoi:", re.I)
IMPRINT = late(
    r"\bpp?\.\s?\d|\b[SP]\.\s?\d|\bvol\.|\bno\.|\bNr\.|\baccessed\b|\babgerufen\b|\bconsulté"
    r"|\beds?\.|\bHrsg\.|: [A-Z]",
    re.I,
)
VERB = late(r"\b(?:is|are|was|were|has|have|had|will|would|ist|sind|war|wurde|est|sont|était|fut)\b")
REACH = 4000
"""Characters after the last callout within which its page ends."""
NEEDED = 3
"""Signs of a source that a block must show."""


class Block(NamedTuple):
    """Lines from one paragraph break to the next."""

    first: int
    stop: int


def find(
    text: str, rows: Sequence[TextRow], taken: Sequence[Span], calls: Sequence[int], dangling: Sequence[int]
) -> list[Block]:
    """Return the blocks that are sources, surrounded by running text.

    Args:
        text: the document's text.
        rows: its lines.
        taken: the stretches of the notes found, sorted.
        calls: where the callouts stand.
        dangling: where those without a note stand; sorted.
    """
    if not dangling:
        return []
    paged = rows[-1].page > 0
    if not paged and 2 * len(dangling) < len(calls):
        return []
    pages = {rows[bisect_right(rows, at, key=lambda row: row.start) - 1].page for at in dangling}
    blocks = _blocks(rows)
    sources = [_is_source(text, rows, block, taken, calls) for block in blocks]
    found = []
    for n, block in enumerate(blocks):
        beside = any(sources[m] for m in (n - 1, n + 1) if 0 <= m < len(blocks))
        here = rows[block.first]
        placed = not paged or (here.page in pages and _at_foot(rows, block, taken))
        if sources[n] and not beside and placed and here.start < dangling[-1] + REACH:
            found.append(block)
    return found


def _at_foot(rows: Sequence[TextRow], block: Block, taken: Sequence[Span]) -> bool:
    """Return whether only notes follow on the page."""
    page = rows[block.first].page
    after = [row for row in rows[block.stop : block.stop + 200] if row.page == page]
    return all(_overlaps(row.start, row.end, taken) for row in after)


def _blocks(rows: Sequence[TextRow]) -> list[Block]:
    starts = [n for n, row in enumerate(rows) if row.breaks or n == 0]
    return [Block(a, b) for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]


def _is_source(text: str, rows: Sequence[TextRow], block: Block, taken: Sequence[Span], calls: Sequence[int]) -> bool:
    start, end = rows[block.first].start, rows[block.stop - 1].end
    if not SHORTEST <= end - start <= LONGEST or _overlaps(start, end, taken):
        return False
    if any(start <= call < end for call in calls):
        return False
    body = " ".join(text[start:end].split())
    if not OPENS.match(body) or VERB.search(TITLE.sub("", body)):
        return False
    signs = [TITLE.search(body), YEAR.search(body), WEB.search(body), IMPRINT.search(body)]
    return sum(sign is not None for sign in signs) >= NEEDED


def _overlaps(start: int, end: int, taken: Sequence[Span]) -> bool:
    at = bisect_right(taken, Span(start, 1 << 62)) - 1
    before = at >= 0 and taken[at].end > start
    after = at + 1 < len(taken) and taken[at + 1].start < end
    return before or after
