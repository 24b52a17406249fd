"""Goes from the lines of a text to callouts, notes and links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TypeVar

from briefcite.model import Document, GivenNotes, Span
from briefcite.notes.found import Found
from briefcite.notes.given import NOTHING, weigh
from briefcite.notes.plain import (
    apart,
    bibliography,
    build,
    columns,
    lettered,
    missing,
    raised,
    signs,
    strays,
    unmarked,
)
from briefcite.notes.plain.callouts import Sight, sights
from briefcite.notes.plain.entries import NoteLine, in_series, leads
from briefcite.notes.plain.extents import Extents
from briefcite.notes.plain.rows import TextRow, rows_of
from briefcite.notes.plain.series import (
    PLACE,
    DecidedSeries,
    Paired,
    Sides,
    believed,
    chain,
    decided,
    far_cost,
    habit,
    runs,
)
from briefcite.text.late import late

ROUNDS = 2
ADDRESS = late(r"(?:https?|ftp|file|mailto):\S+", re.I)
MOST_SIGHTS = 60_000
MOST_LEADS = 20_000
"""Candidates kept; the longest books have some thousand notes."""
Either = TypeVar("Either", Sight, NoteLine)


def find(document: Document, given: GivenNotes = NOTHING) -> Found:
    """Find callouts and notes by what the text looks like, read column by column; ``given`` steers their series."""
    unfolded = columns.unfolded(document) if document.source.traits.side_by_side else None
    return unfolded.folded(_find(unfolded.document, NOTHING)) if unfolded else _find(document, given)


def _find(document: Document, given: GivenNotes) -> Found:
    rows = rows_of(document)
    if not rows:
        return Found((), (), ())
    sides = _steered(candidates(document, rows), given)
    numberings = [*numberings_of(document, sides), *_lettered(document, rows)]
    numberings = [one for one in numberings if not _is_links(document.text, rows, one)]
    signed = signs.find(document.text, rows, [lead.row for one in numberings for lead in one.notes])
    if signed.calls or signed.notes:
        numberings.append(signed)
    calls = [sight.start for one in numberings for sight in one.calls]
    starts = [lead for one in numberings for lead in one.notes]
    extents = Extents(document.text, rows, starts, calls, document.paged).all()
    dangling = sorted(sight.start for one in numberings for sight in one.sights)
    lost: list[unmarked.Block] = []
    if dangling:
        taken = sorted(span for spans in extents.values() for span in spans)
        lost = unmarked.find(document.text, rows, taken, calls, dangling)
    return build.build(document, rows, numberings, lost, extents)


def _steered(sides: Sides, given: GivenNotes) -> Sides:
    """Return the candidates: those that a person confirmed weigh more, those ruled out are dropped."""
    if given == NOTHING:
        return sides
    called, noted = [callout for callout, _ in given.links], [note for _, note in given.links]
    sights = [
        sight._replace(weight=sight.weight + more)
        for sight in sides.sights
        if (more := weigh(Span(sight.start, sight.end), called, given.no_callouts)) is not None
    ]
    starts = [
        lead._replace(weight=lead.weight + more)
        for lead in sides.leads
        if (more := weigh(lead.mark, noted, given.no_notes)) is not None
    ]
    return sides._replace(sights=sights, leads=starts)


def numberings_of(document: Document, sides: Sides) -> list[DecidedSeries]:
    """Decide which numbers are callouts and which lines notes."""
    listed = bibliography.find(sides.text, sides.rows, sides.sights, sides.leads)
    if listed:
        sides = _outside_list(sides, listed)
    pairs = _pairs(sides)
    sides, pairs = _outside_notes(document, sides, pairs)
    usual = habit(sides.sights[pair.sight].look for pair in pairs)
    chosen = [run for run in runs(pairs, sides) if believed(run, sides, usual, beside=listed is not None)]
    found = strays.add(missing.fill(chosen, sides, alone=listed is None), sides)
    return [*([listed] if listed else []), *(decided(run, sides) for run in found)]


def _is_links(text: str, rows: Sequence[TextRow], numbering: DecidedSeries) -> bool:
    """Return whether a series is a text browser's list of links: "[1]Quay Trust", "1. https://quay.example/"."""
    notes = [text[lead.body : rows[lead.row].end].strip() for lead in numbering.notes]
    anchors = [text[sight.end + 1 : sight.end + 2].isalnum() for sight in numbering.calls]
    return bool(notes) and all(map(ADDRESS.fullmatch, notes)) and 2 * sum(anchors) > len(anchors)


