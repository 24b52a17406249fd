"""Which words a document writes with a capital because they are names: its running text tells.

In a title like "The Irish Interlude" all words have capitals, and only the text knows that "Irish" keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefcite.model import Extraction
from briefcite.text.late import late

_WORD = late(r"[^\W\d_]{3,}")
_WITHIN = late(r"(?:(?<=[a-zß-ÿ]\s)|(?<=[a-zß-ÿ],\s))[A-ZÀ-Þ][a-zß-ÿ]{2,}")
"""A capital behind a word in lower case, so within a sentence."""


@dataclass(frozen=True, slots=True)
class Capitals:
    """What running text tells about words."""

    names: frozenset[str] = frozenset()
    """Words that have a capital within sentences and are never in lower case."""
    common: frozenset[str] = frozenset()
    """Words in lower case."""


UNKNOWN = Capitals()


def capitals_in(extraction: Extraction) -> Capitals:
    """Give what the text outside the notes tells."""
    raised: set[str] = set()
    common: set[str] = set()
    for stretch in _running(extraction):
        raised.update(_WITHIN.findall(stretch))
        common.update(word for word in _WORD.findall(stretch) if word.islower())
    return Capitals(frozenset(word for word in raised if word.lower() not in common), frozenset(common))


def _running(extraction: Extraction) -> Iterator[str]:
    text, at = extraction.document.text, 0
    for start, end in sorted((note.origin[0], note.origin[-1] + 1) for note in extraction.notes if note.origin):
        if start > at:
            yield text[at:start]
        at = max(at, end)
    yield text[at:]
