"""Callouts and notes that a series lacks between two of its own.

A number set level by mistake ("subsequent4 editions"), standing free ("the garrison. 13 The archive"), glued to a
year ("in 135513 and") or misread by a recogniser ("S" for 8) is no callout by itself. Between the callouts 12 and 14
of notes 12 to 14 it is. So it is with a line that begins with "I3." between the notes 12 and 14. With two that look
alike nothing is linked.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from itertools import pairwise

from briefcite.model import Document
from briefcite.notes.found import Found
from briefcite.notes.lost import calls, heads
from briefcite.notes.lost.state import State
from briefcite.notes.plain.columns import Unfolded


def mend(
    document: Document, found: Found, flat: Unfolded, framed: Mapping[tuple[int, int], int], *, scanned: bool
) -> Found:
    """Return what was found with the notes and the callouts that were lost.

    Args:
        document: what was read.
        found: its callouts, notes and links.
        flat: its text in reading order, line by line.
        framed: which lines (page, line) stand in a frame, and in which.
        scanned: whether the text was recognised from a picture.
    """
    if scanned:
        found = _as_meant(found)
    if not has_gaps(found):
        return found
    state = State(document, found, flat, framed, scanned)
    for series in sorted({note.series for note in found.notes}):
        heads.split(state, series)
        calls.call(state, series)
    changed = (len(state.notes), len(state.links)) != (len(found.notes), len(found.links))
    mended = state.found() if changed else found  # in the order in which its columns are read
    return _as_meant(mended) if state.damaged else mended


def _as_meant(found: Found) -> Found:
    """Give a callout and a note that were linked by their place one number: whichever of the two is in order."""
    callouts, notes = {one.id: one for one in found.callouts}, {one.id: one for one in found.notes}
    misread = [link for link in found.links if link.evidence.by == "pair.misprint"]
    linked = {notes[link.note].marker for link in found.links if link not in misread}
    meant: dict[str, str] = {}
    for link in misread:
        ways = (notes[link.note].marker, callouts[link.callout].marker)
        meant[link.note] = meant[link.callout] = max(ways, key=lambda marker: _neighbours(marker, linked))
    links = (
        replace(link, evidence=replace(link.evidence, by="pair.misread")) if link.callout in meant else link
        for link in found.links
    )
    return found._replace(
        callouts=tuple(replace(one, marker=meant.get(one.id, one.marker)) for one in found.callouts),
        notes=tuple(replace(one, marker=meant.get(one.id, one.marker)) for one in found.notes),
        links=tuple(links),
    )


def _neighbours(marker: str, linked: Container[str]) -> int:
    """Count the numbers beside one that are linked."""
    return sum(str(int(marker) + step) in linked for step in (-1, 1)) if marker.isdecimal() else 0


def has_gaps(found: Found) -> bool:
    """Return whether a note has no callout, or the number between two others is missing."""
    linked = {link.note for link in found.links}
    values = sorted((note.series, int(note.marker)) for note in found.notes if note.marker.isdecimal())
    return any(note.id not in linked for note in found.notes) or any(
        a[0] == b[0] and b[1] == a[1] + 2 for a, b in pairwise(values)
    )
