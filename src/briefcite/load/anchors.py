"""Which anchors of a web page are callouts, and which elements are the notes they lead to.

The conventions of pandoc, Wikipedia, Word's "save as web page", LibreOffice, EPUB and DPUB-ARIA differ in
names but share one shape: a short anchor leads to an element that holds the note, and most often an anchor in
the note leads back. That shape is what is looked for; names only help.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urldefrag

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_BLOCKS = frozenset(["address", "aside", "dd", "div", "dt", "li", "ol", "p", "section", "tr", "ul", "body", "html"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "header", "nav"])
_HOLDERS = frozenset(
    [
        "html",
        "body",
        "main",
        "article",
        "section",
        "ol",
        "ul",
        "dl",
        "table",
        "tbody",
        "blockquote",
        "header",
        "footer",
    ]
)
_CALLOUT_NAME = re.compile(
    r"(?:^|[\s:_-])(?:noteref|footnote-?ref(?:erence)?|fn-?ref|footnote-?anchor|sd(?:foot|end)noteanc)(?:$|[\s\d])",
    re.I,
)
_NOTE_NAME = re.compile(r"(?:^|\s)(?:doc-)?(?:foot|end|rear)note(?:$|\s)", re.I)
_NOTES_NAME = re.compile(r"(?:^|\s)(?:doc-)?(?:foot|end|rear)notes(?:$|\s)|(?:^|\s)references(?:$|\s)", re.I)
_BACK_NAME = re.compile(r"backlink|footnote-?back(?:ref)?|fn-?backref|reversefootnote|sd(?:foot|end)notesym", re.I)
_NOTE_ID = re.compile(
    r"_?(?:fn|ftn|edn|foot-?note|end-?note|note|cite_note|sdfootnote|sdendnote|rn|en|n)[-_:.]?\w*(?:-\w+)?",
    re.I,
)
_MARKER = re.compile(r"[\[(]?(?:\d{1,4}|[ivxlcdm]{1,8}|[a-z]|[*†‡§¶‖#]{1,4}|[a-z]{1,9} \d{1,3})[\])]?[.,:]?", re.I)
_BACK_SIGNS = frozenset(["↩", "↩︎", "↑", "^", "↵", "⤴", "⏎", "«", "back", "return"])
MAX_MARKER = 14
"""Characters of a callout's text at the most: "[lower-alpha 12]" without its brackets."""


class Place(NamedTuple):
    """Where an anchor leads: a file of the container ("" for a single page) and an id in it."""

    file: str
    id: str

    @property
    def name(self) -> str:
        """The place as one string, the id of a note's mark."""
        return f"{self.file}#{self.id}"


