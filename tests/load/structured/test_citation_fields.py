"""Live citation fields in Word documents give the reference manager's own data."""

from __future__ import annotations

import base64
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

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
