"""Full citations of one author, publisher and year whose titles differ in a word are two works."""

from __future__ import annotations

import pytest

from briefcite.model import Evidence, Note
from briefcite.references import read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Margaret Hale, Dykes and Dams (Quay Press, 2001) 4.", "Margaret Hale, Dykes and Towns (Quay Press, 2001) 9."),
        ("Sarah Holt, Floods in Kent (Reed, 1998) 14.", "Sarah Holt, Storms in Kent (Reed, 1998) 41."),
        ("Karl Voss, Deiche und Dämme, Kiel 2001, S. 4.", "Karl Voss, Deiche und Städte, Kiel 2001, S. 9."),
        ("R. Lindo, Puertos y mares, Cádiz, Faro, 1999, p. 8.", "R. Lindo, Puertos y ríos, Cádiz, Faro, 1999, p. 8."),
        (
            "J. Maret, Le port et la ville, Brest, Cap, 1987, p. 5.",
            "J. Maret, Le port et la mer, Brest, Cap, 1987, p. 7.",
        ),
    ],
)
def test_two_titles_are_two_works(one: str, other: str) -> None:
    notes = [Note(f"n{at}", str(at), 0, "footnote", text, (), (), Evidence("made", 1.0)) for at, text in ((1, one), (2, other))]  # fmt: skip
    assert len(read(notes).references) == 2
