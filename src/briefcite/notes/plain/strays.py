"""Numbers that a rising chain cannot hold: notes that changed places, numbers used twice, numbers printed wrongly.

A chain goes 3, 5, 6 through the notes 3, 5, 4, 6, and leaves out the second 7 of 6, 7, 7, 8 and the 17 of 6, 17, 8.
What a referee should see is lost with them. So each place where a series is broken is looked at again, and what
looks there as the series' own callouts and notes do is kept for the checks.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefcite.model import Span
from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import NoteLine
from briefcite.notes.plain.rows import follows_an_end
from briefcite.notes.plain.series import Paired, Run, Sides
from briefcite.notes.plain.weights import word_before
from briefcite.text.late import late

HABITUAL = 0.6
"""Share of a series' callouts (or notes) that must share a look before strays must have it, too."""
CLEAR = {"raised": 1.5, "bracketed": 1.2, "glued": 1.7, "spaced": 1.1, "parenthesised": 0.8}
"""Least weight at which a number is a callout though the chain has no place for it."""
MISSED = {"raised": 1.5, "bracketed": 1.2, "glued": 1.6, "spaced": 0.9, "parenthesised": 0.8}
"""The same where the series lacks a callout at that very place."""
AROUND = 5
"""Numbers by which a callout or a note may be out of place."""
ANYWHERE = 1 << 30
MIXED = 0.1
"""Share of pairs out of order above which the extraction of the text is to blame, not the author."""
UNLIKE = 0.9
"""How much weaker than the weakest paired note a stray note may be."""
WORD = 40
"""Characters of a word looked at before a number."""
LEAST_PAIRS = 3
"""Pairs that tell how the callouts and notes of a series look; where it has fewer, all series of the text tell."""
LEAST_IN_ALL = 2
"""Pairs of the whole text without which nothing is looked for."""
REACH = 1200
"""Characters beyond the first and the last of a series in which one of them may stand."""
_NAME = late(r"[^\W\d_]{3}")
Items = Sequence[Sight] | Sequence[NoteLine]


class Open(NamedTuple):
    """Candidates of one side that no series has, in order of place."""

    starts: list[int]
    items: list[int]

    def between(self, left: int, right: int) -> list[int]:
        """Return the candidates that stand between two places."""
        return self.items[bisect_right(self.starts, left) : bisect_left(self.starts, right)]


class Unplaced:
    """Candidates of one side that no series has, by look, and by look and number."""

    def __init__(self, items: Items, free: Iterable[int]) -> None:
        self.by_look: dict[str, Open] = defaultdict(lambda: Open([], []))
        self.by_value: dict[tuple[str, int], Open] = defaultdict(lambda: Open([], []))
        for n in sorted(free, key=lambda n: items[n].start):
            one = items[n]
            for places in (self.by_look[one.look], self.by_value[one.look, one.value]):
                places.starts.append(one.start)
                places.items.append(n)


class Side(NamedTuple):
    """The members of one series on one side, whose numbers rise with their place, and what may stray from it."""

    values: list[int]
    starts: list[int]
    within: Span
    """From the last member of the series before it, to the first of the one after."""
    look: str
    """What most of them look like; empty where no look is usual."""
    pool: Unplaced

    def around(self, value: int, reach: int = AROUND) -> list[int]:
        """Return the candidates of a number that are out of place by at most so many numbers."""
        low = bisect_left(self.values, value - reach)
        high = bisect_right(self.values, value + reach)
        left = self.starts[low - 1] if low else self.within.start
        right = self.starts[high] if high < len(self.starts) else self.within.end
        return self.pool.by_value[self.look, value].between(left, right)

    def in_gaps(self, missing: Container[int]) -> Iterator[tuple[int, list[int]]]:
        """Yield for each gap how many of the numbers are missing, and the candidates that stand there."""
        for (value, start), (following, end) in pairwise(zip(self.values, self.starts, strict=True)):
            lacking = sum(number in missing for number in range(value + 1, following))
            if lacking:
                yield lacking, self.pool.by_look[self.look].between(start, end)


