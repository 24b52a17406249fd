"""Citations whose parts are marked in the text, "<ti>Roe v. Wade</ti>, <vo>410</vo> <ct>U.S.</ct>", as normalize takes them."""

from __future__ import annotations

import re

from briefcite.model import Citation, CitationForm, Reference, Segment
from briefcite.references.normalize import normalize

LABELS = {
    "au": "author", "ed": "editor", "tr": "translator", "ti": "title", "ct": "container-title", "se": "collection-title",
    "pu": "publisher", "pl": "publisher-place", "da": "issued", "ac": "accessed", "vo": "volume", "is": "issue",
    "pg": "page", "lo": "locator", "en": "edition", "ge": "genre", "no": "number", "at": "authority", "ar": "archive",
    "ev": "event", "doi": "DOI", "url": "URL", "isbn": "ISBN", "nt": "note",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-z]{2,4})>")


def cited(marked: str, form: CitationForm = "full") -> tuple[str, Citation]:
    """Give the bare text, and the citation that it is, with its segments end to end."""
    text, place, label, start = "", 0, "other", 0
    segments: list[Segment] = []
    for tag in _TAG.finditer(marked):
        text += marked[place : tag.start()]
        if len(text) > start:
            segments.append(Segment(label, start, len(text)))
        label, start, place = "other" if tag[1] else LABELS[tag[2]], len(text), tag.end()
    text += marked[place:]
    if len(text) > start:
        segments.append(Segment(label, start, len(text)))
    return text, Citation("n1.1", "n1", form, 0, len(text), segments=tuple(segments))


def work(marked: str) -> Reference:
    """Give the work that a marked citation tells of."""
    return normalize(*cited(marked))[1]
