"""Whether two descriptions are of one work: a book with and without its subtitle, but not two editions.

A merge needs a reason (an identifier, or title and names) and no contradiction (year, edition, volume, a part
number in the title, a different journal). What lacks a variable contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefcite.model import Date, Name, Reference
from briefcite.text.folding import fold, telling
from briefcite.text.late import late
from briefcite.text.titles import ALIKE, Title, can_be_alike, likeness, parts_differ, read, similar, title_likeness
from briefcite.text.wordlists import words_of
from briefcite.text.years import year_letter

SAME = 0.5
"""Confidence from which two descriptions are taken to be of one work."""

ALIKE_NAME = 0.84
LONG_TITLE = 3
"""Telling words that make a title its own witness where a name is missing."""
_GENERIC_TITLES = """
introduction preface foreword editorial conclusion review avertissement preambule einleitung vorwort nachwort
geleitwort introduzione prefazione premessa recensione introduccion prologo introducao prefacio interview
report bericht rezension rapport annex appendix note notes
"""
_GENERIC = frozenset((*_GENERIC_TITLES.split(), *words_of("letters")))
LONGEST_INITIALS = 9
_WORD = late(r"[^\W\d_]+")
_YEAR = late(r"-?\d{1,4}")
_DIGITS = late(r"\d+")
_TRACKING = late(r"[?&](utm_\w+|fbclid|gclid|ref)=[^&#]*", re.I)
_PAGES = late(r"(\w+)\s*[-–—]\s*(\w+)")


class Traits(NamedTuple):
    """A description with what comparing needs, worked out once: most works are compared with many others."""

    work: Reference
    marks: dict[str, str]
    """Folded identifiers and numbers, none of which may differ, by variable; "volume#" for its first digits."""
    year: str
    day: str
    """The whole date, where month and day are known."""
    title: Title
    identified: bool
    """Has a DOI, an address or a number."""
    headed: bool
    """Has no names, which may stand before a colon in the title."""
    initial: str
    """First letter of the given name of the only author; "" where there are more, or it is not known."""


def traits(work: Reference) -> Traits:
    """Read what :func:`same` compares."""
    edtf = work.issued.edtf if work.issued else ""
    whole = edtf if len(edtf) == len("2004-05-01") else ""
    identified, headed = bool(work.doi or work.url or work.number), ":" in work.title and not people(work)
    marks = dict(_marks(work))
    return Traits(work, marks, year(work.issued), whole, read(work.title), identified, headed, _initial(work))


def _initial(work: Reference) -> str:
    return fold(work.author[0].given)[:1] if len(work.author) == 1 else ""


def _marks(work: Reference) -> Iterator[tuple[str, str]]:
    if work.doi:
        yield "doi", work.doi.lower()
    if number := fold(work.number):
        yield "number", number
    for variable in ("edition", "volume", "collection_number"):
        if value := getattr(work, variable):
            if digits := _DIGITS.search(value):
                yield variable + "#", digits[0]
            elif words := fold(value):
                yield variable, words


def same_work(one: Reference, other: Reference) -> float:
    """Return the confidence (0..1) that both describe one work; 0 where something contradicts."""
    return same(traits(one), traits(other))


def same(one: Traits, other: Traits) -> float:
    """Return the confidence (0..1) that both are one work; cheap tests come first."""
    if not can_be_one(one, other) or _dates_differ(one, other) or _marks_differ(one, other):
        return 0.0
    if parts_differ(one.title, other.title):
        return 0.0
    if _shares_identifier(one.work, other.work):
        return 0.98
    alike = _titles_alike(one, other)
    if alike < ALIKE and one.work.title and other.work.title:
        return 0.0
    return 0.0 if _contradict(one.work, other.work) else _agreement(one, other, alike)


def _titles_alike(one: Traits, other: Traits) -> float:
    if one.headed or other.headed:
        return title_likeness(_without_names(one.work, other.work), _without_names(other.work, one.work))
    return likeness(one.title, other.title)


def can_be_one(one: Traits, other: Traits) -> bool:
    """Return whether :func:`same` may find them to be one work: asked of many, it costs a fraction."""
    if one.identified and other.identified:
        return True
    if one.initial != other.initial and one.initial and other.initial:
        return False
    return can_be_alike(one.title, other.title) or one.headed or other.headed


def blocks(reference: Reference) -> Iterator[str]:
    """Yield keys of which one work's descriptions share at least one, so that few pairs need be compared."""
    if reference.doi:
        yield "doi:" + reference.doi.lower()
    if reference.url:
        yield "url:" + plain_url(reference.url)
    if reference.number:
        yield "number:" + fold(reference.number)
    words = telling(reference.title)
    for name in (*people(reference)[:1], *reference.editor[:1]):
        yield from (f"{family(name)}:{word}" for word in words[:5])
    yield from ("title:" + " ".join(pair) for pair in pairwise(words[:5]))
    if len(words) == 1:
        yield "title:" + words[0]
    if reference.volume and reference.page:
        yield f"place:{fold(reference.container_title)}:{reference.volume}:{reference.page}"


