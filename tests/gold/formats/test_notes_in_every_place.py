"""Notes in a heading, a table, a quotation and a list, one of two paragraphs, beside code: the same in every format.

pandoc -s tolls.md -o tolls.{docx,odt,html,epub,tex,rst}
soffice --headless --convert-to {docx,html} tolls.odt, --convert-to odt tolls.docx    (as tolls-libreoffice.*)
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gold.formats.reading import HERE, plain, read

FILES = sorted(path.name for path in HERE.glob("tolls*.*"))
BEFORE = ["on crossings", "in 1822.", "by the sheriff.", "one penny", "without paying.", "the accounts.", "ended it."]
NOTES = [
    "Duncan Reid, Ferries of the West (Oban: Pier Press, 1961), 3.",
    "Ibid., 12.",
    "The sheriff’s roll is lost. A copy of 1850 survives; see Anna Blyth, Tolls and Rolls (Perth: Tay House, 1987), 44.",
    "Reid, Ferries of the West, 19.",
    "Ferries Act 1820, 1 Geo. 4 c. 7.",
    "Anna Blyth, ’The Lessees of Corran’, Highland Records, 9 (1979), pp. 12–31.",
    "Blyth, Tolls and Rolls, 102.",
]
TITLES = [
    ["Ferries of the West"], ["Ferries of the West"], ["Tolls and Rolls"], ["Ferries of the West"],
    ["Ferries Act 1820"], ["The Lessees of Corran"], ["Tolls and Rolls"],
]  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_the_same_in_every_format(name: str) -> None:
    extraction = read(name)
    numbers = [str(number) for number in range(1, 8)]
    assert [c.marker for c in extraction.callouts] == numbers
    assert [plain(c.before).strip().endswith(words) for c, words in zip(extraction.callouts, BEFORE, strict=True)] == [
        True
    ] * 7
    assert [n.marker for n in extraction.notes] == numbers
    assert [plain(n.text).strip() for n in extraction.notes] == NOTES
    marker = {one.id: one.marker for one in (*extraction.callouts, *extraction.notes)}
    assert [(marker[k.callout], marker[k.note]) for k in extraction.links] == list(zip(numbers, numbers, strict=True))
    title = {work.id: plain(work.title).strip() for work in extraction.references}
    cited = [
        [title[c.reference] for c in extraction.citations if c.note == n.id and c.reference] for n in extraction.notes
    ]
    assert cited == TITLES
    assert [finding.code for finding in extraction.findings] == []


def test_there_are_seven_formats() -> None:
    assert len({Path(name).suffix for name in FILES}) >= 7
