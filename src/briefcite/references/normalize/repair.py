"""Slips of the labeller mended where the words beside them leave no doubt.

Each rule looks for one printed shape and puts its parts under their labels; where the labels agree already it
changes nothing.
"""

from __future__ import annotations

import re

from briefcite.references.normalize import media
from briefcite.references.normalize.dates import months, parse_date
from briefcite.references.normalize.lexicon import names_in, words
from briefcite.references.normalize.misread import correct_labels
from briefcite.references.normalize.names import is_body
from briefcite.references.normalize.namewords import marks_editors
from briefcite.references.normalize.parts import Parts
from briefcite.references.normalize.shapes import read_shapes
from briefcite.references.normalize.spills import cut_spills
from briefcite.text.late import late

_SURE = 0.85  # confidence of a part that its printed shape gives away
_GUESSED = 0.5  # confidence of a lone year that carries no label
_PUBLISHER_YEAR = late(r"^\s*[(\[]?\s*([A-ZÀ-Þ][^\d,;:]{2,60}?)[,\s]+((?:1[5-9]|20)\d\d[a-z]?)\s*[)\]]?\s*$")
_CONTAINER_VOLUME = late(r"^(.{3,}?[^\W\d_.]\.?),\s(\d{1,4}|[IVXLC]{1,7})\s*$")
_EDITION_IN_TITLE = late(
    r"[,.(]\s*(?P<edition>(?:\d{1,2}\s?(?:st|nd|rd|th|\.|e|ème|ª|a)?|[Rr]ev(?:ised|\.)|[Ss]econd|[Tt]hird|"
    r"[Zz]weite|[Dd]ritte|[Ss]econda|[Tt]erza)"
    r"(?:,?\s(?:[a-zäöü]{3,12}\.?,?\s(?:u\.\s|und\s)?){0,3}|\s)(?:Aufl(?:age)?|ed(?:ition|n|iz(?:ione)?|"
    r"ición)?|éd(?:ition)?)\.?)\)?\s*$"
)
_GENRE_IN_TITLE = late(
    r"[,.(]\s*(?P<genre>(?:[Uu]n(?:published|veröff(?:entlichte|\.))\s)?(?:Diss(?:\.|ertation)(?:\s(?:phil|"
    r"iur|jur|med|rer\.\s\w+|theol)\.?)?|"
    r"(?:Ph\.?\s?D\.?|[Dd]octoral|[Mm]aster['’]?s|MA|M\.A\.)\s(?:[Dd]issertation|[Tt]hesis)|"
    r"[Tt]hèse(?:\sde\s[^,]{3,20})?|[Tt]esi\s(?:di\s[^,]{3,20})|[Tt]esis\sdoctoral|"
    r"Habil(?:\.|itationsschrift)|Magisterarbeit|Diplomarbeit|Masterarbeit|Bachelorarbeit|(?:[Ww]orking|"
    r"[Dd]iscussion|[Pp]olicy)\s[Pp]aper))\)?\s*$"
)
_AUTHOR_IN_TITLE = late(r"^\s*(?P<author>[A-ZÀ-Þ][^'‘’“”\"„«»]{2,80}),\s(?P<title>['‘“\"„«`].{3,})$", re.S)
_NAME_IN_TITLE = late(
    r"^\s*(?P<author>[A-ZÀ-Þ][\w.’'-]{2,20}(?:\s(?:[A-ZÀ-Þ]\.|[\wÀ-ÿ’'-]{2,25})){1,5}?)(?P<mark>[,:])\s+(?=[^\W\d_]{3}|[\"“„«])"
)
_EDITION_AFTER = late(
    r"(?:st|nd|rd|th|e|a|ª)?\s?\.?,?\s?(?:Aufl(?:age)?|edn?|ediz(?:ione)?|éd(?:ition)?|edition)\b\.?", re.I
)
_DAY_BEFORE = late(r"(?<!\d)(\d{1,2}\.?(?:[/–-]\d{1,2}\.?)?\s?)$")
_PINPOINT = late(
    r"(?<=[\s,;(])(?P<page>(?:S|pp?|Rn|Rz|Tz|paras?|p[áa]gs?|f(?:ol)?|cc?|col|Sp|Bl|§§?)\.?\s?\d{1,5}[rv]?"
    r"(?:\s?(?:[–,-]|f{1,2}\.?|n\.|,\sAnm\.|sgg?\.?|s\.)\s?\d{0,5}){0,8})[\s.,;)\]]*$"
)
_IN = late(r"[\s,.;](?:in|dans|en|em)\s*:?\s*$", re.I)
# A quoted title and "dans", or a bare name, after it: "« Avertissement », dans Les Ouvriers".
_QUOTED_IN = late(
    r"\s*(?:“[^“”]{3,300}”|«[^«»]{3,300}»|„[^„“”]{3,300}[“”]|\"[^\"]{3,300}\"|‘[^‘’]{3,300}’)"
    r"(?:\s?[,.]?\s(?:in|dans|en|em)\s?:?\s|(?<=[,.][”\"’])\s)(?P<container>[^\W\d_].{3,})",
    re.S,
)
_GAP_IN = late(
    r"[\s,.;”\"’»]{1,5}(?:in|dans|en|em)\s?:?\s(?P<container>[A-ZÀ-Þ][^,;()]{3,150}?)[\s,(]*"
    r"(?:(?:ed\.|eds\.|hrsg\.|hg\.|edited)(?:\sby|\sv\.|\svon)?|vol\.|pp?\.|S\.)?[\s,(]*",
    re.I,
)
_LOWER_ROMAN = late(r"[ivxlc]{1,7}")
_NEWS_PAGE = late(r"(?:p\.\s?)?[A-Z]\d{1,3}")
_LONE_YEAR = late(r"(?<![\d/.:–-])(?:1[5-9]|20)\d\d(?![\d/–-]|\.\d)")
_NO_YEAR_IN = (
    "title",
    "container-title",
    "URL",
    "DOI",
    "page",
    "locator",
    "accessed",
    "volume",
    "issue",
    "publisher-place",
    "publisher",
)


