"""Electronic books: the files of an EPUB in the order of its spine, as one text.

Notes may stand in another file than their callouts ("endnotes.xhtml#note-12").
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefcite import incomplete
from briefcite.errors import UnreadableFile
from briefcite.load import hypertext
from briefcite.load.archive import Archive
from briefcite.load.formats import source_of
from briefcite.load.writer import Writer
from briefcite.model import Document, Warning

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_OPF = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_ENCRYPTED = "{http://www.w3.org/2001/04/xmlenc#}"
_PAGES = frozenset(["application/xhtml+xml", "text/html"])


def read(data: bytes, path: str) -> Document:
    """Read an .epub.

    Raises:
        UnreadableFile: damaged, without a spine, or larger than a book can be.
    """
    archive = Archive(data, path)
    told: list[Warning] = []
    files = [(name, hypertext.parse(page, f"{path} ({name})")) for name, page in _pages(archive, path, told)]
    if not files:
        why = f" ({told[0].message})" if told else ""
        raise UnreadableFile(f"{path}: no readable chapter is in it{why}; convert it with Calibre or pandoc first.")
    out = Writer()
    hypertext.write(files, out, path)
    source = source_of("epub", path, data)
    return out.document(source, tuple(told))


def _pages(archive: Archive, path: str, told: list[Warning]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each chapter once, in the order of the spine; ``told`` takes why others are not read."""
    package_name, package = _package(archive, path)
    folder = posixpath.dirname(package_name)
    items = {item.get("id"): item for item in package.iter(_OPF + "item")}
    encrypted = frozenset(_encrypted(archive))
    seen = set()
    for reference in package.iter(_OPF + "itemref"):
        item = items.get(reference.get("idref"))
        if item is None:
            told.append(incomplete.part_missing(str(reference.get("idref")), "spine"))
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href") or ""))))
        if name in seen:
            continue
        seen.add(name)
        page = _page(archive, name, str(item.get("media-type")), encrypted)
        if isinstance(page, Warning):
            told.append(page)
        elif page.strip():
            yield name, page


def _page(archive: Archive, name: str, kind: str, encrypted: frozenset[str]) -> bytes | Warning:
    """Return the content of a chapter, or why there is none."""
    if name in encrypted:
        return incomplete.part_encrypted(name)
    if kind not in _PAGES:
        return incomplete.part_unknown(name, f"a chapter of the kind {kind}")
    page = archive.part(name)
    return incomplete.part_missing(name, "spine") if page is None else page


def _encrypted(archive: Archive) -> Iterator[str]:
    """Names of the parts that are encrypted; fonts that are only disguised are none that matter."""
    root = archive.xml("META-INF/encryption.xml")
    for found in () if root is None else root.iter(_ENCRYPTED + "CipherReference"):
        yield unquote(str(found.get("URI") or ""))


def _package(archive: Archive, path: str) -> tuple[str, Element]:
    container = archive.xml("META-INF/container.xml")
    found = container.find(f".//{_CONTAINER}rootfile") if container is not None else None
    name = str(found.get("full-path")) if found is not None else ""
    package = archive.xml(name)
    if package is None:
        raise UnreadableFile(f"{path}: its table of contents is missing, so it is not an EPUB; get the file again.")
    return name, package
