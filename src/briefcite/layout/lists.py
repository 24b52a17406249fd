"""Finds endnotes and numbered bibliographies: numbered lists outside the footnotes that the text calls upon.

A list is a run of lines that begin with 1, 2, 3 … in one style ("12.", "(12)", "[12]", "xii", raised). It is a
note list when the text before it calls most of its numbers in a way that fits and no footnote answers; so the
steps of a recipe or the sections of a contract stay text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefcite.layout.calls import Call, Way
from briefcite.layout.ends import is_heading
from briefcite.layout.numbering import Pair
from briefcite.layout.sections import over_break, over_page
from briefcite.layout.style import body_size
from briefcite.model import Page, Zone
from briefcite.text.leads import Lead, leads, raised
from briefcite.text.numerals import plain, readings

MIN_ENTRIES = 3
MIN_ALIKE = 2
"""Entries of a list that looks like another list of the document: the notes of a section that has few."""
SIZE_STEP = 0.3
"""Points by which the type of such lists may differ."""
MAX_SKIP = 2
"""Numbers that may be missing or misread within a list."""
MAX_LINES = 60
"""Lines one entry may have; sections of a text have more."""
MIN_CALLED = 0.5
"""Share of the numbers that the text before the list must call."""
MAX_CALLOUTS = 0.5
"""Raised runs an entry may have on average: an edition number now and then."""
MIN_PARENTHESISED = 5
MIN_PAGES = 2
MAX_CALLS = 1.6
"""Entries "(1)" …, pages that call them, calls for each: else they are the points of enumerations."""
MIN_CALLED_OTHERWISE = 0.8
"""The same for a list "1", "2" or "1.", "2." that brackets call."""
END_GAP = 2.4
"""Gap after the last entry, in multiples of its leading, that ends the list."""
MISSED = 0.5
"""What a number costs that is not called since the list before, in numbers that are."""
TYPED = 0.5
"""What a number gains that stands in the brackets that call it."""


Style = tuple[str, bool, str]
"""Kind of numeral, whether it is raised, what follows it."""


class Entry(NamedTuple):
    """The first line of a list entry: page, line, how it was read, and its place among all lines."""

    page: int
    line: int
    lead: Lead
    value: int
    place: int


class Span(NamedTuple):
    """A note list: for each page the lines it covers, and whether it is a bibliography."""

    zone: Zone
    lines: dict[int, set[int]]


def note_lists(
    pages: Sequence[Page], calls: Sequence[Sequence[Call]], ends: Sequence[set[int]], answers: Sequence[Pair]
) -> list[Span]:
    """Give the note lists of a document whose footnotes are already zoned.

    Args:
        pages: with their lines.
        calls: the numbers that each page may call.
        ends: the lines of each page that look like endnotes; a list that begins there may be short.
        answers: the numbers that the chain over the document found answered, some of them by lists.
    """
    runs = _runs(_entries(pages))
    if not any(len(run) >= MIN_ALIKE or _is_long(run, ends) for run in runs):
        return []
    free = _calls(pages, calls)
    body, noted = body_size(pages), sum(not pair.listed for pair in answers) >= MIN_ENTRIES
    found: list[Span] = []
    styles = []
    for pairs in _listed(answers):
        first = pairs[0].head
        styles.append(_style(pages, first.page, first.line, first.lead))
        for pair in pairs:
            free["raised"].use(pair.head.lead.marker, (first.page, first.line))
    known = any(line.zone is Zone.REFERENCES for page in pages for line in page.lines)
    works = [] if known else _called_in_brackets([run for run in runs if _is_long(run, ends)], free)
    found += [Span(Zone.REFERENCES, _lines(pages, run)) for run in works]
    for run in (run for run in runs if run not in works):
        style = _style(pages, *_key(run[0]), run[0].lead)
        is_list = _is_long(run, ends) or _is_like(style, styles) or _is_called_roman(run, free["raised"])
        if _is_text(pages, run) or not is_list or _is_enumeration(pages, run, body, noted=noted):
            continue
        way = _way(pages, run, free)
        if way is not None:
            found.append(Span(Zone.ENDNOTES, _lines(pages, run)))
            if way == "raised":
                styles.append(style)
    return found


def bibliographies(pages: Sequence[Page], calls: Sequence[Sequence[Call]]) -> list[Span]:
    """Give the lists that numbers in brackets call, before footnotes are looked for, but for those of a single page."""
    long = [run for run in _runs(_entries(pages)) if len(run) >= MIN_ENTRIES]
    beside = [run for run in long if _called_beside(run, calls)]
    noted = {entry.lead.marker for run in beside if "[" in run[0].lead.close for entry in run}
    runs = [run for run in long if run not in beside and not {entry.lead.marker for entry in run} <= noted]
    free = _calls(pages, calls) if runs else {}
    return [Span(Zone.REFERENCES, _lines(pages, run)) for run in (_called_in_brackets(runs, free) if runs else ())]


def _called_beside(run: Sequence[Entry], calls: Sequence[Sequence[Call]]) -> bool:
    """Whether most numbers of a list are called on their own page, above, as footnotes are."""
    here = {page: {call.marker for call in calls[page] if call.way == "[]"} for page in {entry.page for entry in run}}
    return 2 * sum(entry.lead.marker in here[entry.page] for entry in run) > len(run)


def answering(pages: Sequence[Page], answers: Sequence[Pair]) -> list[Span]:
    """Give the lists of which the chain over the document took the numbers, before footnotes are looked for."""
    listed = _listed(answers)
    entries = _entries(pages) if listed else []
    of_head = {(entry.lead.start, entry.value): entry for entry in entries}
    found = []
    for pairs in listed:
        run = [of_head[pair.head.lead.start, pair.head.value] for pair in pairs]
        run = _with_ends(run, [entry for entry in entries if entry.lead.close == run[0].lead.close])
        found.append(Span(Zone.ENDNOTES, _lines(pages, run)))
    return found


def _listed(answers: Sequence[Pair]) -> list[list[Pair]]:
    """Give the pairs whose lines answer as lists, each of which counts from 1."""
    runs: list[list[Pair]] = []
    for pair in answers:
        if pair.listed:
            if not runs or pair.head.value <= runs[-1][-1].head.value:
                runs.append([])
            runs[-1].append(pair)
    return runs


def _called_in_brackets(runs: Sequence[list[Entry]], calls: dict[Way, Calls]) -> list[list[Entry]]:
    """Choose the lists that "[3]" calls: those that together answer most of the calls since the list before.

    So the steps of a procedure, though their numbers are called too, give way to the bibliography of their chapter.
    """
    inside = calls["[]"]
    runs = sorted(runs, key=_key_of)
    best: list[tuple[float, list[list[Entry]]]] = []
    for run in runs:
        markers = {entry.lead.marker for entry in run}
        others = max(sum(calls[way].last_before(m, _key(run[0])) is not None for m in markers) for way in ("raised",))
        found: tuple[float, list[list[Entry]]] = (0.0, [])
        before = [((0.0, []), (-1, -1)), *((one, _key(one[1][-1][-1])) for one in best if one[1])]
        for (score, chosen), end in before:
            if end < _key(run[0]):
                called = sum(inside.has_between(m, end, _key(run[0])) for m in markers)
                share = called / len(markers)
                typed = "[" in run[0].lead.close
                if called > others and share >= (MIN_CALLED if typed else MIN_CALLED_OTHERWISE):
                    gain = called - MISSED * (len(markers) - called) + (TYPED * len(markers) if typed else 0.0) - MISSED
                    found = max(found, (score + gain, [*chosen, run]), key=lambda one: one[0])
        best.append(found)
    return max(best, key=lambda one: one[0], default=(0.0, []))[1]


def _key_of(run: Sequence[Entry]) -> tuple[int, int]:
    return _key(run[0])


def _is_long(run: Sequence[Entry], ends: Sequence[set[int]]) -> bool:
    return len(run) >= MIN_ENTRIES or run[0].line in ends[run[0].page]


def _is_called_roman(run: Sequence[Entry], calls: Calls) -> bool:
    """Whether a short list is numbered as the raised roman numerals of the text are, of which there are more."""
    markers = {entry.lead.marker for entry in run if entry.lead.numerals[0].kind == "roman"}
    if len(run) < MIN_ALIKE or len(markers) < len(run):
        return False
    roman = {m for m, at in calls.at.items() if at and any(numeral.kind == "roman" for numeral in readings(m))}
    return markers < roman and len(roman) >= MIN_ENTRIES


def _is_enumeration(pages: Sequence[Page], run: Sequence[Entry], body: float, *, noted: bool) -> bool:
    """Whether a list counts points: level letters in the type of the text, under no heading.

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
    """Give what follows a list's first number, whether it is raised, and the size of its type in points."""
    return lead.close, lead.raised, pages[page].lines[line].size


