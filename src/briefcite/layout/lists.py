"""Finds endnotes and numbered bibliographies: numbered lists outside the footnotes that the text calls upon.

A list is a run of lines that begin with 1, 2, 3 … in one style ("12.", "(12)", "[12]", "xii", raised). It is a
note list when the text before it calls most of its numbers in a way that fits and no footnote answers; so the
steps of a recipe or the sections of a contract stay text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefcite.layout.calls import Call, Way
from briefcite.layout.extents import lines_of
from briefcite.layout.headings import is_heading
from briefcite.layout.numbering import Answer
from briefcite.layout.runs import MIN_ALIKE, Entry, counted, entries, with_ends
from briefcite.layout.style import body_size
from briefcite.layout.unanswered import Calls, unanswered
from briefcite.model import Page, Zone
from briefcite.text.headings import is_of_bibliography
from briefcite.text.leads import Lead, raised
from briefcite.text.numerals import plain, readings
from briefcite.text.words import joined

MIN_ENTRIES = 3
SIZE_STEP = 0.3
"""Points by which the type of such lists may differ."""
MIN_CALLED = 0.5
"""Share of the numbers that the text before the list must call."""
MIN_CALLED_HEADED = 0.15
"""The same for a list in brackets under the heading of a bibliography."""
MAX_CALLOUTS = 0.5
"""Raised runs an entry may have on average: an edition number now and then."""
MIN_PARENTHESISED = 5
MIN_PAGES = 2
MAX_CALLS = 1.6
"""Entries "(1)" …, pages that call them, calls for each: else they are the points of enumerations."""
MIN_CALLED_OTHERWISE = 0.8
"""The same for a list "1", "2" or "1.", "2." that brackets call."""
MISSED = 0.5
"""What a number costs that is not called since the list before, in numbers that are."""
TYPED = 0.5
"""What a number gains that stands in the brackets that call it."""


class ListArea(NamedTuple):
    """A note list: for each page the lines it covers, and whether it is a bibliography."""

    zone: Zone
    lines: dict[int, set[int]]


def note_lists(
    pages: Sequence[Page], calls: Sequence[Sequence[Call]], ends: Sequence[set[int]], answers: Sequence[Answer]
) -> list[ListArea]:
    """Return the note lists of a document whose footnotes are already zoned.

    Args:
        pages: with their lines.
        calls: the numbers that each page may call.
        ends: the lines of each page that look like endnotes; a list that begins there may be short.
        answers: the calls that the chain over the document has paired with lines, some of them in lists.
    """
    runs = counted(entries(pages))
    if not any(len(run) >= MIN_ALIKE or _is_long(run, ends) for run in runs):
        return []
    free = unanswered(pages, calls)
    body, noted = body_size(pages), sum(not pair.listed for pair in answers) >= MIN_ENTRIES
    found: list[ListArea] = []
    styles = []
    for pairs in _listed(answers):
        first = pairs[0].head
        styles.append(_style(pages, first.page, first.line, first.lead))
        for pair in pairs:
            free["raised"].use(pair.head.lead.marker, (first.page, first.line))
    known = any(line.zone is Zone.REFERENCES for page in pages for line in page.lines)
    works = [] if known else _called_in_brackets([run for run in runs if _is_long(run, ends)], free)
    found += [ListArea(Zone.REFERENCES, _lines(pages, run)) for run in works]
    for run in (run for run in runs if run not in works):
        style = _style(pages, *run[0].at, run[0].lead)
        is_list = _is_long(run, ends) or _is_like(style, styles) or _is_called_roman(run, free["raised"])
        if _is_text(pages, run) or not is_list or _is_enumeration(pages, run, body, noted=noted):
            continue
        way = _way(pages, run, free)
        if way is not None:
            found.append(ListArea(Zone.ENDNOTES, _lines(pages, run)))
            if way == "raised":
                styles.append(style)
    return found


def bibliographies(pages: Sequence[Page], calls: Sequence[Sequence[Call]]) -> list[ListArea]:
    """Return the lists that bracketed numbers call, before footnotes are looked for, except those within one page."""
    long = [run for run in counted(entries(pages)) if len(run) >= MIN_ENTRIES]
    beside = [run for run in long if _called_beside(run, calls)]
    noted = {entry.lead.marker for run in beside if "[" in run[0].lead.close for entry in run}
    runs = [run for run in long if run not in beside and not {entry.lead.marker for entry in run} <= noted]
    free = unanswered(pages, calls) if runs else {}
    works = _called_in_brackets(runs, free, headed=[run for run in runs if _is_headed(pages, run)]) if runs else ()
    return [ListArea(Zone.REFERENCES, _lines(pages, run)) for run in works]


def _is_headed(pages: Sequence[Page], run: Sequence[Entry]) -> bool:
    """Return whether a list in brackets stands under the heading of a bibliography."""
    first = run[0]
    above = pages[first.page].lines[first.line - 1] if first.line else None
    return above is not None and "[" in first.lead.close and is_of_bibliography(joined(above.words))


def _called_beside(run: Sequence[Entry], calls: Sequence[Sequence[Call]]) -> bool:
    """Return whether most numbers of a list are called on their own page, above, as footnotes are."""
    here = {page: {call.marker for call in calls[page] if call.way == "[]"} for page in {entry.page for entry in run}}
    return 2 * sum(entry.lead.marker in here[entry.page] for entry in run) > len(run)


def answering(pages: Sequence[Page], answers: Sequence[Answer]) -> list[ListArea]:
    """Return the lists that the chain over the document has paired with calls, before footnotes are looked for."""
    listed = _listed(answers)
    every = entries(pages) if listed else []
    of_head = {(entry.lead.start, entry.value): entry for entry in every}
    found = []
    for pairs in listed:
        run = [of_head[pair.head.lead.start, pair.head.value] for pair in pairs]
        run = with_ends(run, [entry for entry in every if entry.lead.close == run[0].lead.close])
        found.append(ListArea(Zone.ENDNOTES, _lines(pages, run)))
    return found


def _listed(answers: Sequence[Answer]) -> list[list[Answer]]:
    """Group the answers that stand in lists; each list counts from 1."""
    runs: list[list[Answer]] = []
    for pair in answers:
        if pair.listed:
            if not runs or pair.head.value <= runs[-1][-1].head.value:
                runs.append([])
            runs[-1].append(pair)
    return runs


def _called_in_brackets(
    runs: Sequence[list[Entry]], calls: dict[Way, Calls], headed: Sequence[list[Entry]] = ()
) -> list[list[Entry]]:
    """Choose the lists that "[3]" calls: those that together answer most of the calls since the list before.

    So the steps of a procedure, though their numbers are called too, give way to the bibliography of their chapter. Of
    a list that is ``headed`` as one a few calls are enough.
    """
    inside = calls["[]"]
    runs = sorted(runs, key=lambda run: run[0].at)
    best: list[tuple[float, list[list[Entry]]]] = []
    for run in runs:
        markers = {entry.lead.marker for entry in run}
        others = max(sum(calls[way].last_before(m, run[0].at) is not None for m in markers) for way in ("raised",))
        found: tuple[float, list[list[Entry]]] = (0.0, [])
        before = [((0.0, []), (-1, -1)), *((one, one[1][-1][-1].at) for one in best if one[1])]
        for (score, chosen), end in before:
            if end < run[0].at:
                called = sum(inside.has_between(m, end, run[0].at) for m in markers)
                share = called / len(markers)
                typed = "[" in run[0].lead.close
                least = MIN_CALLED_HEADED if run in headed else MIN_CALLED if typed else MIN_CALLED_OTHERWISE
                if called > others and share >= least:
                    gain = called - MISSED * (len(markers) - called) + (TYPED * len(markers) if typed else 0.0) - MISSED
                    found = max(found, (score + gain, [*chosen, run]), key=lambda one: one[0])
        best.append(found)
    return max(best, key=lambda one: one[0], default=(0.0, []))[1]


def _is_long(run: Sequence[Entry], ends: Sequence[set[int]]) -> bool:
    return len(run) >= MIN_ENTRIES or run[0].line in ends[run[0].page]


def _is_called_roman(run: Sequence[Entry], calls: Calls) -> bool:
    """Return whether a short list has roman numerals that the text raises, together with others of their kind."""
    markers = {entry.lead.marker for entry in run if entry.lead.numerals[0].kind == "roman"}
    if len(run) < MIN_ALIKE or len(markers) < len(run):
        return False
    roman = {m for m, at in calls.at.items() if at and any(numeral.kind == "roman" for numeral in readings(m))}
    return markers < roman and len(roman) >= MIN_ENTRIES


def _is_enumeration(pages: Sequence[Page], run: Sequence[Entry], body: float, *, noted: bool) -> bool:
    """Return whether a list counts points: level letters in the type of the text, under no heading.

    Where the document has footnotes (``noted``), so do level numbers.
    """
    first = run[0]
    lines = pages[first.page].lines
    headed = first.line > 0 and is_heading(lines[first.line - 1])
    kind = first.lead.numerals[0].kind
    return (
        (noted or kind == "letter")
        and not first.lead.raised
        and not headed
        and lines[first.line].size > body - SIZE_STEP
    )


def _style(pages: Sequence[Page], page: int, line: int, lead: Lead) -> tuple[str, bool, float]:
    """Return what follows a list's first number, whether it is raised, and the size of its type in points."""
    return lead.close, lead.raised, pages[page].lines[line].size


