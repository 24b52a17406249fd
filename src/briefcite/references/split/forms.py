"""Tells full citations from shortened ones and back references, and reads which note one names."""

from __future__ import annotations

import re
from functools import cache

from briefcite.model import CitationForm
from briefcite.references.split import names
from briefcite.references.split.scan import ARCHIVE, BACK, HOUSE, LEGAL, LOCATOR, RANGE, WEB, YEAR, Scan
from briefcite.references.split.vocabulary import UPPER, alternation
from briefcite.text.lang import words
from briefcite.text.late import late

SHORT_WORDS = 14
"""Words; a citation without a year, place or journal number is taken as shortened up to this length."""

NAME_WORDS = 3
"""Lower-case words of four letters or more that names, a year and a page hold at most: "della", "págs"."""

_BRACKETED = (
    r"\((?:see\s|above\s|supra\s|oben\s|wie\s|cit\.\s)?(?:n|nn|fn|anm|fußn|note|notes|nota)\.?\s?"
    r"(?P<bracketed>\d{1,4}[a-z]?)"
)
_NEARBY = late(r"supra|above|oben|o\.|wie|infra|ci-dessus|sopra|cit|siehe|vgl|préc|\(", re.IGNORECASE)
_NAME = rf"(?:(?:von|van|de|der|del|della|di|da|du|dos|ten)\s){{0,3}}[{UPPER}][\w'’\-]*\.?"
_AND = r"(?:,?\s(?:and|&|und|et|e|y|u\.)\s|\s?/\s?)"
_AUTHOR_YEAR = late(
    rf"{_NAME}(?:\s{_NAME}){{0,2}}(?:(?:,\s{_NAME}(?:\s{_NAME})?){{0,4}}(?:{_AND}{_NAME}(?:\s{_NAME})?){{1,3}})?"
    r"(?:\set\sal\.?|\su\.\s?a\.)?,?\s[(\[]?(?:1[5-9]|20)\d\d[a-z]?(?:\s?[/–-]\s?\d{2,4})?[)\]]?"
    r"(?:[,:]?\s?(?:pp?\.?|S\.|Seite|págs?\.|at|§|ch\.?|Kap\.|cap\.)?\s?\d[\d\s,–\-fn.:;]{0,60})?[)\]]?[.,;]{0,3}$"
)
_ONLY_PLACE = late(rf"(?:{_NAME}\s?){{1,3}},?\s[\w§.]{{1,6}}\s?\d[^,;]{{0,12}}$")
_REST_IS_PLACE = late(rf"S\.\s|[{UPPER}][a-z]{{0,3}}\.\s?\d|[IVXLC]+(?:[.,;:]|\s\d|$)|Bd\.|Nr\.")
_ENDS_IN_NUMBER = late(r"\d[a-z]?(?:\s?(?:ff?|sgg?|ss|n)\.?)?[.,;)]*$")


@cache
def _named() -> re.Pattern[str]:
    lead = alternation(words("back", "named"))
    near = alternation(words("back", "near"))
    note = alternation(words("locator", "note"))
    between = r"(?:in\s|zu\s|en\s|em\s|alla\s|à\sla\s)?"
    return re.compile(
        rf"{_BRACKETED}|(?<!\w)(?:{near}[,\s(]\s?\(?{between}{note}|{lead})\s?(?P<bare>\d{{1,4}}[a-z]?)(?!\d)",
        re.IGNORECASE,
    )


def named_note(text: str) -> str | None:
    """Give the number of the note that a back reference names: "5" of "supra note 5, at 12", else None."""
    match = _named().search(text)
    return (match["bracketed"] or match["bare"]) if match else None


def form(scan: Scan, start: int, end: int) -> CitationForm:
    """Tell the form of the citation in a stretch (without its signal)."""
    kinds = scan.kinds(start, end)
    if (idem := scan.ibid(start)) and not _full_after(scan, idem.end(), end):
        return "supra" if _names_note(scan, start, end, kinds) else "ibid"
    if _names_note(scan, start, end, kinds):
        return "supra"
    if kinds & BACK or _shortened(scan, start, end, kinds):
        return "short"
    return "full"


def dated(text: str) -> bool:
    """Whether a text is an author and a year, with or without a page: "Lowe and Finch (2003)"."""
    return bool(_AUTHOR_YEAR.match(text))


def _full_after(scan: Scan, at: int, end: int) -> bool:
    """Whether "ders., Titel, Berlin 1999" goes on to cite a work: the word then stands for the author."""
    rest = scan.text[at:end].lstrip(" .,:")
    if not rest or not (rest[0].isupper() or rest[0] in "“„«‘\"'") or _REST_IS_PLACE.match(rest):
        return False
    return bool(scan.wordy(at, end) or scan.kinds(at, end) & YEAR)


def _names_note(scan: Scan, start: int, end: int, kinds: int) -> bool:
    """Whether a note of this document is named; "p. 59, note 1" names a note of the work cited."""
    if not scan.names_note(start, end) or not scan.located(start, end):
        return False
    match = _named().search(scan.text, start, end)
    if not match:
        return False
    before = scan.kinds(start, match.start())
    if _NEARBY.match(match[0]):
        return not before & (YEAR | WEB)
    return not before and not kinds & YEAR


def _shortened(scan: Scan, start: int, end: int, kinds: int) -> bool:
    text = scan.text[start:end]
    if not kinds & (LEGAL | WEB | ARCHIVE | HOUSE) and scan.wordy(start, end) <= NAME_WORDS and dated(text):
        return True
    if kinds & (YEAR | WEB | LEGAL | ARCHIVE | HOUSE) or len(text.split()) > SHORT_WORDS:
        return False
    if names.paged(text) or (_ONLY_PLACE.match(text) and kinds & LOCATOR):
        return True
    if not (names.person(text) or names.surname(text)):
        return False
    return bool(kinds & (LOCATOR | RANGE) or _ENDS_IN_NUMBER.search(text))
