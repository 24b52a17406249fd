"""Where a page of plain text is cut, and that what is found in two columns keeps its place."""

from __future__ import annotations

import pytest
from tests.notes.plain.test_fixtures import FIXTURES, read

from briefcite.notes.plain.columns import gutter_of

LEFT = "The mill ground corn for many years,"
RIGHT = "and the parish paid for the wheel."
TWO = [f"{LEFT:<44}{RIGHT}"] * 12


@pytest.mark.parametrize(
    ("lines", "cut"),
    [
        (TWO, True),
        ([*TWO, "A heading that runs across both of the columns of the page, once"], True),
        ([f"{LEFT} {RIGHT}"] * 12, False),
        (TWO[:5], False),
        ([f"{'1850':<40}{'212'}"] * 12, False),
        (TWO[:5] + [f"{LEFT} {RIGHT}"] * 12, False),
        (["x" * 1_000_000], False),
        ([], False),
    ],
    ids=["columns", "heading", "one column", "few lines", "table", "mostly across", "one endless line", "nothing"],
)
def test_gutter(lines: list[str], cut: bool) -> None:
    gutter = gutter_of(lines)
    assert (len(LEFT) < gutter <= 44) == cut
    assert cut or gutter == 0


def test_places_are_those_of_the_text_as_read() -> None:
    found = read(FIXTURES / "two-columns.txt")
    text = found.document.text
    for callout in found.callouts:
        assert text[callout.span.start : callout.span.end] == callout.marker
    for note in found.notes:
        assert note.span is not None
        assert text[note.span.start : note.span.end] == note.marker
        assert note.pages == (text.count("\f", 0, note.span.start),)
