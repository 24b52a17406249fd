"""Information boxes: only frames closed on four sides around a part of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.made import body, document

from briefcite import layout
from briefcite.model import Box
from briefcite.notes.printed.frames import framed

LEFT, RIGHT = Box(40, 95, 40.5, 160), Box(380, 95, 380.5, 160)
OVER, UNDER = Box(40, 95, 380.5, 95.5), Box(40, 160, 380.5, 160.5)
TALL = [Box(40, 20, 40.5, 560), Box(380, 20, 380.5, 560), Box(40, 20, 380.5, 20.5), Box(40, 560, 380.5, 560.5)]


@pytest.mark.parametrize(
    ("rules", "inside"),
    [
        ([LEFT, RIGHT, OVER, UNDER], 4),
        ([LEFT, RIGHT, OVER], 0),
        ([LEFT, OVER, UNDER], 0),
        (TALL, 0),
        ([], 0),
    ],
)
def test_a_box_is_closed_and_holds_a_part_of_the_page(rules: list[Box], inside: int) -> None:
    zoned = layout.zone(document([*body(110, 4), *body(200, 20)]))
    zoned = replace(zoned, pages=(replace(zoned.pages[0], rules=tuple(rules)),))
    assert len(framed(zoned)) == inside
