"""Callouts of notes that have none: what looks like their number between the callouts of their neighbours."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefcite.model import Callout, Evidence, Link, Note, Span, Zone
from briefcite.notes.lost.likeness import Guess, best_in_order, exact, misread
from briefcite.notes.lost.state import State

CONFIDENCE = 0.85
MOST_LOST = 3
"""Notes that may lack in a row, whose callouts are there."""
MOST_PAGES = 3
"""Pages that may lie between the callouts before and after."""
Region = tuple[int, int]


def call(state: State, series: int) -> None:
    """Make the callouts of the notes of a series that nothing calls.

    The notes between the same two callouts are taken together, so that each has the place that leaves the others
    theirs; where another place is about as good for one of them, it stays alone.
    """
    called = state.called(series)
    for note in _without(state, series):
        region = _region(state, note, called)
        stray = _stray(state, note, region) if region else None
        if stray is not None:
            called[int(note.marker)] = state.place[stray.span.start]
            state.links.append(Link(stray.id, note.id, Evidence("pair.misread", CONFIDENCE, ("beside misread ones",))))
    left = [(note, region) for note in _without(state, series) if (region := _region(state, note, called))]
    known = sorted({*called, *(int(note.marker) for note, _ in left)})
    for _, group in groupby(left, lambda one: (_beside(int(one[0].marker), called), one[1])):
        notes = [*group]
        _in_order(state, notes, _beside(int(notes[0][0].marker), known)[0])


def _in_order(state: State, notes: Sequence[tuple[Note, Region]], before: int) -> None:
    """Call notes of one region; numbers missing among them, or after the one ``before``, may stand there too."""
    wanted: list[tuple[Note, Region, bool]] = []
    for note, region in notes:
        for value in range(max(before + 1, int(note.marker) - MOST_LOST), int(note.marker)) if state.damaged else ():
            wanted.append((replace(note, marker=str(value)), region, False))
        wanted.append((note, region, True))
        before = int(note.marker)
    chosen = best_in_order([[*_guesses(state, note, region)] for note, region, _ in wanted])
    for (note, _, known), guess in zip(wanted, chosen, strict=True):
        if known and guess is not None:
            _call(state, note, guess)


def _beside(value: int, numbers: Collection[int]) -> tuple[int, int]:
    """Return the nearest of some numbers before and after one; 0 where there is none."""
    return max((n for n in numbers if n < value), default=0), min((n for n in numbers if n > value), default=0)


def _without(state: State, series: int) -> list[Note]:
    """Return the notes that nothing calls, except those that occur twice."""
    linked, called = {link.note for link in state.links}, state.called(series)
    alone = (note for _, note in state.of(series) if note.id not in linked and int(note.marker) not in called)
    return sorted((note for note in alone if note.span), key=lambda note: int(note.marker))


def _region(state: State, note: Note, called: dict[int, int]) -> Region | None:
    """Return where the callout of a note may stand: between those beside it; where one is lacking, on its own page."""
    value, pages = int(note.marker), state.flat.document.pages
    before = max((at for n, at in called.items() if n < value), default=-1)
    after = min((at for n, at in called.items() if n > value and at > before), default=-1)
    page = pages[note.pages[0]] if note.pages else None
    if page is None:
        return None
    head = state.place.get(note.span.start, -1) if note.span else -1
    top = min((start for start, _ in state.inside if page.start <= start < page.end), default=page.end)
    foot = top if top < head + 1 else page.end
    if note.kind == "endnote":
        near = (
            before >= 0
            and after >= 0
            and state.page(state.flat.origin[after]) - state.page(state.flat.origin[before]) <= MOST_PAGES
        )
        return (before + 1, after) if near else None
    start, end = max(before + 1, page.start), min(after if after >= 0 else foot, foot)
    return (start, end) if start < end else None


def _guesses(state: State, note: Note, region: Region) -> Iterator[Guess]:
    """Yield what may be the number of a note in a region of the text; in print only the number itself."""
    finders = (exact, misread) if state.damaged else (exact,)
    for finder in finders:
        for guess in finder(state.text, note.marker, *region):
            if not any(a <= guess.start < b for a, b in state.inside) and _may_call(
                state, note, state.span(*guess[:2])
            ):
                yield guess


def _may_call(state: State, note: Note, span: Span) -> bool:
    """Return whether a place is no callout yet, stands in the text (where print tells) and in the frame of the note."""
    if any(span.start < callout.span.end and callout.span.start < span.end for callout in state.callouts):
        return False
    here, there = state.line(span.start), state.line(note.span.start) if note.span else None
    if here is None or there is None or state.scanned:
        return True
    return here[2].zone is Zone.BODY and state.framed.get(here[:2]) == state.framed.get(there[:2])


def _stray(state: State, note: Note, region: Region) -> Callout | None:
    """Return the one callout of a note's number that has no note, between those of its neighbours."""
    linked = {link.callout for link in state.links}
    found = [
        one
        for one in state.callouts
        if one.marker == note.marker
        and one.id not in linked
        and region[0] <= state.place.get(one.span.start, -1) < region[1]
    ]
    return found[0] if len(found) == 1 else None


def _call(state: State, note: Note, guess: Guess) -> None:
    span, text = state.span(guess.start, guess.end), state.text
    by = "between" if text[guess.start : guess.end] == note.marker else "misread"
    made = Callout(
        id=state.ids.make("c", note.marker, note.series), marker=note.marker, series=note.series, form="plain",
        span=span, page=state.page(span.start),
        before=" ".join(text[max(0, guess.start - 40) : guess.start].split()),
        after=" ".join(text[guess.end : guess.end + 25].split()),
        evidence=Evidence(f"callouts.{by}", CONFIDENCE),
    )  # fmt: skip
    state.callouts.append(made)
    state.links.append(Link(made.id, note.id, Evidence(f"pair.{by}", CONFIDENCE, (text[guess.start : guess.end],))))
