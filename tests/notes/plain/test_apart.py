"""Numbers that pdftotext prints apart from their notes: above them, below the last of the page, or all together."""

from __future__ import annotations

import pytest

from briefcite import check, notes
from briefcite.load import text
from briefcite.model import Extraction

THINGS = ["harbours", "bridges", "canals"]
BODY = [
    "The council asked for a study on {thing}. It heard pilots, fishers and the",
    "owners of {thing}, and it thanks them for their papers.{0} The council decides on",
    "the fees in spring.{1} The right to a berth is old, as the charters of the coast show.{2} They were printed",
]
NOTES = [
    ["The papers on {thing} will be available at the seat of the council."],
    ["See Ada Lind, Charters of {thing} (Norhaven: Mole Press, 1992), 12, where the", "older {thing} are shown."],
    ["Minutes on {thing}, 14."],
]
PLACES = {
    "above": ["{0}", "", "0", "{1}", "", "1", "2 2"],
    "at the foot": ["0", "2 1", "2 2", "{0}"],
    "all at the foot": ["", "0", "1", "2", "{0}", "{1}", "{2}"],
    "all above": ["{0}", "", "{1}", "", "{2}", "", "0", "1", "2"],
    "second at the foot": ["{0}", "", "0", "1", "2 2", "{1}"],
}


def page(number: int, places: list[str]) -> str:
    """One page under its number, its notes numbered on from the page before."""
    markers = [str(3 * number + at + 1) for at in range(3)]
    lines = [f"{11 + number}", "", *(line.format(*markers, thing=THINGS[number]) for line in BODY)]
    for place in places:
        words = place.split()
        if not words or place.startswith("{"):
            lines.append(place.format(*markers))
        else:
            first, *more = NOTES[int(words[-1][-1]) if len(words) == 1 else int(words[1])]
            lines += [f"{markers[int(words[1])]} {first}" if len(words) == 2 else first, *more]
    return "\n".join(lines).replace("{thing}", THINGS[number]) + "\n"


@pytest.mark.parametrize("way", PLACES)
def test_each_note_finds_its_number(way: str) -> None:
    source = "\f".join(page(number, PLACES[way]) for number in range(3))
    document = text.read(source.encode(), "x.txt")
    found = notes.find(document)
    begins = [words[0] for words in NOTES]
    said = {note.marker: note.text for note in found.notes}
    assert sorted(said, key=int) == [str(number) for number in range(1, 10)]
    for number in range(9):
        thing = THINGS[number // 3]
        assert said[str(number + 1)].startswith(begins[number % 3].replace("{thing}", thing))
        assert said[str(number + 1)].endswith(NOTES[number % 3][-1].replace("{thing}", thing))
    assert len(found.links) == 9
    assert not check.run(Extraction(document, found.callouts, found.notes, found.links))
