"""Findings over an Extraction; never re-reads the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefcite.check.case import Case
from briefcite.check.rule import Rule
from briefcite.check.rules import RULES
from briefcite.model import Extraction, Finding

__all__ = ["RULES", "Rule", "run"]


def run(extraction: Extraction, rules: Iterable[Rule] | None = None) -> tuple[Finding, ...]:
    """Run the rules (without any named: those that are on by default) and give findings in order of place."""
    case = Case(extraction)
    chosen = [rule for rule in RULES if rule.default] if rules is None else rules
    return tuple(sorted(_findings(case, chosen), key=_place))


def _findings(case: Case, rules: Iterable[Rule]) -> Iterator[Finding]:
    for rule in rules:
        for hit in rule.find(case):
            yield Finding(code=rule.code, name=rule.name, severity=rule.severity, **hit._asdict())


def _place(finding: Finding) -> tuple[int, int, str, str]:
    """Order by place in the text, then code; what has no place comes last."""
    start = finding.span.start if finding.span else 1 << 60
    return (finding.page if finding.page is not None else 1 << 60, start, finding.code, finding.subject)
