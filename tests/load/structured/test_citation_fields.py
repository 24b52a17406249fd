"""Live citation fields in Word documents give the reference manager's own data."""

from __future__ import annotations

import base64
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from tests.load.structured.wordfile import call, complex_field, paragraph, text, word_file, zotero

from briefcite.load.citation_fields import citation_data
from briefcite.model import Extraction
from briefcite.pipeline import extract

ORCHARD = Path(__file__).parents[2] / "gold" / "formats" / "orchard.docx"
ITEM = {
    "id": 12,
    "type": "article-journal",
    "title": "Extra-Parliamentary Political Organization in the Making",
    "container-title": "Parliamentary History",
    "volume": "4",
    "page": "115-136",
    "author": [{"family": "Woodland", "given": "Patrick"}],
    "issued": {"date-parts": [["1985", 1]]},
}
CITATION = {
    "citationID": "x",
    "citationItems": [{"itemData": ITEM, "locator": "120", "label": "page", "prefix": "see"}],
}
ZOTERO = "ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps(CITATION)
ENDNOTE = (
    "ADDIN EN.CITE <EndNote><Cite><Author>Woodland</Author><Prefix>see </Prefix><Pages>120</Pages><record>"
    '<ref-type name="Journal Article">17</ref-type><contributors><authors><author>Woodland, Patrick</author>'
    "</authors></contributors><titles><title>Extra-Parliamentary Political Organization in the Making</title>"
    "<secondary-title>Parliamentary History</secondary-title></titles><pages>115-136</pages><volume>4</volume>"
    "<dates><year>1985</year></dates></record></Cite></EndNote>"
)
MENDELEY = "MENDELEY_CITATION_v3_" + base64.b64encode(json.dumps(CITATION).encode()).decode()


def with_field(instruction: str, folder: Path) -> Extraction:
    """The orchard with a field around all of its second note."""
    with zipfile.ZipFile(ORCHARD) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    notes = parts["word/footnotes.xml"].decode()
    start = notes.index("<w:r", notes.index("<w:footnoteRef", notes.index("<w:footnoteRef") + 1))
    end = notes.index("</w:p>", start)
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + "".join(f"<w:r><w:instrText>{escape(piece)}</w:instrText></w:r>" for piece in halves(instruction))
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    closing = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    parts["word/footnotes.xml"] = (notes[:start] + field + notes[start:end] + closing + notes[end:]).encode()
    path = folder / "live.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return extract(path)