def repair(parts: Parts) -> None:
    """Mend the parts in place."""
    for rule in _RULES:
        rule(parts)


def _publisher_in_date(parts: Parts) -> None:
    """Part "(Hart 2012)" that was labelled a date as a whole."""
    part = parts.first("issued")
    if not part.text or parts.all("publisher") or not (found := _PUBLISHER_YEAR.match(part.text)):
        return
    if (date := parse_date(part.text)) and date.edtf == found[2][:4] and not _DATE_WORDS.search(found[1]):
        parts.carve("publisher", part.start + found.start(1), part.start + found.end(1), part.confidence)
        parts.carve("issued", part.start + found.start(2), part.start + found.end(2), part.confidence)


_DATE_WORDS = late(
    r"(?i)\b(?:updated|published|posted|issued|dated|copyright|orig\w*|repr\w*|ed|edn|edition|aufl\w*|"
    r"circa|ca|vol|no|version|"
    r"spring|summer|autumn|fall|winter|early|late|about|before|after|reprint|forthcoming)\b"
)


def _volume_in_container(parts: Parts) -> None:
    """Part "Rivista storica, 71" that was labelled a container as a whole."""
    part = parts.first("container-title")
    if part.text and parts.all("page") and not parts.all("volume") and (found := _CONTAINER_VOLUME.match(part.text)):
        parts.carve("volume", part.start + found.start(2), part.start + found.end(2), part.confidence)


def _title_as_container(parts: Parts) -> None:
    """A book's title labelled a container: it has an imprint, and no title, volume or pages beside it."""
    part = parts.first("container-title")
    alone = not any(parts.all(label) for label in ("title", "volume", "issue", "page"))
    if part.text and alone and (parts.all("publisher") or parts.all("publisher-place")):
        parts.move(part, "container-title", "title")


