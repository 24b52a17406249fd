"""Layers of a page (optional content) that are switched off are not printed, so they are not read.

PDFium draws what is switched on but reads all text. Which groups are off stands in the file's catalogue, which only
the second engine opens; so it is asked only for files that have such groups at all.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Set
from functools import partial
from io import BytesIO
from itertools import islice, repeat
from typing import Any, NamedTuple

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
MOST_OBJECTS = 50_000
"""Objects of a file that are looked through."""


class Off(NamedTuple):
    """What is switched off in a file."""

    names: frozenset[str] = frozenset()
    """The names of its groups; those that share their name with one that is on are not among them."""
    kept: bool = False
    """A rule (a membership dictionary) or a drawing that is used in several places (a form) is off, too: PDFium does
    not tell what belongs to it, so that is read."""


def off(data: bytes, password: str | None) -> Off:
    """Return the layers of a file that are switched off.

    Args:
        data: the file.
        password: opens an encrypted file.
    """
    if not _has_groups(data):
        return Off()
    try:
        return _switched_off(data, password)
    except Exception:  # pdfminer answers damaged files with errors of any kind
        return Off()


def _has_groups(data: bytes) -> bool:
    """Return whether the catalogue, which may be in a compressed object stream, has groups any of which is off."""
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


def _switched_off(data: bytes, password: str | None) -> Off:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    document = PDFDocument(PDFParser(BytesIO(data)), password or "")
    properties: dict[str, Any] = resolve1(document.catalog["OCProperties"])
    config = resolve1(properties["D"])
    listed = {key: {one.objid for one in resolve1(config.get(key)) or ()} for key in ("ON", "OFF")}
    all_off = getattr(config.get("BaseState"), "name", "") == "OFF"
    states: dict[str, set[bool]] = {}
    groups: set[int] = set()
    for group in resolve1(properties["OCGs"]):
        is_off = group.objid in listed["OFF"] or (all_off and group.objid not in listed["ON"])
        states.setdefault(decode_text(resolve1(resolve1(group)["Name"])), set()).add(is_off)
        groups |= {group.objid} if is_off else set()
    names = frozenset(name for name, known in states.items() if known == {True})
    return Off(names, bool(groups) and any(_is_kept(one, groups) for one in _objects(document)))


def _objects(document: Any) -> Iterator[dict[str, Any]]:
    """Yield the dictionaries of a file, those of its streams among them."""
    for xref in document.xrefs:
        for number in islice(xref.get_objids(), MOST_OBJECTS):
            found = document.getobj(number)
            found = getattr(found, "attrs", found)
            if isinstance(found, dict):
                yield found


def _is_kept(found: dict[str, Any], groups: Set[int]) -> bool:
    """Return whether an object is a rule of which all groups are off, or a form that belongs to one of them."""
    if getattr(found.get("Type"), "name", "") == "OCMD":
        return _are_off(found.get("OCGs"), groups)
    return getattr(found.get("Subtype"), "name", "") == "Form" and _are_off(found.get("OC"), groups)


def _are_off(group: Any, groups: Set[int]) -> bool:
    members = group if isinstance(group, list) else [group]
    return bool(members) and all(getattr(one, "objid", 0) in groups for one in members)


def remove(page: c.Ready, off: Off) -> None:
    """Take out of an open page, before its text is read, what belongs to layers that are off."""
    handles = list(map(c.ready, map(c.get_object, repeat(page), range(c.count_objects(page)))))
    for handle in handles:
        if any(name in off.names for name in _layers(handle)) and c.remove_object(page, handle):
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
