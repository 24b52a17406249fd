"""Which anchors of a web page are callouts, and which elements are the notes they lead to.

The conventions of pandoc, Wikipedia, Word's "save as web page", LibreOffice, EPUB and DPUB-ARIA differ in
names but share one shape: a short anchor leads to an element that holds the note, and most often an anchor in
the note leads back. That shape is what is looked for; names only help.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from briefcite.load.entries import is_entry, printed_number
from briefcite.load.places import AnchorPlace, AnchorPlaces, elements
from briefcite.text.late import late

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_BLOCKS = frozenset("address aside dd div dt li ol p section table tr ul body html".split())
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "header", "nav"])
_HOLDERS = frozenset("html body main article section ol ul dl table tbody blockquote header footer".split())
_CALLOUT_NAME = late(
    r"(?:^|[\s:_-])(?:noteref|footnote-?ref(?:erence)?|fn-?ref|footnote-?anchor|sd(?:foot|end)noteanc)(?:$|[\s\d])",
    re.I,
)
_NOTE_NAME = late(r"(?:^|\s)(?:doc-)?(?:foot|end|rear)note(?:$|\s)", re.I)
_NOTES_NAME = late(r"(?:^|\s)(?:doc-)?(?:foot|end|rear)notes(?:$|\s)|(?:^|\s)references(?:$|\s)", re.I)
_BACK_NAME = late(r"backlink|footnote-?back(?:ref)?|fn-?backref|reversefootnote|sd(?:foot|end)notesym", re.I)
_NOTE_ID = late(
    r"_?(?:fn|ftn|edn|foot-?note|end-?note|note|cite_note|sdfootnote|sdendnote|rn|en|n)[-_:.]?\w*(?:-\w+)?",
    re.I,
)
_REMARK_ID = late(r"_?(?:cmnt|msocom|sdcomment|comment)[-_]?(?:ref)?_?\d+", re.I)
"""Names of reviewers' comments, which Google Docs, Word and LibreOffice write in the same shape as notes."""
_WRAPS = frozenset(["span", "em", "small", "i", "sup", "p", "div"])
_AGAIN = late(r"(\w{1,6}):\d{1,3}")
"""markdown-it prints "2:1" where note 2 is called again."""
_MARKER = late(r"[\[(]?(?:\d{1,4}|[ivxlcdm]{1,8}|[a-z]|[*†‡§¶‖#]{1,4}|[a-z]{1,9} \d{1,3})[\])]?[.,:]?", re.I)
_BACK_SIGNS = frozenset(["↩", "↩︎", "↑", "^", "↵", "⤴", "⏎", "«", "back", "return"])
MOST_CALLOUTS = 30_000
"""Most callouts that are followed, as each takes up to a millisecond; a book of 3,000 pages has 10,000."""
MAX_MARKER = 14
"""Characters of the longest text of a callout: "[lower-alpha 12]" without its brackets."""


