"""DOI, ISBN and URL of a citation: those that are printed, and those of a hyperlink over it, which no segment holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.identifiers import find_doi, find_isbn, parse_doi
from briefcite.references.normalize.parts import Part, Parts
from briefcite.references.normalize.urls import clean_url
from briefcite.text.late import late

_UNSOUND = 0.3  # confidence of an ISBN whose check digit is wrong
_SCHEME = late(r"https?\s?:\s?/\s?/\s?", re.I)
_OF_LINK = 0.95  # a link laid over the text is the author's own


class Hyperlink(NamedTuple):
    """A hyperlink (of Markdown, HTML, PDF) over a stretch of the note's text."""

    start: int
    end: int
    url: str


def put_identifiers(parts: Parts, draft: Draft) -> None:
    """Put the identifiers that are printed."""
    for part in parts.all("DOI"):
        draft.put("doi", parse_doi(part.text), part.confidence)
    for part in parts.all("ISBN"):
        found = find_isbn(part.text) or find_isbn("ISBN " + part.text)
        draft.put("isbn", found.value if found else "", part.confidence if found and found.sound else _UNSOUND)
    for part in _addresses(parts):
        url = clean_url(part.text)
        if "doi.org/" in url and not draft.has("doi"):
            draft.put("doi", parse_doi(part.text), part.confidence)
        if draft.has("doi") and "doi.org/" in url and draft.text("doi") in url.lower():
            continue  # the resolver's own address of a DOI is no news
        draft.put("url", url if "://" in url or not url else f"http://{url}", part.confidence)


def _addresses(parts: Parts) -> Iterator[Part]:
    """Yield the addresses; one that was cut at a blank in its scheme is whole: "https ://www.water.example"."""
    held = parts.all("URL")
    joined = [
        place > 0 and _SCHEME.fullmatch(parts.text[held[place - 1].start : part.start]) is not None
        for place, part in enumerate(held)
    ]
    for place, part in enumerate(held):
        if place + 1 < len(held) and joined[place + 1]:
            continue
        start = held[place - 1].start if joined[place] else part.start
        yield part._replace(text=parts.text[start : part.end], start=start)


def put_links(parts: Parts, draft: Draft, links: Sequence[Hyperlink]) -> None:
    """Put the DOI and the URL of a hyperlink over the citation, unless one is printed."""
    for link in links:
        if link.start < parts.end and link.end > parts.start:
            if "doi.org/" in link.url and (found := find_doi(link.url)):
                draft.put("doi", found.value, _OF_LINK)
            if link.url.startswith(("http://", "https://")) and not _resolves(link.url, draft):
                draft.put("url", clean_url(link.url), _OF_LINK)


def _resolves(url: str, draft: Draft) -> bool:
    return draft.has("doi") and "doi.org/" in url and draft.text("doi") in url.lower().replace(" ", "")
