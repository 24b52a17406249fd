"""Late patterns behave as compiled ones, and years show their letters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefcite.references.resolve.wording import patterns
from briefcite.text import late as module
from briefcite.text.late import compiled, late, ready
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


def test_patterns_that_lie_ready_are_those_that_python_compiles() -> None:
    assert [key for key in ready() if compiled(*key) != re.compile(*key)] == []


def test_most_patterns_of_a_note_lie_ready() -> None:
    """Else ``training/patterns.py`` has to be run again: too many have changed."""
    if not module.place().exists():
        pytest.skip("no patterns were compiled for this Python")
    lie_ready = {pattern for pattern, _ in ready()}
    needed = [pattern for pattern in vars(patterns()).values() if isinstance(pattern, module.Late)]
    assert sum(pattern.pattern in lie_ready for pattern in needed) > len(needed) / 2


def test_another_python_compiles_for_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    ready.cache_clear()
    try:
        assert not ready()
        assert late("(gull)s?").search("two gulls")
    finally:
        ready.cache_clear()


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
