"""Citations whose printed shape gives their parts away, whatever the labels say.

British law journals ("'Title' (1998) 57 Cambridge Law Journal 63, at 70"), American ones ("Title, 15 YALE
L.J. 103, 107–08 (2003)"), and web pages that name the site and then its owner ("asiatimes.com. Asia Times").
"""

from __future__ import annotations

import re

from briefcite.references.normalize.parts import Part, Parts
from briefcite.text.cues import holds
from briefcite.text.late import late

_SURE = 0.85  # confidence of a part that its printed shape gives away
_JOURNAL = r"[A-ZÀ-Þ][^\d;()\[\]\"“”]{1,90}?"
_PINPOINT = r"\d{1,5}(?:\s?[–-]\s?\d{1,5})?(?:,\s\d{1,5}(?:\s?[–-]\s?\d{1,5})?){0,4}"
_YEAR_FIRST = late(
    r"(?P<close>['’”\"»])\s[(\[](?P<issued>(?:1[6-9]|20)\d\d)[)\]]\s"
    r"(?:(?P<volume>\d{1,4})(?:\((?P<issue>\d{1,3}(?:[/-]\d{1,3})?)\))?\s)?"
    rf"(?P<container_title>{_JOURNAL})\s(?P<page>\d{{1,5}}(?:\s?[–-]\s?\d{{1,5}})?)"
    rf"(?:(?:,\s?(?:at\s)?|\sat\s|\s\(at\s)(?P<locator>(?:pp?\.\s?)?{_PINPOINT}))?\)?(?=[\s.,;]*$|[,;]\s\D|"
    rf"\s[<(])"
)
# What stands before the volume is asked for after its first digit: a search then stops at digits only.
_VOLUME_FIRST = late(
    r"(?P<volume>\d(?<=[,.”\"’] \d)\d{0,3})\s(?P<container_title>[A-Z][A-Za-z.]{0,11}"
    r"(?:\s?(?:&\s)?[A-Z][A-Za-z.’']{0,14}){0,7})\s"
    rf"(?P<page>\d{{1,5}})(?:,\s(?P<locator>{_PINPOINT}))?\s\("
    rf"(?:(?:[A-Z][a-z]+\.?)\s)?(?P<issued>(?:1[6-9]|20)\d\d)\)"
)
# "WILLIAM BLACKSTONE 307 (2008)", "RICHARD HOOKER 32, 107 (1924)"
_PAGE_BEFORE_YEAR = late(rf"[A-Z][A-Z]{{2,}}\s(?P<locator>{_PINPOINT})\s\((?=[^()]{{0,60}}(?:1[6-9]|20)\d\d\))")
# "Spanisches Arbeitsrecht, EuZA 2012, 570", "Steinhauer, GRUR-Prax. 2016, 561, 563"
_ACRONYM = late(
    r"(?:(?<=[,:;?!.]\s)|(?<=\sin\s))(?P<container_title>[A-ZÄÖÜ]\w{0,12}[A-ZÄÖÜ]\w{0,6}(?:[-/][A-Z]\w{0,10}\.?)?)\s"
    r"(?P<issued>(?:19|20)\d\d),\s(?:S\.\s)?(?P<page>\d{1,5})(?:\s?ff?\.)?(?=[\s.,;()]|$)"
)
_YEAR_PAGE = late(r"\d\d{3},\s(?:S\.\s)?\d")
"""The year and page, which the pattern above needs; its own search is slow."""
# "in A COMPANION TO HOOKER 251, 253 (Torrance Kirby ed., 2d ed. 2008)"
_EDITED = late(
    rf"\bin\s(?P<container_title>[A-Z][^\d()]{{3,150}}?)\s(?P<page>\d{{1,5}})(?:,\s(?P<locator>{_PINPOINT}))?\s"
    r"\((?P<editor>[A-Z][^()\d]{3,100}?\s(?:eds?|trans)\.),\s(?:\d{1,2}[a-z]{1,2}\sed\.\s)?(?P<issued>(?:1[6-9]|20)\d\d)\)"
)
_EDITED_CUES = ("ed.,", "eds.,", "trans.,")
# "MINN. STAT. ANN. § 120B.021(4)", "Cal. Civ. Code § 51"
_CODE = late(
    r"(?P<title>[A-Z][A-Za-z]{1,8}\.?\s(?:[A-Za-z.&]{1,8}\s){0,4}?(?:STAT|CODE|LAWS|CONST|Stat|Code|Laws|Const)\b\.?"
    r"(?:\s[A-Za-z.]{1,8}){0,3}(?:\s(?:TIT|tit)\.\s?\d{1,3})?,?\s§§?\s?\d[\w.:-]{0,20}(?:\(\w{1,4}\)){0,5}"
    r"(?:(?:,|,?\sand)\s(?:\(\w{1,4}\)){1,3}){0,3})"
)
_SITE_END = late(r"\.[a-z]{2,6}[*_]{0,2}\.\s", re.I)
"""The end of a domain and its full stop, which the pattern below needs."""
_SITE = late(
    r"(?<=[\"”’'»?!.,]\s)(?P<site>[*_]{0,2}(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}[*_]{0,2}\.\s[^,\"“”<>]{2,90}?)"
    r"(?=,\s(?:n\.\s?d|(?:[A-Z][a-z]+\.?\s)?\d)|[.,]\s(?:Accessed|Last|Retrieved))",
    re.I,
)


