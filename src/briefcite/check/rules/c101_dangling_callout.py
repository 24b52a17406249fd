"""A number in the text has no note.

Why: the reader who follows the number finds nothing: a note was deleted, lost in a conversion, or never
written.

Example: the text says "as was agreed in Doha.¹²", and the notes go from 11 to 13.

What to do: restore the note, or delete the number from the text and renumber those after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.numbered import Numbered
from briefcite.check.rule import Hit

CODE = "C101"
NAME = "dangling-callout"
SEVERITY = "error"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each number that no note answers, however often it is called."""
    numbered: set[str] = set()
    for numbering in case.series:
        numbered |= {entry.id for entry in numbering.callouts}
        excused = {entry.id for _, entry in numbering.unmarked}
        answered = {entry.number for entry in numbering.notes} if numbering.ordered else set()
        dangling: dict[object, list[Numbered]] = defaultdict(list)
        for entry in numbering.callouts:
            if not entry.partners and entry.number not in answered and entry.id not in excused:
                dangling[entry.number if numbering.ordered else entry.id].append(entry)
        for entries in dangling.values():
            yield _hit(case, [entry.id for entry in entries])
    linked = {link.callout for link in case.extraction.links}
    for callout in case.extraction.callouts:
        if callout.id not in numbered and callout.id not in linked:
            yield _hit(case, [callout.id])


def _hit(case: Case, ids: list[str]) -> Hit:
    callout = case.callouts[ids[0]]
    again = f" (called {len(ids)} times)" if len(ids) > 1 else ""
    meant = " is meant by a range but" if callout.implied else ""
    return Hit(
        f"callout {callout.marker}{meant} has no note{again}",
        callout.id,
        callout.page,
        callout.span,
        related=tuple(ids[1:]),
        hint=f"restore note {callout.marker}, or delete the number from the text",
        confidence=callout.evidence.confidence,
    )
