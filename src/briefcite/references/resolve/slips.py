"""How far all note numbers in back references are off: a note was inserted early on, so "supra note 5" is note 6."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefcite.model import Note, Reference
from briefcite.references.resolve.history import History, Mention
from briefcite.text.folding import fold, telling
from briefcite.text.identity import family, people

FARTHEST = 3
LEAST = 2
"""Fewest back references that must support an offset."""
CLEARLY = 2.0
"""How many times more of them must support it than support the numbers as printed."""


class NamedNote(NamedTuple):
    """A back reference that names a note: its number, its folded words, its mention."""

    mention: Mention
    number: int
    words: frozenset[str]


def slip(history: History, drafts: Mapping[str, Reference]) -> int:
    """Return the offset to add to the note numbers in back references; 0 where most of them are right.

    Args:
        history: the mentions, with ``words`` set.
        drafts: for each citation id the work as that citation describes it.
    """
    votes: Counter[int] = Counter()
    for naming in _named(history):
        note = history.note(naming.mention)
        right = [d for d in range(-FARTHEST, FARTHEST + 1) if _cites(history, naming, note, d, drafts)]
        if right:
            votes.update({d: 1 / len(right) for d in right})
    if not votes:
        return 0
    best = max(votes, key=lambda d: (votes[d], -abs(d)))
    return best if votes[best] >= LEAST and votes[best] >= CLEARLY * votes[0] else 0


def _named(history: History) -> Iterable[NamedNote]:
    for mention in history.mentions:
        words = mention.words
        if words and len(words.numbers) == 1 and words.numbers[0].isdecimal():
            told = frozenset(word for word in telling(words.core) if len(word) > 2 and not word.isdecimal())
            if told:
                yield NamedNote(mention, int(words.numbers[0]), told)


def _cites(history: History, naming: NamedNote, note: Note | None, off: int, drafts: Mapping[str, Reference]) -> bool:
    """Return whether the note at this offset cites in full a work of the author or title that is named."""
    for target in history.numbered(str(naming.number + off), note)[:1]:
        for mention in history.of_note.get(target.id, ()):
            draft = drafts.get(mention.citation.id)
            if draft and mention.citation.form == "full" and _answers(draft, naming.words):
                return True
    return False


def _answers(draft: Reference, words: frozenset[str]) -> bool:
    last = {name.split()[-1] for name in map(family, people(draft)) if name}
    title = set(fold(draft.title).split())
    return bool(last & words) or (bool(title) and 2 * len(title & words) > len(words))
