"""The number of an institution stands behind the names of all who work there."""

from __future__ import annotations

import pytest
from tests.check.made import made

from briefcite import check

NOTES = "\n|1| Harbour School, Tarn\n|2| Lock Museum, Weirbridge\n|3| Kleinau"


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Torsten Brekke{1}, Lea Strohm{2}, Mark van der Wiel{3} and Ann Carr{2}", []),
        ("Lea Strohm{1} (l.strohm@example.org), Museum of the Lock, Tarn, Ann Carr{1}, Jo Bell{2}, Al Dunn{3}", []),
        (
            "it was in Tarn.{1} A Harbour was built in Kleinau.{2} Others went to sea from there.{2} So did Bell.{3}",
            ["C102"],
        ),
        ("it was in Tarn.{1} A harbour was built there.{2} The Lock{2} came later.{3}", ["C102"]),
    ],
)
def test_a_number_behind_several_names(line: str, codes: list[str]) -> None:
    found = check.run(made(f"{line}{NOTES}\f"))
    assert [finding.code for finding in found if finding.code.startswith(("C", "N"))] == codes
