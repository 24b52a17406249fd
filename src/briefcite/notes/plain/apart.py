"""Numbers that an extractor prints in lines of their own, away from the notes that they number.

pdftotext sorts what it finds by height, and a raised number is higher than its line: it comes above its note, or, with
the others of the page, below the last one ("22", "23" at the foot). So the lines of each page's notes are cut where
notes may begin, and the numbers, in their order, are given to the likeliest of these places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from briefcite.model import Span
from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import CITES, LEAST, LINE, OPENING, NoteLine, look_of_text
from briefcite.notes.plain.rows import TextRow
from briefcite.text.late import late
from briefcite.text.median import median
from briefcite.text.pairing import weights

APART = weights("plain.apart")
CALLED = 0.8
"""Weight of a callout from which a number that stands alone on its page is believed to be a note's."""
HEAD = 90
"""Characters looked at for one."""
NONE = -1
YEARS = (1500, 2100)
"""Numbers that are years where the one before is not on the page."""
UNLIKE = 0.08
"""Share by which the widths must differ."""
END = late(r"[.!?][\"'”»’)\]>*]{0,3}$|[>)\]”»]$")
NAME = late(r"[A-ZÀ-Þ]\.(?:[ -]?[A-ZÀ-Þ]\.)* ?[A-ZÀ-Þ][a-zà-ÿ]")
"""An author's: "R. Aron"."""
NOT_FULL = 0.88
"""Of the usual width."""
NOWHERE = float("-inf")


def placed(text: str, rows: Sequence[TextRow], leads: Sequence[NoteLine], sights: Sequence[Sight]) -> list[NoteLine]:
    """Return the beginnings of notes; where a number stands apart from its note, the note replaces the number.

    Args:
        text: the document's.
        rows: its lines, in pages.
        leads: what may begin a note.
        sights: what may be a callout.
    """
    called: dict[int, dict[int, int]] = defaultdict(dict)
    for sight in sights:
        if sight.weight >= CALLED:
            called[rows[sight.row].page].setdefault(sight.value, sight.row)
    moved: dict[int, NoteLine] = {}
    widths = _widths(rows, leads, called)
    for page, group in groupby(leads, key=lambda lead: rows[lead.row].page):
        here = [lead for lead in group if lead.value in called[page] and called[page][lead.value] < lead.row]
        if any(lead.look == "alone" for lead in here):
            moved.update(_Page(text, rows, here, called[page], leads, widths).moved())
    found = (moved.get(lead.start, lead) for lead in leads)
    return sorted((lead for lead in found if lead.at or not _is_lost(rows, lead)), key=lambda lead: lead.start)


def _is_lost(rows: Sequence[TextRow], lead: NoteLine) -> bool:
    """Return whether a number stands alone with nothing below it on its page that may be a note."""
    last = lead.row + 1 >= len(rows) or rows[lead.row + 1].page != rows[lead.row].page
    return "alone" in lead.look and (last or lead.weight < LEAST)


