"""OpenDocument texts: footnotes and endnotes with the numbers they show, typed superscripts, links.

Takes the bytes of an .odt; gives a Document with a paragraph a line and each note after the paragraph that
calls it. Deleted text of tracked changes is kept apart in the file; it is read only when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefcite.errors import UnreadableFile
from briefcite.load.archive import Archive
from briefcite.load.citation_fields import NOTEREF, citation_data, is_citation, shown_numbers
from briefcite.load.formats import source_of
from briefcite.load.odt_entries import entry_data
from briefcite.load.writer import Bookmark, Writer
from briefcite.model import Document

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ANNOTATION = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
_TEXT_BOX = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"
_FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
_GONE = frozenset({_TEXT + "tracked-changes", _TEXT + "sequence-decls", _ANNOTATION})
_REFERENCE_STARTS = frozenset({_TEXT + "reference-mark-start", _TEXT + "bookmark-start"})
_REFERENCE_ENDS = frozenset({_TEXT + "reference-mark-end", _TEXT + "bookmark-end"})
_PARAGRAPHS = frozenset({_TEXT + "p", _TEXT + "h"})
_LETTERS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n", _TEXT + "soft-hyphen": "\u00ad"}
MAX_BLANKS = 1000  # text:s with text:c="999999999" would be a bomb of spaces


def read(data: bytes, path: str, *, deleted: bool = False) -> Document:
    """Read an .odt.

    Args:
        data: the file.
        path: its name, for messages.
        deleted: read what tracked changes delete, as if every deletion were rejected.

    Raises:
        UnreadableFile: damaged, without content, or larger than a document can be.
    """
    archive = Archive(data, path)
    root = archive.xml("content.xml")
    if root is None:
        raise UnreadableFile(f"{path}: has no content.xml, so it is no OpenDocument text; save it as .odt again.")
    roots = [part for part in (archive.xml("styles.xml"), root) if part is not None]
    reader = _Reader(
        _raised_styles(roots), _numbered_lists(roots), _deletions(root) if deleted else {}, dict(_bookmarked(root))
    )
    body = next(root.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}body"), root)
    reader.children(body)
    source = source_of("odt", path, data)
    return reader.out.document(source)


def _raised_styles(roots: list[Element]) -> frozenset[str]:
    """Return the names of the character styles that raise their text ("super 58%", "33% 58%")."""
    found = set()
    for style in (style for root in roots for style in root.iter(_STYLE + "style")):
        properties = style.find(_STYLE + "text-properties")
        position = str(properties.get(_STYLE + "text-position") or "") if properties is not None else ""
        if position.startswith("super") or (position[:1].isdecimal() and not position.startswith("0%")):
            found.add(str(style.get(_STYLE + "name")))
    return frozenset(found)


def _numbered_lists(roots: list[Element]) -> dict[str, str]:
    """Names of the list styles whose outermost items have plain numbers, with what stands after these."""
    found = {}
    for style in (style for root in roots for style in root.iter(_TEXT + "list-style")):
        level = next(style.iterchildren(_TEXT + "list-level-style-number"), None)
        if level is not None and level.get(_TEXT + "level") == "1" and level.get(_STYLE + "num-format") == "1":
            found[str(style.get(_STYLE + "name"))] = str(level.get(_STYLE + "num-suffix") or "")
    return found


def _deletions(root: Element) -> dict[str, Element]:
    """Return what tracked changes delete, by the id that stands in its place."""
    return {
        str(region.get(_TEXT + "id")): deletion
        for region in root.iter(_TEXT + "changed-region")
        if (deletion := region.find(_TEXT + "deletion")) is not None
    }


def _bookmarked(root: Element) -> Iterator[tuple[str, str]]:
    """Return the note that is called in each bookmark, by the bookmark's name."""
    opened: set[str] = set()
    for element in root.iter(_TEXT + "bookmark-start", _TEXT + "bookmark-end", _TEXT + "note"):
        name = str(element.get(_TEXT + "name"))
        if element.tag == _TEXT + "bookmark-start":
            opened.add(name)
        elif element.tag == _TEXT + "bookmark-end":
            opened.discard(name)
        else:
            yield from ((name, str(element.get(_TEXT + "id"))) for name in opened)
            opened.clear()


