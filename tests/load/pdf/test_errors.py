"""What cannot be read says so in one sentence with a way out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefcite.errors import BriefciteError, EncryptedFile, NoTextLayer, UnreadableFile
from briefcite.load import read as read_path
from briefcite.load.pdf import read

from .handmade import GREY_PIXEL, PROSE, SCAN, line, pdf


def failure(kind: type[BriefciteError], data: bytes, **options: str) -> str:
    with pytest.raises(kind) as caught:
        read(data, "brief.pdf", **options)
    message = str(caught.value)
    assert message.startswith("brief.pdf") and "\n" not in message
    return message


def test_encrypted(fixtures: Path) -> None:
    data = (fixtures / "locked.pdf").read_bytes()
    assert "--password" in failure(EncryptedFile, data)
    assert "--password" in failure(EncryptedFile, data, password="open")
    for engine in ("pdfium", "pdfplumber"):
        assert "Lock" in read(data, "brief.pdf", password="sesame", engine=engine).text


def test_no_pdf() -> None:
    assert "--from" in failure(UnreadableFile, b"Dear all,\nthe minutes follow.\n")


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
@pytest.mark.parametrize("name", ["linked", "columns", "tagged"])
def test_truncated(fixtures: Path, name: str, share: float) -> None:
    data = (fixtures / f"{name}.pdf").read_bytes()
    assert "qpdf" in failure(UnreadableFile, data[: int(share * len(data))])


def test_no_pages() -> None:
    failure(UnreadableFile, pdf())


def test_scan() -> None:
    message = failure(NoTextLayer, pdf(SCAN, SCAN, xobjects=[GREY_PIXEL]))
    assert "ocrmypdf" in message and "--ocr" in message


def test_scan_with_download_stamp() -> None:
    stamped = SCAN + " " + line("Downloaded from the county library on 3 May", 20, 10, 6)
    assert "ocrmypdf" in failure(NoTextLayer, pdf(stamped, stamped, xobjects=[GREY_PIXEL]))


def test_short_page_that_was_recognised() -> None:
    data = pdf(SCAN + " 3 Tr " + line("Only a few words here", 50, 150), xobjects=[GREY_PIXEL])
    for engine in ("pdfium", "pdfplumber"):
        document = read(data, "brief.pdf", engine=engine)
        assert document.text == "Only a few words here" and document.warnings == ()


def test_cover_with_a_picture() -> None:
    cover = SCAN + " " + line("Harbours and ferries", 100, 160, 20)
    assert read(pdf(cover, line(PROSE), xobjects=[GREY_PIXEL]), "brief.pdf").warnings == ()


def test_garbage() -> None:
    assert "ocrmypdf" in failure(NoTextLayer, pdf(line(PROSE, font="G"), line(PROSE, font="G")))


def test_pages_that_fail_are_named() -> None:
    garbage = line(PROSE, font="G")
    good = line(PROSE)
    document = read(pdf(good, SCAN, garbage, good, SCAN, good, SCAN, xobjects=[GREY_PIXEL]), "brief.pdf")
    scans, garbled = (warning.message for warning in document.warnings)
    assert "pages 2, 5, 7:" in scans and "ocrmypdf" in scans
    assert "page 3:" in garbled and "ocrmypdf" in garbled
    assert len(document.pages) == 7


def test_broken_page_keeps_its_place() -> None:
    data = pdf(line(PROSE), line("Second"), line("Third"))
    broken = data.replace(b"/Kids [8 0 R 10 0 R 12 0 R]", b"/Kids [8 0 R 88 0 R 12 0 R]")
    assert broken != data
    document = read(broken, "brief.pdf")
    assert [page.index for page in document.pages] == [0, 1, 2]
    assert document.text.endswith("\f\fThird") and document.pages[2].words[0].text == "Third"
    assert document.text[document.pages[2].start : document.pages[2].end] == "Third"
    assert document.source.pages == 3
    assert "page 2: damaged" in document.warnings[0].message


def test_blank_page_is_no_matter() -> None:
    assert read(pdf(line(PROSE), "", line(PROSE)), "brief.pdf").warnings == ()


@pytest.mark.parametrize(
    ("name", "content"), [("gone.pdf", None), ("empty.pdf", b""), ("brief.xyz", b"abc"), ("brief", b"abc")]
)
def test_paths(tmp_path: Path, name: str, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableFile, match=name):
        read_path(tmp_path / name)


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="folder"):
        read_path(tmp_path)


def test_pdf_by_content_in_spite_of_suffix(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(pdf(line(PROSE)))
    assert read_path(path).source.media_type == "application/pdf"


def mutated(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.randint(1, 30)):
        at = rng.randrange(len(out))
        match rng.randrange(4):
            case 0:
                out[at] = rng.randrange(256)
            case 1:
                del out[at : at + rng.randrange(1, 200)]
            case 2:
                out[at:at] = out[at - rng.randrange(200) : at]
            case _:
                out[at : at + 1] = rng.choice([b"<<", b">>", b"[", b"9999999999", b"-1", b"(", b"endobj", b"/Kids"])
        if not out:
            break
    return bytes(out)


@pytest.mark.parametrize("engine", ["auto", "pdfplumber"])
def test_damage_never_escapes(fixtures: Path, engine: str) -> None:
    rng = random.Random(8)
    seeds = [(fixtures / f"{name}.pdf").read_bytes() for name in ("linked", "tagged")]
    seeds.append(pdf(line(PROSE), SCAN, "50 100 m 170 100 l S", xobjects=[GREY_PIXEL]))
    for _ in range(40):
        try:
            document = read(mutated(rng.choice(seeds), rng), "brief.pdf", engine=engine)
        except BriefciteError:
            continue
        document.text.encode()