class _Page:
    """The notes of one page."""

    def __init__(
        self,
        text: str,
        rows: Sequence[TextRow],
        leads: Sequence[NoteLine],
        called: Mapping[int, int],
        every: Sequence[NoteLine],
        widths: tuple[float, float],
    ) -> None:
        self.text, self.rows = text, rows
        last: dict[int, NoteLine] = {}
        for lead in leads:
            last[lead.value] = lead
        self.leads = [last[value] for value in sorted(last) if not YEARS[0] < value < YEARS[1] or value - 1 in last]
        self.fixed = _rising([lead for lead in self.leads if lead.look != "alone"])
        top = min((lead.row for lead in self.leads), default=0)
        first = min((called[lead.value] for lead in self.leads), default=0)
        below = [
            row for lead in self.leads if (row := called[lead.value]) < min(self.fixed.values(), default=len(rows))
        ]
        page = rows[top].page
        start = max(below, default=first) + 1
        self.numbers = {lead.row for lead in self.leads if lead.look == "alone"}
        taken = {lead.row for lead in every if lead.value not in last or lead.look != "alone"}
        self.places = []
        for row in range(start, len(rows)):
            if rows[row].page != page:
                break
            if row not in self.numbers:
                self.places.append(row)
        self.open = [row not in taken for row in self.places]
        self.parted = self._parted(widths)
        wide = sorted(self.rows[row].end - self.rows[row].start for row in self.places)
        self.usual = wide[3 * len(wide) // 4] if wide else 0

    def _parted(self, widths: tuple[float, float]) -> list[float]:
        """Return for each place how cleanly it parts lines as wide as the text from those as wide as notes, -1 to 1."""
        of_text, of_notes = widths
        if abs(of_text - of_notes) <= UNLIKE * max(widths):
            return [0.0] * len(self.places)
        signs = []
        for row in self.places:
            wide = self.rows[row].end - self.rows[row].start
            full = wide > (1 - UNLIKE) * min(widths)
            signs.append((1 if abs(wide - of_notes) < abs(wide - of_text) else -1) * full)
        filled = max(1, sum(map(abs, signs)))
        before, total = 0, sum(signs)
        found = []
        for sign in signs:
            found.append((total - 2 * before) / filled)
            before += sign
        return found

    def moved(self) -> dict[int, NoteLine]:
        """Return the note of each number that stands apart, by the place of that number."""
        loose = [lead for lead in self.leads if lead.look == "alone"]
        chosen = self._chosen([lead for lead in self.leads if lead.look == "alone" or lead.value in self.fixed])
        return {
            lead.start: lead._replace(
                row=row,
                start=self.rows[row].start,
                end=self.rows[row].start + 1,
                body=self.rows[row].start,
                at=Span(lead.start, lead.end),
                weight=LINE.alone + look_of_text(self.text[self.rows[row].start : self.rows[row].end], "alone"),
            )
            for lead in loose
            if (row := chosen.get(lead.value)) is not None and row != lead.row + 1
        }

    def _chosen(self, leads: Sequence[NoteLine]) -> dict[int, int]:
        """Assign rows to numbers, in rising order, so that all places together are likeliest; one may have none."""
        best = [0.0] * (len(self.places) + 1)
        """What the numbers so far are worth where they have the places up to here."""
        ways: list[list[int]] = []
        for lead in leads:
            score, way = best[0], NONE
            following, kept = [score], [way]
            for at, row in enumerate(self.places):
                here = best[at] + self._worth(lead, at, row)
                if best[at + 1] > score:
                    score, way = best[at + 1], NONE
                if here > score:
                    score, way = here, at
                following.append(score)
                kept.append(way)
            best = following
            ways.append(kept)
        return self._traced(leads, ways)

    def _traced(self, leads: Sequence[NoteLine], ways: Sequence[Sequence[int]]) -> dict[int, int]:
        found: dict[int, int] = {}
        end = len(self.places)
        for lead, way in zip(reversed(leads), reversed(ways), strict=True):
            if way[end] != NONE:
                end = way[end]
                found[lead.value] = self.places[end]
        return found

    def _worth(self, lead: NoteLine, at: int, row: int) -> float:
        """Say how likely a note begins in a row."""
        if lead.look != "alone":
            return APART.fixed if self.fixed[lead.value] == row else NOWHERE
        behind = lead.row < row and (at == 0 or self.places[at - 1] < lead.row)
        above = row < lead.row < self.places[-1]
        if above or (not self.open[at] and not (behind and row not in self.fixed.values())):
            return NOWHERE
        worth = self._look(row, first=lead is self.leads[0]) + APART.behind * behind
        if lead is self.leads[0]:
            worth += APART.widths * (1.0 if behind else self.parted[at])
        return worth

    def _look(self, row: int, *, first: bool) -> float:
        here = self.rows[row]
        head = self.text[here.start : min(here.end, here.start + HEAD)]
        worth = APART.source if CITES.search(head) or NAME.match(head) else 0.0
        worth += (
            APART.small if head[0].islower() and not OPENING.match(head) else APART.capital * (not head[0].isdigit())
        )
        if here.breaks or row - 1 in self.numbers:
            return worth + APART.new + APART.ended
        before = self.rows[row - 1]
        if END.search(self.text, max(before.start, before.end - 12), before.end):
            return worth + APART.ended + APART.short * (before.end - before.start < NOT_FULL * self.usual)
        return worth + (APART.broken_off if first else APART.goes_on)


def _widths(
    rows: Sequence[TextRow], leads: Sequence[NoteLine], called: Mapping[int, Mapping[int, int]]
) -> tuple[float, float]:
    """Return the usual width of lines of the text and of notes, in characters."""
    notes = [lead.row for lead in leads if lead.look != "alone" and lead.value in called[rows[lead.row].page]]
    text = [row for page in called.values() for row in page.values()]
    of_text, of_notes = ([rows[n].end - rows[n].start for n in some] for some in (text, notes))
    return (median(of_text), median(of_notes)) if of_text and of_notes else (0.0, 0.0)


def _rising(leads: Sequence[NoteLine]) -> dict[int, int]:
    """Return the rows of the numbers that rise down the page."""
    found: dict[int, int] = {}
    for lead in leads:
        if not found or lead.row > max(found.values()):
            found[lead.value] = lead.row
    return found