@dataclass
class Anchors:
    """The files of one text in reading order, and what their anchors mean.

    ``callouts`` leads from anchors to the places of their notes (which may not exist), ``notes`` from
    elements to the names of the notes they hold, ``runs`` from anchors to the names of the notes that begin there
    and end at the next or with their block, ``markers`` from those names to the printed numbers. The names in
    ``entries`` are those of a numbered bibliography; ``remarks`` are reviewers' comments, which are not read.
    """

    files: Sequence[tuple[str, Element]]
    callouts: dict[Element, AnchorPlace] = field(default_factory=dict)
    notes: dict[Element, str] = field(default_factory=dict)
    runs: dict[Element, str] = field(default_factory=dict)
    markers: dict[str, str] = field(default_factory=dict)
    entries: set[str] = field(default_factory=set)
    remarks: set[Element] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.places = AnchorPlaces(self.files)
        self._leading: dict[AnchorPlace, list[Element]] = defaultdict(list)
        for file, root in self.files:
            for anchor in root.iter("a"):
                if place := self.places.of(file, anchor):
                    self._leading[place].append(anchor)
        self._find_callouts()
        self._find_notes()

    def marker(self, callout: Element) -> str:
        """Return the number that a callout prints."""
        text = bare(words(callout))
        again = _AGAIN.fullmatch(text)
        return again[1] if again and self.markers.get(self.callouts[callout].name) == again[1] else text

    def is_way_back(self, file: str, element: Element) -> bool:
        """Return whether an element in a note is only a link back to its callout."""
        if element.tag in ("a", "span", "sup") and _BACK_NAME.search(names(element)):
            return True
        if element.tag != "a":
            return element.tag in _WRAPS and self._wraps_ways_back(file, element)
        if element in self.callouts or len(words(element)) > MAX_MARKER:
            return False
        place = self.places.of(file, element)
        target = self.places.targets.get(place) if place else None
        return target is not None and self._is_at_callout(target)

    def _wraps_ways_back(self, file: str, element: Element) -> bool:
        """Return whether an element holds only links back: "<em>(<a …>1</a>, <a …>2</a>)</em>" of docutils."""
        inner = list(element)
        said = [element.text or "", *(child.tail or "" for child in inner)]
        if not inner or any(char.isalnum() for text in said for char in text):
            return False
        return all(child.tag == "a" and self.is_way_back(file, child) for child in inner)

    def _is_at_callout(self, target: Element) -> bool:
        """Return whether an element is a callout, in one, or closely around one (<sup id="cite_ref-1"><a …>)."""
        around = (target, *list(target.iterancestors())[:2])
        inside = target.iter("a") if target.tag in ("sup", "span", "a") else ()
        return any(element in self.callouts for element in (*around, *inside))

    def _find_callouts(self) -> None:
        """In document order, so that of two anchors that lead to each other the first is the callout."""
        ways_back: set[Element] = set()
        for file, root in self.files:
            for anchor in root.iter("a"):
                place = self.places.of(file, anchor)
                if place is None or anchor in ways_back:
                    continue
                if _REMARK_ID.fullmatch(place.id):
                    self._leave_out(anchor, place)
                    ways_back.update(self._ways_back(anchor, file, place))
                elif self._is_callout(anchor, place):
                    if len(self.callouts) > MOST_CALLOUTS:
                        return
                    self.callouts[anchor] = place
                    ways_back.update(self._ways_back(anchor, file, place))
        self._find_lost(ways_back)

    def _find_lost(self, ways_back: Collection[Element]) -> None:
        """Add what looks as the callouts do and leads nowhere: "[2]" to a place or script that the page lacks."""
        looks = {look(anchor) for anchor in self.callouts} - {""}
        called = {bare(words(anchor)) for anchor in self.callouts}
        for file, root in self.files if looks else ():
            for anchor in root.iter("a"):
                href, number = anchor.get("href") or "", bare(words(anchor))
                if anchor in self.callouts or anchor in ways_back or not href.startswith(("#", "javascript:")):
                    continue
                place = self.places.of(file, anchor)
                if place in self.places.targets or href == "#" or number in called or look(anchor) not in looks:
                    continue
                self.callouts[anchor] = place or AnchorPlace(file, f"script {number}")

    def _leave_out(self, anchor: Element, place: AnchorPlace) -> None:
        self.remarks.add(anchor)
        if place in self.places.targets:
            self.remarks.add(block(self.places.targets[place]))

    def _is_callout(self, anchor: Element, place: AnchorPlace) -> bool:
        around = (anchor, anchor.getparent())
        text = words(anchor)
        if not text or text.casefold() in _BACK_SIGNS or len(text) > MAX_MARKER:
            return False
        if any(_BACK_NAME.search(names(e)) for e in around if e is not None):
            return False
        if any(_CALLOUT_NAME.search(names(e)) for e in around if e is not None):
            return True
        target = self.places.targets.get(place)
        if target is None or not _MARKER.fullmatch(text) or _in_heading(target):
            return False
        if is_entry(block(target), place.id, bare(text)):
            self.entries.add(place.name)
            return True
        raised = any(e.tag == "sup" for e in (*anchor.iterancestors(), *anchor.iter()))
        return raised or _NOTE_ID.fullmatch(place.id) is not None

    def _ways_back(self, callout: Element, file: str, place: AnchorPlace) -> Iterator[Element]:
        """The anchors at the callout's target that lead to it, or to an element closely around it."""
        target = self.places.targets.get(place)
        if target is None:
            return
        around = block(target)
        near = (callout, *list(callout.iterancestors())[:2], *callout.iter())
        for name in {value for element in near for key in ("id", "name") if (value := element.get(key))}:
            for anchor in self._leading.get(AnchorPlace(file, name), ()):
                if anchor is not callout and any(e is around for e in (anchor, *anchor.iterancestors())):
                    yield anchor

    def _find_notes(self) -> None:
        """Return the element of each note: first those that are called, then those only named as notes."""
        targets = self.places.targets
        heads = {targets[place] for place in self.callouts.values() if place in targets}
        shared = Counter(block(head) for head in heads)
        others = heads | set(self.callouts)
        for anchor, place in self.callouts.items():
            if place not in targets:
                continue
            head = targets[place]
            around = block(head)
            crowded = shared[around] > 1 or any(e is around for e in anchor.iterancestors())
            if head is not around and crowded and _holds_words(head):
                name = self.notes.setdefault(head, place.name)
            elif head is not around and crowded:
                name = self.runs.setdefault(head, place.name)
            else:
                name = self.notes.setdefault(_body(head, others), place.name)
            self.markers.setdefault(name, bare(words(anchor)))
        self._find_entries()
        self._find_uncalled()

    def _find_entries(self) -> None:
        """Return the entries that no anchor calls: "[2–4]" means 3 too, and some are never called."""
        for body, called in [(body, name) for body, name in self.notes.items() if name in self.entries]:
            for beside in (body.itersiblings(body.tag), body.itersiblings(body.tag, preceding=True)):
                for element in takewhile(lambda e: e not in self.notes, beside):
                    self._enter(element, AnchorPlace(called.partition("#")[0], element.get("id") or ""))

    def _enter(self, element: Element, place: AnchorPlace) -> None:
        number = printed_number(element)
        if is_entry(element, place.id, number):
            self.notes[element] = place.name
            self.markers[place.name] = number
            self.entries.add(place.name)

    def _find_uncalled(self) -> None:
        taken = {a for body in (*self.notes, *self.runs) for a in (body, *body.iterancestors())}
        for file, root in self.files:
            for element in _says_it_is_a_note(root):
                inside = any(ancestor in self.notes for ancestor in element.iterancestors())
                if element not in taken and not inside and not self._is_around_callout(element):
                    self.notes[element] = AnchorPlace(file, element.get("id") or f"uncalled {len(self.notes)}").name

    def _is_around_callout(self, element: Element) -> bool:
        """Asciidoctor: <sup class="footnote">[<a …>1</a>]</sup>."""
        return any(a in self.callouts for a in element.iter("a")) and len(words(element)) <= MAX_MARKER


