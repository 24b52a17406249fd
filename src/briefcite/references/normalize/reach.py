"""Extends titles and dates over what was cut from them: the full stop of "U.S. Const.", the "c." of a year."""

from __future__ import annotations

import re
from dataclasses import replace

from briefcite.model import Citation, Segment
from briefcite.references.normalize.doubt import with_doubt
from briefcite.text.late import late

_ABBREVIATED = late(
    r"(?:[^\W\d_]{1,6}\.\s?)+[^\W\d_]{1,6}|.*[\s(](?:(?:[^\W\d_]\.)+[^\W\d_]|Inc|Ltd|Corp|Bros|Co)", re.S
)
"""Abbreviations, "U.S. Const", and what ends in one: "Negotiations under the U.N", "Lind v. Ferries, Inc"."""


def put_right(text: str, citation: Citation) -> Citation:
    """Return the citation with its segments extended to what belongs to them."""
    stopped = [_reaching(text[: citation.end], citation, at) for at in range(len(citation.segments))]
    found = tuple(with_doubt(text[: citation.end], stopped))
    return citation if found == citation.segments else replace(citation, segments=found)


def _reaching(text: str, citation: Citation, at: int) -> Segment:
    part = citation.segments[at]
    if part.label == "title":
        return _whole(text, part)
    before = citation.segments[at - 1] if at else part
    return part._replace(start=min(_whole(text, before).end, part.end)) if before.label == "title" else part


def _whole(text: str, part: Segment) -> Segment:
    """Extend "U.S. Const" over the full stop after its last word."""
    stop = text[part.end : part.end + 1] == "." and _ABBREVIATED.fullmatch(text, part.start, part.end)
    return part._replace(end=part.end + 1) if stop else part
