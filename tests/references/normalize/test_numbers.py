from __future__ import annotations

import pytest

from briefcite.references.normalize.editions import parse_edition
from briefcite.references.normalize.numbering import parse_issue, tidy_volume
from briefcite.references.normalize.pages import first_pages, parse_locator


@pytest.mark.parametrize(
    ("printed", "volume"),
    [
        ("vol. 5", "5"),
        ("t. II", "II"),
        ("Bd. 3", "3"),
        ("(12)", "12"),
        ("48–49", "48-49"),
        ("1998", "1998"),
        ("B39", "B39"),
    ],
)
def test_volumes(printed: str, volume: str) -> None:
    assert tidy_volume(printed) == volume


@pytest.mark.parametrize(
    ("printed", "issue"),
    [("no. 7", "7"), ("° 1", "1"), ("Heft 3/4", "3/4"), ("(8690)", "8690"), ("nos. 1–2", "1-2")],
)
def test_issues(printed: str, issue: str) -> None:
    assert parse_issue(printed) == issue


@pytest.mark.parametrize(
    ("printed", "pages"),
    [
        ("695–717", "695-717"),
        ("pp. 695–717", "695-717"),
        ("17--29", "17-29"),
        ("474–5", "474-5"),
        ("221 e 178", "221, 178"),
        ("148 – 151", "148-151"),
        ("A22", "A22"),
        ("xii–xv", "xii-xv"),
    ],
)
def test_pages(printed: str, pages: str) -> None:
    assert first_pages(printed) == pages


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("S. 123 f.", ("123 f", "page")),
        ("para 88", ("88", "paragraph")),
        ("art 17", ("17", "article")),
        ("ch. 3", ("3", "chapter")),
        ("12", ("12", "page")),
        ("n. 4", ("4", "note")),
        ("f. 73r", ("73r", "folio")),
        ("Rn. 12", ("12", "paragraph")),
        ("§ 12", ("12", "section")),
        ("Sp. 112", ("112", "column")),
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
