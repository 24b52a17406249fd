"""Bytes to characters: which encoding a text is in, and whether it is a text at all."""

from __future__ import annotations

import codecs

from briefcite.errors import UnreadableFile

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
PROBE = 65536
"""First bytes that are examined to recognise binary data and to choose the encoding."""
MOST_CONTROL = 0.02
"""Share of control bytes above which data is no text; extracted text holds a few (U+0002 for a hyphen)."""
LEAST_ZEROS = 0.2
"""Smallest share of zero bytes at even or at odd places at which data is UTF-16 without a byte order mark."""

COMMONEST = "cp1252"
TIE = 0.02
"""The commonest 8-bit encoding is taken when its "chaos" (charset-normalizer, 0..1) is at most this much higher:
"naïveté" is as likely in cp1250, where it reads "naďveté"."""

CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")


def decode(data: bytes, path: str) -> str:
    """Turn bytes into characters: a byte order mark, then UTF-8, then what the bytes look like.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    if _binary(data):
        raise UnreadableFile(
            f"{path} is no text (it holds binary data); if it is a document of another kind, "
            "say which with --from or save it as text."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data, path)


def _wide(data: bytes) -> str | None:
    """Return UTF-16's name where every other byte is mostly zero and the rest is not."""
    head = data[: PROBE & ~1]
    even, odd = head[0::2], head[1::2]
    if not odd:
        return None
    zeros_even, zeros_odd = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros_odd >= LEAST_ZEROS and not zeros_even:
        return "utf-16-le"
    if zeros_even >= LEAST_ZEROS and not zeros_odd:
        return "utf-16-be"
    return None


def _binary(data: bytes) -> bool:
    head = data[:PROBE]
    if b"\0" in head:
        return True
    control = len(head) - len(head.translate(None, CONTROL))
    return control > MOST_CONTROL * len(head)


def _guess(data: bytes, path: str) -> str:
    """Decode an 8-bit or multi-byte encoding by statistics."""
    from charset_normalizer import from_bytes

    found = from_bytes(data[:PROBE])
    best = found.best()
    if best is None:
        raise UnreadableFile(f"{path}: its encoding cannot be told; save it as UTF-8.")
    western = any(COMMONEST in match.could_be_from_charset and match.chaos <= best.chaos + TIE for match in found)
    encoding = COMMONEST if western else best.encoding
    return data.decode(encoding, errors="replace")
