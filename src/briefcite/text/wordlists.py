"""Lists of words as patterns, and the list of those with which notes refer to each other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from briefcite.text.late import late

TWO_LETTERS = 2
"""Letters of an abbreviation that its stops alone tell from a word: "i. m." is not "im"."""


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


@cache
def cross_references() -> dict[str, list[str]]:
    """Return the words of references from note to note: "note", "earlier", "later", and "no_names"."""
    return tomllib.loads(Path(__file__).with_name("cross_references.toml").read_text("utf-8"))
