"""Works that are less sure as a whole than asked for are left out, or kept and marked; never cut down to shells."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefcite.export import render
from briefcite.model import Citation, Date, Document, Extraction, Name, Reference, Source
from briefcite.report.confident import sure_entries

SURE = Reference("hale", "book", title="Governing the Shore", confidence={"title": 0.4, "entry": 0.9})
DOUBTFUL = Reference("auth", "document", note="authorities", confidence={"note": 0.9, "entry": 0.2})
READ = Extraction(
    Document(Source("a.txt", "", "text/plain", "text"), "", ()),
    citations=(
        Citation("1.1", "1", "full", 0, 9, reference="hale"),
        Citation("1.2", "1", "full", 9, 20, reference="auth"),
    ),
    references=(SURE, DOUBTFUL),
)


@pytest.mark.parametrize("form", ["bibtex", "biblatex", "csl-json", "ris", "csv"])
def test_a_doubtful_title_with_nothing_beside_it_is_no_entry_unless_it_is_asked_for(form: str) -> None:
    words = Reference("w", "book", title="Of Common Sense", confidence={"entry": 0.13})
    dated = Reference("a", "book", title="Of Tides", issued=Date("1801"), confidence={"entry": 0.13})
    sure = Reference("b", "book", title="Of Pilots", confidence={"entry": 0.6})
    made = replace(READ, references=(words, dated, sure))
    for keep, there in (("all", False), ("full", False), ("doubtful", True), ("unresolved", True)):
        written = re.sub("[{}]", "", render(made, form, keep=keep))
        assert ("Of Common Sense" in written) is there
        assert "Of Tides" in written and "Of Pilots" in written


def test_author_and_year_alone_are_no_entry_unless_it_is_asked_for() -> None:
    known = Reference(
        "o", "document", author=(Name("", literal="OECD"),), issued=Date("2018"), confidence={"entry": 0.9}
    )
    made = replace(READ, references=(SURE, known))
    name = Reference("f", "document", container_title="Falk", confidence={"entry": 0.12})
    assert "Falk" not in render(replace(made, references=(SURE, name)), "csl-json", keep="all")
    assert "OECD" not in render(made, "csl-json", keep="all")
    assert "OECD" in render(made, "csl-json", keep="doubtful")


def test_a_doubtful_work_is_left_out_whole() -> None:
    kept = sure_entries(READ, 0.8)
    assert kept.references == (SURE,)
    assert [c.reference for c in kept.citations] == ["hale", None]


def test_or_it_is_kept_and_marked() -> None:
    kept = sure_entries(READ, 0.8, mark=True)
    assert kept.references == (SURE, replace(DOUBTFUL, note="authorities; doubtful (0.20)"))


def test_nothing_asked_changes_nothing() -> None:
    assert sure_entries(READ, 0.0) is READ
