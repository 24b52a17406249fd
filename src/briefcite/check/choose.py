"""Which rules run: codes ("C101"), prefixes ("C1", "R") and slugs ("dangling-callout")."""

from __future__ import annotations

from collections.abc import Sequence

from briefcite.check.rule import Rule
from briefcite.check.rules import RULES
from briefcite.errors import BriefciteError

LEAST = 3
"""Letters of the shortest part of a name that can suggest a rule."""


def rules_named(name: str) -> tuple[Rule, ...]:
    """Return the rule with this code or slug, or those whose codes begin so ("S2"), or all of them ("all").

    Raises:
        BriefciteError: there is none; the nearest names are told.
    """
    found = tuple(rule for rule in RULES if _covers(name, rule))
    if not found:
        raise _unknown(name)
    return found


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that run: those selected (else those on by default) without those ignored.

    A rule that is off by default runs when its code or slug itself is selected, or a prefix of such rules alone ("S2").

    Raises:
        BriefciteError: a code, prefix or slug that no rule has; or no rule is left.
    """
    for name in (*select, *ignore):
        rules_named(name)
    wanted = [rule for rule in RULES if _selected(rule, select)]
    left = tuple(rule for rule in wanted if not any(_covers(name, rule) for name in ignore))
    if not left:
        raise BriefciteError("no check is left to run: what is selected is ignored too; take one of the two out.")
    return left


def _selected(rule: Rule, select: Sequence[str]) -> bool:
    if any(name.lower() in (rule.code.lower(), rule.name) for name in select):
        return True
    covered = [name for name in select if _covers(name, rule)]
    return (rule.default and (not select or bool(covered))) or any(map(_is_off, covered))


def _is_off(name: str) -> bool:
    """Return whether all rules that a name covers are off by default."""
    return not any(rule.default for rule in RULES if _covers(name, rule))


def _covers(name: str, rule: Rule) -> bool:
    begins = name != "" and rule.code.startswith(name.upper())
    return begins or name.lower() in ("all", rule.name)


def _unknown(name: str) -> BriefciteError:
    from difflib import get_close_matches

    names = [word for rule in RULES for word in (rule.code, rule.name)]
    near = get_close_matches(name, names, n=1) or get_close_matches(name.upper(), names, n=1)
    near = near or [word for word in names if len(name) >= LEAST and name.lower() in word]
    meant = f"did you mean {' or '.join(near)}?" if near else "`briefcite explain` lists them."
    return BriefciteError(f"there is no check {name!r}; {meant}")
