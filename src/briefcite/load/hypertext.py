"""Writes web pages as text with marks; used for .html and .epub."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from briefcite.errors import UnreadableFile
from briefcite.load.anchors import MOST_CALLOUTS, Anchors, block, names
from briefcite.load.entries import head_length, list_number
from briefcite.load.writer import Bookmark, Writer
from briefcite.text.late import late

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead "
    "tr ul br".split()
)
_UNREAD = frozenset(["script", "style", "head", "template", "object", "iframe", "svg", "math", "noscript"])
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_CODE = frozenset(["code", "kbd", "samp", "pre"])
_HIDDEN_STYLE = late(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_TOOLTIP = late(r"(?:^|[\s_-])tooltip(?:$|\s)", re.I)
_EMPTY_HEAD = late(r"\s*(?:[\[(]\s*[\])]|[.:^])?[.:]?\s*")
_ENDNOTE_ID = late(r"(?:^|[\s_])(?:edn|sdendnote|endnote)[-_]?\d", re.I)
_EMPTY_TAIL = late(r"\s*[\[(][\s,;]*[\])]\s*\Z")
"""The brackets that remain of "[↩]"."""
MAX_TAIL = 20
"""Last characters of a note in which these are looked for."""
MAX_BYTES = 50 * 1024 * 1024
"""Most bytes of HTML: a 3,000-page book has about 10 MB, and the tree takes some ten times that in memory."""
MOST_ATTRIBUTES = 4_000
"""Most attributes of one tag: libxml2 compares each with all those before it."""
_LONG_TAG = late(rb"<[^<>]{16000,}")
MOST_TAGS = 600_000
"""Most elements: such a book has 250,000; a file of 1.2 million callouts, 39 MB, took 1 GB and minutes."""


def parse(data: bytes, path: str) -> Element:
    """Parse HTML as leniently as a browser does; nothing is fetched or run.

    Raises:
        UnreadableFile: there is nothing in it, or it is larger than a text can be.
    """
    from lxml import etree, html

    if len(data) > MAX_BYTES:
        size = f"{len(data) / 2**20:.0f} MB"
        raise UnreadableFile(f"{path}: {size} of HTML is more than a text needs; split it, or print it to PDF.")
    if (tags := data.count(b"<")) > MOST_TAGS:
        raise UnreadableFile(f"{path}: {tags:,} tags are more than a text needs; split it, or print it to PDF.")
    if any(tag[0].count(b"=") > MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(data)):
        raise UnreadableFile(f"{path}: a tag has more attributes than a text needs; save the page again.")
    parser = html.HTMLParser(encoding=_encoding(data), no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableFile(f"{path}: no HTML can be read in it ({error}); save the page again.") from None
    return root


def _encoding(data: bytes) -> str | None:
    """Return "utf-8" if the bytes are UTF-8; else None, and the page's own declaration decides."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def write(files: Sequence[tuple[str, Element]], out: Writer, path: str) -> None:
    """Write the files of one text in reading order, with marks for callouts, notes, links and raised text.

    Raises:
        UnreadableFile: elements are nested deeper than in any text, or there are more callouts than in any.
    """
    anchors = Anchors(files)
    if len(anchors.callouts) > MOST_CALLOUTS:
        raise UnreadableFile(f"{path}: over {MOST_CALLOUTS:,} callouts are more than a text has; split the file.")
    try:
        for file, root in files:
            _Page(anchors, file, out).element(root)
            out.end_paragraph()
    except RecursionError:
        raise UnreadableFile(f"{path}: its elements are nested too deep to follow; save the page again.") from None


class _Run(NamedTuple):
    """A note that began at an anchor and goes on to the next, or to the end of its block."""

    name: str
    start: Bookmark
    head: Element