def people(reference: Reference) -> tuple[Name, ...]:
    """Return those under whom the work is known: authors, else editors, else translators."""
    return reference.author or reference.editor or reference.translator


def family(name: Name) -> str:
    """Return the folded name by which notes call a person or body."""
    return fold(f"{name.particle} {name.family}" if name.family else name.literal)


def year(date: Date | None) -> str:
    """Return the year as printed, its letter included ("1995a"); "" where none is known."""
    found = _YEAR.match(date.edtf) if date else None
    return found[0] + year_letter(found[0], date.raw) if found and date else ""


@lru_cache(maxsize=4096)
def plain_url(url: str) -> str:
    """Return the URL without scheme, "www.", tracking words, fragment and final slash."""
    bare = re.sub(r"^[a-z]+://(www\d?\.)?", "", url.strip().casefold())
    return _TRACKING.sub("", bare.partition("#")[0]).rstrip("/.,;")


def _marks_differ(one: Traits, other: Traits) -> bool:
    """Return whether they cannot be one work, not even at one address: other editions or volumes."""
    if not one.marks or not other.marks:
        return False
    return any(other.marks.get(variable, value) != value for variable, value in one.marks.items())


def _contradict(one: Reference, other: Reference) -> bool:
    return _names_differ(one, other) or _containers_differ(one, other)


def _names_differ(one: Reference, other: Reference) -> bool:
    """Return whether other people wrote it; where one tells the authors and one the editors, a long title decides."""
    if one.type == other.type == "legal_case" and bool(one.author) != bool(other.author):
        return True  # an advocate's opinion and the judgment
    if names_agree(people(one), people(other), unknown=True):
        return False
    same_role = bool(one.author) == bool(other.author)
    return same_role or min(len(telling(one.title)), len(telling(other.title))) <= LONG_TITLE


def _dates_differ(one: Traits, other: Traits) -> bool:
    if one.year and other.year and one.year != other.year:
        return not _same_place(one.work, other.work)
    return bool(one.day and other.day) and one.day != other.day and not one.work.doi


def _same_place(one: Reference, other: Reference) -> bool:
    """Return whether both stand in one volume at one page: then a differing year is a slip."""
    pages = [_PAGES.match(reference.page) for reference in (one, other)]
    if not one.volume or one.volume != other.volume or not pages[0] or not pages[1]:
        return False
    same_page = str(pages[0][1]) == str(pages[1][1])
    return same_page and similar(one.container_title, other.container_title)


def names_agree(one: Sequence[Name], other: Sequence[Name], *, unknown: bool = False) -> bool:
    """Return whether the first person of one list is in the other, initials against full names allowed.

    Args:
        one: names of one description.
        other: names of the other.
        unknown: what to say where one of them names nobody.
    """
    if not one or not other:
        return unknown
    if any(same_person(one[0], name) for name in other[:8]):
        return True
    return len(one) > 1 and any(same_person(other[0], name) for name in one[1:8])


