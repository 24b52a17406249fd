"""Pairs that a tagged PDF states: its k-th Reference calls its k-th Note.

The number often stands outside the Note, and a note that goes on over the page is two Notes, so both are read in
order; a pair counts only where the same number stands at either end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefcite.model import Document
from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start

CALLS = frozenset({"Reference"})
NOTES = frozenset({"Note", "FENote", "Footnote", "Endnote"})
LONGEST_CALL = 12
"""Characters of a Reference that is a callout; those of a table of contents are whole lines."""
NEAR = 8
"""Characters between the beginning of a Note and that of the text after its marker, which may stand before or in it."""
MAX_SPLIT = 5
"""Notes that may be passed over: the rests of notes that went on over the page."""


def stated(document: Document, prints: Sequence[Print], starts: Sequence[Start]) -> frozenset[tuple[int, int]]:
    """Return the pairs of print and start, as indexes, that the structure tags state and the numbers confirm."""
    calls = list(_calls(document, prints))
    notes = list(_notes(document, starts)) if calls else []
    found: set[tuple[int, int]] = set()
    at = 0
    for found_prints in calls:
        for passed, found_starts in enumerate(notes[at : at + MAX_SPLIT]):
            pairs = {(c, n) for c in found_prints for n in found_starts if prints[c].numeral == starts[n].numeral}
            if pairs:
                found |= pairs
                at += passed + 1
                break
    return frozenset(found)


def _calls(document: Document, prints: Sequence[Print]) -> Iterator[list[int]]:
    """Yield, for each short Reference in the order of the tags, the prints in it."""
    order = sorted(range(len(prints)), key=lambda c: prints[c].start)
    begins = [prints[c].start for c in order]
    for start, end in _spans(document, CALLS):
        if end - start <= LONGEST_CALL:
            inside = order[bisect_left(begins, start) : bisect_left(begins, end)]
            if inside:
                yield inside


def _notes(document: Document, starts: Sequence[Start]) -> Iterator[list[int]]:
    """Yield, for each Note in the order of the tags, the starts that begin with it; none for the rest of a note."""
    order = sorted(range(len(starts)), key=lambda n: starts[n].lead.rest)
    begins = [starts[n].lead.rest for n in order]
    for start, _ in _spans(document, NOTES):
        yield order[bisect_left(begins, start) : bisect_left(begins, start + NEAR)]


def _spans(document: Document, roles: frozenset[str]) -> Iterator[tuple[int, int]]:
    for page in document.pages:
        for tag in page.tags:
            if tag.role in roles:
                yield tag.spans[0].start, tag.spans[-1].end
