"""Files made to cost more than they hold: one sentence, and quickly."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from briefcite import load
from briefcite.errors import UnreadableFile
from briefcite.load import anchors, hypertext

DECLARED = '<?xml version="1.0"?><!DOCTYPE w:document [{}]><w:document xmlns:w="{}"><w:body>{}</w:body></w:document>'
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FORMATS = Path(__file__).parents[2] / "gold" / "formats"


def packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def refused(tmp_path: Path, name: str, data: bytes) -> str:
    """The sentence that a file is refused with, in a second."""
    path = tmp_path / name
    path.write_bytes(data)
    start = time.perf_counter()
    with pytest.raises(UnreadableFile) as refusal:
        load.read(path)
    assert time.perf_counter() - start < 5
    return str(refusal.value)


def test_zip_bomb(tmp_path: Path) -> None:
    bomb = packed({"word/document.xml": b"<a>" + b" " * 80_000_000 + b"</a>"})
    assert len(bomb) < 200_000
    assert "more than a document needs" in refused(tmp_path, "bomb.docx", bomb)


def test_entity_bomb(tmp_path: Path) -> None:
    entities = '<!ENTITY a0 "lol">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    xml = DECLARED.format(entities, WORD, "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>")
    assert "entit" in refused(tmp_path, "bomb.docx", packed({"word/document.xml": xml.encode()}))


def test_external_entity(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    entity = f'<!ENTITY x SYSTEM "{secret.as_uri()}">'
    xml = DECLARED.format(entity, WORD, "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")
    assert "the secret" not in refused(tmp_path, "leak.docx", packed({"word/document.xml": xml.encode()}))


def test_huge_page_on_one_line(tmp_path: Path) -> None:
    assert "larger than 32 MiB" in refused(tmp_path, "huge.html", b"<html><p>" + b"word " * (7 * 2**20))


@pytest.mark.parametrize("name", [b"\xb2", b"utf-4", b"UCS-4", b"gb_2312-80", b"idna", b"hex"])
def test_an_encoding_that_there_is_not(tmp_path: Path, name: bytes) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b'<meta charset="utf8"><meta charset=' + name + b"><p>A stone wall \xe9 of the parish.</p>")
    assert "stone wall" in load.read(path).text


def test_a_tag_of_many_attributes(tmp_path: Path) -> None:
    """Each is compared with all before it: 32,000 took half a minute."""
    tag = b"<p " + b" ".join(b"a%d=1" % number for number in range(32_000)) + b">"
    assert "attributes" in refused(tmp_path, "many.html", b"<html>" + tag + b"Word.</html>")


def test_missing_part(tmp_path: Path) -> None:
    sentence = refused(tmp_path, "odd.docx", packed({"word/styles.xml": b"<a/>"}))
    assert "no Word document" in sentence


def test_notes_part_missing(tmp_path: Path) -> None:
    """Callouts without their part dangle; they are no reason to stop."""
    with zipfile.ZipFile(FORMATS / "orchard.docx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if "footnotes" not in name}
    path = tmp_path / "torn.docx"
    path.write_bytes(packed(parts))
    kinds = [mark.kind for mark in load.read(path).marks]
    assert kinds.count("callout") == 10
    assert "note" not in kinds


def test_a_book_whose_chapters_repeat_is_read_once(tmp_path: Path) -> None:
    with zipfile.ZipFile(FORMATS / "orchard.epub") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    package = next(name for name in parts if name.endswith(".opf"))
    spine = parts[package]
    start, end = spine.index(b"<itemref"), spine.rindex(b"</spine>")
    parts[package] = spine[:end] + spine[start:end] * 5000 + spine[end:]
    path = tmp_path / "loop.epub"
    path.write_bytes(packed(parts))
    assert [m.marker for m in load.read(path).marks if m.kind == "note"] == [str(n) for n in range(1, 11)]


@pytest.mark.parametrize("name", ["orchard.docx", "orchard.odt", "orchard.epub"])
def test_truncated_container(tmp_path: Path, name: str) -> None:
    data = (FORMATS / name).read_bytes()
    assert "damaged" in refused(tmp_path, name, data[: len(data) // 2])


def test_a_wrong_suffix_is_survived(tmp_path: Path) -> None:
    path = tmp_path / "really-a-word-file.txt"
    path.write_bytes((FORMATS / "orchard.docx").read_bytes())
    assert load.read(path).source.loader == "docx"


def test_elements_nested_without_end(tmp_path: Path) -> None:
    page = b"<html><body>" + b"<b><i>" * 2000 + b"x"
    assert "nested too deep" in refused(tmp_path, "deep.html", page)


def test_more_tags_than_a_text_has(tmp_path: Path) -> None:
    page = b"<html><body>" + b"<b>1</b> " * 300_001
    assert "tags are more than a text needs" in refused(tmp_path, "tags.html", page)


def test_more_callouts_than_a_text_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (anchors, hypertext):
        monkeypatch.setattr(module, "MOST_CALLOUTS", 20)
    call = '<a href="#fn1" class="footnote-ref">1</a> '
    page = "<html><body><p>{}</p><p id='fn1'>1. Holm, 9.</p>"
    assert "callouts are more than a text has" in refused(tmp_path, "many.html", page.format(call * 21).encode())
    path = tmp_path / "as-many-as-allowed.html"
    path.write_text(page.format(call * 20))
    assert sum(mark.kind == "callout" for mark in load.read(path).marks) == 20
