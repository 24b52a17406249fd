"""Slips of the labeller mended where the form of the text leaves no doubt.

Each rule looks for one printed shape and puts its parts under their labels; where the labels agree already it
changes nothing.
"""

from __future__ import annotations

import re

from briefcite.references.normalize.dates import parse_date
from briefcite.references.normalize.parts import Part, Parts

_SURE = 0.85  # confidence of a part that its printed shape gives away
_GUESSED = 0.5  # confidence of a lone year that carries no label
# "'Title' (1998) 57 Cambridge Law Journal 63, at 70."
_YEAR_FIRST = re.compile(
    r"['’”\"»]\s[(\[](?P<issued>(?:1[6-9]|20)\d\d)[)\]]\s(?:(?P<volume>\d{1,4})(?:\((?P<issue>\d{1,3}(?:[/-]\d{1,3})?)\))?\s)?"
    r"(?P<container_title>[A-ZÀ-Þ][^\d;()\[\]\"“”]{1,90}?)\s(?P<page>\d{1,5}(?:\s?[–-]\s?\d{1,5})?)"
    r"(?:(?:,\s?(?:at\s)?|\sat\s|\s\(at\s)(?P<locator>(?:pp?\.\s?)?\d[\d\s,–-]{0,20}))?\)?(?=[\s.,;]*$|[,;]\s\D|\s[<(])"
)
# "\"Title.\" asiatimes.com. Asia Times, March 24, 2021"
_SITE = re.compile(
    r"(?<=[\"”’'»?!.,]\s)(?P<site>[*_]{0,2}(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}[*_]{0,2}\.\s[^,\"“”<>]{2,90}?)"
    r"(?=,\s(?:n\.\s?d|(?:[A-Z][a-z]+\.?\s)?\d)|[.,]\s(?:Accessed|Last|Retrieved))",
    re.I,
)
_PUBLISHER_YEAR = re.compile(
    r"^\s*[(\[]?\s*([A-ZÀ-Þ][^\d,;:]{2,60}?)[,\s]+((?:1[5-9]|20)\d\d[a-z]?)\s*[)\]]?\s*$"
)
_CONTAINER_VOLUME = re.compile(r"^(.{3,}?[^\W\d_.]\.?),\s(\d{1,4}|[IVXLC]{1,7})\s*$")
_LONE_YEAR = re.compile(r"(?<![\d/.–-])(?:1[5-9]|20)\d\d(?![\d/–-]|\.\d)")
_NO_YEAR_IN = (
    "title",
    "container-title",
    "URL",
    "DOI",
    "page",
    "locator",
    "accessed",
    "number",
    "archive-location",
)


def repair(parts: Parts) -> None:
    """Mend the parts in place."""
    _year_first(parts)
    _site(parts)
    _publisher_in_date(parts)
    _volume_in_container(parts)
    _title_as_container(parts)
    _lone_year(parts)


def _year_first(parts: Parts) -> None:
    if parts.all("issued") and (found := _YEAR_FIRST.search(parts.text, parts.start, parts.end)):
        for name, value in found.groupdict().items():
            if value:
                parts.carve(name.replace("_", "-"), *found.span(name), _SURE)


def _site(parts: Parts) -> None:
    found = _SITE.search(parts.text, parts.start, parts.end)
    if found and not any(part.start == found.start("site") for part in parts.all("container-title")):
        parts.carve("container-title", *found.span("site"), _SURE)


def _publisher_in_date(parts: Parts) -> None:
    """Part "(Hart 2012)" that was labelled a date as a whole."""
    part = parts.first("issued")
    if not part.text or parts.all("publisher") or not (found := _PUBLISHER_YEAR.match(part.text)):
        return
    if (date := parse_date(part.text)) and date.edtf == found[2][:4] and not _DATE_WORDS.search(found[1]):
        parts.carve("publisher", part.start + found.start(1), part.start + found.end(1), part.confidence)
        parts.carve("issued", part.start + found.start(2), part.start + found.end(2), part.confidence)


_DATE_WORDS = re.compile(
    r"(?i)\b(?:updated|published|posted|issued|dated|copyright|orig\w*|repr\w*|ed|edn|edition|aufl\w*|circa|ca|vol|no|version|"
    r"spring|summer|autumn|fall|winter|early|late|about|before|after|reprint|forthcoming)\b"
)


def _volume_in_container(parts: Parts) -> None:
    """Part "Rivista storica, 71" that was labelled a container as a whole."""
    part = parts.first("container-title")
    if (
        part.text
        and parts.all("page")
        and not parts.all("volume")
        and (found := _CONTAINER_VOLUME.match(part.text))
    ):
        parts.carve("volume", part.start + found.start(2), part.start + found.end(2), part.confidence)


def _title_as_container(parts: Parts) -> None:
    """A book's title labelled a container: it has publisher and place, and no title, volume or pages beside it."""
    part = parts.first("container-title")
    alone = not any(parts.all(label) for label in ("title", "volume", "issue", "page"))
    if part.text and alone and (parts.all("publisher") or parts.all("publisher-place")):
        parts.move(part, "container-title", "title")


def _lone_year(parts: Parts) -> None:
    if parts.all("issued") or parts.all("archive"):
        return
    taken = [(part.start, part.end) for label in _NO_YEAR_IN for part in parts.all(label)]
    free = [
        found.span()
        for found in _LONE_YEAR.finditer(parts.text, parts.start, parts.end)
        if not any(start < found.end() and found.start() < end for start, end in taken)
    ]
    if len(free) == 1:
        parts.carve("issued", *free[0], _GUESSED)
