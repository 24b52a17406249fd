"""Finds callouts and notes on printed pages (documents with geometry) and links them."""

from __future__ import annotations

from briefcite.model import Document, GivenNotes, Zone
from briefcite.notes.found import Found
from briefcite.notes.given import NOTHING
from briefcite.notes.printed import build, callouts, entries, frames, match, steer, tagged


def find(document: Document, given: GivenNotes = NOTHING) -> Found:
    """Find callouts and notes on the pages of a zoned document, and pair them; ``given`` steers their series."""
    framed = frames.framed(document)
    starts = steer.starts(document, entries.find(document, framed), given)
    noted = {start.place_in_text for start in starts if start.zone is Zone.FOOTNOTES}
    prints = steer.prints(callouts.find(document, noted), given)
    stated = tagged.stated(document, prints, starts)
    found = match.match(prints, starts, stated, framed)
    found += steer.left_out(starts, found, given)
    return build.build(document, prints, starts, found, stated)
