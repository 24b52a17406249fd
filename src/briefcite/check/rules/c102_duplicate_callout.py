"""The same number stands twice in the text.

Why: where numbers run once through a text, two places that claim one note mean that one of them is wrong,
and that the numbers after it may be too. (In a numbered bibliography a number may come again; that is no
finding. Nor is a number behind the names of several authors, whose institution its note names. Nor are the letters
and signs of tables, which mark every row that a note is about and come in any order, nor a note that the format
itself lets be called twice, as web pages and Word do: there no number is typed by hand that could be wrong.)

Example: "… in Moscow.⁷ … in Geneva.⁷ … in Doha.⁸", with one note 7.

In Markdown it is information only: programs that print it number the notes anew.

What to do: give the second place its own number and note; or write "see note 7" into a note of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefcite.check.case import Case
from briefcite.check.numbered import Numbered
from briefcite.check.order import order_of
from briefcite.check.rule import Hit
from briefcite.model import Callout
from briefcite.text.bylines import is_byline

CODE = "C102"
NAME = "duplicate-callout"
SEVERITY = "warning"

LONGEST_BYLINE = 1500
"""Characters of the names and institutions of a paper's authors."""
STOPS = (".", "!", "?")
HABIT = 3
"""Repeated numbers from which a text that repeats more than HABIT_SHARE of its numbers does so on purpose."""
HABIT_SHARE = 0.1


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each callout that repeats a number."""
    typed = case.extraction.document.source.traits.labelled
    for numbering in case.series:
        if numbering.listed or not numbering.ordered:
            continue
        again = order_of(numbering.callouts).again
        if len(again) >= HABIT and len(again) > HABIT_SHARE * len(numbering.callouts):
            continue
        for entry, first in again:
            callout = case.callouts[entry.id]
            if callout.form == "marked" and not typed:
                continue
            if not callout.marker.isdecimal() and not _is_next(numbering.callouts, first, entry):
                continue
            if _are_authors(case, case.callouts[first.id], callout):
                continue
            yield Hit(
                f"callout {callout.marker} stands twice in the text",
                callout.id,
                callout.page,
                callout.span,
                related=(first.id,),
                hint="give this place a number and a note of its own",
                confidence=callout.evidence.confidence,
                severity=case.gravity(callout.form == "marked"),
            )


def _is_next(callouts: Sequence[Numbered], first: Numbered, again: Numbered) -> bool:
    """Return whether a callout comes right after the one whose letter it repeats."""
    ids = [entry.id for entry in callouts]
    return abs(ids.index(again.id) - ids.index(first.id)) == 1


def _are_authors(case: Case, one: Callout, other: Callout) -> bool:
    """Return whether only names stand between two callouts: "Torsten Hothorn¹, Kurt Hornik² and Achim Zeileis²"."""
    first, second = sorted((one.span, other.span))
    between = case.extraction.document.text[first.end : second.start]
    stopped = any(callout.before.rstrip()[-1:] in STOPS for callout in (one, other))
    return one.page == other.page and not stopped and len(between) <= LONGEST_BYLINE and is_byline(between.split())
