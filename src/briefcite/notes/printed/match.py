"""Chooses, among all candidates, the series of callouts and notes that belong together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from briefcite.model import Zone
from briefcite.notes.printed import again, astray, extras, frames, misprints, restarts, signs, tables, works
from briefcite.notes.printed.callouts import Print
from briefcite.notes.printed.entries import Start
from briefcite.notes.printed.extras import Series
from briefcite.notes.printed.free import Free, near
from briefcite.notes.printed.sights import LOOK
from briefcite.notes.printed.taken import Taken
from briefcite.text.pairing import weights
from briefcite.text.sequence import Affinity, Candidate, Pair, align, chains, possible

PLACE = weights("printed.place")
NEAR_TARGET = 30.0
"""Points between a link's destination and the baseline of the note's first line."""
Stated = frozenset[tuple[int, int]]
"""Pairs of print and start, as indexes."""
LISTS = (Zone.ENDNOTES, Zone.REFERENCES)
MIN_SERIES = 8.0
"""Score a series must reach beyond the first; one good pair has 8."""
MIN_ONLY = 5.0
"""The same for endnotes where nothing else is a note; one good pair has 5.5."""
MAX_SERIES = 60
MOST_PAIRS = 150_000
"""Pairs tried for the series of one kind; a book of 900 pages has 21,000, a page of nothing but "1" any number."""
MOSTLY = 0.8
"""Share of superscripts in a series that makes a level number in it suspect."""
MIN_OUTSIDE = -1.0
"""Weight a note outside the note areas must have."""
PARALLEL = 0.4
MIN_PARALLEL = 3
"""Share, and least number, of notes that stand on their page twice, in two columns."""
STANDING_RATIO = 1.4
MIN_STANDING = 4
"""Level numbers count as callouts where they answer so many more notes than raised ones, at least so many."""


def match(
    prints: list[Print],
    starts: Sequence[Start],
    tagged: Stated = frozenset(),
    framed: frames.Frames | None = None,
) -> list[Series]:
    """Return the series in the order in which they were found: the main one first.

    Args:
        prints: what may be callouts.
        starts: what may begin notes.
        tagged: the pairs that structure tags state.
        framed: which lines (page, line) stand in a frame, and in which.
    """
    free = Free(prints, starts)
    free.standing = _are_standing(prints, starts)
    footnote = _with_tags(_footnote(prints, starts), tagged)
    endnote = _with_tags(_endnote(prints, starts), tagged)
    boxes = [*tables.series(free), *frames.series(free, footnote, framed or {})]
    found: list[Series] = []
    ends_first = _promise(free, "arabic", endnote) > _promise(free, "arabic", footnote)
    if not ends_first:
        found += _arabic_footnotes(free, footnote)
    bibliographies = works.works(prints, starts, free.is_free)
    for one in bibliographies:
        free.use(one.pairs)
        free.use_alone(one)
    found += _series(free, "arabic", endnote, beside=False, least=MIN_SERIES if found or bibliographies else MIN_ONLY)
    if ends_first:
        found += _arabic_footnotes(free, footnote)
    for affinity in (footnote, endnote):
        for kind in sorted(("roman", "letter"), key=lambda kind: -_promise(free, kind, affinity)):
            found += _series(free, kind, affinity, beside=affinity is footnote)
    completed = []
    pool = extras.Unpaired(prints, starts, free.is_free)
    unruly = astray.Strays.of(prints, starts)
    found = unruly.gathered(found)
    taken = Taken(prints, starts, (pair for one in found for pair in (*one.pairs, *one.displaced)))
    alike = Counter(one.kind for one in found for _ in one.pairs)
    for one in found:
        whole = pool.complete(one, taken, alike[one.kind])
        free.use_alone(whole)
        free.use(whole.pairs)
        whole = misprints.mend(whole, prints, starts, free.is_free)
        free.use(whole.misprints)
        whole = unruly.complete(whole, free, taken)
        free.use_alone(whole)
        completed.append(whole)
    completed += boxes + signs.signs(free, _footnote(prints, starts))
    completed = again.link(completed, free)
    completed += restarts.lone(free, completed)
    return completed + bibliographies + extras.alone(starts, free.is_free)


def _arabic_footnotes(free: Free, footnote: Affinity) -> list[Series]:
    return [one for column in _parallel_columns(free.starts) for one in _series(free, "arabic", footnote, column)]


def _promise(free: Free, kind: str, affinity: Affinity) -> float:
    """How much the best chain of this kind explains.

    "a, b, c" is better read as letters than as a roman 100, and where the notes stand at the end of the text, the
    headings "2 Clocks" and "3 Bridges" answer few of its callouts.
    """
    runs = align(free.callouts(kind), free.notes(kind), affinity)
    return sum(pair.score for run in runs for pair in run)


def _are_standing(prints: list[Print], starts: Sequence[Start]) -> bool:
    """Return whether this document prints its callouts as level numbers between blanks."""
    free = Free(prints, starts)
    raised = _pairs(free)
    free.standing = True
    level = _pairs(free)
    return level >= STANDING_RATIO * raised and level - raised >= MIN_STANDING


def _pairs(free: Free) -> int:
    callouts = free.callouts("arabic")
    affinity = _footnote(free.prints, free.starts)
    return sum(map(len, align(callouts, free.notes("arabic"), affinity, near(callouts, free))))


def _series(
    free: Free,
    kind: str,
    affinity: Affinity,
    column: int | None = None,
    *,
    beside: bool = True,
    least: float = MIN_SERIES,
) -> list[Series]:
    found: list[Series] = []
    effort = 0
    while len(found) < MAX_SERIES and effort < MOST_PAIRS:
        callouts, notes = free.callouts(kind, column), free.notes(kind, column)
        tried = possible(callouts, notes, affinity, near(callouts, free) if beside else None)
        effort += len(tried)
        runs = _of_one_look(free, callouts, notes, tried)
        if not runs or sum(pair.score for run in runs for pair in run) < least:
            break
        for run in runs:
            pairs = [(callouts[p.callout].item, notes[p.note].item) for p in run]
            pairs = _trusted(pairs, free.prints, free.starts)
            if not pairs:
                return found
            free.use(pairs)
            found.append(Series(kind, tuple(pairs)))
    return found


def _of_one_look(
    free: Free, callouts: Sequence[Candidate], notes: Sequence[Candidate], tried: Sequence[Pair]
) -> list[list[Pair]]:
    """Choose the best chain, and once more where some of its callouts look otherwise: "(2)" among raised numbers."""
    runs = chains(callouts, notes, tried)
    if not runs:
        return runs

    def look(pair: Pair) -> tuple[str, bool]:
        return free.prints[callouts[pair.callout].item].look

    chosen = Counter(look(pair) for run in runs for pair in run)
    called = Counter(one for one, _ in {(look(pair), pair.note) for pair in tried if pair.score > 0})
    common = max(called, key=lambda one: (called[one], chosen[one]))
    if called[common] < MOSTLY * chosen.total() or all(look(pair) == common for run in runs for pair in run):
        return runs

    def held(pair: Pair) -> Pair:
        print_, start = free.prints[callouts[pair.callout].item], free.starts[notes[pair.note].item]
        alike = look(pair) == common or is_linked(print_, start)
        return pair if alike else pair._replace(score=pair.score + LOOK.other_look)

    return chains(callouts, notes, [held(pair) for pair in tried])


def _trusted(pairs: list[tuple[int, int]], prints: Sequence[Print], starts: Sequence[Start]) -> list[tuple[int, int]]:
    """Drop what only filled a gap: level digits among superscripts, a list item among notes.

    A callout printed level by mistake ("erreicht.5 Dafür") follows the stop of its sentence.
    """
    raised = sum(prints[c].form == "superscript" for c, _ in pairs)
    if raised < MOSTLY * len(pairs):
        return pairs
    return [
        (c, n)
        for c, n in pairs
        if is_linked(prints[c], starts[n])
        or (
            (prints[c].form == "superscript" or (prints[c].after_stop and starts[n].page == prints[c].page))
            and (starts[n].zone is not Zone.BODY or starts[n].weight >= MIN_OUTSIDE)
        )
    ]


def _parallel_columns(starts: Sequence[Start]) -> list[int | None]:
    """Return the columns that number their notes each for itself, as two languages side by side do; else [None]."""
    columns: dict[tuple[int, int], set[int]] = defaultdict(set)
    for start in starts:
        if start.zone is Zone.FOOTNOTES and start.numeral.kind == "arabic":
            columns[start.page, start.numeral.value].add(start.column)
    double = [found for found in columns.values() if len(found) > 1]
    if len(double) < max(MIN_PARALLEL, PARALLEL * len(columns)):
        return [None]
    return [*sorted({column for found in double for column in found})]


def _footnote(prints: Sequence[Print], starts: Sequence[Start]) -> Affinity:
    def affinity(callout: Candidate, note: Candidate) -> float | None:
        print_, start = prints[callout.item], starts[note.item]
        if (print_.page, print_.line) == (start.page, start.line):
            return None
        apart = start.page - print_.page
        if apart not in (-1, 0, 1) or start.zone in LISTS:
            return None
        if start.numeral.kind == "symbol" and start.lead.marker != print_.marker:  # "**" and "†" are both a second sign
            return None
        if apart < 0 and start.zone is not Zone.MARGIN and start.numeral.kind == "symbol":
            return None
        fit = (PLACE.same_page, PLACE.next_page, PLACE.page_before)[apart] + _linked(print_, start)
        if not apart and start.column == print_.column:
            fit += PLACE.same_column
        if start.zone is Zone.BODY:
            return None if apart or start.line < print_.line else fit + PLACE.outside
        return fit

    return affinity


def _endnote(prints: Sequence[Print], starts: Sequence[Start]) -> Affinity:
    def affinity(callout: Candidate, note: Candidate) -> float | None:
        print_, start = prints[callout.item], starts[note.item]
        if start.zone not in LISTS or print_.zone is start.zone:
            return None
        if (start.page, start.line) <= (print_.page, print_.line):
            return None
        return PLACE.later + _linked(print_, start) - PLACE.per_page * (start.page - print_.page)

    return affinity


def _with_tags(affinity: Affinity, tagged: Stated) -> Affinity:
    def with_tags(callout: Candidate, note: Candidate) -> float | None:
        fit = affinity(callout, note)
        return fit if fit is None or (callout.item, note.item) not in tagged else fit + PLACE.tagged

    return with_tags if tagged else affinity


def _linked(print_: Print, start: Start) -> float:
    return PLACE.linked if is_linked(print_, start) else 0.0


def is_linked(print_: Print, start: Start) -> bool:
    """Return whether a link over the callout leads to where the note begins; one that leads elsewhere is stale."""
    target = print_.target
    if target is None or target.page != start.page:
        return False
    return target.y is None or abs(target.y - start.height) <= NEAR_TARGET
