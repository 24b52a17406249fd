"""Some numbers of notes stand before the punctuation, others behind it.

Why: English styles put them behind, French ones before, and a text should keep to one. German puts them where they
belong in the sentence, so this check is off unless it is selected.

Example: "The dykes held.¹ The shores did not²."

What to do: move the number.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.habits import Place, exceptions
from briefcite.check.rule import Hit
from briefcite.model import Callout
from briefcite.text.late import late

CODE = "S202"
NAME = "callout-and-punctuation"
SEVERITY = "info"
DEFAULT = False

BEFORE, BEHIND = "before the punctuation", "behind the punctuation"
_MARK_BEFORE = late(r"[.,;:!?…]['\"’”»›)\]]{0,2}\s?$")
_MARK_BEHIND = late(r"['\"’”»›)\]]{0,2}\s?[.,;:!?…](?![.…]|\s?[\d*†])")
"""A comma before a digit parts two numbers: "1, 2"."""


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each number that stands otherwise than most do."""
    ways: dict[str, list[Place]] = {BEFORE: [], BEHIND: []}
    for callout in case.extraction.callouts:
        if way := _way(callout):
            ways[way].append(Place(f"callout {callout.marker}", callout.id, callout.page, callout.span))
    yield from exceptions(ways, "move the number")


def _way(callout: Callout) -> str:
    """Return where it stands; "" where there is no punctuation, or some on both sides."""
    if callout.implied or not callout.marker[:1].isalnum():  # "*" goes with a title or a name
        return ""
    behind, before = _MARK_BEFORE.search(callout.before), _MARK_BEHIND.match(callout.after)
    return "" if bool(behind) == bool(before) else BEHIND if behind else BEFORE
