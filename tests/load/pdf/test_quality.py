from __future__ import annotations

import pytest

from briefcite.load.pdf import quality, read
from briefcite.load.pdf.quality import Quality
from briefcite.load.pdf.remarks import numbers

from .handmade import PROSE, pdf

GERMAN = (
    "Die Verwaltungsgerichtsbarkeitsnovelle wurde im Herbst nach langer Debatte und mit vielen kleinen "
    "Änderungen doch noch vom Hafenamt gebilligt, das Verwaltungsverfahrensrecht dagegen blieb, wie es war, "
    "und niemand im Haus hat seither je wieder ernsthaft danach gefragt, wem das alles eigentlich gefiel. "
    "Der Kai war aus Granit, die Kräne standen still, und im Winter fror der Kanal bis zur Schleuse zu; dann "
    "gingen die Kinder über das Eis zur Schule, und die Fuhrleute nahmen den Weg durch das Tal, wo es taute. "
)
GLUED = "tracedbacktothefirstharbouract theshareholdersagreedintheend thedredgingofthechannelwas " * 3


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (PROSE, Quality.GOOD),
        (GERMAN, Quality.GOOD),
        (GLUED, Quality.RUN_TOGETHER),
        (
            "港湾局の議事録によると、石造りの波止場は千八百七十一年に完成しその後二度にわたって修復された " * 4,
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


def tight(gap: int) -> bytes:
    """Return a PDF whose blanks have no width, as some word processors export them: PDFium drops them."""
    words = PROSE.replace(".", "").split()
    shown = [f"[({word}) -{gap}] TJ 0.001 Tz ( ) Tj 100 Tz" for word in words]
    rows = " ".join(f"1 0 0 1 20 {250 - 14 * k} Tm {' '.join(shown[k:] + shown[:k])}" for k in range(6))
    return pdf(f"BT /F1 9 Tf {rows} ET")


def test_lost_blanks_that_show_as_gaps_are_mended() -> None:
    document = read(tight(95), "made.pdf")
    assert document.pages[0].engine == "pdfium"
    assert document.text.count("thought to count the crates") == 6
    assert not any(word.glued for word in document.pages[0].words)


def test_lost_blanks_without_a_gap_are_read_by_the_second_engine() -> None:
    assert "ferryleft" in read(tight(0), "made.pdf", engine="pdfium").text
    document = read(tight(0), "made.pdf")
    assert document.pages[0].engine == "pdfplumber"
    assert document.text.count("thought to count the crates") == 6
    assert "page 1:" in document.warnings[0].message


def test_blanks_without_a_width_are_none() -> None:
    """Some typesetters leave a blank at each place where a word may be broken."""
    row = "[(har) 0 ( ) 278 (bour) ( ) (mas) 0 ( ) 278 (ter)] TJ"
    rows = " ".join(f"1 0 0 1 20 {280 - 12 * k} Tm {row}" for k in range(20))
    document = read(pdf(f"BT /F1 9 Tf {rows} ET"), "made.pdf")
    assert document.text == "\n".join(["harbour master"] * 20)
    for word in document.pages[0].words:
        assert document.text[word.start : word.end] == word.text


@pytest.mark.parametrize(("indexes", "text"), [([3], "page 4"), ([0, 1], "pages 1–2"), ([6, 1, 4, 5], "pages 2, 5–7")])
def test_numbers(indexes: list[int], text: str) -> None:
    assert numbers(indexes) == text
