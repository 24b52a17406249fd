"""Words as PDFium gives them, on pages whose every coordinate is known."""

from __future__ import annotations

import pytest

from briefcite.load.pdf import read
from briefcite.model import Page, Word

from .handmade import GREY_PIXEL, PROSE, SCAN, line, pdf


def page_of(*contents: str, engine: str = "pdfium", **options: object) -> Page:
    return read(pdf(*contents, **options), "made.pdf", engine=engine).pages[0]


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def word(page: Page, text: str) -> Word:
    return next(word for word in page.words if word.text == text)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_place_and_size(engine: str) -> None:
    first, second = page_of(line("Hello Mole", 72, 200), engine=engine).words
    assert first.text == "Hello" and second.text == "Mole"
    assert first.x0 == pytest.approx(72, abs=1)
    assert first.baseline == pytest.approx(100)
    assert first.top < 100 < first.bottom
    assert first.size == pytest.approx(12)
    assert first.font == "Helvetica"
    assert 25 < first.x1 - first.x0 < 30
    assert not second.glued


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    "setting",
    [
        "/F1 1 Tf 12 0 0 12 72 200 Tm",
        "/F1 24 Tf .5 0 0 .5 72 200 Tm",
        "/F1 -12 Tf -1 0 0 -1 72 200 Tm",
    ],
)
def test_size_is_operand_times_matrix(setting: str, engine: str) -> None:
    [found] = page_of(f"BT {setting} (Hello) Tj ET", engine=engine).words
    assert found.text == "Hello"
    assert found.size == pytest.approx(12)
    assert found.x0 == pytest.approx(72, abs=1)
    assert found.baseline == pytest.approx(100)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_callout_is_a_glued_word_of_its_own(engine: str) -> None:
    page = page_of(
        "BT /F1 12 Tf 50 200 Td (since 2001) Tj /F1 7 Tf 5 Ts (4) Tj /F1 12 Tf 0 Ts (, and) Tj ET",
        engine=engine,
    )
    assert texts(page) == ["since", "2001", "4", ",", "and"]
    assert [word.glued for word in page.words] == [False, False, True, True, False]
    callout = word(page, "4")
    assert callout.size == pytest.approx(7)
    assert callout.baseline == pytest.approx(95, abs=0.1)


def test_pieces_that_look_alike_are_one_word() -> None:
    page = page_of("BT /F1 12 Tf 50 200 Td (ha) Tj (rb) Tj (our) Tj ET")
    assert texts(page) == ["harbour"]


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    ("rotation", "matrix"),
    [
        (90, "0 1 -1 0 100 50"),
        (180, "-1 0 0 -1 350 100"),
        (270, "0 -1 1 0 300 250"),
    ],
)
def test_rotated_page_reads_as_displayed(rotation: int, matrix: str, engine: str) -> None:
    stream = f"BT /F1 12 Tf {matrix} Tm (Hello Mole4) Tj ET"
    page = page_of(stream, extra=f"/Rotate {rotation}", engine=engine)
    hello = word(page, "Hello")
    assert (page.width, page.height) == ((300, 400) if rotation % 180 else (400, 300))
    assert hello.x0 == pytest.approx(50, abs=1.5)
    assert hello.baseline == pytest.approx(100)
    assert hello.size == pytest.approx(12)
    assert hello.top < 100 and hello.bottom - hello.top < 15
    assert hello.x1 < page.words[1].x0


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_origin_is_the_corner_of_what_is_displayed(engine: str) -> None:
    page = page_of(line("Hello", 72, 200), media=(-20, 10, 400, 300), extra="/CropBox [20 30 380 280]", engine=engine)
    [hello] = page.words
    assert (page.width, page.height) == (360, 250)
    assert hello.x0 == pytest.approx(52, abs=1)
    assert hello.baseline == pytest.approx(80)


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_fake_bold_is_read_once(engine: str) -> None:
    page = page_of(line("Heading", 50, 200) + line("Heading", 50.3, 200), engine=engine)
    assert texts(page) == ["Heading"]


def test_letterspaced_and_octal_ligature_survive() -> None:
    page = page_of("BT /F1 12 Tf 1 Tc 50 200 Td (Notes) Tj 0 Tc 0 -20 Td (caf\\351) Tj ET")
    assert "".join(texts(page)) == "Notescafé"


def test_lift_only_for_markers() -> None:
    page = page_of(line("36 * word") + line("12", 300, 200))
    assert word(page, "36").lift == pytest.approx(0, abs=0.5)
    assert word(page, "*").lift > 3
    assert word(page, "word").lift == 0


@pytest.mark.parametrize(
    ("stream", "hidden"),
    [
        (line(PROSE) + " 3 Tr " + line("7", 50, 150), True),
        (line(PROSE) + " 1 g " + line("7", 50, 150), True),
        (line(PROSE) + " 0 0 0 0 k " + line("7", 50, 150), True),
        (line(PROSE) + " 0 g 40 140 100 30 re f 1 g " + line("7", 50, 150), False),
        (line(PROSE) + " .5 g " + line("7", 50, 150), False),
        (line(PROSE) + line("7", 50, -40), True),
    ],
    ids=["render mode 3", "white", "white in CMYK", "white on black", "grey", "below the page"],
)
def test_hidden(stream: str, hidden: bool) -> None:
    page = page_of(stream)
    assert word(page, "7").hidden is hidden
    assert not word(page, "ferry").hidden


def test_ocr_layer_of_a_scan_is_not_hidden() -> None:
    page = page_of(SCAN + " 3 Tr " + "".join(line(PROSE, 20, y, 9) for y in (200, 180, 160)), xobjects=[GREY_PIXEL])
    assert page.words and not any(word.hidden for word in page.words)


def test_pages_and_words_index_the_text() -> None:
    document = read(pdf(line("One two"), line("Three")), "made.pdf")
    assert document.text == "One two\fThree"
    for page in document.pages:
        for found in page.words:
            assert document.text[found.start : found.end] == found.text
    assert [document.text[page.start : page.end] for page in document.pages] == ["One two", "Three"]


def test_line_end_is_kept() -> None:
    document = read(pdf(line("One two", 50, 200) + line("three", 50, 180)), "made.pdf")
    assert document.text == "One two\nthree"


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_text_up_the_margin_is_words(engine: str) -> None:
    page = page_of(line(PROSE) + "BT /F1 9 Tf 0 1 -1 0 30 40 Tm (Downloaded from the quay) Tj ET", engine=engine)
    assert {"Downloaded", "from", "quay"} <= set(texts(page))
    margin = word(page, "Downloaded")
    assert margin.bottom - margin.top > 3 * (margin.x1 - margin.x0)
    assert margin.size == pytest.approx(9, abs=0.1)
