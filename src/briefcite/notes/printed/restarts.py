"""Finds the 1 that is alone on its page in a document that numbers the notes of every page anew.

A page whose only note was lost still calls it, and a note whose number was lost in the text still stands at the foot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefcite.notes.printed.entries import BELOW_TEXT, LINE
from briefcite.notes.printed.extras import Series
from briefcite.notes.printed.free import Free

MIN_PAGES = 2
"""Pages that begin with a note 1, as all pages with notes must."""


def lone(free: Free, found: Sequence[Series]) -> Iterator[Series]:
    """Yield a series for each such callout or note, behind the first page that has notes."""
    firsts: dict[int, int] = {}
    for one in found:
        for _, n in one.pairs:
            start = free.starts[n]
            if one.kind == "arabic" and start.zone in BELOW_TEXT:
                firsts[start.page] = min(firsts.get(start.page, start.numeral.value), start.numeral.value)
    if len(firsts) < MIN_PAGES or set(firsts.values()) != {1}:
        return
    for c, print_ in enumerate(free.prints):
        sure = print_.is_clean and print_.behind_word
        if sure and _is_lone(print_.numeral.value, print_.page, firsts) and free.is_free(callout=c):
            yield Series("arabic", (), extra_callouts=(c,))
    for n, start in enumerate(free.starts):
        sure = start.zone in BELOW_TEXT and start.weight >= LINE.in_area and start.numeral.kind == "arabic"
        if sure and _is_lone(start.numeral.value, start.page, firsts) and free.is_free(note=n):
            yield Series("arabic", (), extra_notes=(n,))


def _is_lone(value: int, page: int, firsts: dict[int, int]) -> bool:
    return value == 1 and page not in firsts and page > min(firsts)
