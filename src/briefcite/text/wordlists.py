"""Lists of words as patterns, and the list of those with which notes refer to each other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from briefcite.text.late import late


def any_of(words: Iterable[str], frame: str = r"(?<!\w){0}(?!\w)") -> re.Pattern[str]:
    """Put words into the frame's place {0}.

    >>> any_of(["s. o.", "oben"]).search("s.o. Anm. 3")[0]
    's.o.'
    """
    return late(frame.replace("{0}", joined(words)).replace("{{", "{").replace("}}", "}"), re.I)


def joined(words: Iterable[str]) -> str:
    """Join words into a pattern, longest first, full stops optional and blanks elastic."""
    ordered = sorted(words, key=len, reverse=True)
    flexible = (
        re.escape(word).replace(r"\.", r"\.?").replace(r"\ ", r"\s{0,2}").replace("'", "['’]") for word in ordered
    )
    return "(?:" + "|".join(flexible) + ")"


@cache
def cross_references() -> dict[str, list[str]]:
    """Give the words of references from note to note: "note", "earlier", "later", and "no_names"."""
    return tomllib.loads(Path(__file__).with_name("cross_references.toml").read_text("utf-8"))
