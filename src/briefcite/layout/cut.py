"""Cuts a column where its text ends and its notes begin.

Every line gets a value, in lines: how much it looks like part of a note. The stretch with the highest sum wins,
counting what speaks for its first line as a beginning (a rule, a gap, a number) and against the lines it leaves
out below (text below the notes is no footer).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.layout.style import SAME_RULE, SIZE_STEP, Heads, Style, rules_between
from briefcite.model import Page

START_RULE = 3.0
START_SEPARATOR = 5.0
START_LEAD = 1.5
START = -2.0
MATCHED_LEAD = 3.0
MIN_SCORE = 2.0
MIN_SCORE_UNFINISHED = 0.4
BELOW_SEPARATOR = 0.05
"""Scores, in lines: a matched number outweighs a line of the wrong size; chosen on hand-checked documents."""
FOLLOWING = 1.25
"""Widest gap inside a note, in leadings."""
MAX_SKIP = 2
"""Most by which the number of a note may be lower than that of the next."""
MOST_UNEXPECTED = 1
"""Lines with a marker in what goes on from the page before, or stands below a rule, and has no number of the page."""
LEFT_OUT = 0.8
LEFT_OUT_SMALL = 0.1
"""Cost of a line below the notes that does not belong to a note."""
INNER_GAP = 2.5
INNER_GAP_COST = -2.0
"""A gap (in leadings) inside the notes before a line without marker: an imprint, a table."""
BOX_GAP = 2.0
BOX_COST = 3.0
"""An info box has its notes at its own foot: text may follow after a gap (in leadings) at no more than this."""
WOBBLE = 0.4
"""Part of the way from the size of notes to that of text by which a recogniser may miss either."""
LEADING_STEP = 1.2
"""Ratio of leadings that distinguishes text and notes of the same size."""


class Opening(NamedTuple):
    """What speaks for notes to begin at a line, in lines; whether a rule does, and the rule that parts all notes."""

    score: float
    ruled: bool = False
    parted: bool = False


class Stretch:
    """A run of lines of one column, growing downwards, and how much it looks like notes."""

    def __init__(self, start: int, opening: Opening) -> None:
        self.start, self.score, self.opening = start, opening.score, opening
        self.matched, self.heads = False, 0


class Cutter:
    """Cuts the columns of one page."""

    def __init__(
        self,
        page: Page,
        style: Style,
        numbers: Counter[str],
        heads: Heads,
        left: Counter[str],
        *,
        unfinished: bool,
        goes_on: bool,
    ) -> None:
        """Take a page.

        Args:
            page: with its lines.
            style: how the document is set.
            numbers: which notes are expected on the page.
            heads: its lines that begin with a marker.
            left: numbers that the page before calls and does not answer.
            unfinished: the last note of the page before stops in mid sentence.
            goes_on: the page before has a note that may go on here.
        """
        self.left, self.goes_on = left, goes_on
        self.page, self.style, self.numbers, self.heads = page, style, numbers, heads
        self.unfinished = unfinished
        self.step = max(SIZE_STEP, WOBBLE * (style.body - style.note)) if page.recognised else SIZE_STEP

    def cut(self, block: Sequence[int]) -> Sequence[int]:
        """Return the stretch of a column that looks most like notes, if any does.

        Where it is that of an info box, with text below, the notes of the page may follow.
        """
        start, end = self._best(block)
        if not end:
            return self._carried(block)
        end = self._stretched(block, end)
        area = self._without_text(self._below_separator(block[start:end]))
        if area[0] != block[0]:  # beside the text, notes stand apart
            area = area[: self._end(area)]
        if end < len(block) and self.page.lines[block[end]].size > self.style.note + self.step:
            below, last = self._best(block[end:])
            area = [*area, *block[end + below : end + last]]
        return [*self._carried(block[:start]), *area] if start else area

    def _carried(self, above: Sequence[int]) -> Sequence[int]:
        """Return the rest of a section's notes at the top of a page that has notes of its own below its text."""
        end = 0
        while end < len(above) and self._gap_above(above, end) <= BOX_GAP * self.style.note_leading:
            end += 1
        alike = abs(self.page.lines[above[0]].size - self.style.note) <= self.step and self._is_matched(above[0])
        called = any(lead.marker in self.left for lead in self.heads.get(above[0], ()))
        return above[:end] if self.goes_on and alike and called and end < len(above) else []

    def _best(self, block: Sequence[int]) -> tuple[int, int]:
        after = self._costs_of_leaving_out(block)
        best, best_range = 0.0, (0, 0)
        stretch = Stretch(0, Opening(float("-inf")))
        for place in range(len(block)):
            stretch = self._grow(stretch, block, place)
            cost = after[place + 1]
            if stretch.matched and self._gap_above(block, place + 1) > BOX_GAP * self.style.note_leading:
                cost = min(cost, BOX_COST)
            score = stretch.score - cost
            if score > best and self._is_enough(stretch, score):
                best, best_range = score, (stretch.start, place + 1)
        return best_range

    def _below_separator(self, area: Sequence[int]) -> Sequence[int]:
        """Leave out what stands above the rule that parts the notes, or above the first where no note can go on.

        A chart or a table in the type of the notes ends there.
        """
        first = self._first(area)
        parted = [at for at in range(1, len(area)) if self._opening(area, at).parted]
        above = [at for at in parted if at <= first or self._is_apart(area[:at], area[at:])]
        start = above[-1] if above else 0 if self.goes_on or self._opening(area, 0).parted else first
        return area[start:]

    def _is_apart(self, above: Sequence[int], below: Sequence[int]) -> bool:
        """Return whether notes called here stand below those of a list, which the page does not call."""
        listed = [i for i in above if i in self.heads and not self._is_matched(i)]
        called = [lead.numerals[0] for i in below if self._is_matched(i) for lead in self.heads[i][:1]]
        counted = (numeral for i in above for lead in self.heads.get(i, ()) for numeral in lead.numerals)
        return bool(called and listed) and not any(
            one.kind == called[0].kind and one.value < called[0].value for one in counted
        )

    def _first(self, area: Sequence[int]) -> int:
        """Return where the first note begins: the first expected number, or those that count up to it."""
        first = next((at for at, number in enumerate(area) if self._is_matched(number)), 0)
        values = {lead.value for lead in self.heads.get(area[first], ())}
        for at in range(first - 1, -1, -1):
            leads = self.heads.get(area[at], ())
            before = {lead.value for lead in leads}
            counts_up = any(0 < value - other <= MAX_SKIP for value in values for other in before)
            if counts_up or any(lead.raised or lead.numerals[0].kind == "symbol" for lead in leads):
                first, values = at, before
        return first

    def _without_text(self, area: Sequence[int]) -> Sequence[int]:
        """Leave out the text that stands, between gaps, below the notes of an info box and above those of the page."""
        groups: list[list[int]] = []
        for place, number in enumerate(area):
            if not groups or self._gap_above(area, place) > BOX_GAP * self.style.note_leading:
                groups.append([])
            groups[-1].append(number)
        kept = [g for n, g in enumerate(groups) if n in (0, len(groups) - 1) or not self._is_text(g)]
        return [number for group in kept for number in group]

    def _end(self, area: Sequence[int]) -> int:
        """Return where the notes end: what stands, without a marker, below a wide gap is an imprint or a table."""
        heads = [at for at, number in enumerate(area) if number in self.heads]
        gaps = [at for at in range(1, len(area)) if self._gap_above(area, at) > INNER_GAP * self.style.note_leading]
        return next((at for at in gaps if heads and at > heads[-1]), len(area))

    def _is_text(self, group: Sequence[int]) -> bool:
        """Return whether lines are all of the text's size, where notes have another, and none begins with a marker."""
        large = self.style.body - self.step
        return self.style.distinct and all(self.page.lines[i].size > large and i not in self.heads for i in group)

    def _grow(self, stretch: Stretch, block: Sequence[int], place: int) -> Stretch:
        """Add a line to the stretch, or begin a new one with it."""
        value, matched = self._value(block, place)
        opening = self._opening(block, place)
        if stretch.score <= opening.score:
            stretch = Stretch(place, opening)
        elif not matched and self._gap_above(block, place) > INNER_GAP * self.style.note_leading:
            value += INNER_GAP_COST
        heading = self.page.lines[block[place]].size > self.style.body + self.step
        below = stretch.opening.parted and not self.style.distinct and not heading
        stretch.score += max(value, BELOW_SEPARATOR) if below else value
        stretch.matched = stretch.matched or matched
        stretch.heads += block[place] in self.heads
        return stretch

    def _is_enough(self, stretch: Stretch, score: float) -> bool:
        """Return whether a stretch may be notes: without a number only where a note goes on, or below a rule."""
        if stretch.matched:
            return score >= MIN_SCORE
        surely = self.unfinished and stretch.opening.parted and self.style.distinct
        if stretch.heads > MOST_UNEXPECTED and not surely:  # "45 U. CHI. L. REV. 263" begins lines too
            return False
        return (self.unfinished and score >= MIN_SCORE_UNFINISHED) or (stretch.opening.ruled and score >= MIN_SCORE)

    def _stretched(self, block: Sequence[int], end: int) -> int:
        """Add notes whose number is the next, and lines of another size that follow as closely as those of a note."""
        values = [lead.value for i in block[:end] if self._is_matched(i) for lead in self.heads[i]]
        last = values[-1] if values else 0
        while end < len(block):
            large = self.page.lines[block[end]].size > self.style.body - self.step
            if last and self._is_note(block[end], last + 1):
                last += 1
            elif large or self._gap_above(block, end) > FOLLOWING * self.style.note_leading:
                break
            end += 1
        return end

    def _is_note(self, number: int, value: int) -> bool:
        """Return whether a line begins with a raised number, or is only a small number: that of a redacted note."""
        line = self.page.lines[number]
        alone = len(line.words) == 1 and line.size < self.style.note - self.step
        return any(lead.value == value and (lead.raised or alone) for lead in self.heads.get(number, ()))

    def _gap_above(self, block: Sequence[int], place: int) -> float:
        if not 0 < place < len(block):
            return 0.0
        lines = self.page.lines
        return lines[block[place]].baseline - lines[block[place - 1]].baseline

    def _costs_of_leaving_out(self, block: Sequence[int]) -> list[float]:
        """What it costs to leave out everything from each place on."""
        costs = [0.0]
        for i in reversed(block):
            large = self.page.lines[i].size > self.style.note - self.step
            costs.append(costs[-1] + (LEFT_OUT if large else LEFT_OUT_SMALL))
        return costs[::-1]

    def _value(self, block: Sequence[int], place: int) -> tuple[float, bool]:
        """How much a line looks like part of a note, in lines, and whether it begins with an expected number."""
        line, style = self.page.lines[block[place]], self.style
        matched = self._is_matched(block[place])
        value = MATCHED_LEAD if matched else 0.0
        off = abs(line.size - style.note)
        if not style.distinct:
            return value + (self._by_leading(block, place) if off <= self.step else -1.5), matched
        if off <= self.step:
            return value + 1.0, matched
        if line.size < style.note:
            return value - 0.3, matched
        return value - (1.0 if off < 0.8 and line.size < style.body - self.step else 3.0), matched

    def _is_matched(self, number: int) -> bool:
        """Return whether a line begins with an expected number."""
        return any(
            lead.marker in self.numbers and (lead.raised or not self.style.raised_markers)
            for lead in self.heads.get(number, ())
        )

    def _by_leading(self, block: Sequence[int], place: int) -> float:
        """Tell notes in the body's size by their closer lines."""
        style, lines = self.style, self.page.lines
        if style.body_leading < LEADING_STEP * style.note_leading:
            return -0.1
        other = block[place - 1] if place else block[min(1, len(block) - 1)]
        gap = abs(lines[block[place]].baseline - lines[other].baseline)
        return 0.8 if gap < LEADING_STEP * style.note_leading else -1.5

    def _opening(self, block: Sequence[int], place: int) -> Opening:
        lines = self.page.lines
        line = lines[block[place]]
        above = lines[block[place - 1]] if place else None
        score = START + (START_LEAD if block[place] in self.heads else 0.0)
        rules = rules_between(self.page.rules, above, line)
        parted = any(abs(rule.x1 - rule.x0 - self.style.separator) <= SAME_RULE for rule in rules)
        if rules:
            score += START_SEPARATOR if parted else START_RULE
        if above is not None:
            gap = line.baseline - above.baseline
            score += max(-1.0, min(1.5, gap / max(self.style.note_leading, 1.0) - 1.2))
        return Opening(score, bool(rules), parted)
