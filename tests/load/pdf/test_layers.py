"""What is on the page and not printed, or printed twice, or stands on its side."""

from __future__ import annotations

import zlib

import pytest

from briefcite.load.pdf import read

from .handmade import line, pdf

PAGE = (
    "The harbour board met in spring and agreed upon the dredging plan",
    "before the herring fleet returned from the northern grounds",
)
NOTES = ("1 Ada Orme, The Tidal Ledger, Hull 1991, 44.", "2 Ibid., 45.")


def page(shift: float = 0.0, callout: str = "1") -> str:
    lines = [line(text, 40 + shift, 250 - 14 * i, 11) for i, text in enumerate(PAGE)]
    notes = [line(text, 40 + shift, 90 - 11 * i, 8) for i, text in enumerate(NOTES)]
    return "".join((*lines, line(callout, 360 + shift, 254, 7), *notes))


def words(data: bytes) -> list[str]:
    document = read(data, "made.pdf")
    for one in document.pages:
        assert all(document.text[word.start : word.end] == word.text for word in one.words)
    return [word.text for one in document.pages for word in one.words]


@pytest.mark.parametrize("shift", [0.0, 0.3, 0.8])
def test_a_page_drawn_twice_is_read_once(shift: float) -> None:
    assert words(pdf(page() + page(shift))) == words(pdf(page()))


def test_lines_drawn_twice_one_by_one_are_read_once() -> None:
    doubled = "".join(line(text, 40 + s, 250 - 14 * i, 11) for i, text in enumerate(PAGE) for s in (0, 0.4))
    once = "".join(line(text, 40, 250 - 14 * i, 11) for i, text in enumerate(PAGE))
    assert words(pdf(doubled)) == words(pdf(once))


def test_words_drawn_twice_one_by_one_are_read_once() -> None:
    doubled = "".join(
        line(text, 40 + 60 * i + s, 200, 10) for i, text in enumerate(PAGE[0].split()[:6]) for s in (0, 0.5)
    )
    assert words(pdf(doubled)) == PAGE[0].split()[:6]


def test_a_sentence_said_twice_is_read_twice() -> None:
    said = line(PAGE[0], 40, 250, 11) + line(PAGE[0], 40, 236, 11)
    assert words(pdf(said)) == PAGE[0].split() * 2


DRAFT = line("an older sentence of the draft", 40, 200, 11)


def layered(config: str, *, packed: bool = False, layer: str = "draft") -> bytes:
    """A page whose last line is in the layer ``draft``; ``config`` says what is on and off."""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [5 0 R 6 0 R] /D << {config} >> >> >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 7 0 R /Resources << /Font << /F1 4 0 R >>"
        " /Properties << /L5 5 0 R /L6 6 0 R >> >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Type /OCG /Name ({layer}) >>",
        "<< /Type /OCG /Name (print) >>",
    ]
    content = line(PAGE[0], 40, 250, 11) + "/OC /L5 BDC " + DRAFT + "EMC /OC /L6 BDC " + line("final", 40, 180) + " EMC"
    content += " /Artifact BMC " + line("header", 40, 280) + " EMC"
    objects.append(f"<< /Length {len(content)} >> stream\n{content}\nendstream")
    if not packed:
        return _written([one.encode() for one in objects])
    heads, at = [], 0
    for number in (1, 2, 4, 5, 6):
        heads.append(f"{number} {at}")
        at += len(objects[number - 1]) + 1
    first = " ".join(heads) + " "
    body = zlib.compress((first + " ".join(objects[i - 1] for i in (1, 2, 4, 5, 6))).encode())
    pack = b"<< /Type /ObjStm /N 5 /First %d /Filter /FlateDecode /Length %d >> stream\n" % (len(first), len(body))
    return _written([objects[2].encode(), objects[6].encode(), pack + body + b"\nendstream"], (3, 7, 8))


def _written(bodies: list[bytes], numbers: tuple[int, ...] = ()) -> bytes:
    """Without a table of places: PDFium rebuilds it, as for a file that was cut."""
    numbers = numbers or tuple(range(1, len(bodies) + 1))
    out = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in zip(numbers, bodies, strict=True))
    return out + b"trailer << /Size 9 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"


