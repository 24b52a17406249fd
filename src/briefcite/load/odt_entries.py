"""OpenDocument's own bibliography marks, as CSL-JSON citations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FIELDS = {
    "title": "title",
    "booktitle": "container-title",
    "journal": "container-title",
    "publisher": "publisher",
    "address": "publisher-place",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "edition": "edition",
    "isbn": "ISBN",
    "url": "URL",
    "series": "collection-title",
}
"""Attributes of OpenDocument's own bibliography marks, and CSL's names of them."""
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "conference": "paper-conference",
    "inproceedings": "paper-conference",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
    "unpublished": "manuscript",
    "www": "webpage",
}


def entry_data(mark: Element) -> str:
    """Return a bibliography mark as a CSL citation in JSON, as citation fields hold it."""
    said = {name: str(mark.get(_TEXT + name) or "") for name in (*_FIELDS, "author", "year")}
    item: dict[str, Any] = {csl: said[name] for name, csl in _FIELDS.items() if said[name]}
    item["type"] = _TYPES.get(str(mark.get(_TEXT + "bibliography-type") or ""), "document")
    if said["author"]:
        item["author"] = [{"literal": said["author"]}]
    if said["year"].isdecimal():
        item["issued"] = {"date-parts": [[said["year"]]]}
    return json.dumps({"citationItems": [{"itemData": item}]}, ensure_ascii=False)