def _is_like(style: tuple[str, bool, float], others: Iterable[tuple[str, bool, float]]) -> bool:
    """Whether a list looks like one that raised numbers call."""
    return any(style[:2] == other[:2] and abs(style[2] - other[2]) <= SIZE_STEP for other in others)


def _way(pages: Sequence[Page], run: Sequence[Entry], calls: dict[Way, Calls]) -> Way | None:
    """Tell how the text calls this list, and use those calls up; None where it does not."""
    before = _key(run[0])
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


class Calls:
    """Where numbers are called in one way, as (page, line)."""

    def __init__(self) -> None:
        self.at: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def last_before(self, marker: str, before: tuple[int, int]) -> tuple[int, int] | None:
        """Give the last call of a number before a place."""
        return next((at for at in reversed(self.at[marker]) if at < before), None)

    def has_between(self, marker: str, after: tuple[int, int], before: tuple[int, int]) -> bool:
        """Whether a number is called between two places."""
        return any(after < at < before for at in self.at[marker])

    def use(self, marker: str, before: tuple[int, int]) -> None:
        """Take that call away: it cannot call another list too."""
        at = self.last_before(marker, before)
        if at is not None:
            self.at[marker].remove(at)


def _is_text(pages: Sequence[Page], run: Sequence[Entry]) -> bool:
    """Whether the lines between the numbers carry callouts of their own: then they are running text."""
    callouts = 0
    for page in range(run[0].page, run[-1].page + 1):
        for number, line in enumerate(pages[page].lines):
            if _key(run[0]) <= (page, number) <= _key(run[-1]) and line.zone is Zone.BODY:
                callouts += sum(at > 0 and plain(line.words[at].text).isdecimal() for at in raised(line))
    return callouts > MAX_CALLOUTS * len(run)