@pytest.mark.parametrize("config", ["/OFF [5 0 R]", "/BaseState /OFF /ON [6 0 R]"])
def test_a_layer_that_is_switched_off_is_not_read(config: str) -> None:
    read_words = words(layered(config))
    assert "draft" not in read_words
    assert {"final", "header", "harbour"} <= set(read_words)


@pytest.mark.parametrize("config", ["", "/OFF [6 0 R]", "/ON [5 0 R]", "/BaseState /ON"])
def test_a_layer_that_is_on_is_read(config: str) -> None:
    assert "draft" in words(layered(config))


def test_of_two_layers_of_one_name_the_one_that_is_on_is_not_lost() -> None:
    assert {"draft", "final"} <= set(words(layered("/OFF [5 0 R]", layer="print")))


@pytest.mark.parametrize(
    ("extra", "config", "told"),
    [
        ("<< /Type /OCMD /OCGs [5 0 R] >>", "/OFF [5 0 R]", True),
        ("<< /Type /OCMD /OCGs 5 0 R >>", "/OFF [5 0 R]", True),
        ("<< /Type /OCMD /OCGs [5 0 R 6 0 R] >>", "/OFF [5 0 R]", False),
        ("<< /Type /OCMD /OCGs [5 0 R] >>", "/OFF [6 0 R]", False),
        ("<< /Type /XObject /Subtype /Form /OC 5 0 R /Length 0 >> stream\n\nendstream", "/OFF [5 0 R]", True),
        ("<< /Type /XObject /Subtype /Form /Length 0 >> stream\n\nendstream", "/OFF [5 0 R]", False),
    ],
)
def test_what_cannot_be_told_from_the_page_is_told(extra: str, config: str, told: bool) -> None:
    data = layered(config).replace(b"trailer", f"8 0 obj\n{extra}\nendobj\ntrailer".encode())
    assert ["L122" in warning.code for warning in read(data, "made.pdf").warnings] == [True] * told


def turned(text: str, along: float, down: float, size: float, degrees: int) -> str:
    """A line of text turned counterclockwise on a page of 400 by 400 points."""
    matrix = {
        90: (0, 1, -1, 0, down, along),
        180: (-1, 0, 0, -1, 400 - along, down),
        270: (0, -1, 1, 0, 400 - down, 400 - along),
    }
    return f"BT /F1 {size} Tf {' '.join(map(str, matrix[degrees]))} Tm ({text}) Tj ET\n"


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_text_on_its_side_is_read_as_if_the_page_were_turned(degrees: int, rotate: int) -> None:
    content = "".join(turned(text, 40, 100 + 14 * i, 11, degrees) for i, text in enumerate(PAGE))
    content += turned("1", 200, 96, 7, degrees) + turned(NOTES[0], 40, 300, 8, degrees)
    found = read(pdf(content, media=(0, 0, 400, 400), extra=f"/Rotate {rotate}"), "side.pdf").pages[0]
    first = sorted(found.words, key=lambda word: (round(word.baseline), word.x0))[1 : 1 + len(PAGE[0].split())]
    assert [word.text for word in first] == PAGE[0].split()
    assert len({round(word.baseline, 2) for word in first}) == 1
    assert [word.x0 for word in first] == sorted(word.x0 for word in first)
    note = next(word for word in found.words if word.text == "Orme,")
    assert note.baseline - first[0].baseline == pytest.approx(200)
    assert note.bottom - note.top < note.x1 - note.x0


def test_a_stamp_on_its_side_does_not_turn_the_page() -> None:
    upright = page()
    both = read(pdf(upright + turned("downloaded from the archive", 40, 20, 8, 90), media=(0, 0, 400, 300)), "made.pdf")
    alone = read(pdf(upright), "made.pdf")
    assert both.pages[0].width == alone.pages[0].width
    assert [w.box for w in both.pages[0].words][:5] == [w.box for w in alone.pages[0].words][:5]
