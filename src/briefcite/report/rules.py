"""Rules as text for ``explain`` and as Markdown for the documentation, from their docstrings."""

from __future__ import annotations

from briefcite.check import RULES, Rule


def page(rule: Rule) -> str:
    """Give all that is to be said of one rule."""
    state = "" if rule.default else ", off unless selected"
    return f"{rule.code} {rule.name} ({rule.severity}{state})\n\n{rule.doc}"


def listing() -> str:
    """Give a line a rule."""
    return "\n".join(f"{rule.code}  {rule.name:<24} {rule.summary}" for rule in RULES)
