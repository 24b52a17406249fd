"""Some works that were cited before are named by "op. cit.", others by the number of their note.

Why: the reader learns one way to find the full citation, and looks for a number where there is none. A publisher may
allow both: this check is off unless it is selected.

Example: "Hale, op. cit., 12." in one note, "Lind, supra note 3, 9." in another.

What to do: write all in one way; numbers of notes lead faster to the place.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.habits import Place, exceptions
from briefcite.check.rule import Hit
from briefcite.model import Citation

CODE = "S203"
NAME = "op-cit-and-supra"
SEVERITY = "info"
DEFAULT = False

OP_CIT, NUMBER = "named by “op. cit.”", "named by the number of a note"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each that is named otherwise than most are."""
    ways: dict[str, list[Place]] = {OP_CIT: [], NUMBER: []}
    for citation in case.extraction.citations:
        if way := _way(citation):
            page, span = case.cited(citation)
            ways[way].append(Place(repr(case.words(citation)), citation.id, page, span))
    yield from exceptions(ways, "name the work as the others are")


def _way(citation: Citation) -> str:
    """Return the way in which a work is named; "" of one named in both at once, "op. cit., supra note 2"."""
    told = citation.antecedent
    if told is None or "op-cit" in told.signals:
        return ""
    by_number = any(signal.startswith("named:") for signal in told.signals)
    if told.by.startswith("op-cit."):
        return "" if by_number else OP_CIT
    return NUMBER if by_number and citation.form != "full" else ""
