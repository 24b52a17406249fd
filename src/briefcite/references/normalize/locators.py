"""Page spans of the work apart from the place that the citation points at."""

from __future__ import annotations

from typing import NamedTuple

from briefcite.model import Citation
from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.pages import Pages, parse_locator, parse_pages
from briefcite.references.normalize.parts import Part, Parts

_PART_OF_WHOLE = frozenset(
    "article-journal article-magazine article-newspaper chapter paper-conference review entry-encyclopedia "
    "entry-dictionary legal_case treaty legislation".split()
)


class Locator(NamedTuple):
    """What the citation points at, with a CSL locator label."""

    value: str = ""
    label: str = ""


def put_pages(parts: Parts, draft: Draft, kind: str, citation: Citation) -> Locator:
    """Put the page span of an article or chapter into the draft; give the pinpoint."""
    locator = Locator()
    for part in parts.all("locator"):
        locator = locator if locator.value else Locator(*parse_locator(part.text))
    for part in parts.all("page"):
        read = parse_pages(part.text)
        if read.page and _spans_work(read, part, parts, draft, kind, citation):
            draft.put("page", read.page, part.confidence)
        elif read.page and not read.locator:
            read = read._replace(locator=read.page, label="page")
        if read.locator and not locator.value:
            locator = Locator(read.locator, read.label)
    return _in_law(locator, kind, parts)


def _in_law(locator: Locator, kind: str, parts: Parts) -> Locator:
    """A bare "s 6" of an act is a section; "§ 49" of a judgment is a paragraph."""
    if kind == "legislation" and locator.label == "page" and parts.first("locator").text[:1].lower() == "s":
        return Locator(locator.value, "section")
    if kind == "legal_case" and (locator.label == "section" or parts.first("locator").text.startswith("[")):
        return Locator(locator.value, "paragraph")
    return locator


def _spans_work(read: Pages, part: Part, parts: Parts, draft: Draft, kind: str, citation: Citation) -> bool:
    """Tell the page span of the work from a pinpoint: a book has none, a lone "S. 12" at the end is one."""
    if citation.form != "full" or draft.has("page") or kind not in _PART_OF_WHOLE:
        return False
    if read.locator or "-" in read.page:
        return True
    return not (read.single and part.end >= parts.last)
