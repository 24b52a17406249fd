"""The words that stages look for, in all languages (one file each in lang/), and patterns made of word lists."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from briefcite.text.late import late

LANGUAGES = Path(__file__).with_name("lang")
TWO_LETTERS = 2
"""Letters of an abbreviation that only its full stops distinguish from a word: "i. m." is not "im"."""


def any_of(words: Iterable[str], frame: str = r"(?<!\w){0}(?!\w)") -> re.Pattern[str]:
    """Put words into the frame's place {0}.

    >>> any_of(["s. o.", "oben"]).search("s.o. Anm. 3")[0]
    's.o.'
    """
    return late(frame.replace("{0}", joined(words)).replace("{{", "{").replace("}}", "}"), re.I)


def joined(words: Iterable[str]) -> str:
    """Join words into a pattern, longest first, spaces elastic and full stops optional, but for those of two letters.

    >>> any_of(["i. m."]).search("Werke im digitalen Zeitalter")
    """
    return "(?:" + "|".join(map(_flexible, sorted(words, key=len, reverse=True))) + ")"


def _flexible(word: str) -> str:
    stop = r"\." if sum(map(str.isalpha, word)) <= TWO_LETTERS and " " in word else r"\.?"
    return re.escape(word).replace(r"\.", stop).replace(r"\ ", r"\s{0,2}").replace("'", "['’]")


def either(words: Iterable[str]) -> str:
    """Return words as alternatives of a pattern, longest first, each matched exactly."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def cross_references() -> dict[str, list[str]]:
    """Return the words of references from note to note: "note", "earlier", "later", and "no_names"."""
    return {kind: list(words_of(kind)) for kind in ("note", "earlier", "later", "no_names")}


def words_of(kind: str) -> tuple[str, ...]:
    """Return the words of one list in all languages, as texts mix them; lang/README.md says which lists there are.

    Raises:
        KeyError: no language has such a list.
    """
    return _lists()[kind]


def by_language(kind: str) -> tuple[tuple[str, ...], ...]:
    """Return one list of each language that has it, in which the order means something: months, seasons."""
    return tuple(tuple(lists[kind]) for lists in _languages() if kind in lists)


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for lists in _languages():
        for kind, words in lists.items():
            found[kind] |= dict.fromkeys(words)
    return {kind: tuple(words) for kind, words in found.items()}


@cache
def _languages() -> tuple[dict[str, list[str]], ...]:
    return tuple(tomllib.loads(path.read_text("utf-8")) for path in sorted(LANGUAGES.glob("*.toml")))
