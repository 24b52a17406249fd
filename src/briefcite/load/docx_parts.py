"""The parts of a Word file, found by their relationships as their names vary; strict Open XML is read too."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefcite import incomplete
from briefcite.load.archive import Archive, parse_xml
from briefcite.load.docx_styles import W
from briefcite.model import Warning

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
"""Names that ISO/IEC 29500 gives in its strict form, and what they are in files as Word writes them by default."""
MAIN = "word/document.xml"
_UNREAD = {W + "altChunk": "a whole document in another format is embedded", W + "subDoc": "another file is taken in"}


class WordArchive(Archive):
    """The container of a Word file."""

    def xml(self, name: str) -> Element | None:
        """Return one part as an XML tree, the names of strict Open XML replaced; None where there is no such part."""
        data = self.part(name)
        if data is None:
            return None
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return parse_xml(data, f"{self.path} ({name})")

    def main(self) -> str:
        """Return the name of the part that holds the text."""
        return self.related("").get("officeDocument", MAIN)

    def related(self, name: str) -> Mapping[str, str]:
        """Return the parts that a part leads to by what they are ("footnotes"); "" stands for the whole file."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        return {
            str(found.get("Type")).rpartition("/")[2]: posixpath.normpath(
                posixpath.join("/" + folder, str(found.get("Target")))
            ).lstrip("/")
            for found in (() if root is None else root)
            if found.get("TargetMode") != "External"
        }


def unread(root: Element) -> tuple[Warning, ...]:
    """Return a warning for each kind of content of the text that is not read."""
    return tuple(
        incomplete.part_unknown(tag.rpartition("}")[2], what)
        for tag, what in _UNREAD.items()
        if next(root.iter(tag), None) is not None
    )
