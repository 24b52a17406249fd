"""What a rule is: a code, a slug, a severity, and a function from a Case to hits."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import NamedTuple

from briefcite.check.case import Case
from briefcite.model import Severity, Span


class Hit(NamedTuple):
    """One place where a rule is broken; :func:`briefcite.check.run` makes it a Finding."""

    message: str
    subject: str
    """Id of the callout, note, citation or reference it is about."""
    page: int | None = None
    """Page index from 0."""
    span: Span | None = None
    related: tuple[str, ...] = ()
    hint: str = ""
    confidence: float = 1.0
    severity: Severity | None = None
    """The severity here, where it is lower than the rule's."""


class Rule(NamedTuple):
    """One file of ``rules/``: its constants, its docstring and its ``find``."""

    code: str
    name: str
    severity: Severity
    find: Callable[[Case], Iterator[Hit]]
    doc: str
    default: bool = True
    """Runs unless it is ignored; a rule that is off runs only when selected by its own code or name."""

    @property
    def summary(self) -> str:
        """First sentence of the docstring."""
        return self.doc.split("\n", 1)[0]


def rule_of(module: ModuleType) -> Rule:
    """Make the Rule of a module of ``rules/``."""
    return Rule(
        code=module.CODE,
        name=module.NAME,
        severity=module.SEVERITY,
        find=module.find,
        doc=inspect.cleandoc(module.__doc__ or ""),
        default=getattr(module, "DEFAULT", True),
    )
