"""What was seen in a document, held against its truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import truth
from truth import End, Known, Pair

from briefcite.model import Link
from briefcite.notes import Found

TELLS = 4
"""Letters that must be alike before a callout."""


class Seen(NamedTuple):
    """Something that may be a callout or a note, or was taken for one."""

    marker: str
    page: int | None
    """From 1."""
    words: str
    """Before a callout; of a note."""
    id: str = ""


Sightings = Mapping[str, Sequence[Seen]]
"""By marker."""


def by_marker(seen: Iterable[Seen]) -> Sightings:
    """Sort what was seen by its marker."""
    found: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        found[truth.marker(one.marker)].append(one)
    return found


def callouts_like(callout: End, seen: Sightings) -> list[Seen]:
    """Those that may be a callout of the truth."""
    enough = min(TELLS, len(truth.squeeze(callout.words)))
    return [one for one in _here(callout, seen) if truth.agreement(one.words, callout) >= enough]


def notes_like(note: End, seen: Sightings) -> list[Seen]:
    """Those that may be a note of the truth."""
    return [one for one in _here(note, seen) if truth.begins_so(truth.squeeze(one.words), note)]


def _here(end: End, seen: Sightings) -> list[Seen]:
    named = seen.get(truth.marker(end.marker), ())
    return [one for one in named if None in (one.page, end.page) or one.page == end.page]


def found_pairs(known: Known, found: Found) -> tuple[list[Pair], list[Link]]:
    """Give the pairs of the truth that were not found, and the links that are right."""
    calls = by_marker(Seen(one.marker, truth.from_one(one.page), one.before, one.id) for one in found.callouts)
    given = by_marker(
        Seen(one.marker, truth.from_one(next(iter(one.pages), None)), one.text, one.id) for one in found.notes
    )
    links = {(link.callout, link.note): link for link in found.links}
    missing: list[Pair] = []
    right: dict[tuple[str, str], Link] = {}
    for pair in known.pairs:
        ids = (
            (callout.id, note.id)
            for callout in callouts_like(pair.callout, calls)
            for note in notes_like(pair.note, given)
        )
        met = next((key for key in ids if key in links and key not in right), None)
        if met is None:
            missing.append(pair)
        else:
            right[met] = links[met]
    return missing, list(right.values())


def verdicts(known: Known, found: Found) -> list[tuple[Link, bool]]:
    """Give each link of a printed callout, and whether it is right."""
    implied = {one.id for one in found.callouts if one.implied}
    right = {id(link) for link in found_pairs(known, found)[1]}
    return [(link, id(link) in right) for link in found.links if link.callout not in implied]