@dataclass
class Anchors:
    """The files of one text in reading order, and what their anchors mean.

    ``callouts`` leads from anchors to the places of their notes (which may not exist), ``notes`` from
    elements to the names of the notes they hold, ``markers`` from those names to the printed numbers.
    """

    files: Sequence[tuple[str, Element]]
    targets: dict[Place, Element] = field(default_factory=dict)
    callouts: dict[Element, Place] = field(default_factory=dict)
    notes: dict[Element, str] = field(default_factory=dict)
    markers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for file, root in self.files:
            for element in elements(root):
                for name in ("id", "name"):
                    if value := element.get(name):
                        self.targets.setdefault(Place(file, value), element)
        self._find_callouts()
        self._find_notes()

    def place(self, file: str, href: str | None) -> Place | None:
        """Where an internal href of a file leads; None for other pages, mail and the like.

        A single page cut from a book still says "endnotes.xhtml#note-1": there the id alone decides.
        """
        if not href or "#" not in href or re.match(r"[a-z][a-z0-9+.-]*:|//", href, re.I):
            return None
        path, name = urldefrag(href)
        if len(self.files) == 1 or not path:
            return Place(file, unquote(name))
        return Place(posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(path))), unquote(name))

    def is_way_back(self, file: str, element: Element) -> bool:
        """Whether an element in a note only leads back to its callout."""
        if element.tag in ("a", "span", "sup") and _BACK_NAME.search(names(element)):
            return True
        if element.tag != "a" or element in self.callouts or len(words(element)) > MAX_MARKER:
            return False
        place = self.place(file, element.get("href"))
        target = self.targets.get(place) if place else None
        return target is not None and self._is_at_callout(target)

    def _is_at_callout(self, target: Element) -> bool:
        """Whether an element is a callout, in one, or closely around one (<sup id="cite_ref-1"><a …>)."""
        around = (target, *list(target.iterancestors())[:2])
        inside = target.iter("a") if target.tag in ("sup", "span", "a") else ()
        return any(element in self.callouts for element in (*around, *inside))

    def _find_callouts(self) -> None:
        """In document order, so that of two anchors that lead to each other the first is the callout."""
        ways_back: set[Element] = set()
        for file, root in self.files:
            for anchor in root.iter("a"):
                place = self.place(file, anchor.get("href"))
                if place is not None and anchor not in ways_back and self._is_callout(anchor, place):
                    self.callouts[anchor] = place
                    ways_back.update(self._ways_back(anchor, file, place))

    def _is_callout(self, anchor: Element, place: Place) -> bool:
        around = (anchor, anchor.getparent())
        text = words(anchor)
        if not text or text.casefold() in _BACK_SIGNS or len(text) > MAX_MARKER:
            return False
        if any(_BACK_NAME.search(names(e)) for e in around if e is not None):
            return False
        if any(_CALLOUT_NAME.search(names(e)) for e in around if e is not None):
            return True
        target = self.targets.get(place)
        if target is None or not _MARKER.fullmatch(text) or _in_heading(target):
            return False
        raised = any(e.tag == "sup" for e in (*anchor.iterancestors(), *anchor.iter()))
        return raised or _NOTE_ID.fullmatch(place.id) is not None

    def _ways_back(self, callout: Element, file: str, place: Place) -> Iterator[Element]:
        """The anchors at the callout's target that lead to it, or to an element closely around it."""
        target = self.targets.get(place)
        if target is None:
            return
        near = (callout, *list(callout.iterancestors())[:2], *callout.iter())
        own = {value for element in near for name in ("id", "name") if (value := element.get(name))}
        for anchor in _block(target).iter("a"):
            back = self.place(place.file, anchor.get("href"))
            if anchor is not callout and back and back.file == file and back.id in own:
                yield anchor

    def _find_notes(self) -> None:
        """The element of each note: those that are called, then those that only say that they are notes."""
        heads = {self.targets[place] for place in self.callouts.values() if place in self.targets}
        others = heads | set(self.callouts)
        for anchor, place in self.callouts.items():
            if place in self.targets:
                body = _body(self.targets[place], others)
                name = self.notes.setdefault(body, place.name)
                self.markers.setdefault(name, bare(words(anchor)))
        taken = {a for body in self.notes for a in (body, *body.iterancestors())}
        for file, root in self.files:
            for element in _says_it_is_a_note(root):
                inside = any(ancestor in self.notes for ancestor in element.iterancestors())
                if element not in taken and not inside:
                    self.notes[element] = Place(file, element.get("id") or f"uncalled {len(self.notes)}").name


def elements(root: Element) -> Iterator[Element]:
    """Give the elements in document order, without comments and processing instructions."""
    return (element for element in root.iter() if isinstance(element.tag, str))


def names(element: Element) -> str:
    """Give the words by which an element says what it is: class, role, epub:type."""
    return " ".join(filter(None, (element.get("class"), element.get("role"), element.get("epub:type"))))


def words(element: Element) -> str:
    """Give an element's text with single blanks."""
    return " ".join("".join(element.itertext()).split())


def bare(marker: str) -> str:
    """Give a marker without brackets and full stop: "[12]" is "12"."""
    return marker.strip().strip("[]().,:^ ") or marker.strip()


def _in_heading(element: Element) -> bool:
    return any(e.tag in _HEADINGS for e in (element, *element.iterancestors()))


def _block(element: Element) -> Element:
    """The nearest block around an element; a table cell or term stands for its whole row or definition."""
    if element.tag == "dt" and (following := element.getnext()) is not None and following.tag == "dd":
        return following
    while element.tag not in _BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element


def _body(target: Element, others: Collection[Element]) -> Element:
    """The element that holds the note a target belongs to: as wide as it gets without holding another.

    Word: <div id=ftn1><p><a name="_ftn1">[1]</a> …</p><p>…</p></div>; the target is the inner anchor.
    """
    body = _block(target)
    while (parent := body.getparent()) is not None and parent.tag not in _HOLDERS:
        if any(e in others for e in elements(parent) if e is not target):
            break
        body = parent
    return body


def _says_it_is_a_note(root: Element) -> Iterator[Element]:
    """Elements named as notes, and the items of lists named so, whether called or not."""
    for element in elements(root):
        own = names(element)
        if not own or element.tag == "a":
            continue
        if _NOTE_NAME.search(own) and not _CALLOUT_NAME.search(own):
            yield element
        elif _NOTES_NAME.search(own):
            yield from (i for i in element.iter("li") if _NOTE_ID.fullmatch(i.get("id") or ""))
