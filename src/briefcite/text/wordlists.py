"""Lists of words as patterns, and the list of those with which notes refer to each other."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


def any_of(words: Iterable[str], frame: str = r"(?<!\w){0}(?!\w)") -> re.Pattern[str]:
    """Join words, longest first, full stops optional and blanks elastic, into the frame's place {0}.

    >>> any_of(["s. o.", "oben"]).search("s.o. Anm. 3")[0]
    's.o.'
    """
    ordered = sorted(words, key=len, reverse=True)
    flexible = (
        re.escape(word).replace(r"\.", r"\.?").replace(r"\ ", r"\s{0,2}").replace("'", "['’]") for word in ordered
    )
    body = "(?:" + "|".join(flexible) + ")"
    return re.compile(frame.replace("{0}", body).replace("{{", "{").replace("}}", "}"), re.I)


@cache
def cross_references() -> dict[str, list[str]]:
    """Give the words of references from note to note: "note", "earlier", "later", and "no_names"."""
    return tomllib.loads(files("briefcite.text").joinpath("cross_references.toml").read_text("utf-8"))
