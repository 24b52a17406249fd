"""What Word files hold besides plain notes: tracked changes, styles, lists, cross-references, text boxes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.load.structured.wordfile import (
    NAMES,
    call,
    complex_field,
    deleted,
    inserted,
    paragraph,
    raised,
    text,
    word_file,
)

from briefcite import notes
from briefcite.load import docx, read
from briefcite.model import Document

CHANGED = word_file(
    paragraph(text("Ships wait."), call(1), deleted(text(" Nobody asks.") + call(2)), inserted(text(" Why?") + call(3)))
    + paragraph(text("Pilots"), properties="<w:rPr><w:del/></w:rPr>")
    + paragraph(text(" object.")),
    {1: text(" John Marsh."), 2: deleted(text(" Ann Low.")), 3: text(" Ibid.")},
)


def pairs(document: Document) -> list[tuple[str, str | None]]:
    """Each callout's marker and the text of its note."""
    found = notes.find(document)
    said = {note.id: note.text for note in found.notes}
    note = {link.callout: said[link.note] for link in found.links}
    return [(callout.marker, note.get(callout.id)) for callout in found.callouts]


def test_changes_read_as_accepted() -> None:
    document = docx.read(CHANGED, "a.docx")
    assert document.text.startswith("Ships wait.1 Why?2\nPilots object.\n")
    assert pairs(document) == [("1", "John Marsh."), ("2", "Ibid.")]
    assert len(notes.find(document).notes) == 2


def test_deletions_are_read_when_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(CHANGED)
    document = read(path, deleted=True)
    assert document.text.startswith("Ships wait.1 Nobody asks.2 Why?3\nPilots\n object.\n")
    assert pairs(document) == [("1", "John Marsh."), ("2", "Ann Low."), ("3", "Ibid.")]


@pytest.mark.parametrize(
    "how",
    [
        '<w:vertAlign w:val="superscript"/>',
        '<w:rStyle w:val="Lifted"/>',
        '<w:rStyle w:val="Child"/>',
        '<w:position w:val="6"/>',
    ],
)
def test_digits_are_raised_by_properties_and_styles(how: str) -> None:
    document = docx.read(word_file(paragraph(text("Ships wait."), call(1), text(" Why?"), raised("7", how))), "a.docx")
    assert pairs(document) == [("1", None), ("7", None)]


def test_a_style_taken_back_raises_nothing() -> None:
    how = '<w:rStyle w:val="Lifted"/><w:vertAlign w:val="baseline"/>'
    document = docx.read(word_file(paragraph(text("Ships wait."), call(1), text(" Why?"), raised("7", how))), "a.docx")
    assert pairs(document) == [("1", None)]


def test_a_raised_cross_reference_calls_its_note_again() -> None:
    marked = '<w:bookmarkStart w:id="5" w:name="_Ref1"/>' + call(4) + '<w:bookmarkEnd w:id="5"/>'
    body = paragraph(
        text("Ships."), marked, text(" Why?"), complex_field(" NOTEREF _Ref1 \\f \\h ", raised("1")), text(" See note "),
        complex_field(" NOTEREF _Ref1 \\h ", text("1")), text(" and"), complex_field(" NOTEREF _Gone \\f ", raised("9")),
    )  # fmt: skip
    assert pairs(docx.read(word_file(body, {4: text(" John Marsh.")}), "a.docx")) == [
        ("1", "John Marsh."), ("1", "John Marsh."), ("9", None),
    ]  # fmt: skip


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph(text('In the box.'), call(2))}</w:txbxContent>"
    run = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    document = docx.read(word_file(paragraph(text("Before "), run, text("after."), call(1))), "a.docx")
    assert document.text == "Before after.1\nIn the box.2\n"


def test_typed_notes_in_an_automatic_list() -> None:
    numbering = (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>'
    body = paragraph(text("Ships wait."), raised("1"), text(" Why?"), raised("2"), text(" How?"), raised("3"))
    body += "".join(
        paragraph(text(words), properties=item) for words in ("John Marsh, 1998.", "Ann Low, 2004.", "Ibid.")
    )
    document = docx.read(word_file(body, parts={"word/numbering.xml": numbering}), "a.docx")
    assert pairs(document) == [("1", "John Marsh, 1998."), ("2", "Ann Low, 2004."), ("3", "Ibid.")]


def test_numbers_begin_where_the_settings_say_and_anew_with_sections() -> None:
    settings = f'<w:settings {NAMES}><w:footnotePr><w:numStart w:val="5"/><w:numRestart w:val="eachSect"/></w:footnotePr></w:settings>'
    body = paragraph(text("A"), call(1), text(" b"), call(2), properties="<w:sectPr/>") + paragraph(text("C"), call(3))
    document = docx.read(
        word_file(body, {n: text(f" Note {n}.") for n in (1, 2, 3)}, {"word/settings.xml": settings}), "a.docx"
    )
    assert pairs(document) == [("5", "Note 1."), ("6", "Note 2."), ("5", "Note 3.")]


def test_a_custom_mark_is_no_part_of_its_note() -> None:
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    document = docx.read(word_file(paragraph(text("Ships."), mark), {1: text("* John Marsh.")}), "a.docx")
    assert pairs(document) == [("*", "John Marsh.")]
