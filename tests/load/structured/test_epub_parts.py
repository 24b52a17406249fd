"""Chapters of an electronic book that are not read are told; the others are read all the same."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefcite.errors import UnreadableFile
from briefcite.load import epub
from briefcite.model import Document

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
PAGE = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Ships wait in {}.</p></body></html>'
LOCK = (
    '<encryption><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherData>'
    '<CipherReference URI="{}"/></CipherData></EncryptedData></encryption>'
)


def book(kinds: dict[str, str], **parts: str) -> bytes:
    """A book whose spine has these items, name to media type, and a page for each XHTML name given."""
    items = "".join(f'<item id="{name}" href="{name}" media-type="{kind}"/>' for name, kind in kinds.items())
    spine = "".join(f'<itemref idref="{name}"/>' for name in kinds)
    opf = f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{spine}</spine></package>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", opf)
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


XHTML = "application/xhtml+xml"


def codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


def test_a_chapter_that_is_missing_or_of_another_kind() -> None:
    made = book({"a": XHTML, "b": XHTML, "c": "application/pdf"}, OPS__a=PAGE.format("Leith"), OPS__c="%PDF")
    document = epub.read(made, "roads.epub")
    assert "Leith" in document.text and codes(document) == ["L101", "L104"]


def test_a_chapter_that_is_encrypted() -> None:
    parts = {"OPS__a": PAGE.format("Leith"), "OPS__b": "x", "META-INF__encryption.xml": LOCK.format("OPS/b")}
    document = epub.read(book({"a": XHTML, "b": XHTML}, **parts), "roads.epub")
    assert codes(document) == ["L113"] and "OPS/b" in document.warnings[0].message
    whole = parts | {"META-INF__encryption.xml": LOCK.format("OPS/font.otf")}
    assert codes(epub.read(book({"a": XHTML}, **whole), "roads.epub")) == []


def test_a_book_that_is_encrypted_as_a_whole_says_so() -> None:
    with pytest.raises(UnreadableFile, match="encrypted"):
        epub.read(book({"a": XHTML}, **{"META-INF__encryption.xml": LOCK.format("OPS/a")}), "roads.epub")
