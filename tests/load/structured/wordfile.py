"""Makes small Word files from pieces of their XML."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from xml.sax.saxutils import escape

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
STYLES = (
    f'<w:styles {NAMES}><w:style w:type="character" w:styleId="Lifted"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    '</w:style><w:style w:type="character" w:styleId="Child"><w:basedOn w:val="Lifted"/></w:style></w:styles>'
)


def text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def raised(words: str, how: str = '<w:vertAlign w:val="superscript"/>') -> str:
    return f"<w:r><w:rPr>{how}</w:rPr><w:t>{words}</w:t></w:r>"


def call(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def deleted(run: str) -> str:
    return f'<w:del w:id="90">{run.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")}</w:del>'


def inserted(run: str) -> str:
    return f'<w:ins w:id="91">{run}</w:ins>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def complex_field(instruction: str, shown: str) -> str:
    """A field, its instruction cut into runs as Word cuts it."""
    pieces = [instruction[at : at + 80] for at in range(0, len(instruction), 80)]
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        + "".join(f'<w:r><w:instrText xml:space="preserve">{escape(piece)}</w:instrText></w:r>' for piece in pieces)
        + f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def zotero(items: list[dict[str, Any]]) -> str:
    """The instruction of Zotero's field; an item is {"itemData": …, "locator": …}."""
    return "ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps({"citationID": "x", "citationItems": items})


def word_file(body: str, notes: dict[int, str] | None = None, parts: dict[str, str] | None = None) -> bytes:
    """Give the bytes of a .docx with this body and these footnotes."""
    said = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{runs}</w:p></w:footnote>'
        for number, runs in (notes or {}).items()
    )
    whole = {
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:type="separator" w:id="-1"/>{said}</w:footnotes>',
        "word/styles.xml": STYLES,
    } | (parts or {})
    return packed(whole)


def packed(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()
