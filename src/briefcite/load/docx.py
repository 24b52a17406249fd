"""Word documents: automatic footnotes and endnotes, typed superscripts, citation fields.

Takes the bytes of a .docx; gives a Document with a paragraph a line, the notes after the body. Word keeps no
printed number for an automatic note: it is counted as the document says (docx_numbers); a custom mark ("*") is
kept. Text reads as if all tracked changes were accepted, or as if no deletion were.
"""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefcite import incomplete
from briefcite.errors import UnreadableFile
from briefcite.load.citation_fields import NOTEREF, citation_data, is_citation, packed_instruction, shown_numbers
from briefcite.load.docx_notes import DELETED, KINDS, MOVED, bookmarked, note_name, stored_citations, uncalled_notes
from briefcite.load.docx_numbers import Counting, counting
from briefcite.load.docx_parts import WordArchive, unread
from briefcite.load.docx_styles import Headings, Lists, RaisedRuns, W, styles_of
from briefcite.load.formats import source_of
from briefcite.load.writer import Bookmark, Writer
from briefcite.model import Document

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNREAD = MOVED | {W + "delInstrText", _FALLBACK}
"""Moved text is read where it was moved to."""
_PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
"""What the parts with the notes are called where no relation says otherwise."""
_LETTERS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}


def read(data: bytes, path: str, *, deleted: bool = False) -> Document:
    """Read a .docx.

    Args:
        data: the file.
        path: its name, for messages.
        deleted: read what tracked changes delete, as if every deletion were rejected.

    Raises:
        UnreadableFile: damaged, without a document part, or larger than a document can be.
    """
    archive = WordArchive(data, path)
    main = archive.main()
    root = archive.xml(main)
    if root is None:
        raise UnreadableFile(f"{path}: has no {main}, so it is no Word document; save it as .docx again.")
    related = archive.related(main)
    settings = related.get("settings", "word/settings.xml")
    styles = styles_of(archive)
    reader = _Reader(
        links=_relations(archive, main),
        raised=RaisedRuns(styles),
        is_heading=Headings(styles),
        lists=Lists(archive),
        unread=_UNREAD if deleted else _UNREAD | DELETED,
        count={kind: counting(archive, root, kind, settings) for kind in _PARTS},
        bookmarked=dict(bookmarked(root)),
        stored=stored_citations(archive),
        gone=frozenset(uncalled_notes(root, MOVED if deleted else MOVED | DELETED)),
    )
    reader.children(root)
    reader.in_notes = True
    for kind, usual in _PARTS.items():
        part = related.get(f"{kind}s", usual)
        notes = archive.xml(part)
        if notes is not None:
            reader.links = _relations(archive, part)
            reader.notes(notes, kind)
    by_page = [incomplete.numbered_by_page(f"{kind}s") for kind, how in reader.count.items() if how.by_page]
    source = source_of("docx", path, data)
    return reader.out.document(source, (*unread(root), *by_page))


def _relations(archive: WordArchive, part: str) -> dict[str, str]:
    folder, _, name = part.rpartition("/")
    root = archive.xml(f"{folder}/_rels/{name}.rels")
    return {} if root is None else {str(r.get("Id")): str(r.get("Target")) for r in root}


@dataclass
class _Field:
    """A complex field between its begin and end marks: "ADDIN ZOTERO_ITEM …", then the text it shows."""

    instruction: str = ""
    start: Bookmark | None = None


