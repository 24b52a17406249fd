"""Publishers and their places: "New York: Rizzoli" in one span, "Venezia 2003" with the year."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefcite.references.normalize.lexicon import names_in
from briefcite.references.normalize.titles import clean_title
from briefcite.text.cues import holds, without_head
from briefcite.text.late import late

_YEAR_END = late(r"[\s,(][\s,(]*((?:1[4-9]|20)\d\d[a-z]?)[)\s.]*$")
_LEAD = late(
    r"^(?:published by|prepared by|Prepared by|verlag von|presso|chez|apud|ed\.|éd\.|in:|in|at|à|"
    r"a)\s+(?=[A-ZÀ-Þ\"“«])"
)
NO_NAME_CUES = (
    "available", "abrufbar", "verfügbar", "retrieved", "accessible", "disponib", "disponív", "online", "link", "url",
    "see also", "siehe",
)  # fmt: skip
"""Of these one stands in whatever NO_NAME matches."""
# Words before a URL that are nobody's name.
NO_NAME = late(
    r"(?:(?:^|[\s,.;])(?:online\s)?(?:available (?:at|from|online|here)|abrufbar (?:unter|über)|"
    r"verfügbar unter|retrieved from|accessible at|"
    r"disponible (?:en|sur|à)|disponibile (?:su|in|al)|disponível em|online unter|online|link|url|"
    r"text abrufbar|see also|siehe)\s*:?\s*)+$",
    re.I,
)
_DOTTED_END = late(
    r"(?:\b[A-Z]|/[A-Z]|\b(?:Mass|Conn|Calif|Ill|Mich|Minn|Md|Va|Pa|Penn|Inc|Ltd|Co|Cie|Bros|Corp|St|Br|"
    r"Tex|Fla|Ont))\.$"
)
_HOUSE = late(
    r"\b(?:press(?:es)?|verlag\w*|publish\w*|books?|éditions?|editor[ei]s?|editorial|edizioni|ediciones|"
    r"uitgever\w*|wydawnictwo|nakladatelství|"
    r"print(?:ing|ers)|imprenta|imprimerie|tip(?:ografia|\.)|stamperia|sons|&)",
    re.I,
)
_PLACE_FIRST = late(r"^([^:]{2,60}?)\s*:\s+(\S.*)$")

_SECOND_PLACE = late(r"([A-ZÀ-Þ][^\W\d_]{2,20})\s?:\s([A-ZÀ-Þ].*)$")
"""What stands before the colon when a second place was read into the publisher: "Zwolle: Tjeenk Willink"."""


class Imprint(NamedTuple):
    """Place, publisher and a year that stood with them."""

    place: str = ""
    publisher: str = ""
    year: str = ""


def parse_imprint(place: str, publisher: str) -> Imprint:
    """Tidy both; what one span holds of the other goes where it belongs."""
    place, first = _cut_year(place)
    publisher, second = _cut_year(publisher)
    if (not publisher and (found := _PLACE_FIRST.match(place))) or (
        not place and (found := _PLACE_FIRST.match(publisher)) and _place_like(found[1])
    ):
        place, publisher = found[1], found[2]
    if place and (found := _SECOND_PLACE.match(publisher)):
        place, publisher = f"{place.rstrip(' ,')}, {found[1]}", found[2]
    if not publisher:
        place, publisher = _publisher_first(place)
    elif not place and publisher.strip(" ,.;:()").casefold() in names_in("cities"):
        place, publisher = publisher, ""
    return Imprint(_clean(place), _clean(publisher), first or second)


def _publisher_first(place: str) -> tuple[str, str]:
    """Part "Adelphi, Milano" and "Klostermann, Frankfurt a.M."; "Cambridge, Mass." is all place."""
    first, comma, last = place.strip(" ,;()").rpartition(", ")
    known = names_in("cities")
    if comma and last.strip(" ()").casefold() in known and first.casefold() not in known and len(first) > 2:
        return last, first
    return place, ""


@lru_cache(maxsize=1024)
def is_house(publisher: str) -> bool:
    """Tell whether a publisher's name is that of a publishing house: "Nomos Verlag"."""
    return _HOUSE.search(publisher) is not None


def _place_like(text: str) -> bool:
    return len(text.split()) <= 4 and not any(c.isdigit() for c in text)


def _cut_year(text: str) -> tuple[str, str]:
    found = _YEAR_END.search(text[-24:])
    return (text[: len(text) - len(found[0])], found[1]) if found else (text, "")


def _clean(text: str) -> str:
    if not text:
        return ""
    if holds(text.casefold(), NO_NAME_CUES):
        text = NO_NAME.sub("", text)
    if "(" in text and ")" not in text:
        text = text.partition("(")[2]  # "Poche (Paris": a series, then the place
    text = " ".join(text.split()).strip(" ,;:[]")
    if text.startswith("(") or text.count("(") != text.count(")"):
        text = text.strip("()")
    text = without_head(_LEAD, text)
    dotted = text.endswith(".") and _DOTTED_END.search(text)
    return text if dotted else clean_title(text)
