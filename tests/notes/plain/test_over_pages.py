"""Notes of typed pages that go on over a page that is nothing else, and in the middle of what looks like an end."""

from __future__ import annotations

from briefcite import notes
from briefcite.load import text

OPINION = """\
       Pell & Daughters, ropemakers, sued the Tidewater Mutual for
the loss of one hundred coils that had lain in its warehouse when
the dike gave way. The court below dismissed the claim, and the
ropemakers appeal. We hear the case under the Harbour Act.1

       The policy insures against water that comes from above. It
is silent on water that comes from below, and the parties have
argued at length what silence means. Id. at 27.2


       1
       Harbour Act, 4 Quay Stat. § 12 (1891).
       2
       In Marsh v. Lamp & Wick Co., 31 Dike Rep. 19 (1902),
the Court of Quays held that a policy which is silent on tides

                               4
\fmust be read as sailors would read it, and gave three reasons that
bear upon the present case as well:

       Nobody who insures a rope believes that the sea is
       a thing of the sky. A warehouse stands on piles, and
       whoever lets it knows from where water comes. The
       clerk who wrote the policy was born on a barge, and
       we will not hear him say that he forgot the tide.

Id. at 23-24 (footnotes left out). From this the Marsh court went
on to conclude that the doubt must fall on the insurer, who alone
could have written a clearer sentence. Id. at 25;

                               5
\f       The insurer answers that ropes are not goods. We do not
think so. A coil is bought, carried, stacked and sold like any
barrel, and the Act speaks of goods without more. So the claim
was dismissed too early, as to the coils if not to the hemp.3


accord Finch v. Gull, 33 Dike Rep. 7, 9 (1904) (“[A] policy is to
be read with its feet in the water.”).
       3
        We say nothing on the hemp. It was wet when it came, and
the ropemakers concede as much. In their reply they ask for the
worth of the barrels alone, which the inventory gives as ninety.
See Inventory of the Quay, fol. 12; Letters of Pell & Daug.

                               6
\f       The order is set aside and the case goes back. Costs follow
the event, but for those of the inventory, which both sides wished
for and neither has read.4 So ordered.




Coll., box 4, no. 19 (1903).
       4
        The copy in the record lacks every second leaf, which none
of the parties has noticed.

                               7
"""


def test_notes_go_on_over_pages() -> None:
    found = {note.marker: note.text for note in notes.find(text.read(OPINION.encode(), "opinion.txt")).notes}
    assert list(found) == ["1", "2", "3", "4"]
    assert "Court of Quays held that a policy which is silent on tides must be read" in found["2"]
    assert "Nobody who insures a rope" in found["2"]
    assert found["2"].endswith(
        "Id. at 25; accord Finch v. Gull, 33 Dike Rep. 7, 9 (1904) (“[A] policy is to be read with its feet in the water.”)."
    )
    assert found["3"].endswith("Letters of Pell & Daug. Coll., box 4, no. 19 (1903).")


def test_a_page_of_text_is_not_taken_for_a_note() -> None:
    begun = OPINION.replace("must be read as sailors", "The Act must be read as sailors")
    found = {note.marker: note.text for note in notes.find(text.read(begun.encode(), "opinion.txt")).notes}
    assert "sailors" not in found["2"]


def test_numbers_that_are_too_high_to_be_read_are_told() -> None:
    numbers = range(9990, 10004)
    text_ = " ".join(f"The quay was mended again.[{n}]" for n in numbers)
    ends = "\n".join(f"[{n}] Orme, The Tidal Ledger, {n % 97}." for n in numbers)
    told = [notes.find(text.read(f"{text_}\n\n{end}\n".encode(), "quays.txt")).warnings for end in (ends, ends[:190])]
    assert [warning.code for warning in told[0]] == ["L110"]
    assert not told[1]


def test_text_that_announces_something_above_a_note_is_no_end_of_another() -> None:
    announcing = OPINION.replace("Coll., box 4, no. 19 (1903).", "Three leaves are wanting in it, as was said before:")
    found = {note.marker: note.text for note in notes.find(text.read(announcing.encode(), "opinion.txt")).notes}
    assert found["3"].endswith("Pell & Daug.")