@dataclass
class _Reader:
    links: dict[str, str]
    raised: RaisedRuns
    is_heading: Headings
    lists: Lists
    unread: frozenset[str]
    count: dict[str, Counting]
    bookmarked: dict[str, str]
    stored: dict[str, str]
    gone: frozenset[str]
    out: Writer = field(default_factory=Writer)
    marker: dict[str, str] = field(default_factory=dict)
    fields: list[_Field] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    opened: dict[str | None, tuple[str, int]] = field(default_factory=dict)
    runs: dict[str, str] = field(default_factory=dict)
    """For each note its run of numbers."""
    custom: set[str] = field(default_factory=set)
    """Names of the notes whose mark was typed."""
    in_notes: bool = False
    lifted: int = -1
    """Where the last raised run began."""

    def children(self, parent: Element) -> None:
        for element in parent:
            self.element(element)

    def element(self, element: Element) -> None:
        """Write one element according to its tag; of an element without a rule its children are written."""
        tag = element.tag
        if tag in self.unread or not isinstance(tag, str):
            return
        if tag in _LETTERS:
            self.out.add(_LETTERS[tag])
        elif tag in KINDS:
            self.callout(element, KINDS[tag])
        else:
            _WRITERS.get(tag, _Reader.children)(self, element)

    def text(self, element: Element) -> None:
        self.out.add(element.text or "")

    def paragraph(self, element: Element) -> None:
        """Write a paragraph, then the text boxes anchored in it; a deleted paragraph mark joins it to the next."""
        if not self.in_notes:
            self.out.add(self.lists.number(element))
        with self.out.marked("heading") if self.is_heading(element) else nullcontext():
            self.children(element)
        joined = W + "del" in self.unread and element.find(f"{W}pPr/{W}rPr/{W}del") is not None
        if not joined:
            self.out.end_paragraph()
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.children(box)
        if element.find(f"{W}pPr/{W}sectPr") is not None:
            for counting in self.count.values():
                counting.end_section()

    def text_box(self, element: Element) -> None:
        self.boxes.append(element)

    def run(self, run: Element) -> None:
        """Write a run; digits typed in superscript are raised text, a note reference in it is not."""
        custom = next((e for e in run if e.tag in KINDS and e.get(W + "customMarkFollows")), None)
        if custom is not None:
            self.custom_callout(run, custom)
        elif self.raised(run) and not any(e.tag in KINDS for e in run):
            self.lifted = self.out.length
            with self.out.marked("raised"):
                self.children(run)
        else:
            self.children(run)

    def callout(self, element: Element, kind: str) -> None:
        self.write_callout(element, self.count[kind].next())

    def custom_callout(self, run: Element, element: Element) -> None:
        """A custom mark ("*") is not counted, and its text follows the reference in the same run."""
        marker = "".join(t.text or "" for t in run.iter(W + "t")).strip()
        self.custom.add(note_name(element))
        self.write_callout(element, marker or "*")

    def write_callout(self, element: Element, marker: str) -> None:
        name = note_name(element)
        self.marker.setdefault(name, marker)
        self.runs.setdefault(name, f"{name.partition('-')[0]} {self.count[KINDS[str(element.tag)]].run}")
        if not marker:
            return
        with self.out.marked("callout", marker=marker, target=name):
            self.out.add(marker)

    def notes(self, root: Element, kind: str) -> None:
        """Write the notes of one kind, but not separators ("w:type") or notes whose callouts were deleted."""
        for note in root.iter(f"{W}{kind}"):
            name = f"{kind}-{note.get(W + 'id')}"
            if note.get(W + "type") in (None, "normal") and (name in self.marker or name not in self.gone):
                start = self.out.bookmark()
                self.children(note)
                marker = self.marker.get(name, "")
                head = _typed(self.out.since(start), marker) if name in self.custom else 0
                self.out.mark_note(start, head=head, id=name, marker=marker, role=kind, data=self.runs.get(name, ""))
                self.out.end_paragraph()

    def hyperlink(self, element: Element) -> None:
        target = self.links.get(str(element.get(_R + "id")), "")
        if target.startswith(("http://", "https://")):
            with self.out.marked("link", target=target):
                self.children(element)
        else:
            self.children(element)

    def instruction(self, element: Element) -> None:
        """Collect a field's instruction, which may come in several pieces and is never shown."""
        if self.fields:
            self.fields[-1].instruction += element.text or ""

    def field_mark(self, element: Element) -> None:
        what = element.get(W + "fldCharType")
        if what == "begin":
            packed = element.find(W + "fldData")
            self.fields.append(_Field(packed_instruction("".join(packed.itertext())) if packed is not None else ""))
        elif what == "separate" and self.fields:
            self.fields[-1].start = self.out.bookmark()
        elif what == "end" and self.fields:
            done = self.fields.pop()
            if done.start is not None and is_citation(done.instruction):
                shown = shown_numbers(self.out.since(done.start))
                self.out.mark("citation", done.start.length, data=citation_data(done.instruction), marker=shown)
            elif done.start is not None and (called := NOTEREF.match(done.instruction)):
                self.called_again(called, done.start)

    def called_again(self, reference: re.Match[str], start: Bookmark) -> None:
        """Write a cross-reference to a note: raised like a callout it calls the note again, "see note 4" does not."""
        raised = "\\f" in reference[2] or self.lifted >= start.length
        marker, target = self.out.since(start).strip(), self.bookmarked.get(reference[1])
        if raised and marker and target:
            self.out.mark("callout", start.length, marker=self.marker.get(target, marker), target=target)

    def bookmark(self, element: Element) -> None:
        if element.tag == W + "bookmarkStart" and element.get(W + "name") in self.stored:
            self.opened[element.get(W + "id")] = (str(element.get(W + "name")), self.out.length)
        elif element.tag == W + "bookmarkEnd" and element.get(W + "id") in self.opened:
            name, start = self.opened.pop(element.get(W + "id"))
            if self.out.length > start:
                self.out.mark("citation", start, data=citation_data(self.stored[name]))

    def simple_field(self, element: Element) -> None:
        instruction = str(element.get(W + "instr") or "")
        if is_citation(instruction):
            with self.out.marked("citation", data=citation_data(instruction)):
                self.children(element)
        else:
            self.children(element)

    def content_control(self, element: Element) -> None:
        """Write a content control; Mendeley Cite keeps its citation in the tag of one."""
        tag = element.find(f"{W}sdtPr/{W}tag")
        name = str(tag.get(W + "val")) if tag is not None else ""
        content = element.find(W + "sdtContent")
        if content is None:
            return
        if is_citation(name):
            with self.out.marked("citation", data=citation_data(name)):
                self.children(content)
        else:
            self.children(content)


def _typed(text: str, marker: str) -> int:
    """Return the length of a custom mark at the head of a note, where Word writes it as text."""
    blank = len(text) - len(text.lstrip())
    return blank + len(marker) if marker and text.startswith(marker, blank) else 0


_WRITERS = {
    W + "delText": _Reader.text,
    W + "txbxContent": _Reader.text_box,
    W + "bookmarkStart": _Reader.bookmark,
    W + "bookmarkEnd": _Reader.bookmark,
    W + "t": _Reader.text,
    W + "p": _Reader.paragraph,
    W + "r": _Reader.run,
    W + "instrText": _Reader.instruction,
    W + "fldChar": _Reader.field_mark,
    W + "fldSimple": _Reader.simple_field,
    W + "sdt": _Reader.content_control,
    W + "hyperlink": _Reader.hyperlink,
}