def _lone_year(parts: Parts) -> None:
    if any(parts.all(label) for label in ("issued", "archive", "authority", "section", "number")):
        return
    taken = [(part.start, part.end) for label in _NO_YEAR_IN for part in parts.all(label)]
    free = [
        found.span()
        for found in _LONE_YEAR.finditer(parts.text, parts.start, parts.end)
        if not any(start < found.end() and found.start() < end for start, end in taken)
    ]
    if len(free) == 1:
        parts.carve("issued", *free[0], _GUESSED)


def _publisher_in_title(parts: Parts) -> None:
    """Part "Opere, Adelphi" (Milano) and "Vom Zauberberg, Klostermann" (Frankfurt) from the publisher."""
    if parts.all("publisher") or not parts.all("publisher-place"):
        return
    part = parts.first("container-title")
    part = part if part.text else parts.first("title")
    comma = part.text.rstrip(" ,.").rfind(", ")
    if comma > 0 and part.text[comma + 2 :].strip(" ,.").casefold() in names_in("publishers"):
        parts.carve("publisher", part.start + comma + 2, part.end, part.confidence)


def _medium_in_title(parts: Parts) -> None:
    """Part "Judge Says Ban Is Unlawful, N.Y. Times" from the newspaper."""
    part = parts.first("title")
    comma = part.text.rstrip(" ,.").rfind(", ")
    if comma > 0 and not parts.all("container-title"):
        medium = media.by_name(part.text[comma + 2 :].strip(" ,."))
        if medium is not None and medium.kind != "agency" and parts.all("issued"):
            parts.carve("container-title", part.start + comma + 2, part.end, part.confidence)


def _publisher_as_author(parts: Parts) -> None:
    """A body before the title: "University of Oldemoor Press, The Manual of Tides"."""
    part, title = parts.first("publisher"), parts.first("title")
    if part.text and title.text and part.end <= title.start and not parts.all("author"):
        parts.move(part, "publisher", "author")


def _container_in_title(parts: Parts) -> None:
    """Part "« Marées », dans Histoire de la mer" and "“Tides,” History of the Sea"; or the gap after the title."""
    part = parts.first("title")
    start = part.start
    while start > parts.start and parts.text[start - 1] in ' \xa0“„«"‘':
        start -= 1
    found = _QUOTED_IN.match(parts.text, start, part.end)
    if found:
        beside = [c.end for c in parts.all("container-title") if 0 <= c.start - part.end <= _BESIDE]
        parts.carve("container-title", found.start("container"), max([part.end, *beside]), part.confidence)
    elif part.text and not parts.all("container-title"):
        following = min((p.start for p in parts.everything() if p.start >= part.end), default=parts.end)
        if found := _GAP_IN.fullmatch(parts.text, part.end, following):
            parts.carve("container-title", *found.span("container"), part.confidence)


def _author_inside(parts: Parts) -> None:
    """The author of the book that holds a chapter: "Einleitung, in T. Mann, Betrachtungen"."""
    for part in list(parts.all("author"))[1:]:
        before, after = parts.before(part, 40), parts.text[part.end : min(part.end + 24, parts.end)]
        if _IN.search(before) and part.start > parts.first("title").start:
            parts.move(part, "author", "editor" if marks_editors(part.text, before, after) else "container-author")


def _out_of_title(parts: Parts) -> None:
    """Part ", 5. Aufl." and ", PhD thesis" from a title that took them in."""
    for label, pattern in (("edition", _EDITION_IN_TITLE), ("genre", _GENRE_IN_TITLE)):
        part = parts.first("title")
        tail = part.text[-_TAIL:]
        if tail and not parts.all(label) and (found := pattern.search(tail)):
            offset = part.end - len(tail)
            parts.carve(label, offset + found.start(label), offset + found.end(label), _SURE)


def _edition_as_volume(parts: Parts) -> None:
    """The number before "Auflage" or "ed." is no volume: "5. Auflage Baden-Baden 1991"."""
    for part in parts.all("volume"):
        found = _EDITION_AFTER.match(parts.text, part.end, min(parts.end, part.end + 20))
        if found and not parts.all("edition"):
            parts.move(part, "volume", "")
            parts.carve("edition", part.start, found.end(), part.confidence)


