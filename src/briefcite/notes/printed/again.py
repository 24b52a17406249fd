"""Links the later calls of a note: a raised 2 that comes again, a table's letter in nine rows, the star of two authors.

Such a callout stands in no order. It must look as surely like a callout as those of the series, and its note must
stand on its page or the next, or in a list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefcite.model import Zone
from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start
from briefcite.notes.printed.extras import Series
from briefcite.notes.printed.free import Free

LISTS = (Zone.ENDNOTES, Zone.REFERENCES)


def link(found: Sequence[Series], free: Free) -> list[Series]:
    """Return the series with the pairs that their notes make with further callouts."""
    noted: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for at, series in enumerate(found):
        for _, n in series.pairs:
            start = free.starts[n]
            noted[start.numeral.kind, start.lead.marker].append((at, n))
    more: dict[int, list[tuple[int, int]]] = defaultdict(list)
    first = {at: min(free.prints[c].place for c, _ in series.pairs) for at, series in enumerate(found) if series.pairs}
    pages: dict[int, set[int]] = defaultdict(set)
    lettered = {
        free.starts[n].page
        for series in found
        for n in (*(n for _, n in series.pairs), *series.extra_notes)
        if free.starts[n].numeral.kind != "arabic"
    }
    alone = {c for series in found if series.kind != "arabic" for c in series.extra_callouts}
    for c, print_ in reversed([*enumerate(free.prints)]):  # a table's note may stand pages after its first call
        if not _is_sure(print_) or not (c in alone or free.is_free(callout=c)):
            continue
        fits = [
            (at, n)
            for at, n in noted.get((print_.numeral.kind, print_.marker), ())
            if (print_.place > first[at] or print_.numeral.kind != "arabic")
            and _is_near(print_, free.starts[n], pages[n], lettered)
        ]
        if fits:
            at, n = min(fits, key=lambda fit: _distance(print_, free.starts[fit[1]]))
            pages[n].add(print_.page)
            more[at].append((c, n))
            free.use([(c, n)])
    linked = {c for pairs in more.values() for c, _ in pairs}
    return [
        series._replace(
            again=tuple(more[at][::-1]), extra_callouts=tuple(c for c in series.extra_callouts if c not in linked)
        )
        for at, series in enumerate(found)
    ]


def _distance(print_: Print, start: Start) -> tuple[bool, int]:
    """Say how far a note stands from a callout; one on a page before is further than any other."""
    return start.page < print_.page, abs(start.page - print_.page)


def _is_sure(print_: Print) -> bool:
    """Return whether a print is a clean superscript behind a word of the text."""
    return print_.is_clean and print_.behind_word and not print_.implied


def _is_near(print_: Print, start: Start, called: set[int], noted: set[int]) -> bool:
    """Return whether a note stands where a callout may call it.

    Args:
        print_: the callout.
        start: the beginning of the note.
        called: the pages of its other calls; a table may run over several.
        noted: the pages that have lettered notes of their own.
    """
    if start.zone in LISTS:
        return print_.page <= start.page + 1
    if start.numeral.kind == "arabic":
        return abs(start.page - print_.page) <= 1
    if start.numeral.kind != "symbol" and start.zone is not Zone.TABLE and abs(start.page - print_.page) <= 1:
        return True
    if start.numeral.kind == "symbol" and start.zone is not Zone.TABLE and not print_.in_byline:
        return False
    if start.numeral.kind == "symbol" or start.page <= print_.page or print_.page in noted:
        return start.page == print_.page
    return any(page - print_.page <= 1 for page in (start.page, *called))
