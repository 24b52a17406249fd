"""Numbers of Word's notes as it prints them: their form, where they begin, sections, moved text, the strict form."""

from __future__ import annotations

import pytest
from tests.load.structured.wordfile import NAMES, call, paragraph, text, word_file

from briefcite import notes
from briefcite.load import docx
from briefcite.model import Document

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def section(said: str, kind: str = "footnote") -> str:
    return f"<w:sectPr><w:{kind}Pr>{said}</w:{kind}Pr></w:sectPr>"


def three(first: str, last: str) -> bytes:
    """Two notes in a first section, one in a last."""
    body = paragraph(text("Ships"), call(1), text(" wait"), call(2)) + paragraph(properties=first)
    return word_file(body + paragraph(text("Why?"), call(3)) + last, {n: text(f" Note {n}.") for n in (1, 2, 3)})


def printed(document: Document) -> list[tuple[str, int]]:
    return [(note.marker, note.series) for note in notes.find(document).notes]


ROMAN = '<w:numFmt w:val="lowerRoman"/>'
ANEW = '<w:numRestart w:val="eachSect"/>'
FORMS = [
    (section(ROMAN), section(ROMAN), [("i", 0), ("ii", 0), ("iii", 0)]),
    (section(ROMAN + ANEW), section(ANEW), [("i", 0), ("ii", 0), ("1", 1)]),
    (section('<w:numFmt w:val="chicago"/>'), section('<w:numFmt w:val="chicago"/>'), [("*", 0), ("†", 0), ("‡", 0)]),
    (section('<w:numStart w:val="26"/><w:numFmt w:val="lowerLetter"/>'), section('<w:numFmt w:val="lowerLetter"/>'),
     [("z", 0), ("aa", 0), ("bb", 0)]),
    (section(""), section(""), [("1", 0), ("2", 0), ("3", 0)]),
]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "want"), FORMS)
def test_forms_and_sections(first: str, last: str, want: list[tuple[str, int]]) -> None:
    assert printed(docx.read(three(first, last), "brief.docx")) == want


def test_a_change_of_layout_that_is_tracked_is_no_section() -> None:
    tracked = f"<w:sectPr><w:sectPrChange>{section(ROMAN)}</w:sectPrChange></w:sectPr>"
    assert [marker for marker, _ in printed(docx.read(three("", tracked), "brief.docx"))] == ["1", "2", "3"]


ENDNOTES = {
    "word/endnotes.xml": f"<w:endnotes {NAMES}>"
    + "".join(f'<w:endnote w:id="{n}"><w:p>{text(f" i quote {n}.")}</w:p></w:endnote>' for n in (1, 2))
    + "</w:endnotes>"
}


def test_endnotes_are_roman_unless_the_document_says_otherwise() -> None:
    body = paragraph(text("Ships"), call(1, "endnote"), text(" wait"), call(2, "endnote"))
    document = docx.read(word_file(body, parts=ENDNOTES), "brief.docx")
    assert [(note.marker, note.text) for note in notes.find(document).notes] == [
        ("i", "i quote 1."),
        ("ii", "i quote 2."),
    ]
    arabic = docx.read(word_file(body + section('<w:numFmt w:val="decimal"/>', "endnote"), parts=ENDNOTES), "b.docx")
    assert [marker for marker, _ in printed(arabic)] == ["1", "2"]


def test_numbers_that_begin_on_each_page_are_told() -> None:
    paged = section('<w:numRestart w:val="eachPage"/>')
    document = docx.read(three(paged, paged), "brief.docx")
    assert [warning.code for warning in document.warnings] == ["L112"]


@pytest.mark.parametrize("deleted", [False, True])
def test_moved_text_is_read_where_it_was_moved_to(deleted: bool) -> None:
    body = paragraph(f"<w:moveFrom>{text('Ships wait.')}{call(1)}</w:moveFrom>", text("Why?"), call(2))
    body += paragraph(f"<w:moveTo>{text('Ships wait.')}{call(3)}</w:moveTo>")
    said = {n: text(f" Note {n}.") for n in (1, 2, 3)}
    document = docx.read(word_file(body, said), "brief.docx", deleted=deleted)
    assert [(note.marker, note.text) for note in notes.find(document).notes] == [("1", "Note 2."), ("2", "Note 3.")]


def test_the_strict_form_is_read_like_the_usual_one() -> None:
    body = paragraph(text("Ships"), call(1))
    parts = {
        name: data.replace(USUAL, STRICT)
        for name, data in {
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="1"><w:p>{text("One.")}</w:p></w:footnote>'
            "</w:footnotes>",
        }.items()
    }
    assert printed(docx.read(word_file(body, parts=parts), "brief.docx")) == [("1", 0)]


def test_an_embedded_document_is_told() -> None:
    document = docx.read(word_file(paragraph(text("Ships")) + "<w:altChunk/>"), "brief.docx")
    assert [warning.code for warning in document.warnings] == ["L104"]
