"""The day a web page was looked at: "Accessed April 12, 2021", "[Zugriff: 3.5.2012]", "consulté le 4 mai"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefcite.model import Date
from briefcite.references.normalize.dates import parse_date
from briefcite.references.normalize.lexicon import entries
from briefcite.text.cues import holds
from briefcite.text.late import late

_REACH = 48  # characters from the lead word to the end of the date: "Zuletzt aufgerufen am: 28. September 2012"


_STEMS = (
    "access", "retriev", "visit", "view", "check", "consult", "gerufen", "zugriff", "zugegriffen", "abruf",
    "aufruf", "geseh",
    "zuletzt", "acces", "accè", "acess", "acedido", "recuperado", "disponível em", "raadpleegd", "bezocht",
)  # fmt: skip


class Access(NamedTuple):
    """The date and the stretch of text that tells it, lead word included."""

    date: Date
    start: int
    end: int


def find_access(text: str, start: int, end: int) -> Access | None:
    """Find the access date in ``text[start:end]``; the last one, since it trails the URL."""
    lower = text[start:end].casefold()
    if not holds(lower, _STEMS):
        return None
    for lead in reversed(list(_leads().finditer(text, start, end))):
        stretch = text[lead.end() : min(end, lead.end() + _REACH)]
        if (found := _DATE.match(stretch)) and (date := parse_date(found[1])):
            if len(date.edtf) == 4 and not found[1][0].isdigit():
                continue  # "The Visited Shore, 2004"
            return Access(date, lead.start(), lead.end() + found.end())
    return None


# "on", "am", "le", "em:", "the": up to two short words stand between the lead word and the date.
_DATE = late(r"[\s:,(]*(?:[^\W\d]{1,6}\.?[\s:]+){0,2}?((?:[^\W\d]{3,10}\.?,? )?\d[^;)\]>]*)")


@cache
def _leads() -> re.Pattern[str]:
    words = sorted(entries("access"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.I)