def same_person(one: Name, other: Name) -> bool:
    """Return whether "F. Le Play" and "Frédéric Le Play" can be one person, "WHO" and its whole name one body."""
    if one.literal and other.literal and _is_short_for(*sorted((one.literal, other.literal), key=len)):
        return True
    first, second = family(one), family(other)
    if not (first == second or _name_part(first, second) or _misread(first, second)):
        return False
    given, also = fold(one.given).split(), fold(other.given).split()
    return not given or not also or _same_given(given[0], also[0])


@lru_cache(maxsize=4096)
def _is_short_for(short: str, whole: str) -> bool:
    """Return whether capitals are the initials of a body, or stand in brackets behind it: "Energy Network (REN21)"."""
    letters = short.replace(".", "")
    if not letters.isupper() or not 2 < len(letters) < LONGEST_INITIALS:
        return False
    initials = "".join(word[0] for word in _WORD.findall(whole) if word[0].isupper())
    return initials == letters or whole.endswith(f"({letters})")


def _same_given(one: str, other: str) -> bool:
    return one[0] == other[0] and (min(len(one), len(other)) < 3 or _close(one, other))


@lru_cache(maxsize=8192)
def _close(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one) or SequenceMatcher(None, one, other).ratio() > 0.6


def _name_part(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and (long.endswith(" " + short) or long.startswith(short + " "))


@lru_cache(maxsize=8192)
def _misread(one: str, other: str) -> bool:
    short, long = sorted((len(one), len(other)))
    if short < 5 or 2 * short < ALIKE_NAME * (short + long):  # no letter of the shorter one could be missing
        return False
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() >= ALIKE_NAME and matcher.ratio() >= ALIKE_NAME


def _containers_differ(one: Reference, other: Reference) -> bool:
    first, second = one.container_title, other.container_title
    return bool(first and second) and not similar(first, second)


def _without_names(reference: Reference, other: Reference) -> str:
    """Return the title without the author read into it: "Otto Springer: Mediaeval Routes"."""
    return reference.title[_names_length(reference, other) :]


def _names_in_title(one: Reference, other: Reference) -> bool:
    return bool(_names_length(one, other) or _names_length(other, one))


def _names_length(reference: Reference, other: Reference) -> int:
    head, mark, _ = reference.title[:80].partition(":")
    if not mark or people(reference) or not other.author:
        return 0
    name = other.author[0]
    return len(head) + 1 if fold(head) in (fold(f"{name.given} {name.family}"), family(name)) else 0


def _shares_identifier(one: Reference, other: Reference) -> bool:
    if one.doi and one.doi.lower() == other.doi.lower():
        return _titles_allow(one, other)
    if one.url and other.url and plain_url(one.url) == plain_url(other.url):
        return _titles_allow(one, other)
    if not one.number or fold(one.number) != fold(other.number) or _contradict(one, other):
        return False
    return _tells_by_itself(one.number) or (one.type == other.type and _titles_allow(one, other))


def _tells_by_itself(number: str) -> bool:
    """Return whether a number alone identifies a paper, case or act: "A/66/290", "C-131/12", but not "12"."""
    return len(_DIGITS.findall(number)) > 1 and any(map(str.isalpha, number))


def _titles_allow(one: Reference, other: Reference) -> bool:
    """Return whether the titles, where both are known, have something in common: chapters can share a book's DOI."""
    if not one.title or not other.title:
        return True
    shared = set(telling(one.title)) & set(telling(other.title))
    return bool(shared) or title_likeness(one.title, other.title) > 0


def _agreement(one: Traits, other: Traits, alike: float) -> float:
    first, second = one.work, other.work
    if alike < ALIKE:
        return 0.9 if _same_place(first, second) else 0.0
    named = names_agree(people(first), people(second)) or _names_in_title(first, second)
    dated = bool(one.year) and one.year == other.year
    placed = bool(first.container_title and second.container_title)
    words = min(len(telling(first.title)), len(telling(second.title)))
    generic = words == 1 and telling(first.title)[0] in _GENERIC
    if named:
        return 0.97 if dated or placed else 0.6 if generic else 0.9
    if generic:
        return 0.8 if dated and placed else 0.0
    if dated and words > 1:
        return 0.9
    return 0.8 if placed or words >= LONG_TITLE or (alike == 1.0 and words > 1) else 0.0