def names(element: Element) -> str:
    """Return the words by which an element says what it is: class, role, epub:type."""
    return " ".join(filter(None, (element.get("class"), element.get("role"), element.get("epub:type"))))


def words(element: Element) -> str:
    """Return an element's text with single spaces."""
    return " ".join("".join(element.itertext()).split())


def bare(marker: str) -> str:
    """Return a marker without brackets and full stop: "[12]" is "12"."""
    return marker.strip().strip("[]().,:^ ") or marker.strip()


def look(anchor: Element) -> str:
    """Return how an anchor shows a number: its bracket, "raised", or "" for any other."""
    text = words(anchor)
    if not bare(text).isdecimal() or not _MARKER.fullmatch(text):
        return ""
    raised = any(e.tag == "sup" for e in (*anchor.iterancestors(), *anchor.iter()))
    return text[0] if text[0] in "[(" else "raised" if raised else ""


def _in_heading(element: Element) -> bool:
    return any(e.tag in _HEADINGS for e in (element, *element.iterancestors()))


def _holds_words(head: Element) -> bool:
    """Return whether the element that an anchor leads to holds the note, not only its number."""
    said = words(head)
    sign = _MARKER.fullmatch(said) is not None or said.casefold() in _BACK_SIGNS
    return not sign and any(char.isalnum() for char in said)


def block(element: Element) -> Element:
    """Return the nearest block around an element; a table cell or term stands for its whole row or definition."""
    if element.tag == "dt" and (following := element.getnext()) is not None and following.tag == "dd":
        return following
    while element.tag not in _BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element


def _body(target: Element, others: Collection[Element]) -> Element:
    """Return the element that holds the note a target belongs to: the largest that holds no other note.

    Word: <div id=ftn1><p><a name="_ftn1">[1]</a> …</p><p>…</p></div>; the target is the inner anchor.
    """
    body = block(target)
    while (parent := body.getparent()) is not None and parent.tag not in _HOLDERS:
        if any(e in others for e in elements(parent) if e is not target):
            break
        body = parent
    return body


def _says_it_is_a_note(root: Element) -> Iterator[Element]:
    """Return the elements named as notes, and the items of lists named so, whether called or not."""
    for element in elements(root):
        own = names(element)
        if not own or element.tag == "a":
            continue
        if _NOTE_NAME.search(own) and not _CALLOUT_NAME.search(own):
            yield element
        elif _NOTES_NAME.search(own):
            yield from (i for i in element.iter("li") if _NOTE_ID.fullmatch(i.get("id") or ""))
