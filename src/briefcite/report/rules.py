"""Rules as text for ``explain`` and as Markdown for the documentation, from their docstrings."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from briefcite.check import RULES, Rule

WIDTH = 80
_HEADINGS = {
    "L": "Files read in part",
    "C": "Callouts",
    "N": "Notes",
    "R1": "Back references",
    "R2": "Bibliographic data",
    "R3": "Links",
    "S1": "Comments",
    "S2": "Consistency of style",
}


def page(rule: Rule) -> str:
    """Return the whole description of one rule."""
    paragraphs = (textwrap.fill(" ".join(part.split()), WIDTH) for part in rule.doc.split("\n\n"))
    return f"{rule.code} {rule.name} ({_standing(rule)})\n\n" + "\n\n".join(paragraphs)


def told(rules: Sequence[Rule]) -> str:
    """Return the page of one rule, or a list of several."""
    return page(rules[0]) if len(rules) == 1 else listing(rules)


def listing(rules: Sequence[Rule] = RULES) -> str:
    """Return code, name and first sentence of each rule."""
    rows = (f"{rule.code}  {rule.name:<30}  {rule.summary}" for rule in rules)
    return "\n".join(textwrap.fill(row, WIDTH, subsequent_indent=" " * 38, break_on_hyphens=False) for row in rows)


def markdown(rules: Sequence[Rule] = RULES) -> str:
    """Return ``docs/rules.md``, or the sections of some rules."""
    parts = [_TOP] if len(rules) == len(RULES) else []
    heading = ""
    for rule in rules:
        here = next(name for prefix, name in _HEADINGS.items() if rule.code.startswith(prefix))
        if here != heading:
            parts.append(f"## {here}\n")
            heading = here
        body = re.sub(r"(?m)^(Why|Example|What to do):", r"*\1:*", rule.doc)
        parts.append(f"### {rule.code} {rule.name}\n\n*{_standing(rule)}*\n\n{body}\n")
    return "\n".join(parts)


def _standing(rule: Rule) -> str:
    return rule.severity if rule.default else f"{rule.severity}, off unless selected by its code or name"


_TOP = """# The checks

What `briefcite check` reports. Codes are never given to another check. `--select` and `--ignore` take codes,
names and the beginnings of codes (`N1`, `R`); `briefcite explain C101` prints one of these pages.

This page is made from the rules themselves: `briefcite explain --markdown > docs/rules.md`.
"""
