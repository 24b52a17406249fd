"""The same notes read from their text alone: split, labelled, normalised and resolved."""

from __future__ import annotations

from collections import defaultdict

from tests.references.resolve.backref_notes import Case, cases

from briefcite import references
from briefcite.model import Citation, Evidence, Note
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
    # "Halloran (n 1) [34] (Price LJ); Nair (n 4) 420" is read as one citation.
    assert len([row for row in wrong if row[4] >= SURE]) <= 1


def test_an_author_and_bare_pages_lead_to_the_only_work_by_that_author() -> None:
    texts = (
        "John Hale, The Long Road (London: Orr, 1990), 12; Anna Brandt, Roads and Rails (Leeds: Marsh, 2001), 3.",
        "Hale, 45; Brandt, 67–69; see also Falk, 12.",
        "Brandt, 70.",
    )
    notes = tuple(
        Note(f"n{number}", str(number), 0, "footnote", text, (), (), Evidence("test", 1.0))
        for number, text in enumerate(texts, 1)
    )
    read = references.read(notes)
    works = {work.id: work.title for work in read.references}
    told = [(c.note, works.get(c.reference or "", "?")) for c in read.citations if c.note != "n1"]
    (unknown,) = [title for _, title in told if title not in ("The Long Road", "Roads and Rails")]
    assert unknown in ("?", "", "Falk")  # nobody knows what Falk wrote
    told = [one for one in told if one[1] != unknown]
    assert told == [("n2", "The Long Road"), ("n2", "Roads and Rails"), ("n3", "Roads and Rails")]
