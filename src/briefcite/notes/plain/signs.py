"""Notes called by a sign: "*", "†", on the page of their callout or the next."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import Lead
from briefcite.notes.plain.rows import Row
from briefcite.notes.plain.series import Numbering
from briefcite.text.numerals import plain

SIGN = r"(?:\*{1,4}|[∗⁎＊\uf02a]{1,3}|†{1,2}|‡{1,2})"
START = re.compile(rf"(?P<sign>{SIGN})[)\]]?(?:\s*(?=[^\s*])|$)")
CALL = re.compile(rf"(?<=[\w.,;:!?”\"»’')\]…])\s?(?P<sign>{SIGN})(?=[\s.,;:!?)”»\]]|$)")
EMPHASIS = re.compile(r"(\*{1,3})[^\s*][^*]{0,500}\1")
"""Markdown's "**Role** …" and "*word*", whose signs come in pairs."""
BROKEN_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])(?:[^*\n]|\n(?![^\S\n]*\n)){1,500}(?<=[^\s*])\1(?![\w*])")
"""The same over the lines of a paragraph: "**Center for Strategic Studies,\nDunmore**"."""
HEAD = 15
"""Lines from the first in which a title and its authors stand."""
BULLETS = 3
"""Lines of a page that begin with one sign: a list."""


class Seen(NamedTuple):
    """A sign in the text: the callout and the note that it may be."""

    page: int
    start: int
    sight: Sight | None
    lead: Lead | None


def find(text: str, rows: Sequence[Row], noted: Iterable[int]) -> Numbering:
    """Pair each sign in the text with the next of its kind that begins a line, on this page or the next.

    Args:
        text: the document's text.
        rows: its lines.
        noted: the lines in which numbered notes begin; a sign that begins the block above them is a note, too.
    """
    seen: dict[str, list[Seen]] = defaultdict(list)
    emphasis = {
        place for match in BROKEN_EMPHASIS.finditer(text) for place in (match.start(), match.end() - len(match[1]))
    }
    for number, row in enumerate(rows):
        for sign, one in _in_row(text[row.start : row.end], row, number):
            if one.start not in emphasis:
                seen[sign].append(one)
    pairs = sorted(pair for sign in seen for pair in _pairs(seen[sign]))
    taken = {place.start for pair in pairs for place in pair}
    heads = _heads(rows, noted)
    left = [one for sign in seen for one in _single(seen[sign]) if one.start not in taken]
    return Numbering(
        tuple(pairs),
        tuple(one.sight for one in left if one.sight and not one.lead and _in_title(text, rows, one.sight)),
        tuple(one.lead for one in left if one.lead and one.lead.row in heads and not one.sight),
    )


def _single(seen: Sequence[Seen]) -> Iterator[Seen]:
    """Give the signs that stand but once on their page, or twice as callout and note: several are a list."""
    count = Counter((one.page, one.lead is None) for one in seen)
    return (one for one in seen if count[one.page, one.lead is None] == 1)


def _in_title(text: str, rows: Sequence[Row], sight: Sight) -> bool:
    """Whether a sign ends a line at the head of the text, glued to a word: "The Orchard Ledger*".

    Elsewhere a sign may be a star of significance, a wildcard or the cross of a year of death.
    """
    row = rows[sight.row]
    return sight.row < HEAD and sight.end == row.end and text[sight.start - 1].isalpha()


def _heads(rows: Sequence[Row], noted: Iterable[int]) -> set[int]:
    """Give the lines that begin the block directly above the numbered notes of a page."""
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


def _in_row(line: str, row: Row, number: int) -> list[tuple[str, Seen]]:
    if not any(mark in line for mark in "*†‡∗⁎＊\uf02a"):
        return []
    paired = [found.span() for found in EMPHASIS.finditer(line)]
    begins = START.match(line)
    if begins and len(line) > 2 and line.endswith(begins["sign"]):  # "*** START ***", "* a title *"
        return []
    found = [match for match in (begins, *CALL.finditer(line)) if match]
    return [
        (plain(match["sign"]), _seen(row, number, match, len(line)))
        for match in found
        if not any(left <= match.start("sign") < right for left, right in paired)
    ]


def _seen(row: Row, number: int, match: re.Match[str], length: int) -> Seen:
    left, right = (row.start + place for place in match.span("sign"))
    sign = plain(match["sign"])
    begins = match.start("sign") == 0
    alone = begins and match.end() >= length
    sight = Sight(0, left, right, 1.0, "superscript", "sign", number, marker=sign)
    lead = Lead(0, number, left, right, row.start + match.end(), "sign", 1.0, sign)
    return Seen(row.page, left, None if begins and not alone else sight, lead if begins else None)


def _pairs(seen: Sequence[Seen]) -> list[tuple[Sight, Lead]]:
    starts = Counter(one.page for one in seen if one.lead)
    pairs: list[tuple[Sight, Lead]] = []
    waiting: Seen | None = None
    for one in seen:
        if starts[one.page] >= BULLETS:
            waiting = None
        elif waiting and waiting.sight and one.lead and one.page - waiting.page <= 1:
            pairs.append((waiting.sight, one.lead))
            waiting = None
        else:
            waiting = one if one.sight else None
    return pairs
