"""The file was read in part: a rule for each row of the table of what can make a reading incomplete."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefcite import incomplete
from briefcite.check.case import Case
from briefcite.check.rule import Hit, Rule


def _find(case: Case, code: str) -> Iterator[Hit]:
    """Yield one hit for each warning that has this code."""
    for warning in case.extraction.document.warnings:
        if warning.code == code:
            yield Hit(warning.message, "", warning.page, warning.span)


RULES = tuple(
    Rule(row.code, row.name, row.severity, partial(_find, code=row.code), row.doc, default=row.severity != "info")
    for row in incomplete.REASONS
)