def _is_like(style: tuple[str, bool, float], others: Iterable[tuple[str, bool, float]]) -> bool:
    """Return whether a list looks like one that raised numbers call."""
    return any(style[:2] == other[:2] and abs(style[2] - other[2]) <= SIZE_STEP for other in others)


def _way(pages: Sequence[Page], run: Sequence[Entry], calls: dict[Way, Calls]) -> Way | None:
    """Tell how the text calls this list, and use those calls up; None where it does not."""
    before = run[0].at
    markers = {entry.lead.marker for entry in run}
    ways: tuple[Way, ...] = ("raised", "()")
    for way in ways:
        called = calls[way]
        used = sum(called.last_before(m, before) is not None for m in markers)
        if used >= MIN_CALLED * len(markers) and (way == "raised" or _is_parenthesised(pages, run, called)):
            for marker in markers:
                called.use(marker, before)
            return way
    return None


def _is_text(pages: Sequence[Page], run: Sequence[Entry]) -> bool:
    """Return whether the lines between the numbers carry callouts of their own: then they are running text."""
    callouts = 0
    for page in range(run[0].page, run[-1].page + 1):
        for number, line in enumerate(pages[page].lines):
            if run[0].at <= (page, number) <= run[-1].at and line.zone is Zone.BODY:
                callouts += sum(at > 0 and plain(line.words[at].text).isdecimal() for at in raised(line))
    return callouts > MAX_CALLOUTS * len(run)


def _is_parenthesised(pages: Sequence[Page], run: Sequence[Entry], calls: Calls) -> bool:
    """Return whether "(1)", "(2)" in the text may call this list rather than count points: once each, over pages."""
    first = run[0]
    headed = first.line > 0 and is_heading(pages[first.page].lines[first.line - 1])
    if not ("(" in first.lead.close or headed) or len(run) < MIN_PARENTHESISED:
        return False
    called = [at for entry in run for at in calls.at[entry.lead.marker] if at < first.at]
    return (headed or len({page for page, _ in called}) >= MIN_PAGES) and len(called) <= MAX_CALLS * len(run)


def _lines(pages: Sequence[Page], run: Sequence[Entry]) -> dict[int, set[int]]:
    return lines_of(pages, [entry.at for entry in run])