def add(found: Sequence[Run], sides: Sides) -> list[Run]:
    """Return each run with its strays: pairs out of order, and callouts and notes that have no place in it."""
    finder = _Finder(found, sides)
    return [finder.added(run) for run in found] if len(finder.pairs) >= LEAST_IN_ALL else list(found)


class _Finder:
    """Finds what belongs to a run by its look and its place."""

    def __init__(self, found: Sequence[Run], sides: Sides) -> None:
        self.sides = sides
        self.pairs = [pair for run in found for pair in run.pairs]
        self.called, self.noted = _fences(found, sides)
        calls = [sides.sights[n] for run in found for n in run.called]
        taken = {place for sight in calls for place in range(sight.start, sight.end)}
        used = {n for run in found for n in run.noted}
        free = (n for n, one in enumerate(sides.sights) if not one.implied and one.start not in taken)
        self.feet = self._feet(used) if sides.paged else {}
        self.lowest = {sides.rows[sight.row].page: sight.start for sight in sorted(calls, key=lambda one: one.start)}
        self.names = Counter(self._name(sight) for sight in sides.sights)
        self.sights = Unplaced(sides.sights, (n for n in free if self._may_call(n)))
        least = min((sides.leads[pair.lead].weight for pair in self.pairs), default=0.0) - UNLIKE
        called = {sight.start for sight in calls}
        unused = (
            n
            for n, lead in enumerate(sides.leads)
            if n not in used and lead.weight >= least and lead.mark.start not in called
        )
        self.leads = Unplaced(sides.leads, (n for n in unused if self._may_begin(sides.leads[n])))

    def _feet(self, used: Iterable[int]) -> dict[int, int]:
        """Return for each page where its first note begins."""
        feet: dict[int, int] = {}
        for n in used:
            lead = self.sides.leads[n]
            page = self.sides.rows[lead.row].page
            feet[page] = min(lead.start, feet.get(page, lead.start))
        return feet

    def _may_call(self, n: int) -> bool:
        """Return whether a number stands above the notes of its page and is no part of a name."""
        sight = self.sides.sights[n]
        above = sight.start < self.feet.get(self.sides.rows[sight.row].page, len(self.sides.text))
        return above and self._weighs(n, MISSED) and self.names[self._name(sight)] <= 1

    def _name(self, sight: Sight) -> tuple[str, int]:
        """Return the word that a number is glued to, and the number: "Covid19" is one where it comes again."""
        line = self.sides.rows[sight.row].start
        word = word_before(self.sides.text[max(line, sight.start - WORD) : sight.start], min(WORD, sight.start - line))
        return (word.casefold(), sight.value) if word else ("", -sight.start)

    def _may_begin(self, lead: NoteLine) -> bool:
        """Return whether a line is neither a running head nor the middle of a sentence."""
        row = self.sides.rows[lead.row]
        after = self.sides.text[lead.body : lead.body + 1]
        head = self.sides.paged and row.top
        return not head and not after.isdigit() and follows_an_end(self.sides.text, self.sides.rows, lead.row)

    def _weighs(self, n: int, least: dict[str, float]) -> bool:
        sight = self.sides.sights[n]
        return sight.weight >= least.get(sight.look, ANYWHERE)

    def added(self, run: Run) -> Run:
        """Return a run with what strays from it."""
        sights, leads = self.sides.sights, self.sides.leads
        telling = run.pairs if len(run.pairs) >= LEAST_PAIRS else self.pairs
        calls = _side(sights, run.called, self.called, [pair.sight for pair in telling], self.sights)
        notes = _side(leads, run.noted, self.noted, [pair.lead for pair in telling], self.leads)
        dangling = {sights[n].value: n for n in run.sights}
        orphans = {leads[n].value: n for n in run.leads}
        moved = {Paired(n, lead) for v, n in dangling.items() for lead in _only(notes.around(v))}
        moved |= {Paired(sight, n) for v, n in orphans.items() for sight in _only(self._clear(calls.around(v)))}
        if len(moved) > max(1, MIXED * len(run.pairs)):
            moved = set()
        moved |= {Paired(sight, n) for n in orphans.values() for sight in _only(self._on_page(calls.look, leads[n]))}
        for pair in moved:
            dangling.pop(sights[pair.sight].value, None)
            orphans.pop(leads[pair.lead].value, None)
        reach = ANYWHERE if calls.look == "raised" else AROUND
        further = {n for v in set(calls.values) for n in self._clear(calls.around(v, reach))}
        further |= {n for lacking, here in calls.in_gaps(orphans) if len(here) <= lacking for n in here}
        again = {n for v in set(notes.values) for n in notes.around(v, 0) if self._among_notes(leads[n])}
        again |= {n for lacking, here in notes.in_gaps(dangling) if len(here) <= lacking for n in here}
        return run._replace(
            moved=tuple(sorted(moved)),
            sights=tuple(sorted({*dangling.values(), *further} - {pair.sight for pair in moved})),
            leads=tuple(sorted({*orphans.values(), *again} - {pair.lead for pair in moved})),
        )

    def _among_notes(self, lead: NoteLine) -> bool:
        """Return whether a line stands below a note of its page, if the text has pages, or right above the first."""
        page = self.sides.rows[lead.row].page
        foot = self.feet.get(page, -1)
        if not self.sides.paged or 0 <= foot < lead.start:
            return True
        at = bisect_right(self.sides.leads, lead.start, key=lambda one: one.start)
        if foot < 0 or self.lowest.get(page, foot) > lead.start or self.sides.leads[at].start != foot:
            return False
        below = self.sides.leads[at].body  # a lone page number has no words after it
        bodies = (self.sides.text[lead.body : foot], self.sides.text[below : below + WORD].partition("\f")[0])
        return all(map(_NAME.search, bodies))

    def _on_page(self, look: str, lead: NoteLine) -> list[int]:
        """Return what may call a note on its own page, wherever it stands: extractors mix up the blocks of a page."""
        page = self.sides.rows[lead.row].page
        numbers = self.sights.by_value[look, lead.value].items if self.sides.paged else ()
        return self._clear([n for n in numbers if self.sides.rows[self.sides.sights[n].row].page == page])

    def _clear(self, found: Sequence[int]) -> list[int]:
        return [n for n in found if self._weighs(n, CLEAR)]


