"""What a person stated, laid over what was read: a given citation replaces all that were read in its stretch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from briefcite.model import Citation, Given, Note, Segment

_READ = ("form", "prefix", "locator", "locator_label", "suffix")


def prevailing(live: Iterable[Given], given: Iterable[Given]) -> list[Given]:
    """Return all of them except the citation fields that a correction overlaps."""
    certain = list(given)
    return [*certain, *(field for field in live if not any(_overlap(field, one) for one in certain))]


def lay(
    notes: Sequence[Note], citations: Sequence[Citation], given: Iterable[Given]
) -> tuple[list[Citation], dict[str, Given]]:
    """Replace citations by those that are given, and renumber the citations of each note.

    Args:
        notes: in order.
        citations: as read, in order.
        given: for any of the notes; those of unknown notes, or beyond the end of their note, are left out.

    Returns:
        The citations, and for the id of each given one what was given.
    """
    of_note: dict[str, list[Given]] = {}
    for one in given:
        of_note.setdefault(one.note, []).append(one)
    read: dict[str, list[Citation]] = {}
    for citation in citations:
        read.setdefault(citation.note, []).append(citation)
    laid: list[Citation] = []
    known: dict[str, Given] = {}
    for note in notes:
        for citation, certain in _in_note(note, read.get(note.id, []), of_note.get(note.id, ())):
            laid.append(citation)
            if certain is not None:
                known[citation.id] = certain
    return laid, known


def _in_note(note: Note, read: Sequence[Citation], given: Sequence[Given]) -> Iterator[tuple[Citation, Given | None]]:
    if not given:
        yield from ((citation, None) for citation in read)
        return
    kept: list[tuple[Citation, Given | None]] = [(c, None) for c in read if not any(_overlap(c, g) for g in given)]
    for one in given:
        start, end = max(0, one.start), min(one.end, len(note.text))
        if one.cites and start < end:
            kept.append((_citation(note.text, replace(one, start=start, end=end), read), one))
    for number, (citation, certain) in enumerate(sorted(kept, key=lambda pair: pair[0].start), 1):
        yield replace(citation, id=f"{note.id}.{number}"), certain


def _citation(text: str, given: Given, read: Sequence[Citation]) -> Citation:
    """Return the given citation; what it leaves open is taken from the citation read there that overlaps it most."""
    near = [citation for citation in read if _overlap(citation, given)]
    like = max(near, key=lambda c: min(c.end, given.end) - max(c.start, given.start), default=None)
    if like and (given.segments is not None or like.locator not in text[given.start : given.end]):
        like = replace(like, locator="", locator_label="")
    told: dict[str, Any] = {name: getattr(given, name) for name in _READ if getattr(given, name) is not None}
    known = [segment for citation in near for segment in citation.segments if segment.label != "other"]
    blank = Citation(id="", note=given.note, form="full", start=given.start, end=given.end)
    whole = replace(like or blank, start=given.start, end=given.end, **told)
    return replace(
        whole, segments=tuple(_tiled(known if given.segments is None else given.segments, given.start, given.end))
    )


def _tiled(segments: Iterable[Segment], start: int, end: int) -> Iterator[Segment]:
    """Yield the segments cut to the stretch from start to end, the gaps between them filled with "other"."""
    place = start
    for segment in sorted(segments, key=lambda segment: segment.start):
        first, last = max(segment.start, place), min(segment.end, end)
        if first >= last:
            continue
        if first > place:
            yield Segment("other", place, first)
        yield segment._replace(start=first, end=last)
        place = last
    if place < end:
        yield Segment("other", place, end)


def _overlap(one: Citation | Given, other: Given) -> bool:
    return one.start < other.end and other.start < one.end
