"""CSV: columns, quoting, formulas; and what is exported in which order."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.works_made import WORKS, extraction

from briefcite.export import FORMATS, format_for, render
from briefcite.export.table import PER_NOTE, PER_WORK, ZOTERO
from briefcite.model import Citation, Evidence, Extraction, Name, Reference

EXTRACTION = extraction()


def _rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_all_cells_are_quoted_and_zoteros_columns_come_first() -> None:
    text = render(EXTRACTION, "csv")
    head = text.removeprefix("\ufeff").split("\r\n")[0]
    assert head == ",".join(f'"{name}"' for name in ZOTERO + PER_WORK)
    assert _rows(text)[0]["Author"] == "Hull, Martin M.; Ruiz Ontañón, Juan José"
    assert _rows(text)[0]["Note Pages"] == "iv"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "＝", " =", "|"])
def test_a_formula_is_disarmed(start: str) -> None:
    evil = f"{start}HYPERLINK(1)"
    work = Reference("", "book", title=evil, author=(Name(literal=evil),), page="-12")
    safe = _rows(render(extraction([work]), "csv"))[0]
    assert safe["Title"].startswith("'") and safe["Author"].startswith("'") and safe["Pages"] == "'-12"
    raw = _rows(render(extraction([work]), "csv", raw=True))[0]
    assert raw["Pages"] == "-12" and not raw["Title"].startswith("'")


@given(st.text(max_size=40))
def test_any_text_stays_in_its_cell(title: str) -> None:
    work = Reference("", "book", title="a" + title, publisher=title)
    (row,) = _rows(render(extraction([work]), "csv"))
    assert row["Place"] == "" and None not in row
    assert not any(char in row["Title"] for char in "\n\r\x1b\x00")


def test_a_row_for_each_citation() -> None:
    rows = _rows(render(EXTRACTION, "csv", per="note"))
    assert len(rows) == len(EXTRACTION.citations)
    assert list(rows[0]) == list(ZOTERO + PER_NOTE)
    assert {row["Resolved By"] for row in rows} == {"", "ibid.same-note"}
    assert rows[0]["Locator"] == "5" and rows[0]["Note"] == "1"


def _with_unresolved() -> Extraction:
    lost = Citation("n1.9", "n1", "supra", 0, 5, antecedent=Evidence("supra.no-such-note", 0.0))
    thin = Reference("mullerHaus", "book", title="Das Haus", notes=("n1",))
    short = Citation("n1.8", "n1", "short", 0, 5, reference="mullerHaus", antecedent=Evidence("short.no-full", 0.0))  # fmt: skip
    made = extraction(WORKS[:3])
    return replace(made, citations=(*made.citations, short, lost), references=(*made.references, thin))


@pytest.mark.parametrize(("keep", "count"), [("full", 3), ("all", 4), ("unresolved", 5)])
def test_what_is_kept(keep: str, count: int) -> None:
    assert render(_with_unresolved(), "bibtex", keep=keep).count("\n}\n") == count  # type: ignore[arg-type]


def test_orders() -> None:
    def keys(sort: str) -> list[str]:
        return [row["Key"] for row in _rows(render(EXTRACTION, "csv", sort=sort))]  # type: ignore[arg-type]

    assert keys("key") == sorted(keys("first"), key=str.casefold)
    years = [row["Publication Year"] for row in _rows(render(EXTRACTION, "csv", sort="year"))]
    dated = [int(year.split("/")[0]) for year in years if year]
    assert dated == sorted(dated) and not any(years[len(dated) :])
    assert set(keys("author")) == set(keys("first"))


def test_a_pattern_renames_works_and_citations_alike() -> None:
    pattern = "[auth:upper]-[year]"
    works = {row["Key"] for row in _rows(render(EXTRACTION, "csv", key_pattern=pattern))}
    cited = {row["Key"] for row in _rows(render(EXTRACTION, "csv", key_pattern=pattern, per="note"))}
    assert works == cited and "HULLDIAZBENITEZ-2002" not in works and any(k.startswith("HULL-2002") for k in works)


@pytest.mark.parametrize("format", list(FORMATS))
def test_the_same_input_gives_the_same_bytes(format: str) -> None:
    assert render(EXTRACTION, format) == render(extraction(), format)
    assert render(Extraction(EXTRACTION.document), format) is not None


def test_formats_by_suffix() -> None:
    assert [format_for(f"x{s}") for s in (".bib", ".CSV", ".json", ".ris", ".txt")] == ["bibtex", "csv", "csl-json", "ris", None]  # fmt: skip
    with pytest.raises(ValueError, match="per note"):
        render(EXTRACTION, "ris", per="note")
