"""Where each note ends: at the next note, at its page's foot, or after the break; and how it goes on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefcite.model import Span
from briefcite.notes.plain.entries import CITES, NoteLine
from briefcite.notes.plain.rows import FINISHED, TextRow
from briefcite.text.late import late

FAR = 2
"""Blank lines that part a note from the text."""
FULL = 0.85
"""Share of the widest line of a page that a line in the middle of a paragraph fills, at least."""
MORE = (";", ":")
"""What no note ends with."""
DIGITS = "0123456789"
ADDRESS = late(r"(?:https?:|www\.|doi|/)\S*[^\s-]$", re.I)


class Extents:
    """Gives notes their stretches of text."""

    def __init__(
        self, text: str, rows: Sequence[TextRow], leads: Sequence[NoteLine], calls: Sequence[int], paged: bool
    ) -> None:
        self.text = text
        self.rows = rows
        self.leads = sorted(leads, key=lambda lead: lead.start)
        self.calls = sorted(calls)
        self.paged = paged
        self.starts = [lead.row for lead in self.leads]
        self.numbers = {
            bisect_right(rows, lead.at.start, key=lambda row: row.start) - 1 for lead in self.leads if lead.at
        }
        """Rows that hold nothing but the number of a note that begins elsewhere."""

    def all(self) -> dict[int, list[Span]]:
        """Return for each note (by the offset of its marker) its stretches, marker left out."""
        found = [self._spans(lead, index) for index, lead in enumerate(self.leads)]
        for first, last in self._groups(found):
            parts = self._split(found[last], last - first + 1)
            found[first : last + 1] = parts
        return {lead.start: spans for lead, spans in zip(self.leads, found, strict=True)}

    def _groups(self, found: Sequence[Sequence[Span]]) -> Iterator[tuple[int, int]]:
        """Yield the notes whose numbers stand together, before the text of all of them.

        Some extractors read the column of hanging numbers first: "3", "4", "5", and then three notes.
        """
        first = None
        for n, spans in enumerate(found):
            adjacent = n > 0 and self.starts[n] - self.starts[n - 1] == 1 and not found[n - 1]
            if not adjacent:
                first = n
            following = n + 1 < len(found) and self.starts[n + 1] - self.starts[n] == 1
            if first is not None and first < n and spans and not (following and not spans):
                yield first, n

    def _split(self, spans: Sequence[Span], parts: int) -> list[list[Span]]:
        """Cut lines into notes where a line ends a sentence, best where it is short, too."""
        widest = max(span.end - span.start for span in spans)
        cuts = sorted(range(1, len(spans)), key=lambda n: -self._cut(spans, n, widest))[: parts - 1]
        bounds = [0, *sorted(n for n in cuts if self._cut(spans, n, widest) > 0), len(spans)]
        found = [list(spans[a:b]) for a, b in pairwise(bounds)]
        return found + [[] for _ in range(parts - len(found))]

    def _cut(self, spans: Sequence[Span], n: int, widest: int) -> float:
        before, after = spans[n - 1], self.text[spans[n].start : spans[n].end]
        if not FINISHED.search(self.text[max(before.start, before.end - 12) : before.end]):
            return 0.0
        if not (after[:1].isupper() or after[0] in "\"“„«‘'("):
            return 0.0
        return 1.0 + (1 - (before.end - before.start) / widest) + 0.3 * (CITES.search(after[:40]) is not None)

    def _spans(self, lead: NoteLine, index: int) -> list[Span]:
        if lead.close:
            return [span for span in self._lines(lead.row, lead.body, lead.close) if span.end > span.start]
        numbers = self._rows_of(lead, index)
        spans = []
        for number in numbers:
            if number in self.numbers:
                continue
            row = self.rows[number]
            start = lead.body if number == lead.row else row.start
            if start < row.end:
                spans.append(Span(start, row.end))
        return spans

    def _lines(self, first: int, start: int, end: int) -> Iterator[Span]:
        """Yield the lines between two places, the first of which stands in a row."""
        for row in self.rows[first:]:
            if row.start >= end:
                return
            yield Span(max(start, row.start), min(end, row.end))

    def _rows_of(self, lead: NoteLine, index: int) -> list[int]:
        following = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.rows)
        called = self._called_between(lead.row, following)
        last = following == len(self.rows)
        restarts = not last and self.leads[index + 1].value <= lead.value
        if called is None and not last and not restarts:
            return list(range(lead.row, following))
        stop = self._foot(lead.row, following, called, last or restarts)
        numbers = list(range(lead.row, stop))
        return numbers + self._continuation(numbers, following)

    def _called_between(self, row: int, following: int) -> int | None:
        """Return the row of the first callout between two notes: running text goes on there."""
        start = self.rows[row].start
        end = self.rows[following].start if following < len(self.rows) else len(self.text)
        at = bisect_right(self.calls, start)
        if at == len(self.calls) or self.calls[at] >= end:
            return None
        return bisect_right(self.rows, self.calls[at], key=lambda one: one.start) - 1

    def _foot(self, row: int, following: int, called: int | None, open_ended: bool) -> int:
        """Return the row after the note's last one before running text goes on."""
        limit = following if called is None else called
        page = self.rows[row].page
        if self.paged and not (open_ended and called is None and following == len(self.rows)):
            stop = row + 1
            while stop < following and self.rows[stop].page == page:
                stop += 1
            if called is None or stop <= called:
                return stop
        stop = min(following, row + 2 if self.leads_alone(row) else row + 1)
        while stop < limit and not self.rows[stop].breaks:
            stop += 1
        return stop

    def leads_alone(self, row: int) -> bool:
        """Return whether the marker stands alone in its row, so that the text begins in the next."""
        return self.text[self.rows[row].start : self.rows[row].end].strip("[]().").isdigit()

    def _continuation(self, numbers: Sequence[int], following: int) -> list[int]:
        """Return the rows in which an unfinished note goes on: at the foot of the next page, or over all of it."""
        if not self.paged or not numbers:
            return []
        last = self.rows[numbers[-1]]
        stop = numbers[-1] + 1
        if stop >= len(self.rows) or self.rows[stop].page == last.page:
            return []
        page = self.rows[stop].page
        end = stop
        while end < len(self.rows) and end < following and self.rows[end].page == page:
            end += 1
        begin = self._block(stop, end, last.indent)
        if begin >= end or (self._is_finished(last) and not self._is_joined(begin, end, last)):
            return []
        if self._is_all_note(numbers, stop, end):
            whole = list(range(stop, end))
            return whole + self._continuation([*numbers, *whole], following)
        return [] if begin <= stop or self._calls_in(begin, end) else list(range(begin, end))

    def _is_finished(self, row: TextRow) -> bool:
        tail = self.text[max(row.start, row.end - 120) : row.end]
        return not tail.endswith(MORE) and bool(FINISHED.search(tail) or ADDRESS.search(tail))

    def _is_joined(self, begin: int, end: int, last: TextRow) -> bool:
        """Return whether a block is right above the first note of its page, far from the text and after a full line.

        So goes on what seems to end: "In re Orthopedic Bone Screw Prods. Liab." | "Litig., 193 F.3d 781".
        """
        if end not in self.starts or self.rows[end].page != self.rows[begin].page or self.rows[end].breaks:
            return False
        widest = max(row.end - row.left for row in self.rows[max(0, self._head(last.page)) : end] if not row.listed)
        full = last.end - last.left >= FULL * widest
        return full and self.rows[begin].blanks >= FAR and self._is_finished(self.rows[end - 1])

    def _head(self, page: int) -> int:
        return bisect_left(self.rows, page, key=lambda row: row.page)

    def _is_all_note(self, numbers: Sequence[int], stop: int, end: int) -> bool:
        """Return whether a page holds nothing but a note: the text was at an end, and the page begins in a sentence."""
        page = self.rows[stop].page
        over = end == len(self.rows) or self.rows[end].page != page
        if not over or self._calls_in(stop, end) or not self.text[self.rows[stop].start].islower():
            return False
        first = next((start for start in self.starts if self.rows[start].page == page - 1), None)
        if first is None or not first or self.rows[first - 1].page != page - 1:
            return numbers[0] < self._head(page - 1)  # the page before was all note, too
        above = self.text[self.rows[first - 1].start : self.rows[first - 1].end].rstrip(DIGITS)
        return self.rows[first].blanks >= FAR and FINISHED.search(above) is not None

    def _block(self, top: int, end: int, indent: int) -> int:
        """Return where the last block before ``end`` begins: at a gap, or where the notes' indent does."""
        begin = end
        while begin > top and not self.rows[begin - 1].breaks:
            begin -= 1
        begin -= 1
        hanging = end
        while hanging > top and self.rows[hanging - 1].indent == indent:
            hanging -= 1
        return hanging if begin <= top and indent and hanging < end else begin

    def _calls_in(self, begin: int, end: int) -> bool:
        first = self.rows[begin].start
        at = bisect_right(self.calls, first)
        return at < len(self.calls) and self.calls[at] < self.rows[end - 1].end
