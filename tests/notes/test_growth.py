"""Four times the text takes about four times the time: many notes of each look, digits and brackets without end."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from briefcite import layout, notes
from briefcite.load import text as plain

FEW, MORE = 80, 4
STEEP = 9.0
"""Times that four times the text may take; where each is compared with each it would be sixteen."""
LEAST = 0.02
"""Seconds of the processor below which only noise is measured."""


def many(call: str, note: str) -> Callable[[int], str]:
    def made(count: int) -> str:
        body = "".join(f"Ships wait at anchor.{call.format(n)} Pilots know why.\n\n" for n in range(1, count + 1))
        return body + "Notes\n\n" + "".join(note.format(n) + "\n" for n in range(1, count + 1))

    return made


LOOKS = {
    "bracketed": many("[{}]", "[{}] Ana Duarte, The Long Queue (Norrhaven: Quay Press, 2019), 14."),
    "glued": many("{}", "{}. Ana Duarte, The Long Queue (Norrhaven: Quay Press, 2019), 14."),
    "ibid": many("[{}]", "[{}] Ibid."),
    "digits": lambda count: "7" * (100 * count),
    "numbers": lambda count: "17 4 " * (5 * count),
    "brackets": lambda count: "[" * (100 * count),
}


def spent(made: str) -> float:
    """The processor's seconds that pairing takes, the better of two times."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        notes.find(layout.zone(plain.read(made.encode(), "made.txt")))
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("look", LOOKS)
def test_time_grows_with_the_length(look: str) -> None:
    few, more = spent(LOOKS[look](FEW)), spent(LOOKS[look](MORE * FEW))
    assert more < STEEP * max(few, LEAST)


def test_thousands_of_notes_are_all_found() -> None:
    found = notes.find(layout.zone(plain.read(LOOKS["bracketed"](3_000).encode(), "made.txt")))
    assert len(found.notes) == len(found.links) == 3_000
