"""Turns chosen series into callouts, notes and links of the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.model import Callout, Document, Evidence, Link, Note, NoteKind, Span, Zone
from briefcite.notes.found import Found
from briefcite.notes.printed import areas, evidence, texts
from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start
from briefcite.notes.printed.extras import Series
from briefcite.notes.printed.match import is_linked


class Chosen(NamedTuple):
    """A note start with its series."""

    start: Start
    series: int


def build(
    document: Document, prints: Sequence[Print], starts: Sequence[Start], series: Sequence[Series]
) -> Found:
    """Make the model's values, in order of appearance."""
    ids = _Ids()
    chosen = [Chosen(starts[n], s) for s, one in enumerate(series) for n in _notes_of(one)]
    extents = areas.extents(document, [one.start for one in chosen])
    callouts: list[tuple[int, Callout]] = []
    notes: list[tuple[int, Note]] = []
    links: list[Link] = []
    for number, one in enumerate(series):
        paired = {n for _, n in (*one.pairs, *one.misprints)}
        note_of = {
            n: _note(document, starts[n], number, ids, extents, one.kind, n in paired)
            for n in sorted(_notes_of(one))
        }
        notes += [(starts[n].place, note) for n, note in note_of.items()]
        for c, n, why in _links(one, prints, starts):
            callout = _callout(document, prints[c], number, ids, True)
            callouts.append((prints[c].place, callout))
            links.append(Link(callout.id, note_of[n].id, why))
        for c in one.extra_callouts:
            callouts.append((prints[c].place, _callout(document, prints[c], number, ids, False)))
    return Found(
        tuple(callout for _, callout in sorted(callouts, key=lambda pair: pair[0])),
        tuple(note for _, note in sorted(notes, key=lambda pair: pair[0])),
        tuple(links),
    )


def _notes_of(series: Series) -> set[int]:
    return {n for _, n in (*series.pairs, *series.misprints)} | set(series.extra_notes)


def _links(
    series: Series, prints: Sequence[Print], starts: Sequence[Start]
) -> Iterator[tuple[int, int, Evidence]]:
    """Give each pair with its evidence."""
    values = {prints[c].numeral.value for c, _ in series.pairs}
    for c, n in series.pairs:
        if series.kind == "entry":
            yield c, n, evidence.of_entry(prints[c])
            continue
        value = prints[c].numeral.value
        near = ((value - 1) in values or value == 1) + ((value + 1) in values or value == max(values))
        linked = is_linked(prints[c], starts[n])
        yield c, n, evidence.of_link(prints[c], starts[n], near, len(series.pairs), linked=linked)
    for c, n in series.misprints:
        numbers = (f"callout {prints[c].marker}", f"note {starts[n].lead.marker}")
        yield c, n, Evidence("pair.misprint", evidence.MISPRINT, numbers)


class _Ids:
    """Readable, unique ids: c12 and n12 in the first series, s2c12 in the second."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def make(self, letter: str, marker: str, series: int) -> str:
        name = f"{letter}{marker}" if series == 0 else f"s{series + 1}{letter}{marker}"
        self._taken[name] += 1
        count = self._taken[name]
        return name if count == 1 else f"{name}-{count}"


def _callout(document: Document, found: Print, series: int, ids: _Ids, paired: bool) -> Callout:
    span = Span(found.start, found.end)
    before, after = texts.context(document, found.page, found.line, span)
    return Callout(
        id=ids.make("c", found.marker, series),
        marker=found.marker,
        series=series,
        form=found.form,
        span=span,
        page=found.page,
        before=before,
        after=after,
        evidence=evidence.of_callout(found, paired=paired),
        box=found.word.box,
        implied=found.implied,
    )


def _note(
    document: Document,
    start: Start,
    series: int,
    ids: _Ids,
    extents: dict[int, list[tuple[int, int]]],
    kind: str,
    paired: bool,
) -> Note:
    body = texts.body(document, start.lead.rest, extents[start.place])
    return Note(
        id=ids.make("n", start.lead.marker, series),
        marker=start.lead.marker,
        series=series,
        kind="entry" if kind == "entry" else _kind(start),
        text=body.view.text,
        origin=body.view.origin,
        pages=body.pages,
        evidence=evidence.of_note(start, paired=paired),
        boxes=body.boxes,
        span=Span(start.lead.start, start.lead.start + len(start.lead.marker)),
    )


def _kind(start: Start) -> NoteKind:
    if start.zone is Zone.FOOTNOTES:
        return "footnote"
    return "margin" if start.zone is Zone.MARGIN else "endnote"
