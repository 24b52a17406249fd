"""How a pattern reader gives what it found: spans under labels, tiled over the citation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefcite.model import Citation, Segment
from briefcite.text.cues import holds
from briefcite.text.late import late


class Labelled(NamedTuple):
    """A stretch of the note's text under a label."""

    label: str
    start: int
    end: int


_LEAD = (
    r"(?:paras?|paragraphs?|§§?|¶¶?|pp?|Rn|Rz|Tz|Rdnr|Rdn|arts?|[Aa]rticles?|ss?|sections?|at|cc?|carte|ff?|"
    r"fols?|Bl|S|cols?|recitals?|nn?|pts?|points?)"
)
_JOIN = r"(?:[,&–-]|and|to|bis|und|et|e|y|n\.|Abs\.|S\.|Satz|Nr\.|lit\.)"
_MORE = rf"(?:\s?{_JOIN}\s?\(?\d{{1,4}}(?![\d/])[a-z]?\)?|\s?ff?\.|\(\w{{1,4}}\)|[rv](?!\w))"
LOCATOR = (
    rf"(?:{_LEAD}\.?\s?\[?\d{{1,5}}[a-z]?(?:\.\d{{1,3}}){{0,3}}\]?{_MORE}{{0,6}}|"
    r"\[\d{1,4}\](?:\s?[–-]\s?\[\d{1,4}\])?)"
)
_LOCATOR_AHEAD = late(rf"(?:^|(?<=[\s,:(]))({LOCATOR})(?=[\s.,;)]|$)(?!\s[A-Z][a-z]{{2,}}\s\d)")


Readers = tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]
"""Words of which one must be there for the pattern to be tried, and the pattern."""


def read_by(readers: Readers, text: str, start: int, end: int) -> list[Labelled] | None:
    """Read a citation by the first pattern that it begins with, and the pinpoint behind; None where there is none."""
    piece = text[start:end]
    for cues, pattern in readers:
        if holds(piece, cues) and (found := pattern.match(text, start, end)):
            pinpoint = [] if found.groupdict().get("locator") else trailing_locator(text, found.end(), end)
            return [*groups(found), *pinpoint]
    return None


def tile(citation: Citation, found: Iterable[Labelled], confidence: float) -> tuple[Segment, ...]:
    """Fill the gaps between the labelled stretches with "other", end to end."""
    segments: list[Segment] = []
    place = citation.start
    for label, start, end in sorted((item for item in found if item.start < item.end), key=lambda item: item.start):
        if start > place:
            segments.append(Segment("other", place, start, confidence))
        segments.append(Segment(label, max(start, place), end, confidence))
        place = end
    if place < citation.end:
        segments.append(Segment("other", place, citation.end, confidence))
    return tuple(segments)


def groups(match: re.Match[str]) -> list[Labelled]:
    """Give the named groups of a match as labelled stretches; a closing digit is no part of a label."""
    return [
        Labelled(name.rstrip("0123456789").replace("_", "-"), *match.span(name))
        for name, value in match.groupdict().items()
        if value
    ]


def trailing_locator(text: str, start: int, end: int) -> list[Labelled]:
    """Give the pinpoint in what is left of a citation: ", para 88", " (ECtHR, 7 December 1976) [12]"."""
    found = [match.span(1) for match in _LOCATOR_AHEAD.finditer(text, start, end)]
    return [Labelled("locator", *found[-1])] if found else []
