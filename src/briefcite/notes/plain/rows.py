"""The lines of a text without geometry: pages, indents, paragraph breaks, and what is furniture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefcite.model import Document
from briefcite.notes.plain import furniture
from briefcite.text import contents
from briefcite.text.late import late

DOUBLE_SPACED = 0.6
"""Share of lines followed by exactly one blank line above which blank lines do not end paragraphs."""
FINISHED = late(r"[.!?:;][\"'”»’)\]>*]{0,3}$|[>)\]”»]$")
TAB = 8
LEAST_CELLS = 5
WIDEST_TABLE = 200
NUMERIC = 0.5
"""Share of words without letters above which a line is a row of a table."""


class TextRow(NamedTuple):
    """A line that is neither blank nor furniture; ``start`` and ``end`` leave outer spaces out."""

    page: int
    start: int
    end: int
    indent: int
    blanks: int
    """Blank lines before it on its page."""
    top: bool
    """It is the first of its page."""
    breaks: bool
    """A paragraph, or a block of another kind, begins here."""
    left: int
    """Where the line begins, its indent included."""
    listed: bool = False
    """It belongs to a table of contents or another list with page numbers."""


def rows_of(document: Document) -> list[TextRow]:
    """Return the lines of running text and notes, in order."""
    raw = [_raw(document, page.index) for page in document.pages]
    hidden = furniture.find([[text for _, text in page] for page in raw], document.paged)
    spaced = _double_spaced(raw)
    rows: list[TextRow] = []
    for index, page in enumerate(raw):
        blanks, top = 0, True
        for number, (start, text) in enumerate(page):
            body = text.strip()
            if not body or number in hidden[index]:
                blanks += not body
                continue
            lead = len(text) - len(text.lstrip())
            indent = len(text[:lead].expandtabs(TAB))
            begins = top or blanks > 1 or (not spaced and blanks > 0)
            if spaced and not top and not blanks and rows:
                begins = True
            rows.append(
                TextRow(
                    index,
                    start + lead,
                    start + lead + len(body),
                    indent,
                    blanks,
                    top,
                    begins,
                    start,
                )
            )
            blanks, top = 0, False
    return _contents_marked(document.text, rows)


def _contents_marked(text: str, rows: list[TextRow]) -> list[TextRow]:
    """Mark the lines of contents and those of tables."""
    for n in contents.listed(text, [(row.start, row.end) for row in rows]):
        rows[n] = rows[n]._replace(listed=True)
    for n, row in enumerate(rows):
        if not row.listed and _tabular(text[row.start : row.end]):
            rows[n] = row._replace(listed=True)
    return rows


def _tabular(line: str) -> bool:
    """Return whether a line is mostly numbers, as in a table."""
    words = line.split()
    numbers = sum(word[-1] not in ",.;" and not any(map(str.isalpha, word)) for word in words)
    return len(line) <= WIDEST_TABLE and len(words) >= LEAST_CELLS and numbers > NUMERIC * len(words)


def _raw(document: Document, index: int) -> list[tuple[int, str]]:
    return [(line.start, document.text[line.start : line.end]) for line in document.pages[index].lines]


def _double_spaced(pages: Sequence[Sequence[tuple[int, str]]]) -> bool:
    """Return whether single blank lines stand between lines of one paragraph: lines break off mid-sentence there."""
    pairs = cut = 0
    for page in pages:
        texts = [text.strip() for _, text in page]
        for before, blank, after in zip(texts, texts[1:], texts[2:], strict=False):
            if before and after and not blank:
                pairs += 1
                cut += after[0].islower() or before[-1] in ",-" or before[-1].islower()
    lines = sum(1 for page in pages for _, text in page if text.strip())
    return pairs > DOUBLE_SPACED * lines and cut > 0.5 * pairs


def follows_an_end(text: str, rows: Sequence[TextRow], number: int) -> bool:
    """Return whether the sentence before a line is finished: after "vol." the line "12. Oxford" begins no note."""
    if rows[number].breaks or not number:
        return True
    before = rows[number - 1]
    return FINISHED.search(text, max(before.start, before.end - 12), before.end) is not None
