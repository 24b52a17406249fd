"""Word documents: real footnotes and endnotes, typed superscripts, live citation fields.

Takes the bytes of a .docx; gives a Document with a paragraph a line, the notes after the body. Word keeps no
printed number for an automatic note, so its marker is its place among the notes of its kind, in arabic; a
custom mark ("*") is kept. Text reads as if all tracked changes were accepted.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefcite.errors import UnreadableFile
from briefcite.load.archive import Archive
from briefcite.load.citation_fields import citation_data, is_citation
from briefcite.load.writer import Writer
from briefcite.model import Document, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = frozenset({_W + "del", _W + "moveFrom", _W + "delText", _W + "delInstrText", _FALLBACK})
_KINDS = {_W + "footnoteReference": "footnote", _W + "endnoteReference": "endnote"}
_PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_LETTERS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011"}


def read(data: bytes, path: str) -> Document:
    """Read a .docx.

    Raises:
        UnreadableFile: damaged, without a document part, or larger than a document can be.
    """
    archive = Archive(data, path)
    root = archive.xml("word/document.xml")
    if root is None:
        raise UnreadableFile(f"{path}: has no word/document.xml, so it is no Word document; save it as .docx again.")
    reader = _Reader(links=_relations(archive, "word/_rels/document.xml.rels"))
    reader.children(root)
    for kind, part in _PARTS.items():
        notes = archive.xml(part)
        if notes is not None:
            reader.links = _relations(archive, part.replace("word/", "word/_rels/") + ".rels")
            reader.notes(notes, kind)
    source = Source(path, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, "docx", unit="paragraph")
    return reader.out.document(source)


def _relations(archive: Archive, name: str) -> dict[str, str]:
    root = archive.xml(name)
    return {} if root is None else {str(r.get("Id")): str(r.get("Target")) for r in root}


@dataclass
class _Field:
    """A complex field between its begin and end marks: "ADDIN ZOTERO_ITEM …", then the text it shows."""

    instruction: str = ""
    start: int | None = None


@dataclass
class _Reader:
    links: dict[str, str]
    out: Writer = field(default_factory=Writer)
    count: Counter[str] = field(default_factory=Counter)
    marker: dict[str, str] = field(default_factory=dict)
    fields: list[_Field] = field(default_factory=list)

    def children(self, parent: Element) -> None:
        for element in parent:
            self.element(element)

    def element(self, element: Element) -> None:
        """Write one element by its tag; one that means nothing here lends its children."""
        tag = element.tag
        if tag in _DELETED or not isinstance(tag, str):
            return
        if tag in _LETTERS:
            self.out.add(_LETTERS[tag])
        elif tag in _KINDS:
            self.callout(element, _KINDS[tag])
        else:
            _WRITERS.get(tag, _Reader.children)(self, element)

    def text(self, element: Element) -> None:
        self.out.add(element.text or "")

    def paragraph(self, element: Element) -> None:
        self.children(element)
        self.out.end_paragraph()

    def run(self, run: Element) -> None:
        """A run; typed digits in superscript are raised text, a note reference in it is not."""
        align = run.find(f"{_W}rPr/{_W}vertAlign")
        raised = align is not None and align.get(_W + "val") == "superscript"
        custom = next((e for e in run if e.tag in _KINDS and e.get(_W + "customMarkFollows")), None)
        if custom is not None:
            self.custom_callout(run, custom)
        elif raised and not any(e.tag in _KINDS for e in run):
            with self.out.marked("raised"):
                self.children(run)
        else:
            self.children(run)

    def callout(self, element: Element, kind: str) -> None:
        self.count[kind] += 1
        self.write_callout(element, kind, str(self.count[kind]))

    def custom_callout(self, run: Element, element: Element) -> None:
        """A custom mark ("*") is not counted, and its text follows the reference in the same run."""
        marker = "".join(t.text or "" for t in run.iter(_W + "t")).strip()
        self.write_callout(element, _KINDS[str(element.tag)], marker or "*")

    def write_callout(self, element: Element, kind: str, marker: str) -> None:
        name = f"{kind}-{element.get(_W + 'id')}"
        self.marker.setdefault(name, marker)
        with self.out.marked("callout", marker=marker, target=name):
            self.out.add(marker)

    def notes(self, root: Element, kind: str) -> None:
        """The notes of one kind; separators ("w:type") are not notes."""
        for note in root.iter(f"{_W}{kind}"):
            if note.get(_W + "type") in (None, "normal"):
                name = f"{kind}-{note.get(_W + 'id')}"
                start = self.out.bookmark()
                self.children(note)
                self.out.mark_note(start, id=name, marker=self.marker.get(name, ""), role=kind)
                self.out.end_paragraph()

    def hyperlink(self, element: Element) -> None:
        target = self.links.get(str(element.get(_R + "id")), "")
        if target.startswith(("http://", "https://")):
            with self.out.marked("link", target=target):
                self.children(element)
        else:
            self.children(element)

    def instruction(self, element: Element) -> None:
        """A field's instruction may come in several pieces; it is never shown."""
        if self.fields:
            self.fields[-1].instruction += element.text or ""

    def field_mark(self, element: Element) -> None:
        what = element.get(_W + "fldCharType")
        if what == "begin":
            self.fields.append(_Field())
        elif what == "separate" and self.fields:
            self.fields[-1].start = self.out.length
        elif what == "end" and self.fields:
            done = self.fields.pop()
            if done.start is not None and is_citation(done.instruction):
                self.out.mark("citation", done.start, data=citation_data(done.instruction))

    def simple_field(self, element: Element) -> None:
        instruction = str(element.get(_W + "instr") or "")
        if is_citation(instruction):
            with self.out.marked("citation", data=citation_data(instruction)):
                self.children(element)
        else:
            self.children(element)

    def content_control(self, element: Element) -> None:
        """Mendeley Cite keeps its citation in the tag of a content control."""
        tag = element.find(f"{_W}sdtPr/{_W}tag")
        name = str(tag.get(_W + "val")) if tag is not None else ""
        content = element.find(_W + "sdtContent")
        if content is None:
            return
        if is_citation(name):
            with self.out.marked("citation", data=citation_data(name)):
                self.children(content)
        else:
            self.children(content)


_WRITERS = {
    _W + "t": _Reader.text,
    _W + "p": _Reader.paragraph,
    _W + "r": _Reader.run,
    _W + "instrText": _Reader.instruction,
    _W + "fldChar": _Reader.field_mark,
    _W + "fldSimple": _Reader.simple_field,
    _W + "sdt": _Reader.content_control,
    _W + "hyperlink": _Reader.hyperlink,
}
