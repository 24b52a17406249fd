"""Sentences that only look like works, titles that are sentences, and notes that tell of the author."""

from __future__ import annotations

import pytest

from briefcite.references import parse


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
    "note",
    [
        "Assistant Professor, The Faculty of Letters of Hale, Orrland.",
        "Dr. iur. (Hale), LL.M. (Orr); Rechtsanwältin und Lehrbeauftragte der Universität Hale.",
        "Jan Orr is doctoral researcher at Hale University. Contact: jan.orr@hale.example",
        "Professor Orr teaches at Hale University.",
        "Thanks are due to the readers of this journal.",
    ],
)
def test_notes_that_tell_of_the_author_cite_nothing(note: str) -> None:
    assert not parse([note])[0].citations
