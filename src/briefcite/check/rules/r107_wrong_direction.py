"""A reference to another note says "above" of one that comes later, or "below" of one that comes earlier.

Why: notes were moved or renumbered, and the word or the number was forgotten; the reader looks on the wrong side.

Example: note 12 says "see infra note 5".

What to do: correct the word, or the number if that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.directions import Direction, directions
from briefcite.check.rule import Hit
from briefcite.model import Note

CODE = "R107"
NAME = "wrong-direction"
SEVERITY = "warning"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each stretch whose notes are there, and on the other side of the note that names them."""
    for told in directions(case):
        note = told.note
        if not (side := _said_wrongly(case, told)):
            continue
        page, span = case.place(note, told.start, told.end)
        citing = (one.id for one in case.citations_in.get(note.id, ()) if one.start <= told.start < one.end)
        yield Hit(
            f"{note.text[told.start : told.end]!r} stands in {case.called(note)}, and the note it names comes {side}",
            next(citing, note.id),
            page,
            span,
            related=(note.id,),
            hint="correct the word, or the number if that is wrong",
        )


def _said_wrongly(case: Case, told: Direction) -> str:
    """Return the side on which the notes named really are, where another is said; "" where all is well."""
    own = case.number(told.note.id)
    if not all(_only_in_series(case, number, told.note) for number in told.numbers):
        return ""
    others = [number for number in told.numbers if number != own]
    if not others:
        return ""
    surely = any if told.listed else all  # "note 4 and 14" may be a note and a page
    if told.side == "earlier" and surely(number > own for number in others):
        return "later"
    return "earlier" if told.side == "later" and surely(number < own for number in others) else ""


def _only_in_series(case: Case, number: int, note: Note) -> bool:
    """Return whether the number is one of the note's own series, and of no other: chapters count their notes anew."""
    return [n.series for n in case.numbered(number)] == [note.series]
