"""Reads the place inside a work that a citation points to: "at 171", "S. 29", "para 88", "n 12"."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.references.split.scan import Scan
from briefcite.references.split.vocabulary import lexicon, locator_labels
from briefcite.text.late import late

_VALUE = r"(?:\d{1,5}[a-z]?(?:[.:]\d{1,4}){0,3}|[ivxlcIVXLC]{1,8}(?!\w))(?:\s?(?:recto|verso|[rv]{1,2}[°ºo]?)(?!\w))?"
_FOLLOW = r"(?:\s?(?:(?:[ye]|et)\s(?:ss|sgg?|segg?|seq|suiv)|ff?|sqq?|sgg?|segg?|ss|et\sseq|ssq)(?!\w)\.?)?"
_VALUES = rf"{_VALUE}{_FOLLOW}(?:\s?(?:[-–—/]|,\s|;\s|\s(?:and|und|et|e|y|u\.)\s|\s?&\s?)\s?{_VALUE}{_FOLLOW}){{0,12}}"
_WORD = late(r"[^\W_]+\.?|§+|¶+")
_NUMBER_SIGN = late(r"\s{0,2}(?:[nN][.°ºr]{1,2}\s?)?")
_NUMBERS = late(_VALUES)
_NUMBER = late(r"\s?\d{1,4}[a-z]?(?!\w)[).]*")
_YEAR = late(r"(?:1[5-9]|20)\d\d[a-z]?$")
_BARE = late(rf"(?:^|[,:\s(])\s?(?P<value>{_VALUES})\)?[.,;:]*$")
_END = late(r"[)\].,;:»”]*$")
_LEAD = 16
"""Characters before a place in which "esp." or "in particolare" can stand."""
_LEAD_WORD = late(r"(?<![^\s(])[^\W\d_]+")
_TAIL = 60
"""Characters at the end of a citation in which bare numbers can be its pages."""
_APART = frozenset({"paragraph", "note", "folio", "line"})
"""Labels that never are a work's own page range: they are pinpoints even without "at" or "esp."."""


class Locator(NamedTuple):
    """A place in a work: the span of its words, its value and its CSL label."""

    start: int
    end: int
    value: str
    label: str


def last(scan: Scan, start: int, end: int) -> Locator | None:
    """Give the last place named in a stretch: a page if there is one, "vol. 2, p. 44" is page 44.

    Bare numbers count only at the very end: "Gellner, op. cit., 44".
    """
    found = [place for at in scan.located(start, end) if (place := _marked(scan.text, at, end))]
    if found:
        return [*found, *(place for place in found if place.label == "page")][-1]
    bare = _BARE.search(scan.text, max(start, end - _TAIL), end)
    if not bare or _YEAR.match(bare["value"]):
        return None
    return Locator(*bare.span("value"), bare["value"].strip(), "page")


def after_note(scan: Scan, start: int, end: int) -> Locator | None:
    """Give the place in the work of a back reference that names a note: "(n 1) 20", "supra note 5, at 12"."""
    for at in scan.located(start, end):
        if (word := _WORD.match(scan.text, at, end)) and _label(word[0]) == "note":
            number = _NUMBER.match(scan.text, word.end(), end)
            rest = number.end() if number else word.end()
            return last(scan, rest, end) if rest < end else None
    return None


def pinpoint(scan: Scan, start: int, end: int) -> Locator | None:
    """Give a place named apart from a full reference: "…, at 70", "hier S. 45", "para 88", "(Hart 2012), 31"."""
    places = [place for at in scan.located(start, end) if (place := _marked(scan.text, at, end))]
    for place in reversed(places):
        if not _END.match(scan.text, place.end, end):
            continue
        if place.label in _APART or _introduced(scan, start, place.start) or scan.text.startswith("at", place.start):
            return place
    introduced = _after_word(scan, start, end)
    return introduced or _after_imprint(scan.text, start, end)


def _marked(text: str, at: int, end: int) -> Locator | None:
    """Read the locator word at an offset and the numbers after it."""
    word = _WORD.match(text, at, end)
    if not word:
        return None
    numbers = _NUMBERS.match(text, _NUMBER_SIGN.match(text, word.end(), end).end(), end)  # type: ignore[union-attr]
    if not numbers:
        return None
    return Locator(at, numbers.end(), numbers[0].strip(), _label(word[0]))


def _label(word: str) -> str:
    if word[0] in "§¶":
        return "section" if word[0] == "§" else "paragraph"
    labels, plain = locator_labels(), word.lower()
    return labels.get(plain) or labels.get(plain.rstrip(".")) or labels.get(plain + ".", "page")


def _introduced(scan: Scan, start: int, at: int) -> bool:
    """Whether "esp.", "hier", "in part." stands right before an offset."""
    if not scan.announces(max(start, at - _LEAD), at):
        return False
    head = scan.text[max(start, at - _LEAD) : at].rstrip(" ,:")
    for match in _LEAD_WORD.finditer(head):
        entry = lexicon().get(match[0].lower())
        if entry and entry.pinpoint and entry.pinpoint.fullmatch(head, match.start()):
            return True
    return False


def _after_word(scan: Scan, start: int, end: int) -> Locator | None:
    """Read "esp. 171–3": a pinpoint word and bare numbers at the end."""
    if not scan.announces(max(start, end - _TAIL - _LEAD), end):
        return None
    bare = _BARE.search(scan.text, max(start, end - _TAIL), end)
    if bare and _introduced(scan, start, bare.start("value")):
        return Locator(*bare.span("value"), bare["value"].strip(), "page")
    return None


_IMPRINT = late(
    r"\([^()]{0,80}[^\W\d_]{3,}[^()]{0,60}(?<!\d)(?:1[5-9]|20)\d\d\)[,:]?\s(?P<value>\d{1,4}(?:[–-]\d{1,4})?)[.;]?$"
)
_LONGEST_PAGE = 13  # characters from the bracket on: "), 1031–1044."


def _after_imprint(text: str, start: int, end: int) -> Locator | None:
    """Read the page after a publisher and year in brackets: "(Hart 2012), 31"."""
    at = text.rfind("(", start, end)
    if at <= 0 or end - text.rfind(")", at, end) > _LONGEST_PAGE:
        return None
    match = _IMPRINT.match(text, at, end)
    return Locator(*match.span("value"), match["value"], "page") if match else None
