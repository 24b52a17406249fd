"""The URL and DOI of a hyperlink over a citation: the address is not printed, so no segment holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.identifiers import find_doi
from briefcite.references.normalize.parts import Parts
from briefcite.references.normalize.urls import clean_url

_OF_LINK = 0.95  # a link laid over the text is the author's own


class Hyperlink(NamedTuple):
    """A hyperlink (of Markdown, HTML, PDF) over a stretch of the note's text."""

    start: int
    end: int
    url: str


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
