"""Back references and merging on the hand-made notes."""

from __future__ import annotations

from collections import defaultdict

import pytest
from tests.references.resolve.backref_notes import Case, cases

from briefcite.references.resolve import resolve

CASES = cases()
RIGHT = 0.95
SURE = 0.9


def _outcomes(case: Case) -> list[tuple[str, str, str, float, str]]:
    """(citation, truth, found, confidence, by); works are told apart by the citations in full."""
    citations, _ = resolve(case.notes, case.citations, case.drafts)
    work_of = {c.reference: case.truth[c.id] for c in citations if c.form == "full"}
    rows = []
    for c in citations:
        if c.form != "full":
            by, sure = (c.antecedent.by, c.antecedent.confidence) if c.antecedent else ("", 1.0)
            found = work_of.get(c.reference, "?") if c.reference else "?"
            rows.append((c.id, case.truth[c.id], found, sure, by))
    return rows


def _is_right(truth: str, found: str, by: str) -> bool:
    return found == "?" and by.startswith(truth[1:]) if truth.startswith("?") else found == truth


def test_there_are_enough_notes_and_forms() -> None:
    assert sum(len(case.notes) for case in CASES) >= 60
    forms = {c.form for case in CASES for c in case.citations}
    assert forms == {"full", "short", "ibid", "supra"}


def test_nearly_all_back_references_are_resolved_right() -> None:
    rows = [row for case in CASES for row in _outcomes(case)]
    wrong = [row for row in rows if not _is_right(row[1], row[2], row[4])]
    assert len(wrong) <= (1 - RIGHT) * len(rows), wrong


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_none_is_wrong_and_sure(case: Case) -> None:
    assert not [row for row in _outcomes(case) if row[3] >= SURE and not _is_right(row[1], row[2], row[4])]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_one_entry_a_work_and_one_work_an_entry(case: Case) -> None:
    citations, references = resolve(case.notes, case.citations, case.drafts)
    keys_of, works_of = defaultdict(set), defaultdict(set)
    for c in citations:
        if c.form == "full":
            keys_of[case.truth[c.id]].add(c.reference)
            works_of[c.reference].add(case.truth[c.id])
    assert all(len(keys) == 1 for keys in keys_of.values()), dict(keys_of)
    assert all(len(works) == 1 for works in works_of.values()), dict(works_of)
    assert len({reference.id for reference in references}) == len(references)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_references_list_the_notes_that_cite_them(case: Case) -> None:
    citations, references = resolve(case.notes, case.citations, case.drafts)
    order = [note.id for note in case.notes]
    for reference in references:
        cited = {c.note for c in citations if c.reference == reference.id}
        assert reference.notes == tuple(sorted(cited, key=order.index))


def test_a_note_of_its_own_chapter_is_meant() -> None:
    case = next(case for case in CASES if case.name == "chapters")
    assert [row[1:3] for row in _outcomes(case)] == [("c", "c"), ("a", "a"), ("a", "a"), ("b", "b")]