class _Page:
    """Writes one file."""

    def __init__(self, anchors: Anchors, file: str, out: Writer) -> None:
        self.anchors = anchors
        self.file = file
        self.out = out
        self.preformatted = 0
        self.run: _Run | None = None
        self.within_note = 0
        self.counts: dict[Element, int] = {}

    def element(self, element: Element) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            self.comment(element)
        elif tag not in _UNREAD and self.is_shown(element):
            if tag in _BLOCKS:
                self.out.end_paragraph()
            if element in self.anchors.runs:
                self.end_run()
                self.run = _Run(self.anchors.runs[element], self.out.bookmark(), element)
            self.visible(element)
            if self.run and element is block(self.run.head):
                self.end_run()
            if tag in _BLOCKS:
                self.out.end_paragraph()

    def is_shown(self, element: Element) -> bool:
        """Return whether an element is read: not if hidden, unless it is a note that appears when it is called."""
        if element in self.anchors.remarks:
            return False
        hidden = element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or "")
        if hidden or element.get("role") == "tooltip" or _TOOLTIP.search(element.get("class") or ""):
            notes = self.anchors.notes.keys() | self.anchors.runs.keys()
            return any(e in notes for e in element.iter()) or any(e in notes for e in element.iterancestors())
        return True

    def comment(self, comment: Element) -> None:
        text = str(comment.text or "").strip()
        if text.startswith("briefcite:"):
            self.out.mark("ignore", self.out.length, data=text)

    def visible(self, element: Element) -> None:
        if element in self.anchors.notes:
            self.note(element)
        elif element in self.anchors.callouts:
            self.callout(element)
        elif not self.anchors.is_way_back(self.file, element):
            self.plain(element)

    def plain(self, element: Element) -> None:
        """Write any other element, with a mark if the element has a meaning."""
        href = str(element.get("href") or "") if element.tag == "a" else ""
        if href.startswith(("http://", "https://")):
            with self.out.marked("link", target=href):
                self.content(element)
        elif element.tag in _CODE:
            self.code(element)
        elif element.tag in _HEADINGS:
            with self.out.marked("heading"):
                self.content(element)
        elif element.tag == "sup" and not any(a in self.anchors.callouts for a in element.iter("a")):
            with self.out.marked("raised"):
                self.content(element)
        elif element.tag == "li" and not self.within_note:
            self.out.add(self.number(element))
            self.content(element)
        else:
            self.content(element)

    def number(self, item: Element) -> str:
        """Write the number that a browser shows before a list item: notes typed by hand are often a list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol" or "none" in (parent.get("style") or ""):
            return ""
        start = item.get("value") or (parent.get("start") if parent not in self.counts else None)
        count = int(start) if start and start.isdecimal() else self.counts.get(parent, 0) + 1
        self.counts[parent] = count
        return f"{count}. " if parent.get("type") in (None, "1") else ""

    def code(self, element: Element) -> None:
        self.preformatted += element.tag == "pre"
        with self.out.marked("verbatim"):
            self.content(element)
        self.preformatted -= element.tag == "pre"

    def content(self, element: Element) -> None:
        self.text(element.text)
        for child in element:
            self.element(child)
            self.text(child.tail)

    def text(self, text: str | None) -> None:
        if text:
            self.out.add(text) if self.preformatted else self.out.flow(text)

    def callout(self, anchor: Element) -> None:
        with self.out.marked("callout", marker=self.anchors.marker(anchor), target=self.anchors.callouts[anchor].name):
            self.out.add(self.anchors.marker(anchor))

    def note(self, element: Element) -> None:
        name = self.anchors.notes[element]
        start = self.out.bookmark()
        self.within_note += 1
        self.content(element)
        self.within_note -= 1
        self.end_note(name, start, element, numbered=element.tag == "li")

    def end_run(self) -> None:
        if self.run:
            self.end_note(self.run.name, self.run.start, self.run.head, numbered=False)
            self.run = None

    def end_note(self, name: str, start: Bookmark, element: Element, *, numbered: bool) -> None:
        """Write a note; the number at its head and the link back are not part of its text."""
        marker = self.anchors.markers.get(name) or list_number(element)
        text = self.out.since(start)
        entry = name in self.anchors.entries
        head = head_length(text) if entry else _printed_number(text, marker, numbered=numbered)
        tail = _EMPTY_TAIL.search(text, max(0, len(text) - MAX_TAIL))
        role = "entry" if entry else _role(element)
        self.out.mark_note(start, head=head, tail=len(tail[0]) if tail else 0, id=name, marker=marker, role=role)


def _printed_number(text: str, marker: str, *, numbered: bool) -> int:
    """Return the length of the number at the head of a note: "1. ", "[1] ", or "[] " if the number was the link back.

    The items of a numbered list print none of their own, so "1914 was …" and "1 apple" stay whole there.
    """
    if marker and not numbered:
        number = re.match(rf"\s*[\[(]?\s*{re.escape(marker)}(?:\s*[\])][.:]?\s*|[.:]?\s+)", text)
        if number:
            return number.end()
    empty = _EMPTY_HEAD.match(text)
    return empty.end() if empty else 0


def _role(element: Element) -> str:
    """Return "endnote" if the page says so or the notes stand together in a list; else "footnote"."""
    said = " ".join(
        f"{names(e)} {e.get('style') or ''}" for e in (element, *element.iterancestors()) if e.tag != "body"
    )
    own = f"{element.get('id') or ''} {element.get('name') or ''}"
    return "endnote" if re.search(r"(?:end|rear)note", said) or _ENDNOTE_ID.search(own) else "footnote"
