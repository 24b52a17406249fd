"""Words of languages stand in text/lang/, a file a language, and not in the code that looks for them."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from briefcite.references.normalize.dates import months, parse_date
from briefcite.text import wordlists
from briefcite.text.wordlists import LANGUAGES, words_of

SOURCE = LANGUAGES.parents[1]
LISTS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(LANGUAGES.glob("*.toml"))}
KINDS = set(
    re.findall(
        r"`([a-z_]+)`", (LANGUAGES / "README.md").read_text("utf-8").split("|---|---|---|")[1].rpartition("|")[0]
    )
)
FOREIGN = {
    word
    for language, lists in LISTS.items()
    if language not in ("en", "mul")
    for words in lists.values()
    for word in words
    if len(word) > 4 and word.isalpha()
} - {word for lists in (LISTS["en"], LISTS["mul"]) for words in lists.values() for word in words}


@pytest.mark.parametrize("language", LISTS)
def test_lists_are_those_of_the_readme(language: str) -> None:
    assert set(LISTS[language]) <= KINDS
    for words in LISTS[language].values():
        assert words == [word.strip().lower() for word in words]
        assert len(words) == len(set(words))


def test_a_language_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xx.toml").write_text('note = ["nootje"]\n', "utf-8")
    monkeypatch.setattr(wordlists, "LANGUAGES", tmp_path)
    wordlists._lists.cache_clear()
    wordlists._languages.cache_clear()
    try:
        assert words_of("note") == ("nootje",)
        with pytest.raises(KeyError):
            words_of("months")
    finally:
        wordlists._lists.cache_clear()
        wordlists._languages.cache_clear()


@pytest.mark.parametrize("language", [name for name, lists in LISTS.items() if "month_words" in lists])
def test_months_and_seasons_are_in_the_order_of_the_year(language: str) -> None:
    assert len(LISTS[language]["month_words"]) == 12
    assert len(LISTS[language].get("season_words", "1234")) == 4
    for words in LISTS[language]["month_words"]:
        assert len({months()[word.casefold()] for word in words.split()}) == 1


def test_a_word_means_one_month() -> None:
    numbers: dict[str, set[int]] = {}
    for lists in LISTS.values():
        for number, words in enumerate(lists.get("month_words", ()), 1):
            for word in words.split():
                numbers.setdefault(word, set()).add(number)
    assert [word for word, found in numbers.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("15 listopada 1999", "1999-11-15"),
        ("15. října 1999", "1999-10-15"),
        ("15. mars 1999", "1999-03-15"),
        ("1 d'octubre de 1999", "1999-10-01"),
        ("15 мая 1999 г.", "1999-05-15"),
        ("15 Μαΐου 1999", "1999-05-15"),
        ("15 Eylül 1999", "1999-09-15"),
        ("15. szeptember 1999", "1999-09-15"),
        ("15. desember 1999", "1999-12-15"),
    ],
)
def test_months_of_any_language_make_dates(printed: str, date: str) -> None:
    found = parse_date(printed)
    assert found is not None
    assert found.edtf == date


STILL_IN_CODE = {
    ("layout/headings.py", "anmerkungen"),
    ("layout/headings.py", "notas"),
    ("notes/plain/entries.py", "siehe"),
    ("notes/plain/entries.py", "véase"),
    ("notes/plain/furniture.py", "seite"),
    ("notes/plain/words.py", "absatz"),
    ("notes/plain/words.py", "artikel"),
    ("notes/plain/words.py", "siècle"),
    ("text/folding.py", "sobre"),
}
"""Headings, folios and patterns of one place, which no list has yet: it gets shorter, and no longer."""


def test_no_words_of_other_languages_stand_in_code() -> None:
    """Strings of the code, docstrings apart: these quote what was seen."""
    found = {
        (path.relative_to(SOURCE).as_posix(), word)
        for stage in ("text", "layout", "notes")
        for path in (SOURCE / stage).rglob("*.py")
        for string in strings(ast.parse(path.read_text("utf-8")))
        for word in re.findall(r"[^\W\d_]+", string.lower())
        if word in FOREIGN
    }
    assert found <= STILL_IN_CODE


def strings(tree: ast.Module) -> list[str]:
    """Give the string constants of a module that are no statements of their own."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in alone]
    return [node.value for node in constants if isinstance(node.value, str)]
