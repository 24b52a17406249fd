"""Numbers raised by hand in a document that also has real notes: where notes dangle in Word.

A raised number that is no note of the format may be a callout whose note was lost, or one of a series whose notes
were typed too, at the end. It may as well be an exponent, an isotope or an ordinal; so only those are taken whose
neighbours leave no doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from briefcite.model import Callout, Document, Evidence, Link, Mark, Note, Span
from briefcite.notes.found import Found, in_order
from briefcite.notes.plain.build import Builder
from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import NoteLine, leads
from briefcite.notes.plain.raised import NUMBERS, members
from briefcite.notes.plain.rows import TextRow, rows_of
from briefcite.notes.plain.series import Sides, chain, runs
from briefcite.notes.plain.weights import UNITS, word_before
from briefcite.text.late import late
from briefcite.text.numerals import MAX_NUMBER, SUPERSCRIPTS, plain

Either = TypeVar("Either", Callout, Note)
WEIGHT = 2.5
RUN = late(rf"[{SUPERSCRIPTS}]{{1,3}}")
POWERS = (2, 3)
SHORT_WORD = 2
"""Letters of a word after which a 2 or 3 is a power: "cm²", "mi²", "mc²"."""
ELEMENT = late(r"[A-Z][a-z]?")
"""A word like a chemical symbol: "Sr⁹⁰", "Ca²"."""
FUNCTIONS = frozenset(["sin", "cos", "tan", "cot", "log", "exp", "min", "max", "sec", "var"])
MEASURED = late(r"(?:\d|\bsquare|\bcubic)\s?[^\W\d_]{1,12}\Z")
"""A number and a unit: "12 miles²", "square miles²"."""
ENDS = ".,;:!?…)]}>”\"»’'“›*"
"""Signs after which a callout stands."""
OPERATORS = frozenset("=+−×·/^√∑<>±")
TOKEN = 40
"""Characters before a number that are looked at."""
CONFIDENCE = 0.8
"""Set, not measured: a raised number between words is hardly ever anything else."""


def join(document: Document, found: Found) -> Found:
    """Add typed callouts, and typed notes, to what the format declares."""
    taken = _taken(document.marks)
    marks = [mark for mark in document.marks if mark.kind == "raised"]
    if not marks and not RUN.search(document.text):
        return found
    rows = rows_of(document)
    sights = list(_sights(document, rows, marks, taken))
    if not sights:
        return found
    starts = list(_leads(document, rows, marks, taken, sights))
    taken_series = [*(one.series for one in found.callouts), *(one.series for one in found.notes)]
    series = max(taken_series, default=-1) + 1
    return _joined(found, _built(document, rows, sights, starts, series))


def _taken(marks: Iterable[Mark]) -> list[Span]:
    """The stretches that the format itself declares to be something else, sorted and not overlapping."""
    spans = sorted(
        span
        for mark in marks
        if mark.kind in ("note", "callout", "verbatim", "citation")
        or (mark.kind == "link" and not mark.target.startswith("#"))
        for span in mark.spans
    )
    return _merged(spans)


def _merged(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    at = bisect_left(taken, Span(span.end, span.end)) - 1
    return at >= 0 and span.start < taken[at].end


def _sights(
    document: Document, rows: Sequence[TextRow], marks: Sequence[Mark], taken: Sequence[Span]
) -> Iterator[Sight]:
    """The raised numbers that can be nothing but callouts, in order."""
    text = document.text
    shown = [(mark.spans[0], mark.marker or text[slice(*mark.spans[0])]) for mark in marks]
    raised = _merged(sorted(span for span, _ in shown))
    shown += [(Span(*m.span()), m[0]) for m in RUN.finditer(text) if not _is_taken(Span(*m.span()), raised)]
    for span, said in sorted(shown):
        row = bisect_right(rows, span.start, key=lambda one: one.start) - 1
        number = plain(said).strip()
        if row < 0 or not NUMBERS.fullmatch(number) or _is_taken(span, taken):
            continue
        values = members(text, span, number)
        calls = _calls(
            text[max(rows[row].start, span.start - TOKEN) : span.start], text[span.end : span.end + 1], values[0][0]
        )
        if calls and all(0 < value <= MAX_NUMBER for value, _, _ in values):
            yield from (Sight(v, start, end, WEIGHT, "superscript", "raised", row) for v, start, end in values)


def _calls(before: str, after: str, value: int) -> bool:
    """Return whether a raised number calls a note, by the line before it and the character after."""
    if not before or before[-1].isspace() or before[-1].isdigit() or after.isalnum() or after in ("+", "−", "/"):
        return False
    token = before.split()[-1]
    if any(char in OPERATORS for char in token) or (value in POWERS and _is_formula(token)):
        return False
    if before[-1] in ENDS:
        return True
    word = word_before(before, len(before))
    if not word or word in UNITS or word.casefold() in FUNCTIONS or ELEMENT.fullmatch(word) or len(word) == 1:
        return False
    return value not in POWERS or (len(word) > SHORT_WORD and not MEASURED.search(before))


def _is_formula(token: str) -> bool:
    """Return whether a number raised after this is a power: "(1-r)²", "|x|³", "f(t)²"."""
    return token[-1] in ")]}" and (
        len(token.strip("()[]{}")) <= SHORT_WORD or re.search(r"[-–\d|(]\w*\)", token) is not None
    )


def _leads(
    document: Document, rows: Sequence[TextRow], marks: Sequence[Mark], taken: Sequence[Span], sights: Sequence[Sight]
) -> Iterator[NoteLine]:
    """Paragraphs that begin with a raised number; after the last callout also those with a plain one."""
    text = document.text
    for mark in marks:
        span = mark.spans[0]
        row = bisect_right(rows, span.start, key=lambda one: one.start) - 1
        number = plain(mark.marker or text[slice(*span)]).strip()
        if row < 0 or span.start != rows[row].start or not number.isdigit() or _is_taken(span, taken):
            continue
        rest = text[span.end : rows[row].end]
        if rest and 0 < int(number) <= MAX_NUMBER:
            body = span.end + len(rest) - len(rest.lstrip(" \t.)"))
            yield NoteLine(int(number), row, span.start, span.end, body, "super", WEIGHT)
    raised = {mark.spans[0].start for mark in marks}
    last = max([sights[-1].start, *(mark.spans[0].start for mark in document.marks if mark.kind == "callout")])
    for lead in leads(text, rows):
        own = lead.start not in raised and "alone" not in lead.look and not _is_taken(Span(lead.start, lead.end), taken)
        if own and (lead.look == "super" or lead.start > last):
            yield lead._replace(weight=max(lead.weight, 1.0))


def _built(
    document: Document, rows: Sequence[TextRow], sights: list[Sight], starts: list[NoteLine], series: int
) -> Found:
    """Pair typed callouts with typed notes; each run of numbers is a series, what has no note dangles in the first."""
    starts.sort(key=lambda lead: lead.start)
    sides = Sides(document.text, rows, sights, starts, paged=False)
    pairs = chain(sides, [sight.weight for sight in sights], [lead.weight for lead in starts])
    builder = Builder(document, rows, {lead.start: [Span(lead.body, rows[lead.row].end)] for lead in starts})
    callouts: list[Callout] = []
    notes: list[Note] = []
    links: list[Link] = []
    for number, run in enumerate(runs(pairs, sides), series):
        for pair in run:
            note = _said(builder.note(starts[pair.lead], number, "endnote"))
            callout = _said(builder.callout(sights[pair.sight], number))
            notes.append(note)
            callouts.append(callout)
            links.append(Link(callout.id, note.id, Evidence("pair.typed", CONFIDENCE)))
    paired = {pair.sight for pair in pairs}
    for sight in (sight for n, sight in enumerate(sights) if n not in paired):
        answers = [note for note in notes if note.marker == str(sight.value)]
        callout = _said(builder.callout(sight, answers[0].series if len(answers) == 1 else series))
        callouts.append(callout)
        if len(answers) == 1:  # called twice
            links.append(Link(callout.id, answers[0].id, Evidence("pair.typed", CONFIDENCE)))
    return Found(tuple(callouts), tuple(notes), tuple(links))


def _said(one: Either) -> Either:
    return replace(one, evidence=Evidence("callouts.typed" if isinstance(one, Callout) else "notes.typed", CONFIDENCE))


def _joined(found: Found, more: Found) -> Found:
    return in_order(
        (*found.callouts, *more.callouts), (*found.notes, *more.notes), (*found.links, *more.links), found.warnings
    )
