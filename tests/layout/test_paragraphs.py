"""Notes set as one paragraph: cut where a note begins within a line, and nowhere else."""

from __future__ import annotations

import pytest
from tests.layout.made import body, document

from briefcite import layout
from briefcite.model import Document, Zone

CALLS = [(f"called here^{number} in the text", 50.0, 240.0 + 14 * number, 11.0) for number in range(1, 6)]


def notes_of(zoned: Document) -> list[str]:
    return [" ".join(w.text for w in line.words) for line in zoned.pages[0].lines if line.zone is Zone.FOOTNOTES]


def test_a_line_is_cut_before_each_note_that_begins_in_it() -> None:
    prints = [
        ("^1 Ibid., 4. ^2 Holm, 9. ^3 A note that", 50, 500, 9.0),
        ("goes on. ^4 Holm, 12. ^5 Ibid.", 50, 511, 9.0),
    ]
    zoned = layout.zone(document([*body(100, 10), *CALLS, *prints]))
    assert notes_of(zoned) == ["1 Ibid., 4.", "2 Holm, 9.", "3 A note that", "goes on.", "4 Holm, 12.", "5 Ibid."]
    for line in zoned.pages[0].lines:
        assert [line.start, line.end] == [line.words[0].start, line.words[-1].end]
        assert line.box is not None
        assert [line.box.x0, line.box.x1] == [line.words[0].x0, line.words[-1].x1]


@pytest.mark.parametrize(
    "inner", ["^2 Holm", "^2 Holm ^3 Ahrens", "^3 Holm ^2 Ahrens ^5 Brandt ^4", "^7 Holm ^8 Ahrens ^9 Brandt"]
)
def test_raised_numbers_now_and_then_or_out_of_order_leave_a_note_whole(inner: str) -> None:
    prints = [(f"^1 A note of {inner} and others", 50, 500, 9.0), ("^2 Another one.", 50, 511, 9.0)]
    zoned = layout.zone(document([*body(100, 10), *CALLS, *prints]))
    assert len(notes_of(zoned)) == 2


def test_a_sign_that_the_page_calls_begins_a_note_within_the_line_of_another() -> None:
    text = [("A title of two stars^*", 50.0, 60.0, 16.0), ("by Holm^†", 50.0, 80.0, 11.0), *body(100, 10)]
    zoned = layout.zone(
        document([*text, ("^* Version 0.6. ^† E-mail: holm", 50, 500, 9.0), ("at example.org", 50, 511, 9.0)])
    )
    assert notes_of(zoned) == ["* Version 0.6.", "† E-mail: holm", "at example.org"]
