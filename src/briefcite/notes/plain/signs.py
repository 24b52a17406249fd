"""Notes called by a sign: "*", "†", on the page of their callout or the next."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefcite.model import Span
from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import LONGEST, NoteLine
from briefcite.notes.plain.rows import TextRow
from briefcite.notes.plain.series import DecidedSeries
from briefcite.text import markers
from briefcite.text.late import late
from briefcite.text.numerals import SIGN, SYMBOLS, plain

CALL = late(rf"(?<=[\w.,;:!?”\"»’')\]…])\s?(?P<sign>{SIGN})(?=[\s.,;:!?)”»\]]|$)")
RARE = "§¶‖#"
"""Signs that call a note only where the page has the one before: "§ 3" begins a citation."""
SIGNS = late(SIGN)
EMPHASIS = late(r"(\*{1,3})[^\s*][^*]{0,500}\1")
"""Markdown's "**Role** …" and "*word*", whose signs come in pairs."""
BROKEN_EMPHASIS = late(r"(?<![\w*])(\*{1,3})(?=[^\s*])(?:[^*\n]|\n(?![^\S\n]*\n)){1,500}(?<=[^\s*])\1(?![\w*])")
"""The same over the lines of a paragraph: "**Center for Strategic Studies,\nDunmore**"."""
HEAD = 15
"""Lines from the first in which a title and its authors stand."""
BULLETS = 3
"""Lines of a page that begin with one sign: a list, where fewer call it."""


class SignSeen(NamedTuple):
    """A sign in the text: the callout and the note that it may be."""

    page: int
    start: int
    sight: Sight | None
    lead: NoteLine | None


def find(text: str, rows: Sequence[TextRow], noted: Iterable[int]) -> DecidedSeries:
    """Pair each sign in the text with the next of its kind that begins a line, on this page or the next.

    Args:
        text: the document's text.
        rows: its lines.
        noted: the lines in which numbered notes begin; a sign that begins the block above them is a note, too.
    """
    seen: dict[str, list[SignSeen]] = defaultdict(list)
    emphasis = {
        place for match in BROKEN_EMPHASIS.finditer(text) for place in (match.start(), match.end() - len(match[1]))
    }
    for number, row in enumerate(rows):
        for sign, one in _in_row(text, row, number):
            if one.start not in emphasis:
                seen[sign].append(one)
    found: dict[str, list[tuple[Sight, NoteLine]]] = {}
    for sign in sorted(seen, key=lambda sign: SYMBOLS.index(sign[0])):
        found[sign] = _pairs(seen[sign])
        if sign[0] in RARE:
            before = found.get(SYMBOLS[SYMBOLS.index(sign[0]) - 1] * len(sign), [])
            on = {rows[sight.row].page for sight, _ in before}
            found[sign] = [pair for pair in found[sign] if rows[pair[0].row].page in on]
    pairs = sorted(pair for some in found.values() for pair in some)
    taken = {place.start for pair in pairs for place in pair}
    heads = _heads(rows, noted)
    usual = [sign for sign in seen if sign[0] not in RARE]
    left = [one for sign in usual for one in _single(seen[sign]) if one.start not in taken]
    return DecidedSeries(
        tuple(pairs),
        tuple(one.sight for one in left if one.sight and not one.lead and _in_title(text, rows, one.sight)),
        tuple(one.lead for one in left if one.lead and one.lead.row in heads and not one.sight),
    )


def _single(seen: Sequence[SignSeen]) -> Iterator[SignSeen]:
    """Yield the signs that stand only once on their page, or twice as callout and note: more are a list."""
    count = Counter((one.page, one.lead is None) for one in seen)
    return (one for one in seen if count[one.page, one.lead is None] == 1)


def _in_title(text: str, rows: Sequence[TextRow], sight: Sight) -> bool:
    """Return whether a sign ends a line at the head of the text, glued to a word: "The Orchard Ledger*".

    Elsewhere a sign may be a star of significance, a wildcard or the cross of a year of death.
    """
    row = rows[sight.row]
    return sight.row < HEAD and sight.end == row.end and text[sight.start - 1].isalpha()


def _heads(rows: Sequence[TextRow], noted: Iterable[int]) -> set[int]:
    """Return the lines that begin the block directly above the numbered notes of a page."""
    tops: list[int] = []
    for number, row in enumerate(rows):
        tops.append(number if not number or row.breaks or row.page != rows[number - 1].page else tops[-1])
    heads = set()
    for number in noted:
        top = tops[number]
        if top < number:
            heads.add(top)
        elif top and rows[top - 1].page == rows[top].page:
            heads.add(tops[top - 1])
    return heads


def _in_row(text: str, row: TextRow, number: int) -> Iterator[tuple[str, SignSeen]]:
    line = text[row.start : row.end]
    if not SIGNS.search(line):
        return
    head = markers.head(text, row.start, row.end)
    if head and not head.value("symbol"):
        head = None
    if head and head.look == "sign" and len(line) > 2 and line.endswith(head.marker):  # "*** START ***", "* a title *"
        return
    paired = [Span(*found.span()) for found in EMPHASIS.finditer(line)]
    calls = [Span(row.start + found.start("sign"), row.start + found.end("sign")) for found in CALL.finditer(line)]
    calls += [
        Span(one.start, one.end)
        for group in markers.enclosed(text, row.start, row.end)
        for one in group.members
        if one.value("symbol") and group.start > row.start
    ]
    for span in sorted({*calls, *([Span(head.start, head.end)] if head else [])}):
        at = bisect_right(paired, Span(span.start - row.start, len(line))) - 1
        if at < 0 or paired[at].end <= span.start - row.start:
            begins = head if head and head.start == span.start else None
            yield plain(text[slice(*span)]), _seen(text, row, number, span, begins)


def _seen(text: str, row: TextRow, number: int, span: Span, head: markers.Head | None) -> SignSeen:
    sign = plain(text[slice(*span)])
    sight = Sight(0, *span, 1.0, "superscript", "sign", number, marker=sign)
    if head is None:
        return SignSeen(row.page, span.start, sight, None)
    close = markers.close_of(text, head.body, head.body + LONGEST) if head.opens else None
    lead = NoteLine(0, number, *span, head.body, "sign", 1.0, sign, close or 0)
    return SignSeen(row.page, span.start, sight if head.body >= row.end else None, lead)


def _pairs(seen: Sequence[SignSeen]) -> list[tuple[Sight, NoteLine]]:
    starts = Counter(one.page for one in seen if one.lead)
    calls = Counter(one.page for one in seen if not one.lead)
    pairs: list[tuple[Sight, NoteLine]] = []
    waiting: SignSeen | None = None
    for one in seen:
        if starts[one.page] >= BULLETS and starts[one.page] > calls[one.page]:
            waiting = None
        elif waiting and waiting.sight and one.lead and one.page - waiting.page <= 1:
            pairs.append((waiting.sight, one.lead))
            waiting = None
        else:
            waiting = one if one.sight else None
    return pairs
