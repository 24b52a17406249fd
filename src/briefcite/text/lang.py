"""The words of each language that notes use: signals, back references, locators, months and more.

They live in ``briefcite/lang/*.toml``, one file a language; under ``[section] key`` stands a string of
lower-case words parted by "|".
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def languages() -> dict[str, dict[str, dict[str, tuple[str, ...]]]]:
    """Give every language's lists as ``[code][section][key]``; the codes are those of BCP 47 ("en", "de")."""
    entries = [entry for entry in files("briefcite").joinpath("lang").iterdir() if entry.name.endswith(".toml")]
    read = {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in sorted(entries, key=lambda entry: entry.name)
    }
    return {
        code: {
            section: {key: _words(text) for key, text in lists.items()}
            for section, lists in table.items()
            if isinstance(lists, dict)
        }
        for code, table in read.items()
    }


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for part in text.split("|") if (word := " ".join(part.split())))


@cache
def by_language(section: str, key: str) -> dict[str, tuple[str, ...]]:
    """Give one list for each language that has it."""
    return {code: table[section][key] for code, table in languages().items() if key in table.get(section, {})}


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """Give one list over all languages, without doubles, longest first: ready for an alternation."""
    union = {word for listed in by_language(section, key).values() for word in listed}
    return tuple(sorted(union, key=lambda word: (-len(word), word)))


@cache
def known(section: str, key: str) -> frozenset[str]:
    """Give one list over all languages as a set, to look words up in."""
    return frozenset(words(section, key))


@cache
def keys(section: str) -> tuple[str, ...]:
    """Give the names of all lists in a section, over all languages."""
    return tuple(sorted({key for table in languages().values() for key in table.get(section, {})}))
