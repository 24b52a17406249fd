"""Sets right where parts begin and end: the full stop of "U.S. Const.", the "c." of a year, the place after a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
_AUTHOR_AND_WORDS = late(r"(?:[A-ZÀ-Þ][a-z]?\.[ -]?){1,3}[A-ZÀ-Þ][\w’'-]+, ([A-ZÀ-Þ][\w’'-]{2,}(?: [A-ZÀ-Þ][\w’'-]+)?)")
"""An author with initials, and words without, which are no second one: "R. Cotterrell, Émile Durkheim"."""
_PAGE_AND_PLACE = late(r"(?:[^\W\d_]{1,2}\. ?)?(\d{1,5}), (?=(\d{1,5})(?:\s?ff?\.?)?$)")
"""The first page of a work and the place in it: "301, 322"."""


def put_right(text: str, citation: Citation) -> Citation:
    """Return the citation with its segments extended to what belongs to them."""
    parts = _after_author(text, _parted(text, citation))
    citation = replace(citation, segments=tuple(piece for part in parts for piece in _paged(text, part)))
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


def _after_author(text: str, parts: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments, words read with an author given to the title that they begin: "S. Levy, Hackers: Heroes"."""
    start = 0
    for at, part in enumerate(parts):
        if start and part.label == "other":
            continue
        found = _words_of_title(text, part, parts[at + 1 :])
        if found:
            yield from (part._replace(end=found - 2), Segment("other", found - 2, found))
        else:
            yield part._replace(start=start) if start else part
        start = found


def _words_of_title(text: str, part: Segment, rest: Sequence[Segment]) -> int:
    """Return where words of the title begin in an author; 0 where there are none."""
    found = _AUTHOR_AND_WORDS.fullmatch(text, part.start, part.end) if part.label == "author" else None
    after = next((one for one in rest if one.label != "other"), None)
    titled = after and after.label == "title" and text[part.end : after.start].strip() == ":"
    return found.start(1) if found and titled else 0


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