def _is_parenthesised(pages: Sequence[Page], run: Sequence[Entry], calls: Calls) -> bool:
    """Whether "(1)", "(2)" in the text may call this list rather than count points: once each, over pages."""
    first = run[0]
    headed = first.line > 0 and is_heading(pages[first.page].lines[first.line - 1])
    if not ("(" in first.lead.close or headed) or len(run) < MIN_PARENTHESISED:
        return False
    called = [at for entry in run for at in calls.at[entry.lead.marker] if at < _key(first)]
    return (headed or len({page for page, _ in called}) >= MIN_PAGES) and len(called) <= MAX_CALLS * len(run)


def _key(entry: Entry) -> tuple[int, int]:
    return entry.page, entry.line


def _entries(pages: Sequence[Page]) -> list[Entry]:
    found = []
    place = 0
    for page in pages:
        for number, line in enumerate(page.lines):
            place += 1
            if line.zone is Zone.BODY:
                for lead in leads(line):
                    for numeral in lead.numerals:
                        if numeral.kind != "symbol":
                            found.append(Entry(page.index, number, lead, numeral.value, place))
    return found


def _runs(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Give the runs 1, 2, 3 … of one style, the longest first."""
    runs_of: dict[Style, list[list[Entry]]] = defaultdict(list)
    all_of: dict[Style, list[Entry]] = defaultdict(list)
    for entry in entries:
        kind = next(n.kind for n in entry.lead.numerals if n.value == entry.value)
        style = kind, entry.lead.raised, entry.lead.close if kind != "roman" else ""
        runs = runs_of[style]
        all_of[style].append(entry)
        for run in reversed(runs[-4:]):
            if _goes_on(run, entry.value) and entry.place - run[-1].place <= MAX_LINES:
                if entry.place > run[-1].place:
                    run.append(entry)
                break
        else:
            if entry.value <= 1 + MAX_SKIP:
                runs.append([entry])
    found = (_with_ends(run, all_of[style]) for style, runs in runs_of.items() for run in runs)
    return sorted(found, key=lambda run: -len(run))


def _goes_on(run: Sequence[Entry], value: int) -> bool:
    """Whether a number goes on from those of a run, or is one that it lacks before its last: 1, 2, 4, 3."""
    step = value - run[-1].value
    return 0 < step <= 1 + MAX_SKIP or (step == -1 and len(run) > 1 and run[-2].value < value)


def _with_ends(run: list[Entry], alike: Sequence[Entry]) -> list[Entry]:
    """Add the entries right above and below that go on counting, and one at each end that lacks or stands twice.

    Args:
        run: entries, rising.
        alike: all entries that look like them.
    """
    if len(run) < MIN_ALIKE:
        return run
    near = max(b.place - a.place for a, b in pairwise(run))
    run = list(run)
    for other in (False, True, False):  # behind one that stands twice the list goes on
        lacking = {*range(1, run[-1].value)} - {entry.value for entry in run} if other else set()
        above, below = _next(run[0], alike, -1), _next(run[-1], alike, 1)
        while above and run[0].place - above.place <= near:
            if above.value not in ({*lacking, run[0].value} if other else {run[0].value - 1}):
                break
            run.insert(0, above)
            above = None if other else _next(above, alike, -1)
        while below and below.place - run[-1].place <= near:
            if below.value not in ({*lacking, run[-1].value} if other else {run[-1].value + 1}):
                break
            run.append(below)
            below = None if other else _next(below, alike, 1)
    return run


def _next(entry: Entry, alike: Sequence[Entry], step: int) -> Entry | None:
    """Give the entry above (-1) or below (1)."""
    if step < 0:
        at = bisect_left(alike, entry.place, key=lambda one: one.place) - 1
    else:
        at = bisect_right(alike, entry.place, key=lambda one: one.place)
    return alike[at] if 0 <= at < len(alike) else None


def _calls(pages: Sequence[Page], calls: Sequence[Sequence[Call]]) -> dict[Way, Calls]:
    """Collect the calls that no footnote answers: raised ones, those in brackets, those in parentheses."""
    free: dict[Way, Calls] = {"raised": Calls(), "[]": Calls(), "()": Calls()}
    noted = [_noted(page) for page in pages]
    for page in pages:
        here, seen = Counter(noted[page.index]), Counter[tuple[Way, str]]()
        if page.index + 1 < len(pages):  # what the next page calls itself, its own notes answer
            of_next = {call.marker for call in calls[page.index + 1] if not call.first}
            here.update(marker for marker in noted[page.index + 1] if marker not in of_next)
        for call in calls[page.index]:
            line = page.lines[call.line]
            if line.zone in (Zone.FOOTNOTES, Zone.MARGIN) and any(lead.marker == call.marker for lead in leads(line)):
                continue
            in_body = call.way != "raised" and line.zone is not Zone.BODY
            if seen[call.way, call.marker] >= here[call.marker] or in_body:
                free[call.way].at[call.marker].append((page.index, call.line))
            else:  # a second call, below the notes of a section, is of the next
                seen[call.way, call.marker] += 1
    return free


def _noted(page: Page) -> Counter[str]:
    """Count the numbers that begin lines of the page's notes."""
    areas = (line for line in page.lines if line.zone in (Zone.FOOTNOTES, Zone.MARGIN))
    return Counter(marker for line in areas for marker in {lead.marker for lead in leads(line)})


def _lines(pages: Sequence[Page], run: Sequence[Entry]) -> dict[int, set[int]]:
    """Give the lines from the first entry to the end of the last."""
    lines: dict[int, set[int]] = defaultdict(set)
    first, last = run[0], run[-1]
    for page in range(first.page, last.page + 1):
        for number, line in enumerate(pages[page].lines):
            if _key(first) <= (page, number) <= _key(last) and line.zone is Zone.BODY:
                lines[page].add(number)
    heads = [_key(entry) for entry in run]
    more = over_page(pages, heads) or over_break(pages, heads)
    for page, number in (*_rest(pages, last, _leading(pages, run)), *more):
        lines[page].add(number)
    return lines


def _leading(pages: Sequence[Page], run: Sequence[Entry]) -> float:
    gaps = []
    for entry in run:
        lines = pages[entry.page].lines
        if entry.line + 1 < len(lines):
            gaps.append(lines[entry.line + 1].baseline - lines[entry.line].baseline)
    gaps = sorted(gap for gap in gaps if gap > 2)
    return gaps[len(gaps) // 2] if gaps else 12.0


def _rest(pages: Sequence[Page], last: Entry, leading: float) -> Iterable[tuple[int, int]]:
    """Give the lines after the last entry's first that are still its own."""
    lines = pages[last.page].lines
    before = lines[last.line]
    for number in range(last.line + 1, len(lines)):
        line = lines[number]
        gap = line.baseline - before.baseline
        if line.zone is not Zone.BODY or line.column != before.column or gap > END_GAP * leading:
            return
        if abs(line.size - before.size) > 1.0 or is_heading(line):
            return
        yield last.page, number
        before = line