def _lettered(document: Document, rows: Sequence[TextRow]) -> Iterator[DecidedSeries]:
    """Yield the series numbered with letters or roman numerals."""
    for kind in lettered.KINDS:
        found, starts = lettered.candidates(document.text, rows, kind)
        if len(found) < lettered.LEAST:
            continue
        sides = Sides(document.text, rows, found, starts, document.paged, in_digits=False)
        sides, pairs = _outside_notes(document, sides, _pairs(sides))
        long = [run for run in runs(pairs, sides) if len(run) >= lettered.LEAST]
        if long:
            yield from (decided(run, sides) for run in strays.add(missing.fill(long, sides), sides))


def _outside_list(sides: Sides, listed: DecidedSeries) -> Sides:
    """Leave out what belongs to a numbered bibliography: its entries, and every number in brackets."""
    first = listed.notes[0].start
    entries = set(listed.notes)
    return sides._replace(
        sights=[sight for sight in sides.sights if sight.form != "bracketed" and sight.start < first],
        leads=[lead for lead in sides.leads if lead not in entries],
    )


def candidates(document: Document, rows: Sequence[TextRow]) -> Sides:
    """Collect what may be a callout and what may begin a note."""
    text = document.text
    found, starts = sights(text, rows), leads(text, rows)
    marked = raised.read(document, rows)
    if marked.covered:
        found = sorted([*raised.uncovered(found, marked.covered), *marked.sights], key=lambda sight: sight.start)
        starts = sorted([*starts, *marked.leads], key=lambda lead: lead.start)
    starts = apart.placed(text, rows, starts, found)
    found, starts = _strongest(found, MOST_SIGHTS), _strongest(in_series(starts), MOST_LEADS)
    return Sides(text, rows, found, starts, document.paged)


def _strongest(found: list[Either], most: int) -> list[Either]:
    """Keep the likeliest candidates, in order, where a text is nothing but numbers."""
    if len(found) <= most:
        return found
    least = sorted((one.weight for one in found), reverse=True)[most]
    return [one for one in found if one.weight > least][:most] or found[:most]


def _pairs(sides: Sides) -> list[Paired]:
    """Choose the pairs, twice: the second time the document's habits are known."""
    pairs = chain(sides, [sight.weight for sight in sides.sights], [lead.weight for lead in sides.leads])
    for _ in range(ROUNDS - 1):
        unknown = -PLACE.habit / 2  # for a look that no pair shares
        of_sight = habit(sides.sights[pair.sight].look for pair in pairs)
        of_lead = habit(sides.leads[pair.lead].look for pair in pairs)
        pairs = chain(
            sides._replace(far_cost=far_cost(pairs, sides)),
            [sight.weight + of_sight.get(sight.look, unknown) for sight in sides.sights],
            [lead.weight + of_lead.get(lead.look, unknown) for lead in sides.leads],
        )
    return pairs


def _outside_notes(document: Document, sides: Sides, pairs: Sequence[Paired]) -> tuple[Sides, list[Paired]]:
    """Drop the numbers that stand inside the notes found or begin them, and choose again without them."""
    starts = [sides.leads[pair.lead] for pair in pairs]
    calls = [sides.sights[pair.sight].start for pair in pairs]
    extents = Extents(document.text, sides.rows, starts, calls, document.paged).all()
    inside = sorted(span for spans in extents.values() for span in spans)
    begun = {lead.mark.start for lead in starts}
    kept = [sight for sight in sides.sights if not (_within(sight, inside) or sight.start in begun)]
    if len(kept) == len(sides.sights):
        return sides, list(pairs)
    dropped = [sight for sight in sides.sights if _within(sight, inside)]
    sides = sides._replace(sights=kept, nested=dropped)
    return sides, _pairs(sides)


def _within(sight: Sight, inside: Sequence[Span]) -> bool:
    at = bisect_right(inside, Span(sight.start, 1 << 62)) - 1
    return at >= 0 and sight.start < inside[at].end
