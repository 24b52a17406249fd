"""A back reference names a note that does not cite the work, and another note does.

Why: a note was added or deleted since the number was typed, or a digit was lost; the reader finds another work there.

Example: note 4 says "Hale (n 2) 441", where note 2 cites Lind and Hale is cited in note 1. Where many numbers are
off by the same amount, as after a new first note, it is one finding for all of them.

What to do: correct the number; a word processor's cross-reference to the note keeps it right for good.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.check.slips import Slip, common_cause, slips

CODE = "R106"
NAME = "back-reference-to-another-note"
SEVERITY = "error"

SHOWN = 12
"""Notes that the hint of a summed-up finding names."""


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for those that are off by the same amount, and one for each other."""
    found = slips(case)
    off, alike = common_cause(found)
    if alike:
        yield _together(case, off, alike)
    for slip in found:
        if slip not in alike and slip.meant:
            yield _alone(case, slip)


def _together(case: Case, off: int, alike: list[Slip]) -> Hit:
    first = min(number + off for slip in alike for number in slip.naming.numbers)
    change = ("added before" if off > 0 else "deleted before") + f" note {first}"
    many = "one" if abs(off) == 1 else str(abs(off))
    notes = list(dict.fromkeys(slip.naming.own for slip in alike))
    listed = ", ".join(map(str, notes[:SHOWN])) + (f" and {len(notes) - SHOWN} more" if len(notes) > SHOWN else "")
    citation = alike[0].naming.citation
    page, span = case.cited(citation)
    a_note = "a note was" if abs(off) == 1 else f"{abs(off)} notes were"
    return Hit(
        f"{len(alike)} back references are {many} too {'low' if off > 0 else 'high'}: {a_note} probably {change}",
        citation.id,
        page,
        span,
        related=tuple(slip.naming.citation.id for slip in alike),
        hint=f"correct the numbers in {'note' if len(notes) == 1 else 'notes'} {listed}",
    )


def _alone(case: Case, slip: Slip) -> Hit:
    citation = slip.naming.citation
    page, span = case.cited(citation)
    meant = slip.meant[0]
    number = meant.marker if meant.marker.isdecimal() else case.number(meant.id)
    return Hit(
        f"{case.words(citation)!r}{_fault(slip, case.called(meant))}",
        citation.id,
        page,
        span,
        related=(citation.note, *(note.id for note in slip.meant)),
        hint=f"correct the number of the note to {number}",
        confidence=slip.confidence,
    )


def _fault(slip: Slip, right: str) -> str:
    """Say what is wrong with the numbers, and which note would be right."""
    numbers = slip.naming.numbers
    if numbers == (slip.naming.own,):
        return f" names the note it stands in; {right} cites this work"
    if len(numbers) == 1:
        return f": note {numbers[0]} does not cite this work; {right} does"
    between = "and" if len(numbers) == 2 else "to"
    return f": notes {numbers[0]} {between} {numbers[-1]} do not cite this work; {right} does"
