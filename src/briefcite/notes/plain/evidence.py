"""How sure a link found in plain text is, and what speaks for it.

Set on texts that pdftotext made of hand-checked documents, in its three ways. Where the order of the text was left as
it is on the page, 998 in 1,000 of the links given 0.95 or more are right. In its default order, in which numbers stand
apart from their notes, of those given 0.99 or more 998 in 1,000 are right, from 0.95 on 972, from 0.8 on 895.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefcite.model import Evidence
from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import NoteLine
from briefcite.notes.plain.rows import TextRow
from briefcite.notes.plain.series import CLEAR, DecidedSeries
from briefcite.text.pairing import weights

SURE_OF = weights("plain.confidence")
FIRST = 2
"""A series that begins with a higher number, beside others: text of two columns, or in two languages, mixed up."""
FEW = 3
USUAL = 0.6
"""Share of a series that must have a look for it to be usual."""


def of_links(
    numbering: DecidedSeries, rows: Sequence[TextRow], *, paged: bool, only: bool
) -> Iterator[tuple[Sight, NoteLine, Evidence]]:
    """Yield each pair of a numbering with its evidence.

    Args:
        numbering: a series.
        rows: the lines of the text.
        paged: whether it has pages.
        only: whether it has no other series.
    """
    signs = {sight.look for sight, _ in numbering.pairs} == {"sign"}
    judge = _Judge(numbering, rows, paged=paged, only=only)
    for sight, lead in numbering.pairs:
        yield sight, lead, Evidence("pair.sign", SURE_OF.signed) if signs else judge.judged(sight, lead)
    for sight, lead in numbering.moved:
        yield sight, lead, Evidence("pair.number", SURE_OF.moved, ("out of order",))


class _Judge:
    """Knows what is usual in a series."""

    def __init__(self, numbering: DecidedSeries, rows: Sequence[TextRow], *, paged: bool, only: bool) -> None:
        pairs = numbering.pairs
        self.rows, self.paged, self.kind, self.size = rows, paged, numbering.kind, len(pairs)
        self.begun = {lead.row for lead in numbering.notes}
        self.late = not only and min((sight.value for sight, _ in pairs), default=0) > FIRST
        self.values = {sight.value for sight, _ in pairs}
        self.torn = any(lead.look == "alone" and self._apart(lead.row) for _, lead in pairs)
        self.looks = _usual([sight.look for sight, _ in pairs])
        self.shapes = _usual([lead.look for _, lead in pairs])

    def judged(self, sight: Sight, lead: NoteLine) -> Evidence:
        """Say how sure a pair is."""
        confidence, signals = SURE_OF.sure, [sight.look]
        for name, factor in self._doubts(sight, lead):
            confidence *= factor
            signals.append(name)
        by = "pair.number" if self.kind == "entry" else "pair.sequence"
        return Evidence(by, confidence, tuple(signals))

    def _doubts(self, sight: Sight, lead: NoteLine) -> Iterator[tuple[str, float]]:
        yield from self._of_print(sight, lead)
        if self.kind != "entry":
            yield from self._of_place(sight, lead)
            yield from self._of_series(sight)

    def _of_print(self, sight: Sight, lead: NoteLine) -> Iterator[tuple[str, float]]:
        if sight.look == "lone":
            yield "callout on a line of its own", SURE_OF.lone
        elif sight.weight < CLEAR:
            yield "weak print", SURE_OF.weak_print
        if lead.look == "alone" and self._apart(lead.row):
            yield "number apart from its note", SURE_OF.apart
        elif self.torn:
            yield "beside numbers apart from their notes", SURE_OF.torn
        if sight.look not in self.looks or lead.look not in self.shapes:
            yield "unlike others", SURE_OF.unlike

    def _of_series(self, sight: Sight) -> Iterator[tuple[str, float]]:
        if self.late:
            yield "one of several series, and not from its beginning", SURE_OF.late
        beside = sum(number in self.values or number == 0 for number in (sight.value - 1, sight.value + 1))
        if sight.value != max(self.values) or not beside:
            for _ in range(2 - beside):
                yield "out of sequence", SURE_OF.no_neighbour
        if self.size < FEW:
            yield "short series", SURE_OF.small

    def _apart(self, row: int) -> bool:
        """Return whether no text follows upon a number that stands on a line of its own."""
        return row + 1 == len(self.rows) or self.rows[row + 1].breaks or row + 1 in self.begun or row - 1 in self.begun

    def _of_place(self, sight: Sight, lead: NoteLine) -> Iterator[tuple[str, float]]:
        if lead.start < sight.start:
            yield "above its callout", SURE_OF.above
        elif self.paged and self.kind == "footnote" and self.rows[lead.row].page != self.rows[sight.row].page:
            yield "other page", SURE_OF.other_page


def _usual(looks: Sequence[str]) -> set[str]:
    counts = Counter(looks)
    most = max(counts.values(), default=0)
    return {look for look, count in counts.items() if count >= USUAL * most}
