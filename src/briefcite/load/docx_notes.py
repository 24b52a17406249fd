"""What a Word file says of notes and citations outside the text itself: bookmarks, deletions, properties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefcite.load.citation_fields import is_citation
from briefcite.load.docx_styles import W

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from briefcite.load.archive import Archive

DELETED = frozenset({W + "del", W + "delText"})
MOVED = frozenset({W + "moveFrom"})
"""The old place of moved text; the text is read at its new place."""
KINDS = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


def note_name(reference: Element) -> str:
    """Return the name of the note that a reference calls."""
    return f"{KINDS[str(reference.tag)]}-{reference.get(W + 'id')}"


def bookmarked(root: Element) -> Iterator[tuple[str, str]]:
    """Yield the names of bookmarks with the note that is called in each: cross-references lead to these."""
    opened: dict[str | None, str] = {}
    for element in root.iter(W + "bookmarkStart", W + "bookmarkEnd", *KINDS):
        if element.tag == W + "bookmarkStart":
            opened[element.get(W + "id")] = str(element.get(W + "name"))
        elif element.tag == W + "bookmarkEnd":
            opened.pop(element.get(W + "id"), None)
        else:
            yield from ((name, note_name(element)) for name in opened.values())
            opened.clear()


def uncalled_notes(root: Element, tags: frozenset[str]) -> Iterator[str]:
    """Yield the names of notes whose callout stands in deleted or moved text (``tags``); they stay in the file."""
    for element in root.iter(*KINDS):
        if any(around.tag in tags for around in element.iterancestors()):
            yield note_name(element)


def stored_citations(archive: Archive) -> dict[str, str]:
    """Return the citations that Zotero keeps in pieces in the document's properties, by the name of their bookmark."""
    root = archive.xml("docProps/custom.xml")
    pieces: dict[str, dict[int, str]] = defaultdict(dict)
    for prop in root if root is not None else ():
        name, _, number = str(prop.get("name") or "").rpartition("_")
        if number.isdecimal():
            pieces[name][int(number)] = "".join(prop.itertext())
    whole = {name: "".join(piece for _, piece in sorted(found.items())) for name, found in pieces.items()}
    return {name: text for name, text in whole.items() if is_citation(text)}
