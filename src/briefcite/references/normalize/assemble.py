"""The steps that fill a draft from the parts of a citation, one variable or two each."""

from __future__ import annotations

import re

from briefcite.model import Date
from briefcite.references.normalize import media
from briefcite.references.normalize.access import find_access
from briefcite.references.normalize.containers import read_container
from briefcite.references.normalize.dates import parse_date
from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.editions import parse_edition
from briefcite.references.normalize.numbering import parse_issue, parse_volume
from briefcite.references.normalize.parts import Part, Parts
from briefcite.references.normalize.places import NO_NAME, Imprint, is_house, parse_imprint
from briefcite.references.normalize.titles import clean_container, clean_title, recased
from briefcite.references.normalize.urls import bare_domain, domain_of
from briefcite.text.late import late

_BESIDE = 3  # characters between publisher and year
_RESCUED = 0.8  # confidence of a value found in a span of another label
_ISSUE_WORD = late(r"(?:^|[\s,(])(?:n[or]?\.?\s?[º°o]?|nr\.|no\.|nº|núm\.|heft|h\.|issue|fasc\.)\s*$", re.I)
_CHAPTER_WORD = late(r"(?:chap|ch|kap|cap)\.?\s*$", re.I)
_OPENERS = frozenset("\"'“„‘‚«»‹›")
_SPACED = frozenset("«»")  # quotes that French sets off by blanks
_CLOSERS = frozenset("\"'”“’‘»«›‹")
_QUOTED_PART = late(r"\s*(“[^“”]{8,}”|‘[^‘’]{8,}’|„[^„“”]{8,}[“”]|«[^«»]{8,}»)[.,;]\s")
_SERIES_NUMBER = late(r"^(.*\D)[\s,]+(?:(?:no|nr|n|vol|bd|band)\.?\s?)?(\d{1,5})$", re.I)
_GENRE_NUMBER = late(r"^(\D{4,40}?)[\s,]+(?:(?:no|nr|n°)\.?\s*)?([A-Z/-]*\d[\w./-]*(?: \d[\w.-]*)?)$", re.I)
_HEREAFTER = late(
    r"[\W_]{0,3}(?:here(?:in)?after|henceforth|im folgenden|künftig|fortan|zit(?:\.|iert)|"
    r"ci-après|désormais|dorénavant|d['’]ora in|di seguito|en adelante|en lo sucesivo|"
    r"doravante|abbreviated|cited as)\b",
    re.I,
)
_WORKING_PAPER = late(
    r"\b(?:working|discussion|occasional) papers?(?: series)?$|\b(?:arbeits|diskussions)papiere?$|"
    r"^documents? de travail\b",
    re.I,
)
_MEDIUM_WORD = late(r"(?:web|online|en ligne|print|\[?online\]?|internet)\.?", re.I)


def put_dates(parts: Parts, draft: Draft) -> None:
    """Tell the day of access from the date of issue, whatever the labels say."""
    access = find_access(parts.text, parts.start, parts.end)
    if access:
        draft.put("accessed", access.date, 0.95)
        for part in [p for p in parts.all("issued") if p.start < access.end and p.end > access.start]:
            parts.move(part, "issued", "")
    else:
        for part in parts.all("accessed"):
            draft.put("accessed", parse_date(part.text), part.confidence)
    dated = [(part, date) for part in parts.all("issued") if (date := parse_date(part.text))]
    if dated:
        house = parts.first("publisher")
        # "Colloque …, Rome 1975, Ecole Française 1978": the year behind the publisher is that of the book.
        published = [one for one in dated if house.text and 0 <= one[0].start - house.end <= _BESIDE]
        part, date = (published or dated)[0]
        # "2003 … December 2003": of two dates in one year the closer one is the date.
        closer = max((other for _, other in dated if other.edtf[:4] == date.edtf[:4]), key=lambda d: len(d.edtf))
        draft.put("issued", closer, part.confidence)


def put_numbering(parts: Parts, draft: Draft) -> None:
    """Read volume and issue; a year that stood with them is the date where none was labelled."""
    for part in parts.all("volume"):
        if not parts.all("issue") and _ISSUE_WORD.search(parts.before(part, 9)):
            draft.put("issue", parse_issue(part.text), part.confidence)
            continue
        if _CHAPTER_WORD.search(parts.before(part, 9)):
            continue
        read = parse_volume(part.text)
        double = bool(parts.all("issue") and read.issue and "/" in part.text)  # "Vol. 12/13, No. 4"
        draft.put("volume", f"{read.volume}/{read.issue}" if double else read.volume, part.confidence)
        draft.put("number_of_volumes", read.volumes, part.confidence)
        draft.put("issued", read.date, part.confidence * _RESCUED)
        if not parts.all("issue"):
            draft.put("issue", read.issue, part.confidence)
    for part in parts.all("issue"):
        draft.put("issue", parse_issue(part.text), part.confidence)


def put_titles(parts: Parts, draft: Draft) -> None:
    """Read the title, and the series."""
    title = parts.first("title")
    draft.put("title", recased(clean_title(_with_quotes(parts, title))), title.confidence)
    series = parts.first("collection-title")
    name = clean_title(series.text)
    if found := _SERIES_NUMBER.match(name):
        draft.put("collection_number", found[2], series.confidence)
        name = found[1].rstrip(" ,")
    draft.put("collection_title", recased(name), series.confidence)


