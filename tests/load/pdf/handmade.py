"""Small PDFs written by hand, for what no typesetter makes on request."""

from __future__ import annotations

from collections.abc import Sequence

PRIVATE_USE = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Garbage def /CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange
1 beginbfrange <20> <7E> <E020> endbfrange endcmap end end"""
"""A character map that turns every letter into a private one: font /G reads as garbage."""


def pdf(
    *contents: str,
    media: tuple[int, int, int, int] = (0, 0, 400, 300),
    extra: str = "",
    xobjects: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    """Return a PDF with one page for each content stream.

    Args:
        contents: content streams; fonts are /F1 (Helvetica), /F2 (Times), /G (reads as garbage).
        media: MediaBox of all pages, in points.
        extra: more entries of all page dictionaries ("/Rotate 90").
        xobjects: dictionary entries and stream of each XObject, named /X0, /X1, …
    """
    bodies: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]

    def add(body: bytes) -> int:
        bodies.append(body)
        return len(bodies)

    unicode_map = add(_stream("", PRIVATE_USE))
    base = "<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont "
    helvetica = add(f"{base}/Helvetica >>".encode())
    times = add(f"{base}/Times-Roman >>".encode())
    garbage = add(f"{base}/Helvetica /ToUnicode {unicode_map} 0 R >>".encode())
    fonts = f"/Font << /F1 {helvetica} 0 R /F2 {times} 0 R /G {garbage} 0 R >>"
    names = " ".join(f"/X{i} {add(_stream(entries, data))} 0 R" for i, (entries, data) in enumerate(xobjects))
    resources = f"<< {fonts} /XObject << {names} >> >>"
    box = " ".join(map(str, media))
    kids = []
    for content in contents:
        stream = add(_stream("", content.encode("latin-1")))
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {stream} 0 R"
        kids.append(add(f"{page} /Resources {resources} {extra} >>".encode()))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    bodies[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{listed}] >>".encode()
    return _assembled(bodies)


def _stream(entries: str, data: bytes) -> bytes:
    return f"<< {entries} /Length {len(data)} >> stream\n".encode() + data + b"\nendstream"


def _assembled(bodies: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


GREY_PIXEL = (
    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
    b"\xe0",
)
"""An image XObject: scaled to the page, it is a scan."""

SCAN = "q 400 0 0 300 0 0 cm /X0 Do Q"


def line(text: str, x: float = 50, y: float = 200, size: float = 12, font: str = "F1") -> str:
    """Return a content stream that sets one line of text."""
    return f"BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET\n"


PROSE = "The ferry left at dawn and nobody on the quay had thought to count the crates."
