"""Finds callouts and notes on printed pages (documents with geometry) and links them."""

from __future__ import annotations

from briefcite.model import Document, Zone
from briefcite.notes.found import Found
from briefcite.notes.printed import build, callouts, entries, frames, match, tagged


def find(document: Document) -> Found:
    """Find callouts and notes on the pages of a zoned document, and pair them."""
    framed = frames.framed(document)
    starts = entries.find(document, framed)
    prints = callouts.find(document, {start.place_in_text for start in starts if start.zone is Zone.FOOTNOTES})
    stated = tagged.stated(document, prints, starts)
    found = match.match(prints, starts, stated, framed)
    return build.build(document, prints, starts, found, stated)