@dataclass
class _Reader:
    raised: frozenset[str]
    lists: dict[str, str]
    deletions: dict[str, Element]
    bookmarked: dict[str, str]
    out: Writer = field(default_factory=Writer)
    waiting: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    opened: dict[str, Bookmark] = field(default_factory=dict)
    fields: list[tuple[str, Bookmark]] = field(default_factory=list)
    lifted: int = 0
    last_lifted: int = -1
    """Where the last raised text began."""
    in_note: bool = False

    def children(self, parent: Element) -> None:
        inline = _is_inline(parent)
        if inline:
            self.out.add(parent.text or "")
        for element in parent:
            self.element(element)
            if inline:
                self.out.add(element.tail or "")

    def element(self, element: Element) -> None:
        tag = element.tag
        if tag in _GONE or not isinstance(tag, str):
            return
        if tag in _PARAGRAPHS:
            self.paragraph(element)
        elif tag in _LETTERS:
            self.out.add(_LETTERS[tag])
        elif tag in _WRITERS:
            _WRITERS[tag](self, element)
        elif tag == _TEXT + "span" and element.get(_TEXT + "style-name") in self.raised:
            self.lifted += 1
            self.last_lifted = self.out.length
            with self.out.marked("raised"):
                self.children(element)
            self.lifted -= 1
        elif tag in _REFERENCE_STARTS:
            self.opened[str(element.get(_TEXT + "name"))] = self.out.bookmark()
        elif tag in _REFERENCE_ENDS:
            self.end_reference(str(element.get(_TEXT + "name")))
        else:
            self.children(element)

    def paragraph(self, element: Element) -> None:
        """Write a paragraph, then the notes called in it and the text boxes anchored in it."""
        with self.out.marked("heading") if element.tag == _TEXT + "h" else nullcontext():
            self.children(element)
        self.out.end_paragraph()
        boxes, self.boxes = self.boxes, []
        self.write_waiting()
        for box in boxes:
            self.children(box)

    def blanks(self, element: Element) -> None:
        count = str(element.get(_TEXT + "c") or "1")
        self.out.add(" " * min(int(count) if count.isdigit() else 1, MAX_BLANKS))

    def text_box(self, element: Element) -> None:
        self.boxes.append(element)

    def list(self, element: Element) -> None:
        """Write a list; the items of an outermost numbered list are preceded by their numbers."""
        suffix = self.lists.get(str(element.get(_TEXT + "style-name") or ""))
        for number, item in enumerate(element.iterchildren(_TEXT + "list-item"), 1):
            if suffix is not None and not self.in_note:
                self.out.add(f"{number}{suffix} ")
            self.children(item)

    def change(self, element: Element) -> None:
        """Write deleted text at its place: its first paragraph joins the text before, its last the text after."""
        deletion = self.deletions.get(str(element.get(_TEXT + "change-id")))
        parts = [part for part in deletion if part.tag in _PARAGRAPHS] if deletion is not None else []
        for number, part in enumerate(parts):
            if number:
                self.out.end_paragraph()
            self.children(part)

    def note_again(self, element: Element) -> None:
        """A cross-reference to a note calls it again where it is raised as its number is; "see note 4" does not."""
        marker = "".join(element.itertext()).strip()
        name = str(element.get(_TEXT + "ref-name") or "")
        if self.lifted and marker.isalnum():
            with self.out.marked("callout", marker=marker, target=name):
                self.out.add(marker)
        else:
            self.children(element)

    def end_reference(self, name: str) -> None:
        """Zotero keeps its citation in the name of a reference mark."""
        start = self.opened.pop(name, None)
        if start is not None and self.out.length > start.length and is_citation(name):
            shown = shown_numbers(self.out.since(start))
            self.out.mark("citation", start.length, data=citation_data(name), marker=shown)

    def entry(self, element: Element) -> None:
        """OpenDocument's own mark of a work in the bibliography."""
        with self.out.marked("citation", data=entry_data(element)):
            self.children(element)

    def field_start(self, element: Element) -> None:
        """Write a field that LibreOffice kept from Word unchanged."""
        code = next((p for p in element.iter(_FIELD + "param") if str(p.get(_FIELD + "name")).endswith(".code")), None)
        self.fields.append((str(code.get(_FIELD + "value")) if code is not None else "", self.out.bookmark()))

    def field_end(self, _: Element) -> None:
        code, start = self.fields.pop() if self.fields else ("", self.out.bookmark())
        shown = self.out.since(start).strip()
        if shown and is_citation(code):
            self.out.mark("citation", start.length, data=citation_data(code), marker=shown_numbers(shown))
        elif shown and (called := NOTEREF.match(code)):
            raised = self.lifted or self.last_lifted >= start.length or "\\f" in called[2]
            if raised and called[1] in self.bookmarked:
                self.out.mark("callout", start.length, marker=shown, target=self.bookmarked[called[1]])

    def callout(self, note: Element) -> None:
        marker = _number(note)
        with self.out.marked("callout", marker=marker, target=str(note.get(_TEXT + "id"))):
            self.out.add(marker)
        self.waiting.append(note)

    def write_waiting(self) -> None:
        """Write the notes called in the paragraph just ended."""
        notes, self.waiting = self.waiting, []
        for note in notes:
            body = note.find(_TEXT + "note-body")
            if body is not None:
                start = self.out.bookmark()
                self.in_note = True
                self.children(body)
                self.in_note = False
                role = str(note.get(_TEXT + "note-class") or "footnote")
                self.out.mark_note(start, id=str(note.get(_TEXT + "id")), marker=_number(note), role=role)
                self.out.end_paragraph()

    def hyperlink(self, element: Element) -> None:
        target = str(element.get(_HREF) or "")
        if target.startswith(("http://", "https://")):
            with self.out.marked("link", target=target):
                self.children(element)
        else:
            self.children(element)


_WRITERS = {
    _TEXT + "s": _Reader.blanks,
    _TEXT + "note": _Reader.callout,
    _TEXT + "note-ref": _Reader.note_again,
    _TEXT + "a": _Reader.hyperlink,
    _TEXT + "list": _Reader.list,
    _TEXT + "change": _Reader.change,
    _TEXT + "bibliography-mark": _Reader.entry,
    _TEXT_BOX: _Reader.text_box,
    _FIELD + "fieldmark-start": _Reader.field_start,
    _FIELD + "fieldmark-end": _Reader.field_end,
}


def _is_inline(element: Element) -> bool:
    """Write white space inside a paragraph; between paragraphs it is not text."""
    return element.tag in _PARAGRAPHS or any(a.tag in _PARAGRAPHS for a in element.iterancestors())


def _number(note: Element) -> str:
    """Return the number that a note shows, as the program wrote it into the file."""
    citation = note.find(_TEXT + "note-citation")
    return "" if citation is None else "".join(citation.itertext()).strip()
