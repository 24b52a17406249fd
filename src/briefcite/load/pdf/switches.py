"""Layers of a page (optional content) that are switched off are not printed, so they are not read.

PDFium draws what is switched on but reads all text. Which groups are off stands in the file's catalogue, which only
the second engine opens; so it is asked only for files that have such groups at all.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from itertools import repeat
from typing import Any

from briefcite.load.pdf import binding as c
from briefcite.text.late import late

_GROUPS = b"/OCProperties"
_ANY_OFF = late(rb"/OFF\s*\[\s*\d|/BaseState\s*/OFF|/OFF\s*\d")
FARTHEST = 400
"""Bytes between the type of a stream and its beginning."""
MOST_INFLATED = 4_000_000
"""Bytes of one object stream that are looked at."""
LAYER = b"OC"
NAME = b"Name"
Off = frozenset[str]
"""The names of the groups that are switched off."""


def off(data: bytes, password: str | None) -> Off:
    """Return the names of the layers of a file that are switched off; those that share their name with one on are not.

    Args:
        data: the file.
        password: opens an encrypted file.
    """
    if not _has_groups(data):
        return frozenset()
    try:
        return frozenset(_names_off(data, password))
    except Exception:  # pdfminer answers damaged files with errors of any kind
        return frozenset()


def _has_groups(data: bytes) -> bool:
    """Whether the catalogue, which may stand in a compressed stream of objects, has groups of which any is off."""
    if _GROUPS in data:
        return bool(_ANY_OFF.search(data))
    return any(_GROUPS in part and _ANY_OFF.search(part) for part in map(partial(_inflated, data), _streams(data)))


def _streams(data: bytes) -> Iterator[int]:
    """Yield where the compressed streams of objects begin."""
    at = data.find(b"/ObjStm")
    while at >= 0:
        begins = data.find(b"stream", at + 7, at + FARTHEST)
        if begins >= 0:
            yield begins + len(b"stream") + (2 if data[begins + 6 : begins + 8] == b"\r\n" else 1)
        at = data.find(b"/ObjStm", at + 7)


def _inflated(data: bytes, start: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(memoryview(data)[start:], MOST_INFLATED)
    except zlib.error:
        return b""


def _names_off(data: bytes, password: str | None) -> Iterator[str]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    properties: dict[str, Any] = resolve1(PDFDocument(PDFParser(BytesIO(data)), password or "").catalog["OCProperties"])
    config = resolve1(properties["D"])
    listed = {key: {one.objid for one in resolve1(config.get(key)) or ()} for key in ("ON", "OFF")}
    all_off = getattr(config.get("BaseState"), "name", "") == "OFF"
    states: dict[str, set[bool]] = {}
    for group in resolve1(properties["OCGs"]):
        is_off = group.objid in listed["OFF"] or (all_off and group.objid not in listed["ON"])
        states.setdefault(decode_text(resolve1(resolve1(group)["Name"])), set()).add(is_off)
    yield from (name for name, known in states.items() if known == {True})


def remove(page: c.Ready, names: Off) -> None:
    """Take out of an open page, before its text is read, what belongs to these layers."""
    handles = list(map(c.ready, map(c.get_object, repeat(page), range(c.count_objects(page)))))
    for handle in handles:
        if any(name in names for name in _layers(handle)) and c.remove_object(page, handle):
            c.destroy_object(handle)


def _layers(handle: c.Ready) -> Iterator[str]:
    """Yield the names of the layers that an object belongs to."""
    for i in range(c.count_marks(handle)):
        mark = c.get_mark(handle, i)
        if mark and _string(c.mark_name, mark) == LAYER.decode():
            yield _string(c.mark_value, mark, NAME)


def _string(ask: Any, *what: Any) -> str:
    """Ask PDFium for a string of up to 63 characters."""
    buffer, length = c.short_text(), c.unsigned_long(1)
    ask(*what, buffer, len(buffer), length.at[0])
    size = length.values[0]
    return buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace") if size <= len(buffer) else ""
