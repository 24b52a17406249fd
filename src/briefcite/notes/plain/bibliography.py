"""Numbered bibliographies: "[12] Author, Title" at the end, called by "[12]", "[3–5]", in any order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from briefcite.model import NoteKind
from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import Lead
from briefcite.notes.plain.rows import Row
from briefcite.notes.plain.series import Numbering

HEADING = re.compile(
    r"(?:\d{1,2}\.?\s+|[ivx]{1,5}\.?\s+)?"
    r"(?:references|bibliography|works cited|literature|literatur(?:verzeichnis)?|quellen(?:verzeichnis)?|"
    r"bibliographie|références(?: bibliographiques)?|bibliografía|referencias|bibliografia|"
    r"riferimenti bibliografici|referências)\W{0,3}",
    re.I,
)
LEAST = 2
"""Entries that make a list."""
CALLED = 0.2
"""Share of the entries that must be called."""
AFTER_LIST = 40
"""Lines that the last entry may take."""
BEFORE_LIST = 0.8
"""Share of the callouts that stand before the list."""


def find(text: str, rows: Sequence[Row], sights: Sequence[Sight], leads: Sequence[Lead]) -> Numbering | None:
    """Find the list at the end of the text that bracketed numbers call, if there is one."""
    chosen = [leads[n] for n in _list(text, rows, leads)]
    if len(chosen) < LEAST:
        return None
    bracketed = [sight for sight in sights if sight.form == "bracketed"]
    before = [sight for sight in bracketed if sight.start < chosen[0].start]
    after = [sight for sight in bracketed if sight.row > chosen[-1].row + AFTER_LIST]
    by_value = {lead.value: lead for lead in chosen}
    called = {sight.value for sight in before} & by_value.keys()
    if len(called) < max(LEAST, CALLED * len(chosen)) or len(after) > (1 - BEFORE_LIST) * len(before):
        return None
    kept = [sight for sight in before if sight.value <= 2 * chosen[-1].value + 5]
    return Numbering(
        tuple((sight, by_value[sight.value]) for sight in kept if sight.value in by_value),
        tuple(sight for sight in kept if sight.value not in by_value),
        tuple(lead for lead in chosen if lead.value not in called),
        _kind(kept),
    )


def _kind(called: Sequence[Sight]) -> NoteKind:
    """Tell endnotes, each called once and in order, from a bibliography."""
    values = [sight.value for sight in called]
    return "endnote" if values == sorted(set(values)) and len(values) > LEAST else "entry"


def _list(text: str, rows: Sequence[Row], leads: Sequence[Lead]) -> list[int]:
    """Give the last list whose numbers rise from 1: in brackets, or after a heading that names it."""
    by_look: dict[str, list[int]] = defaultdict(list)
    headings = [n for n, row in enumerate(rows) if HEADING.fullmatch(text, row.start, row.end)]
    for n, lead in enumerate(leads):
        if lead.look == "bracket" or (headings and lead.row > headings[-1]):
            by_look[lead.look].append(n)
    best: list[int] = []
    for indexes in by_look.values():
        run = _rising(indexes, leads)
        if len(run) > len(best):
            best = run
    return best


def _rising(indexes: Sequence[int], leads: Sequence[Lead]) -> list[int]:
    """Give the last run from 1 upwards; a number may be missing, none may come again."""
    starts = [at for at, n in enumerate(indexes) if leads[n].value == 1]
    if not starts:
        starts = [at for at, n in enumerate(indexes) if leads[n].value == 2][:1]
    if not starts:
        return []
    run: list[int] = []
    for n in indexes[starts[-1] :]:
        if not run or leads[run[-1]].value < leads[n].value <= leads[run[-1]].value + 3:
            run.append(n)
    return run
