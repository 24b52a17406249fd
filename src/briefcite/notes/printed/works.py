"""Links numbered bibliographies: "[3]", "[3, 7]" and "[3–5]" call the same entry as often as they like.

Unlike notes, entries are called in any order and again and again, so there is no sequence to align: each number
calls the entry of that number in the list that the text belongs to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from itertools import pairwise

from briefcite.model import Zone
from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start
from briefcite.notes.printed.extras import Series
from briefcite.notes.printed.sights import LOOK

NOTES = (Zone.FOOTNOTES, Zone.MARGIN)
"""A note too calls an entry, "see [5] and [2] for details", where the text does so."""
AROUND = 4
"""Readings above the first entry of a list, and below its last, that are looked at for one out of order."""
MIN_AGAIN = 1.25
"""Calls for each number that show a bibliography rather than endnotes, where numbers are raised."""
MAX_BEYOND = 1.5
"""How far a number may lie beyond the list's last, as a factor, and still be a dangling callout."""
MIN_ANSWERED = 0.8
"""Share of bracketed numbers that must be in the list before the others count as dangling."""


def works(prints: Sequence[Print], starts: Sequence[Start], is_free: Callable[..., bool]) -> list[Series]:
    """Return one series for each numbered bibliography."""
    lists = _lists(starts)
    if not lists:
        return []
    called: list[list[tuple[int, int]]] = [[] for _ in lists]
    missing: list[list[int]] = [[] for _ in lists]
    ends = [starts[one[-1]].place_in_text for one in lists]
    values = [{starts[n].numeral.value: n for n in one} for one in lists]
    for c, found in enumerate(prints):
        if not _calls(found) or not is_free(callout=c):
            continue
        at = min(bisect_left(ends, (found.page, found.line)), len(lists) - 1)
        if starts[lists[at][0]].zone is Zone.ENDNOTES and found.form != "superscript":
            continue
        note = values[at].get(found.numeral.value)
        if note is not None:
            called[at].append((c, note))
        elif found.zone is Zone.BODY and not found.implied and found.numeral.value <= MAX_BEYOND * len(lists[at]):
            missing[at].append(c)
    return [
        series
        for one, pairs, others in zip(lists, called, missing, strict=True)
        if (series := _series(prints, starts, one, pairs, others)) is not None
    ]


def _calls(found: Print) -> bool:
    if found.zone not in (Zone.BODY, *NOTES) or found.numeral.kind != "arabic":
        return False
    raised = found.zone is Zone.BODY and found.form == "superscript" and found.weight >= LOOK.raised - 1
    return raised or found.form == "bracketed"


def _series(
    prints: Sequence[Print],
    starts: Sequence[Start],
    one: Sequence[int],
    pairs: Sequence[tuple[int, int]],
    others: Sequence[int],
) -> Series | None:
    if all(prints[c].zone in NOTES for c, _ in pairs):
        pairs = ()
    bracketed = [pair for pair in pairs if prints[pair[0]].form == "bracketed"]
    if starts[one[0]].zone is Zone.REFERENCES:
        pairs, others = bracketed, [c for c in others if prints[c].form == "bracketed"]
    elif not _again(prints, pairs):
        return None
    answered = len(pairs) / max(len(pairs) + len(others), 1)
    used = {note for _, note in pairs}
    return Series(
        "entry",
        tuple(pairs),
        tuple(others) if answered >= MIN_ANSWERED else (),
        tuple(n for n in one if n not in used),
    )


def _again(prints: Sequence[Print], pairs: Sequence[tuple[int, int]]) -> bool:
    """Return whether raised numbers call the same entries again and again."""
    printed = [prints[c].numeral.value for c, _ in pairs if not prints[c].implied]
    again = len(printed) > MIN_AGAIN * len(set(printed)) and len(set(printed)) > 2
    return again and not _start_over(printed)


def _start_over(printed: Sequence[int]) -> bool:
    """Return whether numbers rise and go back to 1 ("1 2 3 1 2 3"): notes by section, one list of which was not seen.

    One of them may stand twice, by mistake.
    """
    steps = list(pairwise(printed))
    twice = sum(after == before for before, after in steps)
    return printed[:1] == [1] and twice <= 1 and all(after >= before or after == 1 for before, after in steps)


def _lists(starts: Sequence[Start]) -> list[list[int]]:
    """Return the entries of each list: the best reading of each line, numbers rising by one or a little more.

    A bibliography that has lost its first entry begins with 2.
    """
    lists: list[list[int]] = []
    for n, start in enumerate(starts):
        if start.zone not in (Zone.REFERENCES, Zone.ENDNOTES) or start.numeral.kind != "arabic":
            continue
        if len(lists) > 1 and len(lists[-1]) == 1 and _goes_on(starts[lists[-2][-1]], start):
            lists.pop()  # "1(1), June 1988." within entry 23 began no list
        last = starts[lists[-1][-1]] if lists else None
        if last is not None and _goes_on(last, start):
            if start.weight >= last.weight - 1:
                lists[-1].append(n)
        elif start.numeral.value == 1 or (last is None and start.zone is Zone.REFERENCES and start.numeral.value == 2):
            lists.append([n])
    lists = [one for one in lists if len(one) > 1]
    listed = {n for one in lists for n in one}
    return [_with_displaced(starts, one, listed) for one in lists]


def _goes_on(last: Start, start: Start) -> bool:
    """Return whether a number rises by one or a little more from the last of a list in its zone."""
    return last.zone is start.zone and 0 < start.numeral.value - last.numeral.value <= 3


def _with_displaced(starts: Sequence[Start], one: Sequence[int], others: Container[int]) -> list[int]:
    """Add the entries of the list that stand in another place ("[2]" below "[3]"), or twice, one below the other."""
    first, last = starts[one[0]], starts[one[-1]]
    lowest = min(starts[n].weight for n in one)
    values = [starts[n].numeral.value for n in one]
    found, taken = set(values), {starts[n].place for n in one}
    more = []
    for n in range(max(0, one[0] - AROUND), min(len(starts), one[-1] + 1 + AROUND)):
        start, value = starts[n], starts[n].numeral.value
        fits = start.zone is first.zone and start.numeral.kind == "arabic" and start.weight >= lowest
        if not fits or start.place in taken or n in others:
            continue
        at = bisect_left(one, n)
        again = value in values[max(0, at - 1) : at + 1]
        if again or (value not in found and value < last.numeral.value):
            found.add(value)
            taken.add(start.place)
            more.append(n)
    return sorted([*one, *more])
