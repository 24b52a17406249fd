"""A reference to another note says "above" of one that comes later, or "below" of one that comes earlier, or of itself.

Why: notes were moved or renumbered, and the word or the number was forgotten; the reader looks on the wrong side.

Example: note 12 says "see infra note 5".

What to do: correct the word, or the number if that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.directions import Direction, directions
from briefcite.check.rule import Hit
from briefcite.model import Citation, Note

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
        yield Hit(
            f"{note.text[told.start : told.end]!r} stands in {case.called(note)}, {side}",
            next((one.id for one in _citing(case, told)), note.id),
            page,
            span,
            related=(note.id,),
            hint="correct the word, or the number if that is wrong",
        )


def _citing(case: Case, told: Direction) -> Iterator[Citation]:
    return (one for one in case.citations_in.get(told.note.id, ()) if one.start <= told.start < one.end)


def _said_wrongly(case: Case, told: Direction) -> str:
    """Return where the notes named really are, where another side is said; "" where all is well."""
    own = case.number(told.note.id)
    if not all(_only_in_series(case, number, told.note) for number in told.numbers):
        return ""
    others = [number for number in told.numbers if number != own]
    if not others:  # what cites a work is for R106
        itself = told.side and all(one.form in ("full", "other") for one in _citing(case, told))
        return "which is the note it names" if itself else ""
    surely = any if told.listed else all  # "note 4 and 14" may be a note and a page
    if told.side == "earlier" and surely(number > own for number in others):
        return "and the note it names comes later"
    early = told.side == "later" and surely(number < own for number in others)
    return "and the note it names comes earlier" if early else ""


def _only_in_series(case: Case, number: int, note: Note) -> bool:
    """Return whether the number is one of the note's own series, and of no other: chapters count their notes anew."""
    return [n.series for n in case.numbered(number)] == [note.series]
