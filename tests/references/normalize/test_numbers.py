from __future__ import annotations

import pytest

from briefcite.references.normalize.editions import parse_edition
from briefcite.references.normalize.numbering import parse_issue, parse_volume
from briefcite.references.normalize.pages import parse_locator, parse_pages

VOLUMES = {
    # printed: volume, issue, date, number of volumes
    "66, 3 (2002)": ("66", "3", "2002", ""),
    "7(3)": ("7", "3", "", ""),
    "108(6": ("108", "6", "", ""),
    "12/3": ("12", "3", "", ""),
    "66.3": ("66", "3", "", ""),
    "vol. 5": ("5", "", "", ""),
    "t. II": ("II", "", "", ""),
    "Bd. 3": ("3", "", "", ""),
    "XIII (1934)": ("XIII", "", "1934", ""),
    "1997;7": ("7", "", "1997", ""),
    "(1998) 57": ("57", "", "1998", ""),
    "108 (2012) H. 3": ("108", "3", "2012", ""),
    "Jg. 3, H. 2": ("3", "2", "", ""),
    "Vol. 19, no. 5": ("19", "5", "", ""),
    "48-49": ("48-49", "", "", ""),
    "53 (4/5)": ("53", "4/5", "", ""),
    "1998": ("1998", "", "", ""),
    "B39": ("B39", "", "", ""),
    "L 351": ("L 351", "", "", ""),
    "8 vols": ("", "", "", "8"),
    "2 Bde.": ("", "", "", "2"),
}


@pytest.mark.parametrize(("printed", "expected"), VOLUMES.items())
def test_volumes(printed: str, expected: tuple[str, str, str, str]) -> None:
    read = parse_volume(printed)
    assert (read.volume, read.issue, read.date.edtf if read.date else "", read.volumes) == expected


@pytest.mark.parametrize(
    ("printed", "issue"),
    [("no. 7", "7"), ("° 1", "1"), ("Heft 3/4", "3/4"), ("(8690)", "8690"), ("nos. 1–2", "1-2")],
)
def test_issues(printed: str, issue: str) -> None:
    assert parse_issue(printed) == issue


PAGES = {
    # printed: page, locator, label
    "695–717": ("695-717", "", ""),
    "pp. 695–717, at 700": ("695-717", "700", "page"),
    "63, at 70": ("63", "70", "page"),
    "S. 29-68, hier S. 35": ("29-68", "35", "page"),
    "505-560, hier 506": ("505-560", "506", "page"),
    "pp. 10-20, esp. p. 15": ("10-20", "15", "page"),
    "17--29": ("17-29", "", ""),
    "474–5": ("474-5", "", ""),
    "221 e 178": ("221, 178", "", ""),
    "148 – 151": ("148-151", "", ""),
    "A22": ("A22", "", ""),
    "xii–xv": ("xii-xv", "", ""),
    "f. 73r": ("", "73r", "folio"),
    "Rn. 12": ("", "12", "paragraph"),
    "§ 12": ("", "12", "section"),
    "Sp. 112": ("", "112", "column"),
    "276 pp.": ("", "", ""),
}


@pytest.mark.parametrize(("printed", "expected"), PAGES.items())
def test_pages(printed: str, expected: tuple[str, str, str]) -> None:
    read = parse_pages(printed)
    assert (read.page, read.locator, read.label) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("S. 123 f.", ("123 f", "page")),
        ("para 88", ("88", "paragraph")),
        ("art 17", ("17", "article")),
        ("ch. 3", ("3", "chapter")),
        ("12", ("12", "page")),
        ("n. 4", ("4", "note")),
    ],
)
def test_locators(printed: str, expected: tuple[str, str]) -> None:
    assert parse_locator(printed) == expected


@pytest.mark.parametrize(
    ("printed", "edition"),
    [
        ("2nd ed.", "2"),
        ("2d ed.", "2"),
        ("3d ed.", "3"),
        ("5. Aufl.", "5"),
        ("Seventh Edition", "7"),
        ("II ed.", "2"),
        ("terza edizione", "3"),
        ("3e édition", "3"),
        ("2ª ed.", "2"),
        ("Rev. ed.", "Rev"),
        ("2nd revised edition", "2nd revised"),
        ("2nd ed., with an introduction", "2"),
        ("3. Aufl. mit einem Nachwort", "3"),
    ],
)
def test_editions(printed: str, edition: str) -> None:
    assert parse_edition(printed) == edition
