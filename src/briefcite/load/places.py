"""Where the anchors of web pages lead: files of one container, ids in them.

Anchors say it in more than one way: "#fn1", "notes.xhtml#fn1", the page's own full address (browsers write it
when they save a page), "aria-describedby" or a script where a note pops up.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urldefrag

from briefcite.text.late import late

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_ABSOLUTE = late(r"[a-z][a-z0-9+.-]*:|//", re.I)
_SCRIPTED = late(r"'([\w:.-]{1,100})'")
"""An id that a script is called with: footnote_moveToReference_1('footnote_plugin_reference_1_1')."""


class AnchorPlace(NamedTuple):
    """A file of the container ("" for a single page) and an id in it."""

    file: str
    id: str

    @property
    def name(self) -> str:
        """The place as one string, the id of a note's mark."""
        return f"{self.file}#{self.id}"


class AnchorPlaces:
    """The ids of some files, and how their anchors are followed."""

    def __init__(self, files: Sequence[tuple[str, Element]]) -> None:
        self.single = len(files) == 1
        self.targets: dict[AnchorPlace, Element] = {}
        for file, root in files:
            for element in elements(root):
                for name in ("id", "name"):
                    if value := element.get(name):
                        self.targets.setdefault(AnchorPlace(file, value), element)
        self._own = {file: self._own_address(file, root) for file, root in files}

    def of(self, file: str, anchor: Element) -> AnchorPlace | None:
        """Where an anchor of a file leads within the text; None for other pages, mail and the like."""
        href = str(anchor.get("href") or "")
        if href in ("", "#") or href.startswith("javascript:"):
            return self._scripted(file, anchor)
        if "#" not in href:
            return None
        path, name = urldefrag(href)
        if _ABSOLUTE.match(href):
            return AnchorPlace(file, unquote(name)) if path == self._own[file] else None
        if self.single or not path:  # a page cut from a book still says "endnotes.xhtml#note-1"
            return AnchorPlace(file, unquote(name))
        return AnchorPlace(posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path))), unquote(name))

    def _own_address(self, file: str, root: Element) -> str | None:
        """The full address under which most of a page's own ids are called."""
        called: Counter[str] = Counter()
        for anchor in root.iter("a"):
            href = str(anchor.get("href") or "")
            if "#" in href and _ABSOLUTE.match(href):
                address, name = urldefrag(href)
                called[address] += AnchorPlace(file, unquote(name)) in self.targets
        return next((address for address, count in called.most_common(1) if count), None)

    def _scripted(self, file: str, anchor: Element) -> AnchorPlace | None:
        """Where an anchor leads that opens its note by script."""
        named = [
            *str(anchor.get("aria-describedby") or "").split(),
            *_SCRIPTED.findall(str(anchor.get("onclick") or "")),
        ]
        return next((place for name in named if (place := AnchorPlace(file, name)) in self.targets), None)


def elements(root: Element) -> Iterator[Element]:
    """Iterate over the elements in document order, without comments and processing instructions."""
    return (element for element in root.iter() if isinstance(element.tag, str))
