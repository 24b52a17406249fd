"""What ``check`` hands to its formats: the findings of each file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefcite.model import Finding, Warning
from briefcite.report.place import Placed


class Checked(NamedTuple):
    """What ``check`` found in one file, or why it could not be read."""

    path: str
    findings: tuple[Placed, ...] = ()
    error: str = ""
    callouts: int = 0
    notes: int = 0


def untold(warnings: Iterable[Warning], findings: Iterable[Finding]) -> tuple[Warning, ...]:
    """Return the warnings that are not among the findings, so that nothing is said twice."""
    told = {(finding.code, finding.message) for finding in findings}
    return tuple(warning for warning in warnings if (warning.code, warning.message) not in told)


def first_findings(files: Sequence[Checked], most: int | None) -> tuple[list[Checked], int]:
    """Return the files with at most this many findings in all, and how many are left out."""
    if most is None:
        return list(files), 0
    shown, left, hidden = [], most, 0
    for file in files:
        shown.append(file._replace(findings=file.findings[:left]))
        hidden += max(len(file.findings) - left, 0)
        left = max(left - len(file.findings), 0)
    return shown, hidden
