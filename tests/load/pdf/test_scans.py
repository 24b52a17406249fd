"""The text layers of scans: lines laid on each other, lines that climb."""

from __future__ import annotations

import pytest

from briefcite.load.pdf import read
from briefcite.load.pdf.skew import slope
from briefcite.model import Page

from .handmade import GREY_PIXEL, SCAN, line, pdf

ROWS = (
    "The harbour board met in spring and agreed upon the plan",
    "before the herring fleet came home from northern grounds",
    "and paid the clerk for copies of the list of every lamp",
    "that burned along the quay in the winter of that year",
)


def page_of(content: str) -> Page:
    return read(pdf(SCAN + "\n" + content, xobjects=[GREY_PIXEL]), "scan.pdf").pages[0]


def rows(page: Page) -> list[str]:
    heights = sorted({round(word.baseline) for word in page.words})
    return [" ".join(w.text for w in page.words if round(w.baseline) == height) for height in heights]


def test_lines_laid_on_each_other_are_set_below_each_other() -> None:
    content = line("the last line in its own place here", 40, 250, 11)
    content += "".join(line(row, 40, 150, 11) for row in ROWS)
    page = page_of(content)
    assert rows(page) == ["the last line in its own place here", *ROWS]
    assert {round(word.bottom) for word in page.words if word.text in ("paid", "clerk", "lamp")} == {152}


def test_lines_that_stand_apart_stay_where_they_are() -> None:
    page = page_of("".join(line(row, 40, 250 - 14 * i, 11) for i, row in enumerate(ROWS)))
    assert page.recognised and page.engine == "pdfium"
    assert [w.baseline for w in page.words][:1] == [50.0]


@pytest.mark.parametrize("tilt", [0.02, -0.03])
def test_words_on_a_climbing_line_get_one_baseline(tilt: float) -> None:
    content = ""
    for i, row in enumerate(ROWS * 2):
        x = 30.0
        for word in row.split():
            content += line(word, x, 260 - 14 * i + tilt * x, 9)
            x += 5.2 * len(word) + 5
    page = page_of(content)
    assert rows(page) == list(ROWS * 2)
    assert abs(slope(page.words)) < 0.002


def test_a_line_set_askew_as_a_whole_is_straightened() -> None:
    content = "".join(
        f"BT /F1 9 Tf .9994 .0349 -.0349 .9994 30 {260 - 14 * i} Tm ({row}) Tj ET\n" for i, row in enumerate(ROWS * 2)
    )
    assert rows(page_of(content)) == list(ROWS * 2)


def test_no_picture_no_scan() -> None:
    assert not read(pdf(line(ROWS[0])), "made.pdf").pages[0].recognised
