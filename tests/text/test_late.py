"""Late patterns behave as compiled ones, and years show their letters."""

from __future__ import annotations

import re

import pytest

from briefcite.text.late import late
from briefcite.text.years import year_letter


def test_a_late_pattern_finds_what_the_compiled_one_finds() -> None:
    plain, unused = re.compile("(gull)s?", re.I), late("(gull)s?", re.I)
    text = "Two Gulls and a gull"
    assert [m.span() for m in unused.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert unused.search(text, 6) is not None
    assert unused.sub("tern", text) == "Two tern and a tern"
    assert unused.pattern == plain.pattern


def test_a_late_pattern_is_compiled_when_it_is_used() -> None:
    broken = late("(gull")
    with pytest.raises(re.error):
        broken.match("gull")


@pytest.mark.parametrize(
    ("year", "raw", "letter"),
    [
        ("1995", "Oct. 1995a", "a"),
        ("1995", "1995k.", "k"),
        ("1995", "1995", ""),
        ("1995", "1995l", ""),
        ("1995", "1995ab", ""),
        ("1995", "1995ab, 1995c", "c"),
        ("1995", "1996a", ""),
    ],
)
def test_the_letter_of_a_year(year: str, raw: str, letter: str) -> None:
    assert year_letter(year, raw) == letter
