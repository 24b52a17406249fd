"""Decides which numbers call notes: chains of pairs, then what is missing on one side."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefcite.model import NoteKind
from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import CITES, NoteLine
from briefcite.notes.plain.rows import TextRow
from briefcite.text import sequence
from briefcite.text.numerals import MAX_NUMBER
from briefcite.text.pairing import weights
from briefcite.text.sequence import COSTS, Candidate, Restarts

PLACE = weights("plain.place")
NEAR_CHARACTERS = 6000
TRIED = 16
"""The likeliest callouts, and the nearest, that are tried with a note in a crowd of one number."""
CROWDED = 4
"""How many times as many callouts are a crowd."""
MOST_PAIRS = 60_000
"""Pairs that are tried in a text; a book of 900 pages has 21,000. In one of nothing but numbers fewer are tried with
each note: 12,000 lines "57 Smith.83" had 380,000."""
COUNTING = ("parenthesised", "lone", "leading")
"""Looks that a number of a list or of a table has, too."""
CLEAR = 1.0
"""Least weight at which a number looks like a callout by itself; "(3)" and "harbour 3" may count something."""
LONG = 9
"""Pairs that a run must have, so that it is no coincidence."""
USUAL = 0.2
"""How much the document's usual look of callouts may add to that weight."""
CLEARLY = 0.5
CITING = 0.4
"""Share of the pairs of a run whose callouts look like callouts, or else whose notes look like sources."""


class Paired(NamedTuple):
    """A callout and its note, as indexes."""

    sight: int
    lead: int


class Run(NamedTuple):
    """One numbering: pairs with rising numbers, and what stands on one side only."""

    pairs: tuple[Paired, ...]
    sights: tuple[int, ...] = ()
    leads: tuple[int, ...] = ()
    moved: tuple[Paired, ...] = ()
    """Pairs of one number of which a callout or a note stands out of order."""

    @property
    def called(self) -> tuple[int, ...]:
        """All callouts."""
        return (*(pair.sight for pair in (*self.pairs, *self.moved)), *self.sights)

    @property
    def noted(self) -> tuple[int, ...]:
        """All beginnings of notes."""
        return (*(pair.lead for pair in (*self.pairs, *self.moved)), *self.leads)


class DecidedSeries(NamedTuple):
    """A numbering as it was decided: what is paired, and what stands on one side only."""

    pairs: tuple[tuple[Sight, NoteLine], ...]
    sights: tuple[Sight, ...] = ()
    leads: tuple[NoteLine, ...] = ()
    kind: NoteKind = "footnote"
    moved: tuple[tuple[Sight, NoteLine], ...] = ()
    """Pairs out of order."""

    @property
    def calls(self) -> list[Sight]:
        """All callouts."""
        return [sight for sight, _ in (*self.pairs, *self.moved)] + list(self.sights)

    @property
    def notes(self) -> list[NoteLine]:
        """All beginnings of notes; one that is called twice is there once."""
        return list(dict.fromkeys([lead for _, lead in (*self.pairs, *self.moved)] + list(self.leads)))


class Sides(NamedTuple):
    """The candidates of both sides and the lines they stand in."""

    text: str
    rows: Sequence[TextRow]
    sights: list[Sight]
    leads: Sequence[NoteLine]
    paged: bool
    nested: Sequence[Sight] = ()
    """Numbers that stand inside notes: callouts only where nothing else answers a note."""
    far_cost: float = 0.0
    in_digits: bool = True
    """The numbers are digits, which may hide in other numbers."""

    def fit(self, sight: Sight, lead: NoteLine) -> float | None:
        """Say how well a callout's place goes with a note's; None where it cannot be."""
        if sight.row == lead.row or (sight.look == "lone" and lead.look == "alone"):
            return None
        after = sight.start > lead.start
        if not self.paged:
            if after:
                return None
            return PLACE.near if lead.start - sight.start < NEAR_CHARACTERS else 0.0
        pages = self.rows[lead.row].page - self.rows[sight.row].page
        if pages < 0 or (after and pages):
            return None
        if pages == 0:
            return PLACE.same_page + PLACE.above * after
        return PLACE.next_page - self.far_cost / 4 if pages == 1 else PLACE.far_page - self.far_cost


def chain(sides: Sides, of_sight: Sequence[float], of_lead: Sequence[float]) -> list[Paired]:
    """Choose the best chain of pairs."""
    possible = [
        sequence.Pair(sight, lead, sides.leads[lead].value, of_sight[sight] + of_lead[lead] + fit)
        for sight, lead, fit in _possible(sides, of_sight, of_lead)
    ]
    possible.sort(key=lambda pair: (sides.leads[pair.note].start, sides.sights[pair.callout].start))
    callouts = [Candidate(one.value, one.start, one.weight, n) for n, one in enumerate(sides.sights)]
    notes = [Candidate(one.value, one.start, one.weight, n) for n, one in enumerate(sides.leads)]
    back = Restarts(MAX_NUMBER, COSTS.restart_late)  # where columns are read one after the other on each page
    return [Paired(one.callout, one.note) for run in sequence.chains(callouts, notes, possible, back) for one in run]