def _month_as_place(parts: Parts) -> None:
    """A month or season before the year is part of the date: "Herbst 2005", "23./24. März 2006"."""
    place, issued = parts.first("publisher-place"), parts.first("issued")
    if place.text.strip(" ,.").casefold() in months() and 0 <= issued.start - place.end <= 2:
        day = _DAY_BEFORE.search(parts.text, max(parts.start, place.start - 9), place.start)
        start = day.start(1) if day else place.start
        parts.carve("issued", start, issued.end, issued.confidence)


def _author_in_title(parts: Parts) -> None:
    """Part "European Commission, 'A Strategy for Data'" that was labelled a title as a whole."""
    part = parts.first("title")
    if not part.text or parts.all("author"):
        _rest_of_body(parts)
        return
    before_quotes = _AUTHOR_IN_TITLE.match(part.text)
    found = before_quotes or _NAME_IN_TITLE.match(part.text)
    if found and (before_quotes or _is_name(found["author"], found["mark"])):
        parts.carve("author", part.start + found.start("author"), part.start + found.end("author"), part.confidence)


def _rest_of_body(parts: Parts) -> None:
    """A body with a comma in its name: "Ministry of Housing, Communities and Local Government, “Levies”"."""
    author, part = parts.first("author"), parts.first("title")
    found = _AUTHOR_IN_TITLE.match(part.text)
    between = parts.text[author.end : part.start].strip()
    if found and len(parts.all("author")) == 1 and between == "," and is_body(author.text):
        parts.carve("author", author.start, part.start + found.end("author"), part.confidence)


def _is_name(text: str, mark: str) -> bool:
    """Tell a person by the given name, "Jochen Oltmer, Migration", and a body before a colon by its words."""
    first = text.split()[0].partition("-")[0].casefold()
    return first in words("given") or (mark == ":" and len(text.split()) <= _LONGEST_BODY and is_body(text))


def _medium_as_author(parts: Parts) -> None:
    """A newspaper or site before its article: "BBC News, 'Title', 3 May 2019"."""
    part = parts.first("author")
    if part.text and len(parts.all("author")) == 1 and not parts.all("container-title"):
        medium = media.by_name(part.text)
        if medium is not None and medium.kind != "agency":
            parts.move(part, "author", "container-title")


def _pinpoint(parts: Parts) -> None:
    """A closing "S. 77" that carries no label; a closing "xii" or "A1" under a wrong one."""
    last = [part for label in ("volume", "note") for part in parts.all(label) if part.end == parts.last]
    for part in last:
        label = "volume" if part in parts.all("volume") else "note"
        pattern = _LOWER_ROMAN if label == "volume" else _NEWS_PAGE
        if pattern.fullmatch(part.text.strip(" .,")) and not parts.all("page"):
            parts.move(part, label, "page")
    if parts.all("page") or parts.all("locator"):
        return
    start = max(parts.start, parts.end - _TAIL)
    if (found := _PINPOINT.search(parts.text, start, parts.end)) and found.start("page") >= parts.last:
        parts.carve("page", *found.span("page"), _SURE)


_BESIDE = 3  # characters between two stretches of one container: "Aristotle: “Ethics,” Book VII"
_LONGEST_BODY = 7  # words in the name of a body before a colon
_TAIL = 60  # characters at the end of a title or citation that are looked at
_RULES = (
    read_shapes,
    cut_spills,
    correct_labels,
    _publisher_in_date,
    _volume_in_container,
    _title_as_container,
    _publisher_as_author,
    _container_in_title,
    _publisher_in_title,
    _medium_in_title,
    _author_inside,
    _edition_as_volume,
    _month_as_place,
    _out_of_title,
    _author_in_title,
    _medium_as_author,
    _pinpoint,
    _lone_year,
)
