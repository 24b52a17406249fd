"""The heading above a callout or note, in formats that mark their headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from briefcite.model import Callout, Extraction, Mark

SHOWN = 40
"""First characters of a heading that are shown."""


def headings_of(extraction: Extraction) -> Mapping[str, str]:
    """Return the heading over each callout, and by that over its note, citations and works, by their ids."""
    headings = [mark for mark in extraction.document.marks if mark.kind == "heading"]
    if not headings:
        return {}
    over = dict(_over(extraction, headings))
    of_note = {link.note: over[link.callout] for link in reversed(extraction.links) if link.callout in over}
    of_citation = {one.id: of_note[one.note] for one in extraction.citations if one.note in of_note}
    of_work = {one.id: of_note[one.notes[0]] for one in extraction.references if one.notes and one.notes[0] in of_note}
    return of_work | of_citation | of_note | over


def _over(extraction: Extraction, headings: list[Mark]) -> Iterator[tuple[str, str]]:
    starts = [mark.spans[0].start for mark in headings]
    for callout in extraction.callouts:
        if at := bisect_right(starts, callout.span.start):
            yield callout.id, _words(extraction, headings[at - 1])


def _words(extraction: Extraction, heading: Mark) -> str:
    """Return the text of a heading without the callouts in it."""
    (start, end), text = heading.spans[0], extraction.document.text
    called = [callout for callout in extraction.callouts if start <= callout.span.start < end]
    words = "".join(_kept(text, start, end, called)).split()
    told = " ".join(words)
    return told if len(told) <= SHOWN else told[: SHOWN - 1].rpartition(" ")[0] + "…"


def _kept(text: str, start: int, end: int, called: list[Callout]) -> Iterator[str]:
    for callout in called:
        yield text[start : callout.span.start]
        start = callout.span.end
    yield text[start:end]
