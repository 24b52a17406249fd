"""Sentences that the labels took for a work, and titles that are sentences."""

from __future__ import annotations

import pytest

from briefcite.references import parse
from briefcite.references.remarks import tells_of_author


@pytest.mark.parametrize(
    "note",
    [
        "Hollmann as well admits, somewhat hesitantly, that his ideas about a rationality of the ferry have their limits, "
        "which were shown in 1987.",
        "Marlow writes of ‘absurd’ historical stories which contradict what we have seen (‘the absurd one’, 1990).",
    ],
)
def test_a_sentence_of_the_note_is_no_work(note: str) -> None:
    assert not parse([note])[0].references


@pytest.mark.parametrize(
    "note",
    [
        "Wendover, Alex (1992). Harbours are what they make of it: The Social Construction of Trade. Ferry Studies, 46 (2), 391.",
        "Open Harbour, “This plan is chilling and they should be told that it will fail,” 12 May 2019.",
        "Jan M. Holm, Why does it have such a high tide that they were all lost?, Leeds: Orr, 2003.",
    ],
)
def test_a_title_that_is_a_sentence_stays_one(note: str) -> None:
    assert parse([note])[0].references


@pytest.mark.parametrize(
    ("marker", "text", "told"),
    [
        ("*", "Assistant Professor, The Faculty of Letters of Hale, Orrland.", True),
        ("†", "Dr. iur. (Hale), LL.M. (Orr); Rechtsanwältin und Lehrbeauftragte der Universität Hale.", True),
        ("1", "Jan Orr is doctoral researcher at Hale University. Contact: jan.orr@hale.example", True),
        ("1", "Professor Orr teaches at Hale University.", False),
        ("*", "Adapted from a paper by Professor Orr, University of Hale, in M. Lob (ed.), Essays, pp. 3–9.", False),
        ("*", "Thanks are due to the readers of this journal.", False),
    ],
)
def test_notes_that_tell_of_the_author(marker: str, text: str, told: bool) -> None:
    assert tells_of_author(marker, text) is told
