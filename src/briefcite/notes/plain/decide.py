"""The way from lines to callouts, notes and links."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.model import Document, Span
from briefcite.notes.found import Found
from briefcite.notes.plain import build, missing, signs, unmarked
from briefcite.notes.plain.callouts import Sight, sights
from briefcite.notes.plain.entries import leads
from briefcite.notes.plain.extents import Extents
from briefcite.notes.plain.rows import rows_of
from briefcite.notes.plain.series import HABIT, Pair, Run, Sides, chain, far_cost, habit, runs

ROUNDS = 2
UNKNOWN = -HABIT / 2
"""What the document's habit says of a look that no pair has."""


class Chosen(NamedTuple):
    """What was decided, and the stretches of the notes."""

    runs: list[Run]
    extents: dict[int, list[Span]]


def find(document: Document) -> Found:
    """Find callouts and notes by what the text looks like."""
    rows = rows_of(document)
    sides = Sides(
        document.text, rows, sights(document.text, rows), leads(document.text, rows), document.paged
    )
    pairs = _pairs(sides)
    sides, pairs = _outside_notes(document, sides, pairs)
    chosen = missing.fill(runs(pairs, sides), sides)
    signed = signs.find(document.text, rows)
    starts = [sides.leads[n] for run in chosen for n in _leads_of(run)] + [lead for _, lead in signed]
    calls = [sides.sights[n].start for run in chosen for n in _sights_of(run)]
    calls += [sight.start for sight, _ in signed]
    extents = Extents(document.text, rows, starts, calls, document.paged).all()
    lost: list[unmarked.Block] = []
    if any(run.sights for run in chosen):
        taken = sorted(span for spans in extents.values() for span in spans)
        dangling = sorted(sides.sights[n].start for run in chosen for n in run.sights)
        lost = unmarked.find(document.text, rows, taken, calls, dangling)
    return build.build(document, sides, chosen, signed, lost, extents)


def _pairs(sides: Sides) -> list[Pair]:
    """Choose the pairs, twice: the second time the document's habits are known."""
    pairs = chain(sides, [sight.weight for sight in sides.sights], [lead.weight for lead in sides.leads])
    for _ in range(ROUNDS - 1):
        of_sight = habit(sides.sights[pair.sight].look for pair in pairs)
        of_lead = habit(sides.leads[pair.lead].look for pair in pairs)
        pairs = chain(
            sides._replace(far_cost=far_cost(pairs, sides)),
            [sight.weight + of_sight.get(sight.look, UNKNOWN) for sight in sides.sights],
            [lead.weight + of_lead.get(lead.look, UNKNOWN) for lead in sides.leads],
        )
    return pairs


def _outside_notes(document: Document, sides: Sides, pairs: Sequence[Pair]) -> tuple[Sides, list[Pair]]:
    """Drop the numbers that stand inside the notes found, and choose again without them."""
    starts = [sides.leads[pair.lead] for pair in pairs]
    calls = [sides.sights[pair.sight].start for pair in pairs]
    extents = Extents(document.text, sides.rows, starts, calls, document.paged).all()
    inside = sorted(span for spans in extents.values() for span in spans)
    kept = [sight for sight in sides.sights if not _within(sight, inside)]
    if len(kept) == len(sides.sights):
        return sides, list(pairs)
    dropped = [sight for sight in sides.sights if _within(sight, inside)]
    sides = sides._replace(sights=kept, nested=dropped)
    return sides, _pairs(sides)


def _within(sight: Sight, inside: Sequence[Span]) -> bool:
    at = bisect_right(inside, Span(sight.start, 1 << 62)) - 1
    return at >= 0 and sight.start < inside[at].end


def _leads_of(run: Run) -> list[int]:
    return [pair.lead for pair in run.pairs] + list(run.leads)


def _sights_of(run: Run) -> list[int]:
    return [pair.sight for pair in run.pairs] + list(run.sights)
