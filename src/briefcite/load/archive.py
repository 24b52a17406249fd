"""Opens zip containers (Word, OpenDocument, EPUB) and their XML with bounds on what they may cost.

A zip bomb unpacks to thousands of times its size; an entity bomb does the same inside XML; an external entity
reads files or the network. None of the three is followed.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from briefcite.errors import UnreadableFile

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_PART = 64 * 1024 * 1024
"""Bytes one part may unpack to; the text of a 3,000-page book is about 20 MB of Word XML."""
MAX_TOTAL = 256 * 1024 * 1024
"""Bytes all parts that are read may unpack to."""
MAX_RATIO = 400
"""Largest ratio of unpacked to packed size; real document XML stays under 60, a bomb is near 1,000."""
SMALL_PART = 1024 * 1024
"""Bytes below which the ratio is ignored: a short list of equal cells packs 500 to 1."""


class Archive:
    """The parts of a zip container, read one at a time."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._spent = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableFile(f"{path}: the container is damaged ({error}); get the file again.") from None
        self.names = frozenset(self._zip.namelist())

    def part(self, name: str) -> bytes | None:
        """Return one part's bytes, or None where there is no such part.

        Raises:
            UnreadableFile: the part is damaged, encrypted, or unpacks to more than the bounds.
        """
        if name not in self.names:
            return None
        info = self._zip.getinfo(name)
        packed = max(info.compress_size, 1)
        swollen = info.file_size > SMALL_PART and info.file_size / packed > MAX_RATIO
        if swollen or info.file_size > MAX_PART or self._spent + info.file_size > MAX_TOTAL:
            raise UnreadableFile(
                f"{self.path}: {name} unpacks to {info.file_size:,} bytes, more than a document needs; "
                f"it is not opened. If the file is sound, export it as PDF and read that."
            )
        self._spent += info.file_size
        try:
            with self._zip.open(info) as part:
                return part.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            OSError,
            EOFError,
            ValueError,
        ) as error:
            raise _damaged(self.path, name, error) from None
        except Exception as error:  # zlib.error and lzma.LZMAError have no common base
            if type(error).__name__ in ("error", "LZMAError"):
                raise _damaged(self.path, name, error) from None
            raise

    def xml(self, name: str) -> Element | None:
        """Return one part as an XML tree, or None where there is no such part."""
        data = self.part(name)
        return None if data is None else parse_xml(data, f"{self.path} ({name})")


def _damaged(path: str, name: str, error: Exception) -> UnreadableFile:
    return UnreadableFile(f"{path}: its part {name} is damaged ({error}); open and save it again.")


def parse_xml(data: bytes, path: str) -> Element:
    """Parse XML without entities, document type definitions or network.

    Raises:
        UnreadableFile: the XML is broken, or declares entities.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(
            f"{path}: broken XML ({' '.join(str(error).split())}); open and save the file again."
        ) from None
    subset = root.getroottree().docinfo.internalDTD
    if subset is not None and any(True for _ in subset.iterentities()):
        raise UnreadableFile(f"{path}: its XML declares entities, which no document needs; it is not opened.")
    return root
