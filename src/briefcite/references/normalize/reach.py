"""How far a title reaches, put right by the print around it: the full stop of an abbreviation at its end is its own."""

from __future__ import annotations

import re
from dataclasses import replace

from briefcite.model import Citation, Segment
from briefcite.text.late import late

_ABBREVIATED = late(
    r"(?:[^\W\d_]{1,6}\.\s?)+[^\W\d_]{1,6}|.*[\s(](?:(?:[^\W\d_]\.)+[^\W\d_]|Inc|Ltd|Corp|Bros|Co)", re.S
)
"""Abbreviations alone, "U.S. Const", and what ends in one: "Negotiations under the U.N", "Lind v. Ferries, Inc"."""


def put_right(text: str, citation: Citation) -> Citation:
    """Give the citation with each segment reaching as far as its print does."""
    found = tuple(_reaching(text[: citation.end], citation, at) for at in range(len(citation.segments)))
    found = tuple(part for part in found if part.start < part.end)
    return citation if found == citation.segments else replace(citation, segments=found)


def _reaching(text: str, citation: Citation, at: int) -> Segment:
    part = citation.segments[at]
    if part.label == "title":
        return _whole(text, part)
    before = citation.segments[at - 1] if at else part
    return part._replace(start=min(_whole(text, before).end, part.end)) if before.label == "title" else part


def _whole(text: str, part: Segment) -> Segment:
    """Give "U.S. Const" the full stop that its last word has."""
    stop = text[part.end : part.end + 1] == "." and _ABBREVIATED.fullmatch(text, part.start, part.end)
    return part._replace(end=part.end + 1) if stop else part