def _with_quotes(parts: Parts, title: Part) -> str:
    """Take in the quotes round the span, so that they go in pairs: ‘“The Worst of Enemies”: a Life’."""
    start, end = title.start, title.end
    while (
        title.text and start > parts.start and parts.text[start - 1 : start + 1].strip() and _opens(parts.text, start)
    ):
        start -= 1
    while end < parts.end and _closes(parts.text, end):
        end += 1
    text = parts.text[start:end]
    # "‘Revisiting the Antagonism’. For reviews see": the title ends with its quotes.
    found = _QUOTED_PART.match(text)
    return found[1] if found else text


def _opens(text: str, place: int) -> bool:
    """Tell whether an opening quote stands before ``place``, or the blank after a French one."""
    before = text[max(0, place - 2) : place]
    return before[-1:] in _OPENERS or (before[-1:].isspace() and before[:1] in _SPACED)


def _closes(text: str, place: int) -> bool:
    after = text[place : place + 2]
    return after[:1] in _CLOSERS or (after[:1].isspace() and after[1:] in _SPACED and after[1:] != "")


def put_container(parts: Parts, draft: Draft) -> None:
    """Read the container; a site's domain and the name after it are one, or site and body behind it."""
    site = _site_parts(parts)
    if site:
        _put_site(site, draft)
    for part in parts.all("container-title"):
        read = read_container(part.text)
        draft.put("container_title", recased(read.title), part.confidence)
        draft.put("volume", read.volume, part.confidence)
        draft.put("collection_title", read.whole, part.confidence)


def _site_parts(parts: Parts) -> list[Part]:
    """Give the part that is, or begins with, a bare domain, and the name after it."""
    named = [
        *parts.all("container-title"),
        *parts.all("publisher"),
        *(part for part in parts.all("URL") if bare_domain(part.text)),
    ]
    named.sort(key=lambda part: part.start)
    for place, part in enumerate(named):
        if "." in part.text and media.split_site(part.text)[0]:
            return named[place : place + 2]
    return []


def _put_site(site: list[Part], draft: Draft) -> None:
    first, *after = site
    domain, name = media.split_site(first.text)
    name = clean_title(name or (after[0].text if after else ""))
    sure = min(part.confidence for part in site)
    if name and media.is_own_name(bare_domain(domain), name):
        draft.put("container_title", name, sure)
    else:
        draft.put("container_title", domain, sure)
        draft.put("publisher", name, sure)


def put_imprint(parts: Parts, draft: Draft) -> None:
    """Read publisher and place; a newspaper or site under their labels is the container."""
    place, publisher = parts.first("publisher-place"), parts.first("publisher")
    if draft.has("container_title") and media.split_site(publisher.text)[0]:
        publisher = Part("", 0, 0, 0.0)
    read = parse_imprint(place.text, publisher.text)
    if not draft.has("container_title"):
        read = _medium_in_imprint(read, parts, draft)
    if read.publisher != draft.text("container_title"):
        draft.put(
            "publisher", read.publisher.partition("©")[0].strip(), publisher.confidence or place.confidence * _RESCUED
        )
    draft.put("publisher_place", read.place, place.confidence or publisher.confidence * _RESCUED)
    if read.year:
        draft.put("issued", parse_date(read.year), _RESCUED * max(place.confidence, publisher.confidence))


def _medium_in_imprint(read: Imprint, parts: Parts, draft: Draft) -> Imprint:
    """Take a newspaper, blog or journal out of an imprint that has nothing else in it."""
    name = read.publisher or read.place
    if not name or (read.publisher and read.place):
        return read
    domain = domain_of(draft.text("url"))
    own = bool(domain) and media.is_own_name(domain, name)
    known = media.by_name(name) is not None or (own and media.by_domain(domain) is not None)
    plain = "," not in name and not is_house(name)
    article = bool(read.publisher) and draft.has("doi") and plain and not parts.all("edition")
    if known or article or (own and media.sounds_periodical(name)):
        part = parts.first("publisher") if read.publisher else parts.first("publisher-place")
        draft.put("container_title", clean_container(name), part.confidence)
        return Imprint(year=read.year)
    return read


def number_working_paper(draft: Draft) -> None:
    """Make "NBER Working Paper 12108" a kind of report and its number, not a journal and its volume."""
    if draft.has("genre") or draft.has("issue") or not _WORKING_PAPER.search(draft.text("container_title")):
        return
    draft.rename("container_title", "genre")
    draft.rename("volume", "number")


def put_rest(parts: Parts, draft: Draft) -> None:
    """Read edition, genre, number, archive and notes."""
    edition = parts.first("edition")
    draft.put("edition", parse_edition(edition.text), edition.confidence)
    genre = parts.first("genre")
    name = clean_title(genre.text)
    if name and not _MEDIUM_WORD.fullmatch(name):
        if found := _GENRE_NUMBER.match(name):
            draft.put("number", found[2], genre.confidence)
            name = found[1]
        draft.put("genre", name, genre.confidence)
    for field in ("number", "authority", "archive", "archive_location"):
        part = parts.first(field.replace("_", "-"))
        draft.put(field, clean_title(part.text), part.confidence)
    notes = [
        clean_title(NO_NAME.sub("", part.text))
        for part in parts.all("note")
        if not find_access(part.text, 0, len(part.text)) and not _HEREAFTER.match(part.text)
    ]
    sure = min((part.confidence for part in parts.all("note")), default=0.0)
    draft.put("note", "; ".join(note for note in notes if note), sure)


def has_full_date(draft: Draft) -> bool:
    """Tell whether the date of issue names a month or a day."""
    date = draft.values.get("issued")
    return isinstance(date, Date) and len(date.edtf) > 4 and date.edtf[4] == "-"
