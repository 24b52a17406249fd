"""Puts what a person has said among the candidates, so that it steers the series that they make."""

from __future__ import annotations

from collections.abc import Sequence

from briefcite.model import Document, GivenNotes, Span, Zone
from briefcite.notes.given import GIVEN, NOTHING, weigh
from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start
from briefcite.notes.printed.extras import Series
from briefcite.text.leads import Lead
from briefcite.text.numerals import Numeral, readings


def prints(found: Sequence[Print], given: GivenNotes) -> list[Print]:
    """Return what may be a callout: what a person confirmed weighs more, what was ruled out is dropped."""
    if given == NOTHING:
        return list(found)
    called = [callout for callout, _ in given.links]
    return [
        one._replace(weight=one.weight + more)
        for one in found
        if (more := weigh(Span(one.start, one.end), called, given.no_callouts)) is not None
    ]


def starts(document: Document, found: Sequence[Start], given: GivenNotes) -> list[Start]:
    """Return what may begin a note, steered in the same way; what a person gave is made where it was not found."""
    if given == NOTHING:
        return list(found)
    noted = [note for _, note in given.links] + [note for note, _ in given.extents]
    kept = [
        one._replace(weight=one.weight + more)
        for one in found
        if (more := weigh(_place(one), noted, given.no_notes)) is not None
    ]
    made = [_made(document, span) for span in noted if not _has(kept, span)]
    order = sorted([*kept, *(one for one in made if one)], key=lambda one: (one.page, one.line))
    places: dict[tuple[int, int], int] = {}
    return [one._replace(place=places.setdefault(one.place_in_text, len(places))) for one in order]


def left_out(found: Sequence[Start], series: Sequence[Series], given: GivenNotes) -> list[Series]:
    """Return the given notes that no series contains, each as a series of its own; its link is imposed later."""
    used = {found[n].place for one in series for n in one.notes}
    noted = [note for _, note in given.links] + [note for note, _ in given.extents]
    left = [n for n, one in enumerate(found) if one.place not in used and any(_has([one], span) for span in noted)]
    first = {found[n].place: n for n in reversed(left)}
    return [Series("arabic", (), extra_notes=(n,)) for n in first.values()]


def _has(found: Sequence[Start], span: Span) -> bool:
    return any(weigh(_place(one), [span], []) for one in found)


def _place(one: Start) -> Span:
    return Span(one.lead.start, max(one.lead.rest, one.lead.start + 1))


def _made(document: Document, span: Span) -> Start | None:
    """Make the beginning of a note out of a line that does not look like one."""
    for page in document.pages:
        if not page.start <= span.start < page.end:
            continue
        for number, line in enumerate(page.lines):
            if line.start <= span.start < line.end:
                marker = document.text[span.start : span.end].strip(" []().")
                numerals = readings(marker)
                rest = span.end if numerals else span.start
                lead = Lead(
                    marker if numerals else "",
                    numerals or (Numeral("symbol", 1),),
                    False,
                    "",
                    0,
                    span.start,
                    rest,
                    False,
                )
                zone = Zone.FOOTNOTES if line.zone is Zone.FURNITURE else line.zone
                return Start(page.index, number, lead, lead.numerals[0], GIVEN, 0, zone, line.column, line.baseline)
    return None
