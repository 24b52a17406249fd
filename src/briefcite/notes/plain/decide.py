"""The way from lines to callouts, notes and links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefcite.model import Document, Span
from briefcite.notes.found import Found
from briefcite.notes.plain import build, missing
from briefcite.notes.plain.callouts import Sight, sights
from briefcite.notes.plain.entries import Lead, leads
from briefcite.notes.plain.extents import Extents
from briefcite.notes.plain.rows import Row, rows_of
from briefcite.notes.plain.series import Pair, Run, Sides, chain, habit, runs

ROUNDS = 2


class Chosen(NamedTuple):
    """What was decided, and the stretches of the notes."""

    runs: list[Run]
    extents: dict[int, list[Span]]


def find(document: Document) -> Found:
    """Find callouts and notes by what the text looks like."""
    rows = rows_of(document)
    sides = Sides(rows, sights(document.text, rows), leads(document.text, rows), document.paged)
    pairs = _pairs(document, sides)
    sides, pairs = _outside_notes(document, sides, pairs)
    chosen = missing.fill(runs(pairs, sides), sides)
    starts = [sides.leads[n] for run in chosen for n in _leads_of(run)]
    calls = [sides.sights[n].start for run in chosen for n in _sights_of(run)]
    extents = Extents(document.text, rows, starts, calls, document.paged).all()
    return build.build(document, sides, chosen, extents)


def _pairs(document: Document, sides: Sides) -> list[Pair]:
    """Choose the pairs, twice: the second time the document's habits are known."""
    pairs = chain(sides, lambda n: sides.sights[n].weight, lambda n: sides.leads[n].weight)
    for _ in range(ROUNDS - 1):
        sight_habit = habit(sides.sights[pair.sight].look for pair in pairs)
        lead_habit = habit(sides.leads[pair.lead].look for pair in pairs)
        pairs = chain(
            sides,
            lambda n, known=sight_habit: sides.sights[n].weight + known.get(sides.sights[n].look, -0.7),
            lambda n, known=lead_habit: sides.leads[n].weight + known.get(sides.leads[n].look, -0.7),
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
    sides = sides._replace(sights=kept)
    return sides, _pairs(document, sides)


def _within(sight: Sight, inside: Sequence[Span]) -> bool:
    from bisect import bisect_right

    at = bisect_right(inside, Span(sight.start, 1 << 62)) - 1
    return at >= 0 and sight.start < inside[at].end


def _leads_of(run: Run) -> list[int]:
    return [pair.lead for pair in run.pairs] + list(run.leads)


def _sights_of(run: Run) -> list[int]:
    return [pair.sight for pair in run.pairs] + list(run.sights)


__all__ = ["Lead", "Row", "find"]
