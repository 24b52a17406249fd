"""Numbers that tell by themselves what they number, and those that only hold such letters."""

from __future__ import annotations

import pytest

from briefcite.references.normalize.item_type import TypeEvidence, item_type


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("ISO 15511", "standard"),
        ("DIN EN 1993", "standard"),
        ("GAO-20-123", "report"),
        ("RL34567", "report"),
        ("Cmnd. 1234", "report"),
        ("US Patent 7,123,456", "patent"),
    ],
)
def test_numbers_that_tell_the_type(number: str, expected: str) -> None:
    assert item_type(TypeEvidence(title="On Ferries", number=number))[0] == expected


@pytest.mark.parametrize("number", ["HAGEN 12", "BER12345", "ECCP 4"])
def test_letters_inside_longer_words_tell_nothing(number: str) -> None:
    assert item_type(TypeEvidence(title="On Ferries", number=number)) == item_type(
        TypeEvidence(title="On Ferries", number="12")
    )


@pytest.mark.parametrize("genre", ["Interview", "Interview des Verf.", "Entretien"])
def test_an_interview_is_no_book(genre: str) -> None:
    assert item_type(TypeEvidence(genre=genre, place="London", full_date=True))[0] == "interview"
    assert item_type(TypeEvidence(genre=genre, container="Le Monde", full_date=True))[0] == "article-newspaper"
