"""Writes web pages down as text with marks; serves .html and .epub."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefcite.errors import UnreadableFile
from briefcite.load.anchors import Anchors, bare, names, words
from briefcite.load.writer import Writer

if TYPE_CHECKING:
    from lxml.html import HtmlElement as Element

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "br",
    ]
)
_UNREAD = frozenset(["script", "style", "head", "template", "object", "iframe", "svg", "math", "noscript"])
_CODE = frozenset(["code", "kbd", "samp", "pre"])
_EMPTY_HEAD = re.compile(r"\s*(?:[\[(]\s*[\])]|[.:^])?[.:]?\s*")
MAX_BYTES = 50 * 1024 * 1024
"""A 3,000-page book is about 10 MB of HTML; the tree takes some ten times its file in memory."""


def parse(data: bytes, path: str) -> Element:
    """Parse HTML as leniently as a browser does; nothing is fetched or run.

    Raises:
        UnreadableFile: there is nothing in it, or it is larger than a text can be.
    """
    from lxml import etree, html

    if len(data) > MAX_BYTES:
        size = f"{len(data) / 2**20:.0f} MB"
        raise UnreadableFile(f"{path}: {size} of HTML is more than a text needs; split it, or print it to PDF.")
    parser = html.HTMLParser(encoding=_encoding(data), no_network=True, huge_tree=False)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableFile(f"{path}: no HTML can be read in it ({error}); save the page again.") from None
    return root


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are; else None, and the page's own declaration decides."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def write(files: Sequence[tuple[str, Element]], out: Writer, path: str) -> None:
    """Write the files of one text in reading order, with marks for callouts, notes, links and raised text.

    Raises:
        UnreadableFile: elements are nested deeper than in any text.
    """
    anchors = Anchors(files)
    try:
        for file, root in files:
            _Page(anchors, file, out).element(root)
            out.end_paragraph()
    except RecursionError:
        raise UnreadableFile(f"{path}: its elements are nested too deep to follow; save the page again.") from None


class _Page:
    """Writes one file."""

    def __init__(self, anchors: Anchors, file: str, out: Writer) -> None:
        self.anchors = anchors
        self.file = file
        self.out = out
        self.preformatted = 0

    def element(self, element: Element) -> None:
        tag = element.tag
        if not isinstance(tag, str):
            self.comment(element)
        elif tag not in _UNREAD and element.get("hidden") is None:
            if tag in _BLOCKS:
                self.out.end_paragraph()
            self.visible(element)
            if tag in _BLOCKS:
                self.out.end_paragraph()

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
        """Everything else, with a mark where the element means something."""
        href = str(element.get("href") or "") if element.tag == "a" else ""
        if href.startswith(("http://", "https://")):
            with self.out.marked("link", target=href):
                self.content(element)
        elif element.tag in _CODE:
            self.code(element)
        elif element.tag == "sup" and not any(a in self.anchors.callouts for a in element.iter("a")):
            with self.out.marked("raised"):
                self.content(element)
        else:
            self.content(element)

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
        marker = bare(words(anchor))
        with self.out.marked("callout", marker=marker, target=self.anchors.callouts[anchor].name):
            self.out.add(marker)

    def note(self, element: Element) -> None:
        """A note; the number printed at its head and the way back are not part of its text."""
        name = self.anchors.notes[element]
        marker = self.anchors.markers.get(name) or _list_number(element)
        start = self.out.bookmark()
        self.content(element)
        head = _printed_number(self.out.since(start), marker, numbered=element.tag == "li")
        self.out.mark_note(start, head=head, id=name, marker=marker, role=_role(element))


def _printed_number(text: str, marker: str, *, numbered: bool) -> int:
    """Length of the number at a note's head: "1. ", "[1] ", or the "[] " left of one that was the way back.

    The items of a numbered list print none of their own, so "1914 was …" and "1 apple" stay whole there.
    """
    if marker and not numbered:
        number = re.match(rf"\s*[\[(]?\s*{re.escape(marker)}(?:\s*[\])][.:]?\s*|[.:]?\s+)", text)
        if number:
            return number.end()
    empty = _EMPTY_HEAD.match(text)
    return empty.end() if empty else 0


def _list_number(element: Element) -> str:
    """The number a browser shows before an uncalled note in an ordered list; "" elsewhere."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    start = str(parent.get("start") or "1")
    return str((int(start) if start.isdigit() else 1) + parent.findall("li").index(element))


def _role(element: Element) -> str:
    """Endnotes where the page says so, or where the notes stand together in a list; else footnotes."""
    said = " ".join(names(e) for e in (element, *element.iterancestors()))
    return "endnote" if re.search(r"(?:end|rear)note", said) else "footnote"
