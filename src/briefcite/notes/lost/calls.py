"""Callouts of notes that have none: what looks like their number between the callouts of their neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefcite.model import Callout, Evidence, Link, Note, Span, Zone
from briefcite.notes.lost.likeness import FAIR, Guess, best, exact, misread
from briefcite.notes.lost.state import State

CONFIDENCE = 0.85
MOST_PAGES = 3
"""Pages that may lie between the callouts before and after."""
Region = tuple[int, int]


def call(state: State, series: int) -> None:
    """Make the callouts of the notes of a series that nothing calls, first where one place is clearly the best.

    Of several notes without callout between the same two, each has one of as many places, in their order.
    """
    left = _without(state, series)
    changed = True
    while changed:
        called = state.called(series)
        changed = any([_one(state, note, called) for note in left])
        left = _without(state, series) if changed else left
    if state.damaged:
        called = state.called(series)
        for region, notes in groupby(left, lambda note: _region(state, note, called)):
            _in_order(state, [*notes], region)


def _without(state: State, series: int) -> list[Note]:
    """Give the notes that nothing calls, but for those that stand twice."""
    linked, called = {link.note for link in state.links}, state.called(series)
    alone = (note for _, note in state.of(series) if note.id not in linked and int(note.marker) not in called)
    return sorted((note for note in alone if note.span), key=lambda note: int(note.marker))


def _one(state: State, note: Note, called: dict[int, int]) -> bool:
    """Call a note where one place is clearly the best."""
    region = _region(state, note, called)
    if region is None:
        return False
    stray = _stray(state, note, region)
    if stray is not None:
        called[int(note.marker)] = state.place[stray.span.start]
        state.links.append(Link(stray.id, note.id, Evidence("pair.misread", CONFIDENCE, ("beside misread ones",))))
        return True
    guess = best([*_guesses(state, note, region)], FAIR)
    if guess is not None:
        called[int(note.marker)] = guess.start
        _call(state, note, guess)
    return guess is not None


def _in_order(state: State, notes: list[Note], region: Region | None) -> None:
    """Call notes at as many places that look like a number, each in its turn."""
    if region is None or len(notes) < 2:
        return
    places = [{guess.start: guess for guess in _guesses(state, note, region)} for note in notes]
    starts = sorted(set.intersection(*map(set, places)))
    if len(starts) == len(notes) and all(set(one) == set(starts) for one in places):
        for note, one, start in zip(notes, places, starts, strict=True):
            _call(state, note, one[start])


def _region(state: State, note: Note, called: dict[int, int]) -> Region | None:
    """Give where the callout of a note may stand: between those beside it; where one is lacking, on its own page."""
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
    """Give what may be the number of a note in a region of the text; in print only the number itself."""
    finders = (exact, misread) if state.damaged else (exact,)
    for finder in finders:
        for guess in finder(state.text, note.marker, *region):
            if not any(a <= guess.start < b for a, b in state.inside) and _may_call(
                state, note, state.span(*guess[:2])
            ):
                yield guess


def _may_call(state: State, note: Note, span: Span) -> bool:
    """Whether a place is no callout yet, stands in the text (where print tells) and in the frame of the note."""
    if any(span.start < callout.span.end and callout.span.start < span.end for callout in state.callouts):
        return False
    here, there = state.line(span.start), state.line(note.span.start) if note.span else None
    if here is None or there is None or state.scanned:
        return True
    return here[2].zone is Zone.BODY and state.framed.get(here[:2]) == state.framed.get(there[:2])


def _stray(state: State, note: Note, region: Region) -> Callout | None:
    """Give the one callout of a note's number that has no note, between those of its neighbours."""
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
