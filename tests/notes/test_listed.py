"""Bibliographies without numbers: works that notes cite in short are described by their entries at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefcite import extract
from briefcite.model import Extraction
from briefcite.report.json import as_dict
from briefcite.text.headings import is_of_bibliography

WEIRS = Path(__file__).parents[1] / "fixtures" / "notes" / "weirs.pdf"
NOTES = """The toll was raised.[^1] Nobody paid.[^2]

[^1]: Hale 1998, 45.
[^2]: Orr 2001, 7; Lind 1950, 3.

"""
ENTRIES = """Hale, Jane (1998): Dykes and Towns. York: Fell.

Lind, Bo (1950): The Salt Roads. Leeds: Oak Press.

Orr, Mary (2001): Ferries and their Keepers. London: Harrow Press.
"""


def _titles(read: Extraction) -> list[str]:
    return [work.title for work in read.references]


def _read(folder: Path, text: str, name: str = "paper.md") -> Extraction:
    (folder / name).write_text(text, "utf-8")
    return extract(folder / name)


@pytest.mark.parametrize("heading", ["# Works cited", "## 7. Bibliography", "Literaturverzeichnis", "**References**"])
def test_entries_describe_what_notes_cite_in_short(tmp_path: Path, heading: str) -> None:
    read = _read(tmp_path, f"{NOTES}{heading}\n\n{ENTRIES}")
    assert _titles(read) == ["Dykes and Towns", "Ferries and their Keepers", "The Salt Roads"]
    assert len(read.notes) == 2
    assert {citation.note for citation in read.citations} == {note.id for note in read.notes}


def test_lines_that_hang_are_one_entry_in_print() -> None:
    """As is the dash for a name just given; what stands in the appendix is no entry."""
    read = extract(WEIRS)
    assert len(read.notes) == 6
    works = {work.title: (work.author[0].family, work.issued.edtf if work.issued else "") for work in read.references}
    assert works["The Weirs of Amberley"] == ("Tolland", "1931")
    assert works["Eel Rents and their Collectors"] == ("Tolland", "1947")
    assert works["Eels as Money: Payments in Kind on Three Rivers, 1300–1700"] == ("Quill", "1962")
    assert works["Who Paid for Water?"] == ("Okafor", "1990")
    assert len(read.bibliography) == 5
    assert all(citation.reference for citation in read.citations)


def test_uncited_entries_are_no_references(tmp_path: Path) -> None:
    more = "Kerr, Ian (1970): Never Called Upon. Hull: Tern.\n"
    assert "Never Called Upon" not in _titles(_read(tmp_path, f"{NOTES}# Bibliography\n\n{ENTRIES}\n{more}"))


def test_the_entries_that_were_used_are_shown_with_their_places(tmp_path: Path) -> None:
    read = _read(tmp_path, f"{NOTES}# Bibliography\n\n{ENTRIES}")
    for entry in read.bibliography:
        placed = zip(entry.text, entry.origin, strict=True)
        assert all(read.document.text[at] == char for char, at in placed if not char.isspace())
    told = as_dict(read)["bibliography"]
    assert [one["citations"][0]["reference"] for one in told] == [c.reference for c in read.listed]


@pytest.mark.parametrize(
    "text",
    [
        f"Contents\n\nBibliography\n\n{'A sentence of the foreword, which cites nothing at all. ' * 4}\n\n{NOTES}",
        f"{NOTES}# Bibliography\n\nSee the library's catalogue.\n",
        f"{NOTES}{ENTRIES}",
    ],
)
def test_what_is_no_bibliography_describes_nothing(tmp_path: Path, text: str) -> None:
    assert not _read(tmp_path, text).bibliography


def test_headings_may_have_numbers_and_marks() -> None:
    assert (
        is_of_bibliography("# 7. Works Cited")
        and is_of_bibliography("IV Literatur")
        and is_of_bibliography("  Bibliografía:")
    )
    assert not is_of_bibliography("Bibliography 245") and not is_of_bibliography("A bibliography of dykes")
