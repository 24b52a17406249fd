from __future__ import annotations

import pytest

from briefcite.load.pdf import quality, read
from briefcite.load.pdf.quality import Quality
from briefcite.load.pdf.remarks import numbers

from .handmade import PROSE, pdf

GERMAN = "Die Verwaltungsgerichtsbarkeitsnovelle und das Verwaltungsverfahrensrechtsgesetz " * 3
GLUED = "tracedbacktothefirstharbouract theshareholdersagreedintheend thedredgingofthechannelwas " * 3


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (PROSE, Quality.GOOD),
        (GERMAN, Quality.GOOD),
        (GLUED, Quality.RUN_TOGETHER),
        (
            "港湾局の議事録によると、石造りの波止場は千八百七十一年に完成しその後二度にわたって修復された "
            * 4,
            Quality.GOOD,
        ),
        ("\x02\x03\x04 \x05\x06\x07" * 9, Quality.UNREADABLE),
        ("(cid:3)(cid:44) (cid:17)" * 9, Quality.UNREADABLE),
        ("\ue012\ue045 \ue078" * 9, Quality.UNREADABLE),
        ("\uf0b7 first \uf0b7 second \uf02a note", Quality.GOOD),
        ("\x02 4", Quality.GOOD),
        ("", Quality.GOOD),
    ],
)
def test_judge(text: str, verdict: Quality) -> None:
    assert quality.judge(text) is verdict


def test_lost_blanks_are_read_by_the_second_engine() -> None:
    """Blanks without a width, as some word processors export them: PDFium drops them, pdfplumber has them."""
    words = PROSE.replace(".", "").split()
    shown = [f"[({word}) -90] TJ 0.001 Tz ( ) Tj 100 Tz" for word in words]
    rows = " ".join(f"1 0 0 1 20 {250 - 14 * k} Tm {' '.join(shown[k:] + shown[:k])}" for k in range(6))
    data = pdf(f"BT /F1 9 Tf {rows} ET")
    assert "ferryleft" in read(data, "made.pdf", engine="pdfium").text
    document = read(data, "made.pdf")
    assert document.pages[0].engine == "pdfplumber"
    assert document.text.count("thought to count the crates") == 6
    assert "page 1 " in document.warnings[0]


@pytest.mark.parametrize(
    ("indexes", "text"), [([3], "page 4"), ([0, 1], "pages 1–2"), ([6, 1, 4, 5], "pages 2, 5–7")]
)
def test_numbers(indexes: list[int], text: str) -> None:
    assert numbers(indexes) == text
