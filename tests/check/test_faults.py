"""A slice of benchmarks/faults.py: of copies with one planted fault, chosen by lot, at least 97 % are reported in place."""

from __future__ import annotations

from tests.notes.benchmark import benchmark

COPIES = 40
SHARE = 0.97


def test_planted_faults_are_reported_at_their_place() -> None:
    faults = benchmark("faults")
    outcomes = [faults.tried(copy) for copy in faults.copies(faults.of_all(), COPIES, seed=11)]
    assert len(outcomes) == COPIES
    assert len({(one.copy.name, one.copy.kind, one.copy.fault) for one in outcomes}) == COPIES
    missed = [(one.copy.name, one.copy.kind, one.copy.fault) for one in outcomes if not one.reported]
    assert len(missed) <= (1 - SHARE) * COPIES, missed
