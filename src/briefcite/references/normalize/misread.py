"""Labels that their neighbours contradict: a series in brackets is no publisher, a book after editors no title."""

from __future__ import annotations

import re

from briefcite.references.normalize.names import is_body
from briefcite.references.normalize.parts import Part, Parts
from briefcite.references.normalize.places import is_house
from briefcite.text.late import late

_SURE = 0.85  # confidence of a part that its neighbours give away
_BESIDE = 3  # characters between two parts that stand side by side
_IN = late(r"[\s,.;”\"’»]in\s?:?\s$", re.I)
_SERIES = late(r"\s\((?P<series>[^\W\d_a-zß-ÿ][^()]{8,140}?,?\s(?!(?:1[5-9]|20)\d\d\))\d{1,4})\)[\s.,]*$")
_EDITION_GLUED = late(r"[^\W\d_A-ZÀ-Þ]{4}(?P<edition>[1-9]\d?)\s?$")
_YEAR_NEXT = late(r"[\s,]{0,2}\(\s?(?:[^\W\d_]{2,20}\s)?(?:19|20)\d\d")


def correct_labels(parts: Parts) -> None:
    """Put such parts under the label that is right, in place."""
    _book_after_editors(parts)
    _book_as_publisher(parts)
    _date_of_title(parts)
    _title_as_publisher(parts)
    _series_in_brackets(parts)
    _edition_glued(parts)


def _book_after_editors(parts: Parts) -> None:
    """The second title is the book: "Teorias do conflito. In: ALMEIDA, T. Mediação de conflitos. Salvador"."""
    titles = parts.all("title")
    if len(titles) != 2 or parts.all("container-title"):
        return
    people = [p for role in ("editor", "author", "container-author") for p in parts.all(role)]
    between = [part for part in people if titles[0].end <= part.start and part.end <= titles[1].start]
    if between and _IN.search(parts.before(between[0], 6)):
        parts.move(titles[1], "title", "container-title")


def _book_as_publisher(parts: Parts) -> None:
    """What "in:" leads to is the book: "Käferkunde, in: FS Jan Štěpán, 1994"."""
    part = parts.first("publisher")
    named = part.text and parts.first("title").text and not parts.all("container-title")
    if (
        named
        and part.start > parts.first("title").end
        and _IN.search(parts.before(part, 6))
        and not is_house(part.text)
    ):
        parts.move(part, "publisher", "container-title")


def _date_of_title(parts: Parts) -> None:
    """A date that a colon parts from the title is its beginning: "I. Geiss, July 1914: The Outbreak (London, 1967)"."""
    first, title = parts.first("issued"), parts.first("title")
    dated = parts.all("issued")
    if len(dated) > 1 and first.end <= title.start and parts.text[first.end : title.start].strip() == ":":
        parts.carve("title", first.start, title.end, title.confidence)


def _title_as_publisher(parts: Parts) -> None:
    """What follows the author at once is the title where there is no other: "SPD, Wahlprogramm 2009"."""
    author, part = parts.first("author"), parts.first("publisher")
    alone = not any(parts.all(label) for label in ("title", "container-title", "volume", "genre", "publisher-place"))
    if part.text and author.text and alone and 0 <= part.start - author.end <= _BESIDE and not is_house(part.text):
        parts.move(part, "publisher", "title")


def _series_in_brackets(parts: Parts) -> None:
    """A series stands in brackets behind the title: "(MGH. Scriptores 72), Hannover", "(Old Plays), Oxford 1968"."""
    title, house, place = parts.first("title"), parts.first("publisher"), parts.first("publisher-place")
    if parts.all("collection-title"):
        return
    if "(" in title.text and (found := _SERIES.search(title.text[-160:])):
        at = title.end - len(title.text[-160:])
        parts.carve("collection-title", at + found.start("series"), at + found.end("series"), title.confidence)
    elif house.text and house.end <= place.start and not is_body(house.text) and _bracketed(parts, house):
        parts.move(house, "publisher", "collection-title")


def _bracketed(parts: Parts, part: Part) -> bool:
    return parts.before(part, 1) == "(" and parts.text[part.end : part.end + 1] == ")"


def _edition_glued(parts: Parts) -> None:
    """A raised number at a title's end is the edition: "Schweizerisches Arbeitsrecht⁴ (2020)"."""
    volume, container, title = parts.first("volume"), parts.first("container-title"), parts.first("title")
    if parts.all("edition") or not parts.all("issued"):
        return
    if container.text and not title.text and volume.start == container.end and volume.text.isdecimal():
        if _YEAR_NEXT.match(parts.text, volume.end) and _EDITION_GLUED.search(parts.text[: volume.end][-20:]):
            parts.move(container, "container-title", "title")
            parts.move(volume, "volume", "edition")
    elif (
        title.text[-2:].strip()[-1:].isdigit()
        and (found := _EDITION_GLUED.search(title.text[-20:]))
        and _YEAR_NEXT.match(parts.text, title.end)
    ):
        at = title.end - len(title.text[-20:])
        parts.carve("edition", at + found.start("edition"), at + found.end("edition"), _SURE)
