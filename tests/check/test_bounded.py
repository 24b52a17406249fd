"""No document makes the rules slow: numbers without order or sense, and lines without end."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest
from tests.check.made import made

from briefcite import check
from briefcite.check.rules.r205_bad_url import fault
from briefcite.model import Citation

MANY = 6_000
PATIENCE = 4.0
"""Seconds of the processor, which other work on the machine does not lengthen; each takes well under one."""


def test_many_numbers_without_sense() -> None:
    random_ = random.Random(1)
    one = made("Word.{1}\n|1| Note.")
    numbers = [str(random_.randint(1, 1999)) for _ in range(MANY)]
    callouts = tuple(replace(one.callouts[0], id=f"c{n}", marker=number) for n, number in enumerate(numbers))
    random_.shuffle(numbers)
    notes = tuple(replace(one.notes[0], id=f"n{n}", marker=number) for n, number in enumerate(numbers))
    start = time.process_time()
    check.run(replace(one, callouts=callouts, notes=notes, links=()))
    assert time.process_time() - start < PATIENCE


@pytest.mark.parametrize(
    "unit", ["1", ".", "[", "a.", "http://", "doi:", "ISBN 9", "(", "-", "https://a.b/%2", " ", "“"]
)
def test_a_note_of_three_hundred_thousand_characters(unit: str) -> None:
    extraction = made(f"Word.{{1}}\n|1| {unit * (300_000 // len(unit))}")
    start = time.process_time()
    check.run(extraction, check.RULES)
    assert time.process_time() - start < PATIENCE


def test_one_note_with_many_callouts() -> None:
    one = made("Word.{1}\n|1| Note.")
    callouts = tuple(replace(one.callouts[0], id=f"c{n}") for n in range(2 * MANY))
    links = tuple(replace(one.links[0], callout=callout.id) for callout in callouts)
    start = time.process_time()
    check.run(replace(one, callouts=callouts, links=links))
    assert time.process_time() - start < PATIENCE


def test_an_address_of_a_million_parts() -> None:
    start = time.process_time()
    fault("https://" + "a." * 1_000_000)
    assert time.process_time() - start < PATIENCE


def test_one_note_with_many_citations() -> None:
    one = made("Word.{1}\n|1| " + "Hale, op. cit., 5; " * MANY)
    citations = tuple(Citation(f"n1.{k}", one.notes[0].id, "short", 19 * k, 19 * k + 17) for k in range(MANY))
    start = time.process_time()
    check.run(replace(one, citations=citations))
    assert time.process_time() - start < PATIENCE
