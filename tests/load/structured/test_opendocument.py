"""What OpenDocument texts hold besides plain notes."""

from __future__ import annotations

import json
from xml.sax.saxutils import quoteattr

from tests.load.structured.wordfile import packed

from briefcite import notes
from briefcite.load import odt
from briefcite.model import Document

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("text", "text"), ("style", "style"), ("draw", "drawing"))
) + ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'  # fmt: skip
AUTOMATIC = (
    '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="T2"><style:text-properties style:text-position="33% 58%"/></style:style>'
    '<style:style style:name="T3"><style:text-properties style:text-position="0% 100%"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."/></text:list-style>'
)
ITEM = {"type": "book", "title": "Harbours", "author": [{"family": "Marsh", "given": "John"}]}


def note(number: int, words: str) -> str:
    return (
        f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
    )


def span(words: str, style: str = "T1") -> str:
    return f'<text:span text:style-name="{style}">{words}</text:span>'


def read(body: str, *, deleted: bool = False) -> Document:
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return odt.read(packed({"content.xml": content}), "a.odt", deleted=deleted)


def pairs(document: Document) -> list[tuple[str, str | None]]:
    found = notes.find(document)
    said = {one.id: one.text for one in found.notes}
    answer = {link.callout: said[link.note] for link in found.links}
    return [(callout.marker, answer.get(callout.id)) for callout in found.callouts]


CHANGED = (
    '<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion><text:p> Nobody asks.'
    f"{note(2, 'Ann Low.')}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    f'<text:p>Ships wait.{note(1, "John Marsh.")}<text:change text:change-id="ct1"/> Why?{note(3, "Ibid.")}</text:p>'
)


def test_changes_read_as_accepted_and_deletions_when_asked_for() -> None:
    assert pairs(read(CHANGED)) == [("1", "John Marsh."), ("3", "Ibid.")]
    document = read(CHANGED, deleted=True)
    assert document.text.startswith("Ships wait.1 Nobody asks.2 Why?3\n")
    assert pairs(document) == [("1", "John Marsh."), ("2", "Ann Low."), ("3", "Ibid.")]


def test_raised_digits() -> None:
    body = f"<text:p>Ships.{note(1, 'A.')} Why?{span('7')} How?{span('8', 'T2')} So.{span('9', 'T3')}</text:p>"
    assert pairs(read(body)) == [("1", "A."), ("7", None), ("8", None)]


def test_a_raised_cross_reference_calls_its_note_again() -> None:
    again = '<text:note-ref text:ref-name="ftn1" text:reference-format="text">1</text:note-ref>'
    body = f"<text:p>Ships.{note(1, 'A.')} Why?{span(again)} See note {again}.</text:p>"
    assert pairs(read(body)) == [("1", "A."), ("1", "A.")]


def test_a_text_box_comes_after_its_paragraph() -> None:
    body = (
        "<text:p>Before <draw:frame><draw:text-box><text:p>In it.</text:p></draw:text-box></draw:frame>after.</text:p>"
    )
    assert read(body).text == "Before after.\nIn it.\n"


def test_typed_notes_in_an_automatic_list() -> None:
    items = "".join(
        f"<text:list-item><text:p>{words}</text:p></text:list-item>" for words in ("Marsh, 1998.", "Low, 2004.")
    )
    body = f'<text:p>Ships.{span("1")} Why?{span("2")}</text:p><text:list text:style-name="L1">{items}</text:list>'
    assert pairs(read(body)) == [("1", "Marsh, 1998."), ("2", "Low, 2004.")]


def cited(document: Document) -> list[tuple[str, dict[str, object]]]:
    return [
        (document.text[m.spans[0].start : m.spans[0].end], json.loads(m.data)["citationItems"][0])
        for m in document.marks
        if m.kind == "citation"
    ]


def test_live_citations() -> None:
    data = json.dumps({"citationItems": [{"itemData": ITEM, "locator": "12"}]})
    for name in (f"ZOTERO_ITEM CSL_CITATION {data} RNDabc", f"CSL_CITATION {data} RNDabc"):
        quoted = quoteattr(name)
        field = f"<text:reference-mark-start text:name={quoted}/>Marsh, Harbours<text:reference-mark-end text:name={quoted}/>"
        assert cited(read(f"<text:p>{note(1, field)}</text:p>")) == [
            ("Marsh, Harbours", {"itemData": ITEM, "locator": "12"})
        ]


def test_a_field_that_came_from_word() -> None:
    code = quoteattr("ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationItems": [{"itemData": ITEM}]}))
    field = (
        '<field:fieldmark-start field:type="vnd.oasis.opendocument.field.UNHANDLED"><field:param '
        f'field:name="vnd.oasis.opendocument.field.code" field:value={code}/></field:fieldmark-start>Marsh<field:fieldmark-end/>'
    )
    assert cited(read(f"<text:p>{note(1, field)}</text:p>")) == [("Marsh", {"itemData": ITEM})]


def test_a_bibliography_mark_of_its_own() -> None:
    mark = (
        '<text:bibliography-mark text:bibliography-type="book" text:identifier="M98" text:author="Marsh, John"'
        ' text:title="Harbours" text:year="1998">[M98]</text:bibliography-mark>'
    )
    item = {
        "title": "Harbours",
        "type": "book",
        "author": [{"literal": "Marsh, John"}],
        "issued": {"date-parts": [["1998"]]},
    }
    assert cited(read(f"<text:p>{mark}</text:p>")) == [("[M98]", {"itemData": item})]
