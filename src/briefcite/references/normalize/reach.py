"""Sets right where parts begin and end: the full stop of "U.S. Const.", the "c." of a year, the place after a page."""

from __future__ import annotations

import re
from dataclasses import replace

from briefcite.model import Citation, Segment
from briefcite.references.normalize.bodies import is_body
from briefcite.references.normalize.doubt import with_doubt
from briefcite.text.late import late

ABBREVIATED = late(
    r"(?:[^\W\d_]{1,6}\.\s?)+[^\W\d_]{1,6}|.*[\s(](?:(?:[^\W\d_]\.)+[^\W\d_]|Inc|Ltd|Corp|Bros|Co)", re.S
)
"""Abbreviations, "U.S. Const", and what ends in one: "Negotiations under the U.N", "Lind v. Ferries, Inc"."""
_BODY_FIRST = late(r"([^,'\"“‘«„]{2,80}),\s(?=['\"“‘«„])")
_CLOSING = late(r"['\"”’»“]")
_PAGE_AND_PLACE = late(r"(?:[^\W\d_]{1,2}\. ?)?(\d{1,5}), (?=(\d{1,5})(?:\s?ff?\.?)?$)")
"""The first page of a work and the place in it: "301, 322"."""


def put_right(text: str, citation: Citation) -> Citation:
    """Return the citation with its segments extended to what belongs to them."""
    parts = (piece for part in _parted(text, citation) for piece in _paged(text, part))
    citation = replace(citation, segments=tuple(parts))
    stopped = [_reaching(text[: citation.end], citation, at) for at in range(len(citation.segments))]
    found = tuple(with_doubt(text[: citation.end], stopped))
    return citation if found == citation.segments else replace(citation, segments=found)


def _parted(text: str, citation: Citation) -> tuple[Segment, ...]:
    """Return the segments with a body cut from a quoted title: "BBC News, 'Floods in Kent'", read as one title."""
    if any(part.label in ("author", "editor") for part in citation.segments):
        return citation.segments
    return tuple(piece for part in citation.segments for piece in _body_and_title(text, part))


def _body_and_title(text: str, part: Segment) -> tuple[Segment, ...]:
    found = _BODY_FIRST.match(text, part.start, part.end) if part.label in ("title", "number") else None
    if not found or not is_body(found[1]) or not _CLOSING.search(text[part.end - 1 : part.end + 2]):
        return (part,)
    author, opening = part._replace(label="author", end=found.end(1)), found.end()
    return author, Segment("other", found.end(1), opening), part._replace(label="title", start=opening)


def _paged(text: str, part: Segment) -> tuple[Segment, ...]:
    """Return a page with the place in it cut off, "267, 268": the next page is no end of the work."""
    found = _PAGE_AND_PLACE.match(text, part.start, part.end) if part.label == "page" else None
    if not found or int(found[2]) < int(found[1]):
        return (part,)
    end, place = found.end(1), found.end()
    return part._replace(end=end), Segment("other", end, place), part._replace(label="locator", start=place)


def _reaching(text: str, citation: Citation, at: int) -> Segment:
    part = citation.segments[at]
    if part.label == "title":
        return _whole(text, part)
    before = citation.segments[at - 1] if at else part
    return part._replace(start=min(_whole(text, before).end, part.end)) if before.label == "title" else part


def _whole(text: str, part: Segment) -> Segment:
    """Extend "U.S. Const" over the full stop after its last word."""
    stop = text[part.end : part.end + 1] == "." and ABBREVIATED.fullmatch(text, part.start, part.end)
    return part._replace(end=part.end + 1) if stop else part
