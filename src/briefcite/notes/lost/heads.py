"""Notes that begin within the one before, because a recogniser misread their number: "I3." between 12 and 14."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from briefcite.model import Evidence
from briefcite.notes.lost.likeness import PART, SURE, Guess, best, likeness
from briefcite.notes.lost.state import State
from briefcite.text.late import late

CONFIDENCE = 0.85
_HEAD = late(rf"^[ \t]*({PART}{{1,4}}(?:\s\d)?)(?:[.):]\s*|\s+|(?<=\d)(?=[^\W\d_a-z]))(?=\S)", re.M)


def split(state: State, series: int) -> None:
    """Make the notes of a series that begin within another."""
    known = sorted((int(note.marker), at) for at, note in state.of(series))
    for (before, at), (after, _) in pairwise(known):
        if after == before + 2 and len(state.notes[at].origin) > 1:
            _cut(state, at, before + 1)


def _cut(state: State, at: int, value: int) -> None:
    """Cut a note where a line of it begins with the next number, misread."""
    note, origins = state.notes[at], state.flat.origin
    held = sorted(state.place[origin] for origin in note.origin if origin in state.place)
    if not held:
        return
    start, end = held[0] + 1, held[-1] + 1
    heads = [head for head in _HEAD.finditer(state.text, start, end) if head.end() < end]
    guess = best([Guess(*head.span(1), likeness(head[1], str(value))) for head in heads], SURE)
    if guess is None:
        return
    body = _HEAD.match(state.text, state.text.rfind("\n", 0, guess.start) + 1)
    rest = {origins[i] for i in range(body.end() if body else guess.end, end)}
    head = {origins[i] for i in range(guess.start, end)}
    cut = next((i for i, origin in enumerate(note.origin) if origin in head), len(note.origin))
    first = next((i for i, origin in enumerate(note.origin) if origin in rest), len(note.origin))
    kept = note.text[:cut].rstrip()
    state.notes[at] = replace(note, text=kept, origin=note.origin[: len(kept)])
    page = state.page(origins[guess.start])
    state.notes.append(
        replace(
            note, id=state.ids.make("n", str(value), note.series), marker=str(value), text=note.text[first:],
            origin=note.origin[first:], span=state.span(guess.start, guess.end),
            evidence=Evidence("notes.misread", CONFIDENCE),
            pages=tuple(one for one in note.pages if one >= page) or (page,),
            boxes=tuple(one for one in note.boxes if one[0] > page or _is_below(state, one[1].top, guess)),
        )
    )  # fmt: skip


def _is_below(state: State, top: float, guess: Guess) -> bool:
    """Return whether a line stands at or below that of a guess, on its page."""
    found = state.line(state.flat.origin[guess.start])
    return found is None or found[2].box is None or top >= found[2].box.top - 1
