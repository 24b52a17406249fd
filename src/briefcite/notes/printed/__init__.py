"""Finds callouts and notes on printed pages (documents with geometry) and links them."""

from __future__ import annotations

from briefcite.model import Document
from briefcite.notes.found import Found
from briefcite.notes.printed import build, callouts, entries, frames, match, tagged


def find(document: Document) -> Found:
    """Find callouts and notes on the pages of a zoned document, and pair them."""
    prints = callouts.find(document)
    starts = entries.find(document)
    stated = tagged.stated(document, prints, starts)
    found = match.match(prints, starts, stated, frames.framed(document))
    return build.build(document, prints, starts, found, stated)
