"""Volume and issue out of one span: "66, 3 (2002)", "7(3)", "vol. II", "Jg. 12, H. 4", "29-30/1997"."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefcite.model import Date
from briefcite.references.normalize.dates import parse_date
from briefcite.text.cues import without_head
from briefcite.text.late import late

_LONGEST = 80  # characters of a span that are looked at
_DEEPEST = 9  # layers of lead words and brackets: "no. (no. 7)" has three
_OUTER = ' \t,;:.«»“”"'
_VOLUME_LEAD = late(
    r"^(?:volumes?|voll?|vols|bde?|bände?|band|tomes?|tomos?|tomi|t|jahrg(?:ang)?|jg|année|año|ano|anno|"
    r"annata|a|v|"
    r"deel|dl|rocz|ročník|roč|cilt|sv|том|т)(?:\.|\b)\s*(?=[\dIVXLCDMivxlc])",
    re.I,
)
_ISSUE_LEAD = late(
    r"^(?:n(?:o|os|r|rs|ro|um|úm|um[eé]ro)?s?|nn|number|heft(?:e)?|h|hft|fasc(?:icol[oi]|icule)?|fase|"
    r"issues?|iss|is|"
    r"num|núm(?:ero)?|número|cuaderno|cahier|parte?|pt|№|вып|s[eéè]š?it|zesz)?\s?[.°º˚]*\s*(?=[\dIVXLA-Z])",
    re.I,
)
_COUNT = late(r"(\d{1,3}|zwei|drei|two|three|2|3)\s?(?:vols?|volumes|voll|voli|bde?|bände|tomes|tomi|t|tomos)\.?", re.I)
_JOURNAL_PART = late(r"[LC]\s?\d{1,4}")  # "L 351", of the Official Journal
_YEAR = late(r"[\s,;/]*[(\[/;]?\s*((?:\d{1,2}\.\s?\d{1,2}\.\s?)?(?:1[4-9]|20)\d\d(?:[/-]\d{2,4})?)\s*[)\]]?")
_DASH = late(r"\s*[‐‑‒–—-]+\s*")
_ROMAN = r"[IVXLCDM]{1,8}"
_NUMBER = rf"(?:[A-Z]?\d{{1,5}}[A-Za-z]?|{_ROMAN})"
_SPAN = rf"{_NUMBER}(?:[-–/]{_NUMBER})?"
_ISSUE_WORD = r"(?:n[or]?s?\.?|n[°º]|nn\.|no\.|nos\.|heft|h\.|hft\.|fasc\.|issue|iss\.|núm\.|num\.|№|fase\.)"
_BOTH = late(
    rf"^(?P<volume>{_NUMBER}(?:[-–]{_NUMBER})?)\s*(?:\(\s*{_ISSUE_WORD}?\s*(?P<inner>{_SPAN}|"
    rf"[Ss]uppl\.?[^)]{{0,8}})\s*\)|"
    rf"(?:[,.;:/]\s?|\s){_ISSUE_WORD}?\s*(?P<plain>{_SPAN}))(?![\w])",
    re.I,
)

_NUMBER_THEN_TITLE = late(r"(\d{1,3})[.:]?\s[^\W\d_a-zß-ÿ][^\W\d_]{2}")
"""A volume's own title behind its number: "t. 1 Centr i okrainy"."""
_DASHED = late(r"(\d{2,4})[-–](\d{1,2})")
"""French journals' "54–2" is volume 54, number 2; "54–5" can be volumes 54 and 55."""


class Numbering(NamedTuple):
    """What a volume span said; empty where it did not."""

    volume: str = ""
    issue: str = ""
    volumes: str = ""
    """How many volumes the work has."""
    date: Date | None = None


def parse_volume(text: str) -> Numbering:
    """Read a volume span; a year in it is read as a date, and not as an issue."""
    text = _unwrap(text)
    if len(text) < 4 and text.isdecimal():
        return Numbering(text)
    if found := _COUNT.fullmatch(text):
        return Numbering(volumes=_COUNTS.get(found[1].casefold(), found[1]))
    if _JOURNAL_PART.fullmatch(text):
        return Numbering(text)
    text, date = _cut_year(text)
    text = without_head(_VOLUME_LEAD, text)
    if (found := _DASHED.fullmatch(text)) and int(found[2]) < int(found[1]) % 10 ** len(found[2]):
        return Numbering(found[1], found[2], date=date)
    if (found := _BOTH.match(text)) and found.end() > len(text) - 2:
        issue = found["inner"] or found["plain"]
        return Numbering(_DASH.sub("-", found["volume"]), _DASH.sub("-", issue), date=date)
    if found := _NUMBER_THEN_TITLE.match(text):
        return Numbering(found[1], date=date)
    return Numbering(_plain(text), date=date)


def tidy_volume(text: str) -> str:
    """Read a span that holds a volume and nothing else: "vol. II", "(12)", "29-30"."""
    return _plain(without_head(_VOLUME_LEAD, _unwrap(text)))


def parse_issue(text: str) -> str:
    """Read an issue span: "no. 7", "° 1", "Heft 3/4"."""
    for _ in range(_DEEPEST):
        shorter = _plain(without_head(_ISSUE_LEAD, _unwrap(text)))
        if shorter == text:
            break
        text = shorter
    return text


_COUNTS = {"zwei": "2", "two": "2", "drei": "3", "three": "3"}


def _unwrap(text: str) -> str:
    """Strip punctuation and brackets round the whole: "(12)" is 12, "108(6)" keeps its own."""
    text = " ".join(text[:_LONGEST].split()).strip(_OUTER)
    if text[:1] in "([" and text.endswith((")", "]")) and text.count(text[0]) == 1:
        text = text[1:-1]
    while text.endswith(")") and text.count(")") > text.count("(") > 0:
        text = text[:-1]
    if "(" in text[1:] and text.count("(") > text.count(")"):
        return text + ")"
    return text.strip(_OUTER + "()[]" if text.count("(") != text.count(")") else _OUTER)


def _cut_year(text: str) -> tuple[str, Date | None]:
    """Cut the year off "66, 3 (2002)", "108 (2012) H. 3" and "1997;7"; "1997" alone is a volume."""
    for found in _YEAR.finditer(text):
        before, after = text[: found.start()].strip(_OUTER), text[found.end() :].strip(_OUTER)
        marks = text[found.start() : found.start(1)]
        if (not before and after) or (before and any(mark in marks for mark in "([/;")):
            return f"{before} {after}".strip(), parse_date(found[1])
    return text, None


def _plain(text: str) -> str:
    text = _DASH.sub("-", text.strip(_OUTER)) if any(c.isdigit() for c in text) else text.strip(_OUTER)
    return text if any(c.isalnum() for c in text) else ""
