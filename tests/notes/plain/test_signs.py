"""Signs in text: which are callouts, which the marks of emphasis."""

from __future__ import annotations

import pytest

from briefcite import notes
from briefcite.load.text import read

NUMBERED = "\n\nThe tide rose.¹ The clerks fled.²\n\n1 Marta Ellwood, Ports (Oxford 1987).\n2 Ibid., 4.\n"
HEADS = [
    ("The Quiet Harbour*\n\nBy Marta Ellwood", ["*"]),
    ("**Center for Ports & Tides (CPT),\nDunmore**\n\nThe Quiet Harbour", []),
    ("**Center for Ports & Tides (CPT), Dunmore**\n\nThe Quiet Harbour", []),
    ("*Center for Ports\nand Tides,\nDunmore*\nThe Quiet Harbour", []),
    ("The Quiet Harbour*\nA History of Ferries\n\n*draft only*", ["*"]),
]


@pytest.mark.parametrize(("head", "signs"), HEADS)
def test_emphasis_over_lines_is_no_callout(head: str, signs: list[str]) -> None:
    found = notes.find(read((head + NUMBERED).encode(), "a.txt"))
    assert [one.marker for one in found.callouts] == [*signs, "1", "2"]
