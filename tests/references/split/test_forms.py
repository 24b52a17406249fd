"""Which note a back reference names."""

from __future__ import annotations

import pytest

from briefcite.references.split.forms import named_note


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Price, supra note 5, at 12", "5"),
        ("Baird and Cole (n 1) 20", "1"),
        ("Hartmann, oben Fn. 22, S. 7", "22"),
        ("Falk, Weg (wie Anm. 2), S. 210", "2"),
        ("Morel, supra note 8, p. 12", "8"),
        ("S. Testa, cit. alla nota 3, p. 18", "3"),
        ("Robles, cit. (nota 2), p. 12", "2"),
        ("Vaz, supra nota 5, p. 80", "5"),
        ("Milne, above n. 31, 77", "31"),
        ("Gessner, Nations and Nationalism, p. 44", None),
        ("Ibid., 12", None),
    ],
)
def test_the_note_named(text, number):
    assert named_note(text) == number
