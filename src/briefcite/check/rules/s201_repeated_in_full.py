"""A work is given in full again where the text says "Ibid." elsewhere.

Why: a style that has "Ibid." for the work of the note before uses it throughout; a citation in full in between looks
like another work. Some styles have no "Ibid.": this check is off unless it is selected.

Example: "7 Hale, Dykes (2001) 4.", then "8 Hale, Dykes (2001) 12.", in a text that says "Ibid." of other notes.

What to do: write "Ibid.", or name the work in full everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.habits import Place, exceptions
from briefcite.check.rule import Hit
from briefcite.model import Citation

CODE = "S201"
NAME = "repeated-in-full"
SEVERITY = "info"
DEFAULT = False

IBID, FULL = "“Ibid.”", "given in full again"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each that is written otherwise than most that repeat the work of the note before."""
    ways: dict[str, list[Place]] = {IBID: [], FULL: []}
    for citation in case.extraction.citations:
        if citation.form in ("ibid", "full") and _repeats(case, citation):
            page, span = case.cited(citation)
            way = IBID if citation.form == "ibid" else FULL
            ways[way].append(Place(repr(case.words(citation)), citation.id, page, span))
    yield from exceptions(ways, "write all of them in the same way")


def _repeats(case: Case, citation: Citation) -> bool:
    """Return whether it opens its note, and its work is the only one of the note before."""
    before = case.note_before.get(citation.note)
    if before is None or before.kind == "entry" or case.first_citation[citation.note] != citation.id:
        return False
    cited = {one.reference for one in case.citations_in.get(before.id, ())}
    return cited == {citation.reference} and citation.reference is not None
