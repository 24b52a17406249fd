"""Links, labels, tags and hyphens of PDFs that real typesetters made."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from briefcite.load import pdf as loader
from briefcite.load import read
from briefcite.model import Document, Page, Word


def nearest(page: Page, x: float, y: float) -> Word:
    return min(page.words, key=lambda word: abs(word.baseline - y) + abs(word.x0 - x) / 4)


def test_links_lead_from_callout_to_note(fixtures: Path) -> None:
    document = read(fixtures / "linked.pdf")
    inner = [(page, link) for page in document.pages for link in page.links if link.page is not None]
    assert len(inner) == 3
    for page, link in inner:
        on = [
            word.text
            for word in page.words
            if link.box.x0 - 1 < word.x0
            and word.x1 < link.box.x1 + 1
            and link.box.top - 2 < word.baseline < link.box.bottom + 2
        ]
        assert link.page == page.index and link.y is not None and link.x is not None
        below = [word for word in document.pages[link.page].words if word.top > link.y - 2]
        assert [below[0].text] == on


@pytest.mark.parametrize("at_once", [1, 3])
def test_a_long_file_is_read_in_parts(fixtures: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    whole = read(fixtures / "linked.pdf")
    monkeypatch.setattr(loader, "AT_ONCE", at_once)
    assert len(whole.pages) == 4
    assert read(fixtures / "linked.pdf") == whole


def test_uri(fixtures: Path) -> None:
    document = read(fixtures / "linked.pdf")
    assert {link.uri for page in document.pages for link in page.links} - {""} == {"https://example.org/quay"}


def test_page_labels(fixtures: Path) -> None:
    assert [page.label for page in read(fixtures / "linked.pdf").pages] == ["i", "ii", "1", "2"]


def test_line_end_hyphen_is_known(fixtures: Path) -> None:
    document = read(fixtures / "linked.pdf")
    cut = [word.text for page in document.pages for word in page.words if word.hyphen]
    assert "Incom-" in cut
    assert "Incom-\nprehensibly" in document.text
    assert all(text.endswith("-") for text in cut)


def test_footnote_rule(fixtures: Path) -> None:
    page = read(fixtures / "linked.pdf").pages[2]
    [rule] = page.rules
    first_note = next(word for word in page.words if word.text == "minutes")
    assert 0 < first_note.top - rule.bottom < 15


def test_tags(fixtures: Path) -> None:
    document = read(fixtures / "tagged.pdf")
    tags = document.pages[0].tags
    assert Counter(tag.role for tag in tags)["Note"] == 2
    notes = [" ".join(document.text[a:b] for a, b in tag.spans) for tag in tags if tag.role == "Note"]
    assert [note.split()[-1] for note in notes] == ["9.", "cellarer."]


@pytest.mark.parametrize(("name", "markers"), [("sups_plain", ["12", "3"]), ("sups_unicode", ["¹²", "³"])])
def test_opentype_superscripts(fixtures: Path, name: str, markers: list[str]) -> None:
    words = read(fixtures / f"{name}.pdf").pages[0].words
    raised = [word for word in words if word.lift > 0.2 * word.size]
    assert [word.text for word in raised] == markers
    assert all(word.glued for word in raised)
    assert len({(word.size, word.font) for word in [*raised, words[0]]}) == 1
    assert {"1904", "36"} <= {word.text for word in words}


def pairs(document: Document) -> Counter[tuple[str, int]]:
    return Counter(
        (word.text.replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff"), round(word.baseline))
        for page in document.pages
        for word in page.words
    )


@pytest.mark.parametrize("name", ["linked", "columns", "tagged"])
def test_engines_agree(fixtures: Path, name: str) -> None:
    one = pairs(read(fixtures / f"{name}.pdf", engine="pdfium"))
    other = pairs(read(fixtures / f"{name}.pdf", engine="pdfplumber"))
    assert (one & other).total() >= 0.95 * max(one.total(), other.total())


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("name", ["linked", "columns", "tagged", "sups_plain"])
def test_offsets(fixtures: Path, name: str, engine: str) -> None:
    document = read(fixtures / f"{name}.pdf", engine=engine)
    assert document.text.count("\f") == len(document.pages) - 1
    for page in document.pages:
        assert page.engine == engine
        for word in page.words:
            assert document.text[word.start : word.end] == word.text
            assert page.start <= word.start < word.end <= page.end
            assert not any(char.isspace() for char in word.text)
            before = document.text[word.start - 1 : word.start]
            assert word.glued is bool(before and not before.isspace())


def test_columns_stay_apart(fixtures: Path) -> None:
    document = read(fixtures / "columns.pdf")
    assert document.text.index("Left begins") < document.text.index("Lock book") < document.text.index("Right")


def test_arabic_reads_from_right_to_left(fixtures: Path) -> None:
    document = read(fixtures.parent / "notes" / "arabic.pdf")
    assert "يقع خلف المسجد" in document.text and "كان سوق" in document.text
    first, second = document.pages[0].words[:2]
    assert first.x0 > second.x1 and first.x1 - first.x0 > first.size / 2
