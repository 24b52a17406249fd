"""Dates to EDTF: "October 25, 2019" -> "2019-10-25", "1998/99" -> "1998/1999", "Spring 2004" -> "2004-21".

A date is first put into a small canonical form, in which "3.–5. Mai 2001" reads "3 - 5 m05 2001"; the shapes
below are patterns over that form, the most specific first.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefcite.model import Date
from briefcite.references.normalize.doubt import doubt_of
from briefcite.text.late import late
from briefcite.text.wordlists import by_language

_LONGEST = 90  # characters; "from 28 September 1998 to 3 October 1999" is 40
_EARLIEST, _LATEST = 1000, 2049
_REPRINT_GAP = 10  # years between "1949/1998": more than any span of publication, so a reprint
_TOKEN = late(r"\d+|[^\W\d_]+|[/‐‑–—−-]|[^\w\s]")
_EDTF = late(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:/\d{4}(?:-\d\d(?:-\d\d)?)?)?")
_REPRINT = late(r"(?<![\d/])(\d{4})/(\d{4})(?![\d/])")
# "19862": the second edition of 1986, its raised figure flattened.
_EDITION_MARK = late(r"(?<!\d)((?:1[6-9]|20)\d\d)[1-9](?!\d)")
_NUMERIC = late(r"(?<!\d)(\d{1,2}) ?([./-]) ?(\d{1,2}|[IVX]{1,4}) ?[./-] ?(\d{4})(?!\d)")
_YEAR_FIRST = late(r"(?<!\d)(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)")
_BRACKETED = late(r"[\[(][^\])]*\b(\d{4})\b[^\])]*(?:[\])]|$)")
_ROMAN_YEAR = late(r"\bM[CDLXVI]{2,}\b\.?")
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_TO = frozenset({"-", "/", "to", "bis", "until", "till", "au", "à", "al", "a", "ao", "and", "und", "et", "e", "y"})

_DAY, _MONTH, _YEAR = r"(\d\d?)", r"m(\d\d)", r"(\d{4})"
_SHAPES = tuple(
    (late(rf"(?<!\S){shape}(?!\S)"), order)
    for shape, order in (
        (rf"{_DAY} {_MONTH} {_YEAR} - {_DAY} {_MONTH} {_YEAR}", "dmyDMY"),
        (rf"{_DAY} {_MONTH} - {_DAY} {_MONTH} {_YEAR}", "dmDMY"),
        (rf"{_MONTH} {_DAY} - {_MONTH} {_DAY} {_YEAR}", "mdMDY"),
        (rf"{_DAY} - {_DAY} {_MONTH} {_YEAR}", "dDMY"),
        (rf"{_MONTH} {_DAY} - {_DAY} {_YEAR}", "mdDY"),
        (rf"{_YEAR} {_MONTH} {_DAY} - {_DAY}", "ymdD"),
        (rf"{_DAY} {_MONTH} {_YEAR}", "dmy"),
        (rf"{_MONTH} {_DAY} {_YEAR}", "mdy"),
        (rf"{_YEAR} {_MONTH} {_DAY}", "ymd"),
        (rf"{_YEAR} {_DAY} {_MONTH}", "ydm"),
        (rf"{_MONTH} {_YEAR} - {_MONTH} {_YEAR}", "myMY"),
        (rf"{_MONTH} - {_MONTH} {_YEAR}", "mMY"),
        (rf"{_YEAR} {_MONTH} - {_MONTH}", "ymM"),
        (rf"{_MONTH} {_YEAR}", "my"),
        (rf"{_YEAR} {_MONTH}", "ym"),
        (rf"{_YEAR} - {_YEAR}", "yY"),
        (rf"{_YEAR} - (\d\d)", "yS"),
        (_YEAR, "y"),
    )
)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> Date | None:
    """Read a date; None where there is none, or where the text says so ("n.d.", "o. J.")."""
    raw = " ".join(text[:_LONGEST].split())
    bare = raw.strip(" .,;:()[]")
    bare = _EDITION_MARK.sub(r"\1", _REPRINT.sub(_later_year, bare))
    edtf = bare if _EDTF.fullmatch(bare) and _valid(bare) else _numeric(bare) or _worded(bare)
    mark = doubt_of(raw) if edtf else ""
    return Date("/".join(end + mark for end in edtf.split("/")), raw) if edtf else None


def _later_year(found: re.Match[str]) -> str:
    """Return the later year of "1949/1998", that of the reprint; "1949–1998" are the years of a work in volumes."""
    return found[2] if int(found[2]) - int(found[1]) > _REPRINT_GAP else found[0]


def _valid(edtf: str) -> bool:
    ends = [[int(part) for part in end.split("-")] for end in edtf.split("/")]
    return ends == sorted(ends) and all(_possible(end) for end in ends)


def _possible(parts: list[int]) -> bool:
    year, month, day = (*parts, 1, 1)[:3]
    return _EARLIEST <= year <= _LATEST and (1 <= month <= 12 or 21 <= month <= 24) and 1 <= day <= 31


def _numeric(text: str) -> str:
    """Read "17.03.2005", "8/25/1998", "12.IV.1944" and "2005/3/17"; of "3/4/2019" only the year is sure."""
    if found := _YEAR_FIRST.search(text):
        return _written(*(int(part) for part in found.groups()))
    if not (found := _NUMERIC.search(text)):
        return ""
    first, mark, second, year = found.groups()
    day, month = int(first), int(second) if second.isdigit() else _roman(second)
    if mark == "/" and day != month and max(day, month) <= 12:
        return _written(int(year))
    if month > 12:
        day, month = month, day
    return _written(int(year), month, day)


def _worded(text: str) -> str:
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", text)
    if len(years) > 1 and (found := _BRACKETED.search(text)):
        # "1995 [1982]": the bracket holds the year of the original.
        text = text[: found.start()] + text[found.end() :] if found[1] in years[1:] else text
    canonical = _canonical(_ROMAN_YEAR.sub(lambda m: f" {_roman(m[0].rstrip('.'))} ", text))
    for shape, order in _SHAPES:
        if (found := shape.search(canonical)) and (edtf := _read(order, found.groups())):
            return edtf
    return ""


def _canonical(text: str) -> str:
    parts: list[str] = []
    for token in _TOKEN.findall(text):
        low = token.casefold()
        if token.isdigit():
            parts.append(token)
        elif low in months():
            parts.append("m" + months()[low])
        elif (low in _TO or token in "‐‑–—−") and parts and parts[-1] != "-":
            parts.append("-")
    return " ".join(parts)


def _read(order: str, values: tuple[str, ...]) -> str:
    """Return the EDTF date whose parts come in this order; capital letters are the end of a range."""
    start = {part: int(value) for part, value in zip(order, values, strict=True) if part.islower()}
    end = {part.lower(): int(value) for part, value in zip(order, values, strict=True) if part.isupper()}
    if order == "yS":
        return _year_pair(start["y"], int(values[1]))
    if not end:
        return _written(start["y"], start.get("m"), start.get("d"))
    first = {**end, **start}
    last = {**start, **end}
    one = _written(first["y"], first.get("m"), first.get("d"))
    other = _written(last["y"], last.get("m"), last.get("d"))
    return f"{one}/{other}" if one and other and one < other else one


def _year_pair(year: int, short: int) -> str:
    """Read "1998/99" as a range, "1998-03" as a month."""
    if short > year % 100:
        return f"{year}/{year - year % 100 + short}" if _possible([year]) else ""
    return _written(year, short) if 1 <= short <= 12 else _written(year)


def _written(year: int, month: int | None = None, day: int | None = None) -> str:
    if not _EARLIEST <= year <= _LATEST:
        return ""
    if month is None or not (1 <= month <= 12 or 21 <= month <= 24):
        return f"{year}"
    if day is None or not 1 <= day <= 31 or month > 12:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{day:02}"


def _roman(text: str) -> int:
    values = [_ROMAN_VALUE[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


@cache
def months() -> dict[str, str]:
    """Return the words for months and seasons, in lower case, with their EDTF numbers."""
    return {
        word.casefold(): f"{number:02}"
        for kind, first in (("month_words", 1), ("season_words", 21))
        for language in by_language(kind)
        for number, words in enumerate(language, first)
        for word in words.split()
    }
