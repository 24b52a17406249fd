"""A number in the text comes before one that it should follow.

Why: numbers that jump back mean that text was moved without its notes, so that readers look in the wrong
place.

Example: "… in Moscow.⁴ … in Geneva.³ … in Doha.⁵"

In Markdown it is information only: programs that print it number the notes anew.

What to do: renumber the callouts, and bring the notes into the same order.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.check.case import Case
from briefcite.check.order import order_of, out_of_place
from briefcite.check.rule import Hit

CODE = "C103"
NAME = "callout-out-of-order"
SEVERITY = "warning"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each group of callouts that changed places."""
    for numbering in case.series:
        if numbering.listed or not numbering.ordered:
            continue
        printed = [entry for entry in numbering.callouts if not entry.implied]
        paired = numbering.paired
        place = {entry.id: index for index, entry in enumerate(printed)}
        for group in order_of(printed).displaced:
            if not any(entry.number in paired for entry in group):
                continue  # it dangles, and that is the finding
            callout = case.callouts[group[0].id]
            yield Hit(
                f"callout {callout.marker} {out_of_place(printed, place[callout.id])}",
                callout.id,
                callout.page,
                callout.span,
                related=tuple(entry.id for entry in group[1:]),
                hint="renumber the callouts in the order of the text",
                confidence=callout.evidence.confidence,
                severity=case.gravity(callout.form == "marked"),
            )