def _possible(sides: Sides, of_sight: Sequence[float], of_lead: Sequence[float]) -> Iterable[tuple[int, int, float]]:
    """Yield callouts and notes of one number that go together, unless the document's usual order rules them out."""
    by_value: dict[int, list[int]] = defaultdict(list)
    for index, sight in enumerate(sides.sights):
        if not sight.implied and of_sight[index] > 0:
            by_value[sight.value].append(index)
    leads = [index for index, weight in enumerate(of_lead) if weight > 0]
    tried = _tried([len(by_value[sides.leads[index].value]) for index in leads])
    likely = {
        value: sorted(indexes, key=lambda n: -of_sight[n])[:tried]
        for value, indexes in by_value.items()
        if len(indexes) > CROWDED * tried
    }
    for index in leads:
        lead = sides.leads[index]
        for n in _near(sides, by_value[lead.value], likely.get(lead.value), lead):
            fit = sides.fit(sides.sights[n], lead)
            if fit is not None:
                yield n, index, fit


def _tried(crowds: Sequence[int]) -> int:
    """Say how many of the likeliest and of the nearest callouts are tried with a note.

    Args:
        crowds: for each note the callouts of its number.
    """
    tried = TRIED
    while tried > 1 and sum(crowd if crowd <= CROWDED * tried else 2 * tried for crowd in crowds) > MOST_PAIRS:
        tried //= 2
    return tried


def _near(sides: Sides, indexes: Sequence[int], likely: Sequence[int] | None, lead: NoteLine) -> Iterable[int]:
    """Keep the crowd of "1"s and "2"s of a long text small: the nearest ones, and the likeliest."""
    if likely is None:
        return indexes
    at, tried = bisect_left(indexes, lead.start, key=lambda index: sides.sights[index].start), len(likely)
    return sorted({*indexes[max(0, at - tried) : at + tried // 4], *likely})


def runs(pairs: Sequence[Paired], sides: Sides) -> list[list[Paired]]:
    """Cut a chain where its numbers start over."""
    found: list[list[Paired]] = []
    for pair in pairs:
        value = sides.leads[pair.lead].value
        if not found or value <= sides.leads[found[-1][-1].lead].value:
            found.append([])
        found[-1].append(pair)
    return found


def believed(run: Sequence[Paired], sides: Sides, usual: Mapping[str, float], *, beside: bool = False) -> bool:
    """Return whether a run is more than the items of one list beside the headings of another.

    Args:
        run: its pairs.
        sides: the candidates.
        usual: the weight of each look of callouts in this document (see ``habit``).
        beside: whether the text has a numbered list besides. Then a lone number that does not look like a callout
            and the third of three points ("on 3 May 1912", "3.  The Act of 1709") are no pair.
    """
    sights = [sides.sights[pair.sight] for pair in run]
    bonus = {look: min(USUAL, more) for look, more in usual.items() if look not in COUNTING}
    clear = sum(sight.weight + bonus.get(sight.look, 0.0) >= CLEAR for sight in sights)
    if clear >= CLEARLY * len(run) or len(run) >= LONG:
        return True
    leads = [sides.leads[pair.lead] for pair in run]
    cites = sum(CITES.search(sides.text, lead.body, sides.rows[lead.row].end) is not None for lead in leads)
    return cites >= CITING * len(run) and (len(run) > 1 or not beside)


def decided(run: Run, sides: Sides) -> DecidedSeries:
    """Return a run with its candidates in place of their indexes."""
    pairs, moved = (
        tuple((sides.sights[pair.sight], sides.leads[pair.lead]) for pair in some) for some in (run.pairs, run.moved)
    )
    sights = tuple(sides.sights[n] for n in run.sights)
    leads = tuple(sides.leads[n] for n in run.leads)
    return DecidedSeries(pairs, sights, leads, _kind(pairs, sides), moved)


def _kind(pairs: Sequence[tuple[Sight, NoteLine]], sides: Sides) -> NoteKind:
    """Footnotes stand on the page of their callout, or among the callouts; endnotes after all of them."""
    if not pairs:
        return "footnote"
    if sides.paged:
        near = sum(sides.rows[sight.row].page == sides.rows[lead.row].page for sight, lead in pairs)
        return "footnote" if 2 * near >= len(pairs) else "endnote"
    return "endnote" if max(sight.start for sight, _ in pairs) < pairs[0][1].start else "footnote"


def far_cost(pairs: Sequence[Paired], sides: Sides) -> float:
    """Return what a note on a far page costs in this document."""
    near = sum(
        sides.rows[sides.leads[pair.lead].row].page == sides.rows[sides.sights[pair.sight].row].page for pair in pairs
    )
    return PLACE.against_habit if near > 0.6 * len(pairs) else 0.0


def habit(looks: Iterable[str]) -> dict[str, float]:
    """Return the weight that each look gains or loses by the share of the document's pairs that have it."""
    counts = Counter(looks)
    total = sum(counts.values())
    return {look: PLACE.habit * count / total - PLACE.habit / 2 for look, count in counts.items()} if total else {}
