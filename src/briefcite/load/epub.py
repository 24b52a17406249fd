"""Electronic books: the files of an EPUB in the order of its spine, as one text.

Notes may stand in another file than their callouts ("endnotes.xhtml#note-12").
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefcite.errors import UnreadableFile
from briefcite.load import hypertext
from briefcite.load.archive import Archive
from briefcite.load.writer import Writer
from briefcite.model import Document, Source

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MEDIA_TYPE = "application/epub+zip"
_OPF = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_PAGES = frozenset(["application/xhtml+xml", "text/html"])


def read(data: bytes, path: str) -> Document:
    """Read an .epub.

    Raises:
        UnreadableFile: damaged, without a spine, or larger than a book can be.
    """
    archive = Archive(data, path)
    files = [(name, hypertext.parse(page, f"{path} ({name})")) for name, page in _pages(archive, path)]
    if not files:
        raise UnreadableFile(f"{path}: no readable chapter is in it; convert it with Calibre or pandoc first.")
    out = Writer()
    hypertext.write(files, out, path)
    return out.document(Source(path, hashlib.sha256(data).hexdigest(), MEDIA_TYPE, "epub", unit="paragraph"))


def _pages(archive: Archive, path: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of each chapter, each once, in the order of the spine."""
    package_name, package = _package(archive, path)
    folder = posixpath.dirname(package_name)
    items = {item.get("id"): item for item in package.iter(_OPF + "item")}
    seen = set()
    for reference in package.iter(_OPF + "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href") or ""))))
        page = None if name in seen else archive.part(name)
        seen.add(name)
        if page and page.strip():
            yield name, page


def _package(archive: Archive, path: str) -> tuple[str, Element]:
    container = archive.xml("META-INF/container.xml")
    found = container.find(f".//{_CONTAINER}rootfile") if container is not None else None
    name = str(found.get("full-path")) if found is not None else ""
    package = archive.xml(name)
    if package is None:
        raise UnreadableFile(f"{path}: its table of contents is missing, so it is not an EPUB; get the file again.")
    return name, package
