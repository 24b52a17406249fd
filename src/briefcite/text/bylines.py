"""Tells the names of authors and their institutions from sentences, by their capitals."""

from __future__ import annotations

from collections.abc import Iterable

from briefcite.text.late import late

CAPITALS = 0.75
"""Share of capitalised words from which words are names; sentences in German have about half."""
MAX_PARTICLE = 3
"""Letters of the small words that stand among names: "van", "de", "und"."""
MIN_CAPITALS = 2
"""Names have two words or an initial."""
_WORD = late(r"[^\W\d_]+")
_ADDRESS = late(r"\S*[@/]\S*")


def is_byline(words: Iterable[str]) -> bool:
    """Return whether words are names: "Ben Trovato and", "Institute for Clarity, Dublin, Ohio", but no addresses."""
    found: list[str] = _WORD.findall(_ADDRESS.sub(" ", " ".join(words)))
    capitals = sum(word[0].isupper() for word in found)
    small = sum(word[0].islower() and len(word) > MAX_PARTICLE for word in found)
    return capitals >= max(MIN_CAPITALS, CAPITALS * (capitals + small))
