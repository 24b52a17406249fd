"""EDTF dates ("2004-05", "2004/2005", "2004-21", "1957?") taken apart for the formats."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.model import Date
from briefcite.text.late import late

_END = late(r"(?P<year>-?\d{1,4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?P<doubt>[?~%]?)")
SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}


class Day(NamedTuple):
    """A year, perhaps with month (21-24: a season) and day; 0 where not given."""

    year: int
    month: int = 0
    day: int = 0
    doubtful: bool = False


def ends(date: Date | None) -> tuple[Day, ...]:
    """Return the first and, of a range, the last day; () for what is no date."""
    found = [_END.fullmatch(end) for end in date.edtf.split("/")[:2]] if date else []
    return tuple(
        Day(int(end["year"]), int(end["month"] or 0), int(end["day"] or 0), bool(end["doubt"])) for end in found if end
    )


def year_of(date: Date | None) -> str:
    """Return the year or years as printed in a bibliography: "2004", "2004/2005"."""
    return "/".join(dict.fromkeys(str(day.year) for day in ends(date)))
