"""Findings over an Extraction; never re-reads the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefcite.check.case import Case
from briefcite.check.links import LinkStatus
from briefcite.check.rule import Rule
from briefcite.check.rules import RULES, s101_unused_suppression
from briefcite.check.suppress import Suppression, suppressions
from briefcite.model import Extraction, Finding

__all__ = ["RULES", "Rule", "run"]


def run(
    extraction: Extraction,
    rules: Iterable[Rule] | None = None,
    answers: Mapping[str, LinkStatus] | None = None,
) -> tuple[Finding, ...]:
    """Run the rules and return the findings in order of place, without those that the document itself suppresses.

    Args:
        extraction: what was read; its own ``findings`` are ignored.
        rules: those to run; None for all that are on by default.
        answers: what the web said of addresses (:func:`briefcite.check.links.fetch.ask`), where it was asked.
    """
    chosen = [rule for rule in RULES if rule.default] if rules is None else list(rules)
    case = Case(extraction, answers=answers or {})
    found = list(_findings(case, chosen))
    comments = suppressions(extraction.document)
    if comments:
        last = [rule for rule in chosen if rule.code == s101_unused_suppression.CODE]
        unused = replace(case, unused=_unused(comments, found, chosen))
        found = [finding for finding in found if not any(comment.takes(finding) for comment in comments)]
        found += _findings(unused, last)
    return tuple(sorted(found, key=_place))


def _findings(case: Case, rules: Iterable[Rule]) -> Iterator[Finding]:
    for rule in rules:
        for hit in rule.find(case):
            said = hit._asdict() | {"severity": hit.severity or rule.severity}
            yield Finding(code=rule.code, name=rule.name, **said)


def _unused(comments: Sequence[Suppression], found: Sequence[Finding], ran: Sequence[Rule]) -> tuple[Suppression, ...]:
    """Return the comments that suppress nothing; one that names only rules that did not run may be in use."""
    everything = {rule.code for rule in RULES if rule.default} <= {rule.code for rule in ran}
    return tuple(
        comment
        for comment in comments
        if not any(comment.takes(finding) for finding in found)
        and (everything or any(_names(comment, rule) for rule in ran))
    )


def _names(comment: Suppression, rule: Rule) -> bool:
    return any(rule.code == name.upper() or rule.name == name.lower() for name in comment.names)


def _place(finding: Finding) -> tuple[int, int, str, str]:
    """Sort key: place in the text, then code; what was not read comes first, other findings without a place last."""
    start = finding.span.start if finding.span else 1 << 60
    if finding.code.startswith("L1") and finding.page is None and finding.span is None:
        return (-1, -1, finding.code, finding.subject)
    return (finding.page if finding.page is not None else 1 << 60, start, finding.code, finding.subject)
