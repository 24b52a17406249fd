"""Which words are capitalised because they are names: the document shows it, or a list of countries and the like.

In a title like "The Irish Interlude" all words have capitals, and only other words tell that "Irish" keeps it: those of
the running text, the other titles, the people and places of the works.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefcite.export.casing import of_sentence
from briefcite.model import Extraction, Reference
from briefcite.text.late import late

_WORD = late(r"[^\W\d_]{3,}")
_WITHIN = late(r"(?:(?<=[a-zß-ÿ]\s)|(?<=[a-zß-ÿ],\s))[A-ZÀ-Þ]?[a-zß-ÿ]{3,}")
"""A word behind one in lower case, so within a sentence."""
NOUNS = 0.2
"""Share of capitals within sentences from which a text capitalises all nouns, as German does: they show nothing."""


@dataclass(frozen=True, slots=True)
class Capitals:
    """What is known of words."""

    names: frozenset[str] = frozenset()
    """Words that have a capital within sentences and are never in lower case."""
    common: frozenset[str] = frozenset()
    """Words in lower case."""

    def names_it(self, word: str) -> bool:
        """Return whether a word is surely a name; unknown words are not."""
        return word in self.names or (word in listed() and word.lower() not in self.common)


UNKNOWN = Capitals()


def capitals_in(extraction: Extraction) -> Capitals:
    """Return what the text, the notes, the titles and the people of the works tell."""
    within = [word for stretch in _running(extraction) for word in _WITHIN.findall(stretch)]
    raised = {word for word in within if word[0].isupper()}
    common = {word for word in _WORD.findall(extraction.document.text) if word.islower()}
    if sum(word[0].isupper() for word in within) > NOUNS * len(within):
        raised, common = set(), set()
    for work in extraction.references:
        raised.update(_people_and_places(work))
        for title in (work.title, work.container_title) if work.language in ("", "en") else ():
            common.update(word for word in _WORD.findall(title) if word.islower())
            raised.update(of_sentence(title))
    return Capitals(frozenset(word for word in raised if word.lower() not in common), frozenset(common))


def _running(extraction: Extraction) -> Iterator[str]:
    """Yield the text outside the notes, which are full of titles."""
    text, at = extraction.document.text, 0
    for start, end in sorted((note.origin[0], note.origin[-1] + 1) for note in extraction.notes if note.origin):
        if start > at:
            yield text[at:start]
        at = max(at, end)
    yield text[at:]


def _people_and_places(work: Reference) -> Iterator[str]:
    for name in (*work.author, *work.editor, *work.translator):
        yield from _WORD.findall(name.family)
    yield from _WORD.findall(work.publisher_place)


@cache
def listed() -> frozenset[str]:
    """Return the words of names.txt."""
    lines = Path(__file__).with_name("names.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
