"""URL, DOI, ISBN and arXiv id of a citation: labelled, found in its text, or a link laid over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefcite.references.normalize.draft import Draft
from briefcite.references.normalize.identifiers import Found, find_arxiv, find_doi, find_isbn, parse_doi
from briefcite.references.normalize.parts import Parts
from briefcite.references.normalize.urls import bare_domain, clean_url, find_urls
from briefcite.text.cues import holds

_UNSOUND = 0.3  # confidence of an ISBN whose check digit is wrong
_OF_LINK = 0.95  # a link laid over the text is the author's own
_ADDRESS_CUES = ("http", "ftp:", "www")
"""Of these one opens every URL."""
_RESCUED = 0.9  # an identifier found by its shape, whatever its label


class Hyperlink(NamedTuple):
    """A link laid over a stretch of the note's text by the format (Markdown, HTML, PDF)."""

    start: int
    end: int
    url: str


def put_links(parts: Parts, draft: Draft, links: Sequence[Hyperlink]) -> None:
    """Take the DOI and the URL of a link that the format lays over the citation, where none is printed."""
    for link in links:
        if link.start < parts.end and link.end > parts.start:
            if "doi.org/" in link.url and (found := find_doi(link.url)):
                draft.put("doi", found.value, _OF_LINK)
            if link.url.startswith(("http://", "https://")) and not _resolves(link.url, draft):
                draft.put("url", clean_url(link.url), _OF_LINK)


def put_identifiers(parts: Parts, draft: Draft, links: Sequence[Hyperlink]) -> None:
    """Read identifiers and the URL into the draft."""
    laid = [link.url for link in links if link.start < parts.end and link.end > parts.start]
    _put_doi(parts, draft, laid)
    told = "isbn" in parts.folded or "97" in parts.folded
    isbn = find_isbn(parts.text, parts.start, parts.end) if told else None
    if isbn:
        draft.put("isbn", isbn.value, _RESCUED if isbn.sound else _UNSOUND)
    arxiv = find_arxiv(parts.text, parts.start, parts.end) if "arxiv" in parts.folded else None
    if arxiv:
        draft.put("number", arxiv.value, _RESCUED)
    _put_url(parts, draft, laid)


def _put_doi(parts: Parts, draft: Draft, laid: Sequence[str]) -> None:
    for part in parts.all("DOI"):
        draft.put("doi", parse_doi(part.text), part.confidence)
    found: Found | None = find_doi(parts.text, parts.start, parts.end)
    if found:
        draft.put("doi", found.value, _RESCUED)
    for url in laid:
        if "doi.org/" in url and (found := find_doi(url)):
            draft.put("doi", found.value, _OF_LINK)


def _put_url(parts: Parts, draft: Draft, laid: Sequence[str]) -> None:
    """The URL that is printed; where none is, the link's. The resolver's own URL of a DOI is no news."""
    labelled = [(part.start, part.end) for part in parts.all("URL")]
    printed = holds(parts.folded, _ADDRESS_CUES)
    for address in find_urls(parts.text, parts.start, parts.end, labelled) if printed else ():
        if not _resolves(address.url, draft):
            sure = next((p.confidence for p in parts.all("URL") if p.start <= address.start < p.end), _RESCUED)
            draft.put("url", address.url, max(sure, _RESCUED))
    for url in laid:
        if url.startswith(("http://", "https://")) and not _resolves(url, draft):
            draft.put("url", clean_url(url), _OF_LINK)
    for part in parts.all("URL"):
        if "/" in part.text and bare_domain(part.text.split("/")[0]):
            draft.put("url", "http://" + clean_url(part.text), part.confidence)


def _resolves(url: str, draft: Draft) -> bool:
    return draft.has("doi") and "doi.org/" in url and draft.text("doi") in url.lower().replace(" ", "")
