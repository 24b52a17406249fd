from __future__ import annotations

import codecs

import pytest

from briefcite.errors import UnreadableFile
from briefcite.load import markdown, text

WORDS = "Größe, naïveté – 12 €\n"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF32_BE + WORDS.encode("utf-32-be"),
        WORDS.encode("utf-16-le"),
        (WORDS * 20).encode("cp1252"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-32", "utf-16 without mark", "cp1252"],
)
def test_encodings(data: bytes) -> None:
    assert text.read(data, "x.txt").text.startswith(WORDS)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 4, b" \n\t\n"])
def test_no_text_is_an_error(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"x\.txt"):
        text.read(data, "x.txt")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_keep_their_places(end: str) -> None:
    document = text.read(end.join(["one", "", "two"]).encode(), "x.txt")
    lines = [document.text[line.start : line.end] for line in document.pages[0].lines]
    assert lines == ["one", "", "two"]
    assert document.source.pages is None


def test_form_feeds_end_pages() -> None:
    document = text.read(b"one\n\ftwo\n\f", "x.txt")
    assert [document.text[page.start : page.end] for page in document.pages] == ["one\n\f", "two\n\f"]
    assert document.source.pages == 2


def test_markdown_marks() -> None:
    source = "A[^a] `[^b]` ^[in [b](http://c.d)] <sup>7</sup>\n\n[^a]: One\ntwo.\n\n    Three.\n\nOut.\n"
    marks = markdown.read(source.encode(), "x.md").marks
    shown = [(mark.kind, mark.marker, [source[a:b] for a, b in mark.spans]) for mark in marks]
    assert shown == [
        ("callout", "a", ["[^a]"]),
        ("verbatim", "", ["`[^b]`"]),
        ("callout", "1", ["^["]),
        ("note", "1", ["in [b](http://c.d)"]),
        ("link", "", ["b"]),
        ("raised", "7", ["<sup>7</sup>"]),
        ("note", "a", ["One", "two.", "Three."]),
    ]


def test_suppression_comment() -> None:
    marks = markdown.read(b"x <!-- briefcite: ignore C101 --> y\n", "x.md").marks
    assert [mark.data for mark in marks if mark.kind == "ignore"] == ["briefcite: ignore C101"]
