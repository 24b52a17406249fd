"""A year lies in the future, or a work was read online before it was published.

Why: one of the two dates is a slip, and the reader cannot know which.

Example: "Harbour Weekly, 3 March 2019. Accessed 4 May 2018."; "(Quay Press 2091)".

What to do: correct the date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.model import Citation, Date, Reference
from briefcite.text.late import late

CODE = "R202"
NAME = "doubtful-year"
SEVERITY = "warning"

AHEAD = 1
"""Years from now that a work may be announced for ("forthcoming 2027")."""

SURE = 0.8
"""Confidence of dates from which a contradiction is the author's, not ours."""
_YEAR = late(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_FAR = late(r"2\d{3}")
"""A year that no date is read from when it is too far off: "(Quay Press 2901)"."""


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each work with an impossible date."""
    latest = datetime.datetime.now(tz=datetime.UTC).year + AHEAD
    for work in case.extraction.references:
        citation = case.first_full.get(work.id)
        reason = _reason(work, latest, case.all_words(citation)) if citation else ""
        reason = reason or (_far_off(case, work, citation, latest) if citation else "")
        if reason:
            page, span, place = case.where_cited(work, "issued")
            hint = "correct the date of publication or of access"
            yield Hit(reason, work.id, page, span, related=(place,), hint=hint)


def _reason(work: Reference, latest: int, words: str) -> str:
    year = _year(work.issued)
    if year is None or min(work.confidence.get(name, 1.0) for name in ("issued", "accessed")) < SURE:
        return ""
    if year > latest:
        others = {int(other) for other in _YEAR.findall(words)} - {year}
        return "" if others else f"the year {year} lies in the future"
    printed = work.accessed and work.accessed.raw in words and work.issued and work.issued.raw in words
    if work.accessed and printed and _earlier(work.accessed.edtf, work.issued):
        return f"it was accessed ({work.accessed.edtf}) before it was published ({_first(work.issued)})"
    return ""


def _far_off(case: Case, work: Reference, citation: Citation, latest: int) -> str:
    """Say that a year lies too far ahead to be read as one, where no other date is told."""
    text = case.notes[citation.note].text
    dates = [text[part.start : part.end] for part in citation.segments if part.label == "issued"]
    far = len(dates) == 1 and _FAR.fullmatch(dates[0]) and int(dates[0]) > latest
    return f"the year {dates[0]} lies in the future" if far and not work.issued else ""


def _first(date: Date | None) -> str:
    return date.edtf.split("/")[0] if date else ""


def _year(date: Date | None) -> int | None:
    year = _first(date)[:4]
    return int(year) if year.isdecimal() else None


def _earlier(accessed: str, issued: Date | None) -> bool:
    """Compare as far as both dates go: 2019-03 is not before 2019-03-12; seasons (21 to 24) are left out."""
    one = [int(part) for part in accessed.split("/")[0].split("-") if part.isdecimal()]
    other = [int(part) for part in _first(issued).split("-") if part.isdecimal()]
    length = min(len(one), len(other))
    if len(other) > 1 and other[1] > 12:
        length = 1
    return one[:length] < other[:length]