def read_shapes(parts: Parts) -> None:
    """Put what a known shape gives under its labels, in place."""
    if parts.first("issued").text:
        any(rule(parts) for rule in (_year_first, _volume_first, _edited, _page_before_year, _acronym))
    _code(parts)
    _site(parts)


def _year_first(parts: Parts) -> bool:
    found = _YEAR_FIRST.search(parts.text, parts.start, parts.end)
    if found:
        title = parts.first("title")
        for part in parts.all("container-title"):
            if part.end <= found.start("issued") and title.text:
                # "'New Governance' in EU Policy' (2006)": what stands in the quotes is the title.
                parts.move(part, "container-title", "")
                whole = Part(parts.text[title.start : part.end], title.start, part.end, title.confidence)
                parts.replace("title", whole)
        _carve(parts, found)
    return found is not None


def _volume_first(parts: Parts) -> bool:
    found = _VOLUME_FIRST.search(parts.text, parts.start, parts.end)
    if found:
        _carve(parts, found)
    return found is not None


def _page_before_year(parts: Parts) -> bool:
    found = None if parts.all("page") else _PAGE_BEFORE_YEAR.search(parts.text, parts.start, parts.end)
    container = parts.first("container-title")
    if found and container.text and not parts.all("title") and not parts.all("issue"):
        parts.move(container, "container-title", "title")
    if found and not parts.all("container-title"):
        parts.carve("locator", *found.span("locator"), _SURE)
    return found is not None


def _edited(parts: Parts) -> bool:
    """A chapter of a book whose editors stand with the year, as American lawyers cite it."""
    named = holds(parts.folded, _EDITED_CUES)
    found = _EDITED.search(parts.text, parts.start, parts.end) if named else None
    if found:
        _carve(parts, found)
    return found is not None


def _acronym(parts: Parts) -> bool:
    """A journal of German law, cited by acronym, year and page."""
    paged = _YEAR_PAGE.search(parts.text, parts.start, parts.end)
    found = _ACRONYM.search(parts.text, parts.start, parts.end) if paged else None
    container = parts.first("container-title")
    if not found or (container.text and container.end < found.start("container_title")):
        return False
    for part in parts.all("publisher-place") + parts.all("publisher"):
        if found.start() <= part.start < found.end():
            parts.move(part, "publisher-place" if part in parts.all("publisher-place") else "publisher", "")
    _carve(parts, found)
    return True


def _code(parts: Parts) -> None:
    """A section of an American code, which has no author."""
    found = _CODE.match(parts.text, parts.start, parts.end) if "§" in parts.folded else None
    if found:
        parts.carve("title", *found.span("title"), _SURE)


def _site(parts: Parts) -> None:
    ends = _SITE_END.search(parts.text, parts.start, parts.end)
    found = _SITE.search(parts.text, parts.start, parts.end) if ends else None
    if found and not any(part.start == found.start("site") for part in parts.all("container-title")):
        parts.carve("container-title", *found.span("site"), _SURE)


def _carve(parts: Parts, found: re.Match[str]) -> None:
    for name, value in found.groupdict().items():
        if value and name != "close":
            parts.carve(name.replace("_", "-"), *found.span(name), _SURE)
