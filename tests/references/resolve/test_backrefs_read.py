"""The same notes read from their text alone: split, labelled, normalised and resolved."""

from __future__ import annotations

from collections import defaultdict

from tests.references.resolve.backref_notes import Case, cases

from briefcite import references
from briefcite.model import Citation
from briefcite.references import Read

RIGHT = 0.95
SURE = 0.9


def _read_as(read: Read, citation: Citation) -> Citation | None:
    """Give the citation that covers most of this one."""
    there = [c for c in read.citations if c.note == citation.note]
    shared = [(min(c.end, citation.end) - max(c.start, citation.start), c.id, c) for c in there]
    best = max(shared, default=None)
    return best[2] if best and best[0] > 0 else None


def _outcomes(case: Case) -> list[tuple[str, str, bool, float]]:
    """(citation, truth, right, confidence) of every back reference."""
    read = references.read(case.notes)
    work_of: dict[str, set[str | None]] = defaultdict(set)
    for c in case.citations:
        if c.form == "full" and (found := _read_as(read, c)):
            work_of[case.truth[c.id]].add(found.reference)
    rows = []
    for c in case.citations:
        if c.form != "full":
            found, truth = _read_as(read, c), case.truth[c.id]
            told = found.reference if found and found.antecedent and found.antecedent.confidence else None
            sure = found.antecedent.confidence if found and found.antecedent else 0.0
            rows.append((c.id, truth, told is None if truth[0] == "?" else told in work_of[truth], sure))
    return rows


def test_back_references_are_resolved_from_the_text() -> None:
    rows = [(case.name, *row) for case in cases() for row in _outcomes(case)]
    wrong = [row for row in rows if not row[3]]
    assert len(wrong) <= (1 - RIGHT) * len(rows), wrong
    assert not [row for row in wrong if row[4] >= SURE]
