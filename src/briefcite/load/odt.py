"""OpenDocument texts: footnotes and endnotes with the numbers they show, typed superscripts, links.

Takes the bytes of an .odt; gives a Document with a paragraph a line and each note after the paragraph that
calls it. Deleted text of tracked changes is kept apart in the file and is not read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefcite.errors import UnreadableFile
from briefcite.load.archive import Archive
from briefcite.load.writer import Writer
from briefcite.model import Document, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ANNOTATION = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"
_GONE = frozenset({_TEXT + "tracked-changes", _TEXT + "sequence-decls", _ANNOTATION})
_PARAGRAPHS = frozenset({_TEXT + "p", _TEXT + "h"})
_LETTERS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n", _TEXT + "soft-hyphen": "\u00ad"}
MAX_BLANKS = 1000  # text:s with text:c="999999999" would be a bomb of blanks


def read(data: bytes, path: str) -> Document:
    """Read an .odt.

    Raises:
        UnreadableFile: damaged, without content, or larger than a document can be.
    """
    archive = Archive(data, path)
    root = archive.xml("content.xml")
    if root is None:
        raise UnreadableFile(f"{path}: has no content.xml, so it is no OpenDocument text; save it as .odt again.")
    reader = _Reader(_raised_styles(root))
    body = next(root.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}body"), root)
    reader.children(body)
    source = Source(path, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, "odt", unit="paragraph")
    return reader.out.document(source)


def _raised_styles(root: Element) -> frozenset[str]:
    """Names of the character styles that lift their text ("super 58%")."""
    found = set()
    for style in root.iter(_STYLE + "style"):
        properties = style.find(_STYLE + "text-properties")
        if properties is not None and str(properties.get(_STYLE + "text-position") or "").startswith("super"):
            found.add(str(style.get(_STYLE + "name")))
    return frozenset(found)


@dataclass
class _Reader:
    raised: frozenset[str]
    out: Writer = field(default_factory=Writer)
    waiting: list[Element] = field(default_factory=list)

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
            self.children(element)
            self.out.end_paragraph()
            self.write_waiting()
        elif tag in _LETTERS:
            self.out.add(_LETTERS[tag])
        elif tag == _TEXT + "s":
            count = str(element.get(_TEXT + "c") or "1")
            self.out.add(" " * min(int(count) if count.isdigit() else 1, MAX_BLANKS))
        elif tag == _TEXT + "note":
            self.callout(element)
        elif tag == _TEXT + "a":
            self.hyperlink(element)
        elif tag == _TEXT + "span" and element.get(_TEXT + "style-name") in self.raised:
            with self.out.marked("raised"):
                self.children(element)
        else:
            self.children(element)

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
                self.children(body)
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


def _is_inline(element: Element) -> bool:
    """White space between paragraphs is not text; inside one it is."""
    return element.tag in _PARAGRAPHS or any(a.tag in _PARAGRAPHS for a in element.iterancestors())


def _number(note: Element) -> str:
    """The number that the note shows, as the program wrote it into the file."""
    citation = note.find(_TEXT + "note-citation")
    return "" if citation is None else "".join(citation.itertext()).strip()