def _fences(found: Sequence[Run], sides: Sides) -> tuple[list[int], list[int]]:
    """Return the places that no series reaches across: the members of others, and where one ends and another begins.

    The callouts of a page or a chapter come after the notes of the one before, so its last note parts them.
    """
    calls = sorted(own for run in found if (own := sorted(sides.sights[n].start for n in run.called)))
    notes = sorted(own for run in found if (own := sorted(sides.leads[n].start for n in run.noted)))
    called = [start for own in calls for start in own]
    noted = [start for own in notes for start in own]
    by_call, by_note = sorted(called), sorted(noted)
    for own, other in pairwise(calls):
        called += by_note[bisect_left(by_note, own[-1]) : bisect_left(by_note, other[0])][-1:]
    for own, other in pairwise(notes):
        noted += by_call[bisect_left(by_call, own[-1]) : bisect_left(by_call, other[0])][:1]
    return sorted(called), sorted(noted)


def _side(items: Items, members: Iterable[int], everyone: Sequence[int], paired: Sequence[int], pool: Unplaced) -> Side:
    own = sorted((items[n].start, items[n].value) for n in members)
    before = bisect_left(everyone, own[0][0]) - 1
    after = bisect_right(everyone, own[-1][0])
    left, right = own[0][0] - REACH, own[-1][0] + REACH
    looks = Counter(items[n].look for n in paired)
    look, count = looks.most_common(1)[0]
    return Side(
        [value for _, value in own],
        [start for start, _ in own],
        Span(
            max(left, everyone[before]) if before >= 0 else left,
            min(right, everyone[after]) if after < len(everyone) else right,
        ),
        look if count >= HABITUAL * len(paired) else "",
        pool,
    )


def _only(found: Sequence[int]) -> Sequence[int]:
    """Return what was found if it is a single one; of two, nobody can tell which."""
    return found if len(found) == 1 else ()
