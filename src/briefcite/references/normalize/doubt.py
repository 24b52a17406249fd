"""Years that are not sure, as EDTF marks them: "c. 1890", "um 1890" and "1890s" are 1890~, "[1890?]" is 1890?."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefcite.model import Segment
from briefcite.text.late import late
from briefcite.text.wordlists import joined, words_of

_LEAD = 24
"""Characters before a year that are looked at."""
_ASKED = late(r"\d{4}\]?\s?\?")
_DECADE = late(r"\d{3}0(?:['’]?s|er)(?!\w)")
_DOUBTED = late(r"\]?\s?\?|(?<=0)(?:['’]?s|er)(?!\w)")
"""What may stand behind a year that is not sure: "1890?]", "1890s"."""
_DATE = r"(?=(?:\d{1,2}\.?\s)?(?:[^\W\d_]{3,10}\.?\s)?\d{4})"
_YEAR = late(r"1[4-9]\d\d|20[0-4]\d")
_IMPRINT = ("publisher", "publisher-place")
_OF_LEAVES = "c."
"""Stands before a leaf as well, "c. 12r", for which the year behind it is taken."""


def doubt_of(printed: str) -> str:
    """Return the mark of a printed date that is not sure: "~" about that time, "?" perhaps then, "" of any other.

    >>> doubt_of("ca. 1890"), doubt_of("1890?"), doubt_of("[1890]")
    ('~', '?', '')
    """
    if _ASKED.search(printed):
        return "?"
    return "~" if _about(_DATE).search(printed) or _DECADE.search(printed) else ""


def with_doubt(text: str, parts: Sequence[Segment]) -> list[Segment]:
    """Return the segments of a citation; dates reach over "c." before and "?" behind them, and the others do not."""
    found: list[Segment] = []
    for part in parts:
        dated = _dated(text, found, part)
        if dated.start < part.start:
            found = [one._replace(end=min(one.end, dated.start)) for one in found]
        found.append(dated._replace(start=max(dated.start, found[-1].end if found else 0)))
    return [part for part in found if part.start < part.end]


def _dated(text: str, before: Sequence[Segment], part: Segment) -> Segment:
    told = [one for one in before if one.label != "other"]
    if part.label not in ("issued", "locator") or not told:
        return part
    behind_imprint = told[-1].label in _IMPRINT
    floor = told[-1].start if behind_imprint else told[-1].end  # a title may end in "vor"
    lead = _about("$").search(text, max(floor, part.start - _LEAD), part.start)
    taken_for_leaf = part.label == "locator" and not any(one.label == "issued" for one in told)
    if lead and taken_for_leaf and behind_imprint and lead[1] == _OF_LEAVES and _YEAR.fullmatch(text, *part[1:3]):
        part = part._replace(label="issued")
    if part.label != "issued":
        return part
    behind = _DOUBTED.match(text, part.end)
    return part._replace(start=lead.start(1) if lead else part.start, end=behind.end() if behind else part.end)


@cache
def _about(behind: str) -> re.Pattern[str]:
    return late(rf"(?<![\w.])({joined(words_of('about'))})[\s\[(-]{{0,3}}{behind}", re.I)
