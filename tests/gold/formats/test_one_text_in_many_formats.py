"""One text, written by hand in Markdown and turned by pandoc and LibreOffice into the other formats.

pandoc -s orchard.md -o orchard.{docx,odt,html,epub,tex,rst,adoc}
soffice --headless --convert-to {pdf,docx,html} orchard.odt    (the latter two as orchard-libreoffice.*)
pdftotext -layout orchard.pdf orchard.txt
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.gold.formats.reading import HERE, plain, read

FILES = sorted(path.name for path in HERE.glob("orchard*.*"))
BEFORE = [
    "shillings a hogshead.",
    "in black crape.",
    "the Act was gone.",
    "officer at the door,",
    "the price of apples,",
    "enter a house at all.",
    "affair with relish.",
    "beer excise in Bavaria.",
    "drinks in the records.",
    "within 3 months.",
]
NOTES = [
    ("Cider Act 1763", "3 c. 12."),
    ("Patrick Woodland, ", "pp. 115–136."),
    ("Ibid., pp.", "130–131."),
    ("William J. Ashworth", "2003), 326."),
    ("This was the view", "position to know."),
    ("See John Brewer", "p. 120."),
    ("Voir Jean-Paul Barbier", "p. 44."),
    ("Vgl. Karl Huber", "S. 201–240."),
    ("Ashworth, Customs", "340."),
    ("Rowena Mason", "cider-tax-rise-scrapped.html"),
]
TITLES = [
    ["Cider Act 1763"],
    ["Extra-Parliamentary Political Organization in the Making: Benjamin Heath and the Opposition to the"
     " 1763 Cider Excise"],
    ["Extra-Parliamentary Political Organization in the Making: Benjamin Heath and the Opposition to the"
     " 1763 Cider Excise"],
    ["Customs and Excise: Trade, Production, and Consumption in England, 1640–1845"],
    [],
    ["The Sinews of Power",
     "Extra-Parliamentary Political Organization in the Making: Benjamin Heath and the Opposition to the"
     " 1763 Cider Excise"],
    ["Le cidre et l’impôt"],
    ["Das bayerische Bier und seine Steuern"],
    ["Customs and Excise: Trade, Production, and Consumption in England, 1640–1845"],
    ["Cider tax rise scrapped"],
]  # fmt: skip


EACH_FILE = pytest.mark.parametrize("name", FILES)


def test_there_are_eight_formats() -> None:
    assert len({Path(name).suffix for name in FILES}) >= 8


@EACH_FILE
def test_callouts(name: str) -> None:
    callouts = read(name).callouts
    assert [c.marker for c in callouts] == [str(n) for n in range(1, 11)]
    for callout, before in zip(callouts, BEFORE, strict=True):
        assert plain(callout.before).endswith(before)


@EACH_FILE
def test_notes(name: str) -> None:
    notes = read(name).notes
    assert [note.marker for note in notes] == [str(n) for n in range(1, 11)]
    for note, (starts, ends) in zip(notes, NOTES, strict=True):
        assert plain(note.text).startswith(starts)
        assert plain(note.text).rstrip(".>").endswith(ends.rstrip("."))


@EACH_FILE
def test_every_callout_leads_to_its_note(name: str) -> None:
    extraction = read(name)
    callout = {c.id: c.marker for c in extraction.callouts}
    note = {n.id: n.marker for n in extraction.notes}
    assert [(callout[k.callout], note[k.note]) for k in extraction.links] == [(str(n), str(n)) for n in range(1, 11)]


@EACH_FILE
def test_works_cited(name: str) -> None:
    extraction = read(name)
    title = {r.id: plain(r.title) for r in extraction.references}
    cited = [
        [title[c.reference] for c in extraction.citations if c.note == n.id and c.reference] for n in extraction.notes
    ]
    assert cited == TITLES


@EACH_FILE
def test_nothing_dangles(name: str) -> None:
    assert [finding.code for finding in read(name).findings] == []