def halves(text: str) -> tuple[str, str]:
    """Word cuts long instructions into runs."""
    return text[: len(text) // 2], text[len(text) // 2 :]


@pytest.mark.parametrize("instruction", [ZOTERO, ENDNOTE], ids=["zotero", "endnote"])
def test_field_in_a_note(instruction: str, tmp_path: Path) -> None:
    extraction = with_field(instruction, tmp_path)
    note = next(n for n in extraction.notes if n.marker == "2")
    cited = [c for c in extraction.citations if c.note == note.id]
    assert [(c.form, c.locator, c.locator_label, c.prefix) for c in cited] == [("full", "120", "page", "see")]
    work = next(r for r in extraction.references if r.id == cited[0].reference)
    assert (work.type, work.title) == (ITEM["type"], ITEM["title"])
    assert (work.container_title, work.volume, work.page) == ("Parliamentary History", "4", "115-136")
    assert [(name.family, name.given) for name in work.author] == [("Woodland", "Patrick")]
    assert work.issued is not None
    assert work.issued.edtf.startswith("1985")


def test_mendeley_keeps_its_citation_in_a_tag() -> None:
    item = json.loads(citation_data(MENDELEY))["citationItems"][0]
    assert item["itemData"] == ITEM


@pytest.mark.parametrize(
    "damaged", ["ADDIN ZOTERO_ITEM CSL_CITATION {", "ADDIN EN.CITE <EndNote>", "MENDELEY_CITATION_v3_é"]
)
def test_damaged_fields_are_ordinary_text(damaged: str) -> None:
    assert citation_data(damaged) == ""


HARBOURS = {
    "type": "book", "title": "Harbours of the North; or, Ships That Wait", "publisher": "Quay Press",
    "author": [{"family": "Marsh", "given": "John"}], "issued": {"date-parts": [["1998"]]},
}  # fmt: skip
PILOTS = {
    "type": "article-journal", "title": "Pilots", "container-title": "Journal of Ports", "volume": "3", "page": "12-19",
    "author": [{"family": "Low", "given": "Ann"}, {"family": "Humboldt", "given": "A.", "non-dropping-particle": "von"}],
    "issued": {"date-parts": [["2004", 5, 3]]}, "DOI": "10.1000/182",
}  # fmt: skip
TIDES = {"type": "chapter", "title": "Tides", "author": [{"literal": "Harbour Board"}], "issued": {"raw": "1999"}}


def live(body: str, notes: dict[int, str], folder: Path) -> Extraction:
    path = folder / "live.docx"
    path.write_bytes(word_file(body, notes))
    return extract(path)


def as_read(extraction: Extraction) -> list[tuple[str, str, str, str, str]]:
    """Prefix, locator with its label, suffix, title and the words shown, for each citation."""
    title = {work.id: work.title for work in extraction.references}
    said = {note.id: note.text for note in extraction.notes}
    return [
        (
            c.prefix,
            f"{c.locator_label} {c.locator}".strip(),
            c.suffix,
            title[c.reference or ""],
            said[c.note][c.start : c.end],
        )
        for c in extraction.citations
    ]


@pytest.mark.parametrize("parted", ["; ", ", and "])
def test_several_works_in_one_field(parted: str, tmp_path: Path) -> None:
    items = [
        {"itemData": PILOTS, "locator": "14", "label": "page", "prefix": "see "},
        {"itemData": TIDES, "prefix": "also ", "suffix": ", with a map"},
        {"itemData": HARBOURS, "locator": "3", "label": "chapter"},
    ]
    shown = ["see Ann Low, “Pilots”, 14", "also Harbour Board, “Tides”, with a map", "John Marsh, Harbours, ch. 3"]
    field = complex_field(zotero(items), text(parted.join(shown)))
    again = complex_field(zotero([{"itemData": HARBOURS, "locator": "30", "label": "page"}]), text("Ibid., 30."))
    typed = text(" Karl Huber, Das Bier (Munich: Beck, 1970), 4.")
    body = paragraph(text("Ships."), call(1), text(" Why?"), call(2))
    extraction = live(body, {1: text(" ") + field + text(".") + typed, 2: text(" ") + again}, tmp_path)
    first, second, third, fourth, fifth = as_read(extraction)
    assert first[:4] == ("see", "page 14", "", "Pilots")
    assert second[:4] == ("also", "", ", with a map", "Tides")
    assert third[:4] == ("", "chapter 3", "", HARBOURS["title"])
    assert [one[4].rstrip("., and") for one in (first, second, third)] == [words.rstrip("., and") for words in shown]
    assert fourth[3] == "Das Bier"
    assert fifth == ("", "page 30", "", HARBOURS["title"], "Ibid., 30.")
    work = {one.title: one for one in extraction.references}
    assert len(work) == 4
    assert [(n.particle, n.family, n.given) for n in work["Pilots"].author] == [
        ("", "Low", "Ann"),
        ("von", "Humboldt", "A."),
    ]
    assert (work["Pilots"].doi, work["Pilots"].page, work["Pilots"].issued and work["Pilots"].issued.edtf) == (
        "10.1000/182", "12-19", "2004-05-03",
    )  # fmt: skip
    assert work["Tides"].issued is not None
    assert work["Tides"].issued.edtf == "1999"


def test_fields_that_print_numbers_give_the_works_of_the_numbered_list(tmp_path: Path) -> None:
    body = (
        paragraph(text("Ships wait "), complex_field(zotero([{"itemData": HARBOURS}]), text("[1]")),
                  text(". Pilots object "), complex_field(zotero([{"itemData": PILOTS}, {"itemData": TIDES}]), text("[2], [3]")),
                  text(". Ships again "), complex_field(zotero([{"itemData": HARBOURS}]), text("[1]")), text("."))
        + paragraph(text("References")) + paragraph(text("1. Marsh J. Harbours of the North. Leith; 1998."))
        + paragraph(text("2. Low A, von Humboldt A. Pilots. J Ports. 2004;3:12–9.")) + paragraph(text("3. Harbour Board. Tides. 1999."))
    )  # fmt: skip
    extraction = live(body, {}, tmp_path)
    assert [c.marker for c in extraction.callouts] == ["1", "2", "3", "1"]
    assert [one[3] for one in as_read(extraction)] == [HARBOURS["title"], "Pilots", "Tides"]


def test_endnote_packs_its_record_beside_the_field(tmp_path: Path) -> None:
    packed = base64.b64encode(ENDNOTE.removeprefix("ADDIN EN.CITE ").encode() + b"\0").decode()
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{packed}</w:fldData></w:fldChar></w:r>'
    field = complex_field("ADDIN EN.CITE", text("Woodland 1985, 120")).replace(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', begin
    )
    extraction = live(paragraph(text("Ships."), call(1)), {1: text(" ") + field}, tmp_path)
    assert as_read(extraction)[0][:2] == ("see", "page 120")
    assert extraction.references[0].title == ITEM["title"]


def test_zotero_s_bookmarks_lead_to_properties_of_the_file(tmp_path: Path) -> None:
    data = "ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationItems": [{"itemData": PILOTS, "locator": "14"}]})
    properties = "".join(
        f'<property name="ZOTERO_BREF_a1_{n}"><lpwstr>{escape(piece)}</lpwstr></property>'
        for n, piece in enumerate((data[:99], data[99:]), 1)
    )
    note = '<w:bookmarkStart w:id="7" w:name="ZOTERO_BREF_a1"/>' + text("Low, Pilots, 14") + '<w:bookmarkEnd w:id="7"/>'
    path = tmp_path / "a.docx"
    custom = {"docProps/custom.xml": f"<Properties>{properties}</Properties>"}
    path.write_bytes(word_file(paragraph(text("Ships."), call(1)), {1: note}, custom))
    assert as_read(extract(path)) == [("", "page 14", "", "Pilots", "Low, Pilots, 14")]
