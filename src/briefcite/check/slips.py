"""Back references whose note says nothing of the work they name, and what they have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.check.case import Case
from briefcite.check.naming import Naming, introduces, named_notes, namings, says
from briefcite.model import Note

FARTHEST = 5
"""Notes that are looked at on each side of the one named."""
ALIKE = 3
"""Slips by the same amount that have a common cause."""
_ELSEWHERE = ("supra.other-note", "supra.no-such-note")
"""Evidence that the work was found, and by its name alone."""


class Slip(NamedTuple):
    """One back reference to a note that does not have its work."""

    naming: Naming
    off: frozenset[int]
    """By how much its number can be wrong: the notes so far off name the work, and not by another back reference."""
    meant: tuple[Note, ...]
    """The note that it surely means; empty where that cannot be told."""
    confidence: float


def slips(case: Case) -> list[Slip]:
    """Return the back references whose note is there and has no word of what they name."""
    found = []
    for naming in namings(case):
        citation, there = naming.citation, named_notes(case, naming)
        if citation.form == "full" or not naming.words or not there:
            continue
        if any(says(case, note, naming.words, citation) for note in there):
            continue
        nearest = naming.words[-1:]
        off = frozenset(
            step
            for step in range(-FARTHEST, FARTHEST + 1)
            if any(introduces(case, note, nearest, citation) for note in named_notes(case, naming, step))
        )
        found.append(Slip(naming, off, _meant(case, naming, off), _confidence(naming)))
    return found


def _meant(case: Case, naming: Naming, off: frozenset[int]) -> tuple[Note, ...]:
    """Return the note meant: the one beside the number that has the name, or where its work is cited in full."""
    citation = naming.citation
    beside = [note for step in (1, -1) if step in off for note in named_notes(case, naming, step)]
    if beside and len(naming.numbers) == 1:
        return tuple(beside[:1])
    if citation.antecedent is None or citation.antecedent.by not in _ELSEWHERE:
        return ()
    first = case.first_full.get(citation.reference or "")
    notes = [case.notes[first.note]] if first else []
    return tuple(note for note in notes if introduces(case, note, naming.words, citation))


def _confidence(naming: Naming) -> float:
    antecedent = naming.citation.antecedent
    return max(antecedent.confidence, 0.5) if antecedent else 0.5


def common_cause(found: Sequence[Slip]) -> tuple[int, list[Slip]]:
    """Return by how much most slips are off, and those slips; (0, []) where too few agree."""
    votes = Counter(step for slip in found for step in slip.off)
    off = max(votes, key=lambda step: (votes[step], -abs(step)), default=0)
    alike = [slip for slip in found if off in slip.off]
    return (off, alike) if len(alike) >= ALIKE else (0, [])
