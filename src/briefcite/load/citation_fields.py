"""Live fields of word processors: cross-references to notes, citations of Zotero, Mendeley and EndNote.

All citations are given as one CSL citation object in JSON. It holds ``citationItems``, each with ``itemData``
(CSL-JSON), ``locator``, ``label``, ``prefix``, ``suffix``.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import TYPE_CHECKING, Any

from briefcite.errors import UnreadableFile
from briefcite.text.late import late

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MENDELEY_TAG = "MENDELEY_CITATION_v3_"
_SIGNS = ("ZOTERO_ITEM CSL_CITATION", "ADDIN CSL_CITATION", "ADDIN EN.CITE", _MENDELEY_TAG)
_MENDELEY_START = "CSL_CITATION {"
"""What Mendeley's reference marks in OpenDocument begin with; Word's fields say ADDIN before it."""
NOTEREF = late(r"\s*NOTEREF\s+(\S+)(.*)", re.S)
"""Word's cross-reference to a note: the bookmark around its callout, then switches."""
MOST_SHOWN = 60
"""Most characters of a citation that prints only numbers, enough for some ten of them."""
_ENDNOTE_TYPES = {
    "Journal Article": "article-journal",
    "Book": "book",
    "Edited Book": "book",
    "Book Section": "chapter",
    "Conference Proceedings": "paper-conference",
    "Conference Paper": "paper-conference",
    "Newspaper Article": "article-newspaper",
    "Magazine Article": "article-magazine",
    "Report": "report",
    "Government Document": "report",
    "Thesis": "thesis",
    "Web Page": "webpage",
    "Case": "legal_case",
    "Statute": "legislation",
}
_ENDNOTE_TEXTS = {
    "titles/title": "title",
    "titles/secondary-title": "container-title",
    "pages": "page",
    "volume": "volume",
    "number": "issue",
    "publisher": "publisher",
    "pub-location": "publisher-place",
    "edition": "edition",
    "isbn": "ISBN",
    "electronic-resource-num": "DOI",
    "urls/related-urls/url": "URL",
}


def is_citation(instruction: str) -> bool:
    """Return whether a field instruction or content-control tag belongs to a reference manager."""
    return any(sign in instruction for sign in _SIGNS) or instruction.startswith(_MENDELEY_START)


def packed_instruction(data: str) -> str:
    """Return the instruction that EndNote packs beside its field: base64 of "<EndNote>…"; "" for anything else."""
    try:
        text = base64.b64decode("".join(data.split())).decode("utf-8", "ignore").replace("\0", "")
    except (ValueError, binascii.Error):
        return ""
    return f"ADDIN EN.CITE {text}" if "<EndNote>" in text else ""


def citation_data(instruction: str) -> str:
    """Return the citation of a field as JSON; "" where the field is damaged."""
    try:
        if _MENDELEY_TAG in instruction:
            packed = instruction.split(_MENDELEY_TAG, 1)[1]
            return _compact(json.loads(base64.b64decode(packed + "=" * (-len(packed) % 4))))
        if "EN.CITE" in instruction:
            return _compact(_endnote(instruction))
        start = instruction.index("{")
        return _compact(json.JSONDecoder().raw_decode(instruction[start:])[0])
    except (ValueError, binascii.Error, RecursionError, UnreadableFile):
        return ""


def shown_numbers(shown: str) -> str:
    """Return what a citation prints where it prints only numbers ("[2], [3]"), as journals' styles do; else ""."""
    said = shown.strip()
    plain = len(said) <= MOST_SHOWN and not any(char.isalpha() for char in said)
    return said if plain and any(char.isdecimal() for char in said) else ""


def _compact(citation: Any) -> str:
    items = citation.get("citationItems") if isinstance(citation, dict) else None
    kept = [item for item in items or () if isinstance(item, dict) and isinstance(item.get("itemData"), dict)]
    return json.dumps({"citationItems": kept}, ensure_ascii=False) if kept else ""


def _endnote(instruction: str) -> dict[str, Any]:
    """Return the items of EndNote's own XML, which has a Cite for each work, with the whole record."""
    from briefcite.load.archive import parse_xml

    start, end = instruction.index("<EndNote>"), instruction.index("</EndNote>")
    root = parse_xml(instruction[start : end + len("</EndNote>")].encode(), "EndNote field")
    return {"citationItems": [_endnote_cite(cite) for cite in root.iter("Cite")]}


def _endnote_cite(cite: Element) -> dict[str, Any]:
    record = cite.find("record")
    item: dict[str, Any] = {"type": "document"}
    if record is not None:
        kind = record.find("ref-type")
        item["type"] = _ENDNOTE_TYPES.get(str(kind.get("name")) if kind is not None else "", "document")
        names = [_endnote_name(_text(author)) for author in record.iterfind("contributors/authors/author")]
        item |= {"author": names} if names else {}
        others = [_endnote_name(_text(other)) for other in record.iterfind("contributors/secondary-authors/author")]
        item |= {"editor": others} if others else {}
        item |= {csl: _text(found) for path, csl in _ENDNOTE_TEXTS.items() if (found := record.find(path)) is not None}
        year = record.find("dates/year")
        if year is not None and _text(year).isdigit():
            item["issued"] = {"date-parts": [[int(_text(year))]]}
    whole = {"itemData": item, "prefix": _child(cite, "Prefix"), "suffix": _child(cite, "Suffix")}
    pages = _child(cite, "Pages")
    return whole | ({"locator": pages, "label": "page"} if pages else {})


def _endnote_name(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": name}


def _child(element: Element, name: str) -> str:
    child = element.find(name)
    return "" if child is None else _text(child)


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()
