"""How far a part reaches, put right by the print around it: a bracket that opens in a title, a full stop behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefcite.model import Citation, Segment
from briefcite.text.late import late

_OPENS_IMPRINT = late(r"[\s,]*[(\[]\s*(?=[^\W\d_])(?=[^()\[\]]{2,60}$)")
"""The bracket that opens at the end of a title: "Guidelines for Dykes | (EPA"."""
_ABBREVIATED = late(
    r"(?:[^\W\d_]{1,6}\.\s?)+[^\W\d_]{1,6}|.*[\s(](?:(?:[^\W\d_]\.)+[^\W\d_]|Inc|Ltd|Corp|Bros|Co)", re.S
)
"""Abbreviations alone, "U.S. Const", and what ends in one: "Negotiations under the U.N", "Lind v. Ferries, Inc"."""


def put_right(text: str, citation: Citation) -> Citation:
    """Give the citation with each segment reaching as far as its print does."""
    told = (part for at in range(len(citation.segments)) for part in _reaching(text[: citation.end], citation, at))
    found = tuple(part for part in told if part.start < part.end)
    return citation if found == citation.segments else replace(citation, segments=found)


def _reaching(text: str, citation: Citation, at: int) -> Iterator[Segment]:
    part = citation.segments[at]
    if part.label == "title":
        yield from _without_imprint(text, citation, at) if _opens_imprint(citation, at) else (_whole(text, part),)
    else:
        before = citation.segments[at - 1] if at else part
        yield part._replace(start=min(_whole(text, before).end, part.end)) if before.label == "title" else part


def _opens_imprint(citation: Citation, at: int) -> bool:
    """Whether a date closes what may be an imprint, and no publisher is known."""
    behind = [part.label for part in citation.segments[at + 1 :] if part.label != "other"]
    return behind[:1] == ["issued"] and "publisher" not in behind


def _without_imprint(text: str, citation: Citation, at: int) -> Iterator[Segment]:
    """Part "Guidelines for Dykes (EPA" into title, bracket and publisher."""
    part = citation.segments[at]
    found = _OPENS_IMPRINT.search(text, part.start + 1, part.end)
    if not found:
        yield _whole(text, part)
        return
    yield part._replace(end=found.start())
    yield Segment("other", *found.span(), part.confidence)
    yield Segment("publisher", found.end(), part.end, part.confidence)


def _whole(text: str, part: Segment) -> Segment:
    """Give "U.S. Const" the full stop that its last word has."""
    stop = text[part.end : part.end + 1] == "." and _ABBREVIATED.fullmatch(text, part.start, part.end)
    return part._replace(end=part.end + 1) if stop else part
