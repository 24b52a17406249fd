"""Notes called by a sign: "*", "†", on the page of their callout or the next."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import Lead
from briefcite.notes.plain.rows import Row
from briefcite.text.numerals import plain

SIGN = r"(?:\*{1,4}|[∗⁎＊\uf02a]{1,3}|†{1,2}|‡{1,2})"
START = re.compile(rf"(?P<sign>{SIGN})[)\]]?(?:\s*(?=[^\s*])|$)")
CALL = re.compile(rf"(?<=[\w.,;:!?”\"»’')\]…])\s?(?P<sign>{SIGN})(?=[\s.,;:!?)”»\]]|$)")
EMPHASIS = re.compile(r"(\*{1,3})[^\s*][^*]{0,500}\1")
"""Markdown's "**Role** …" and "*word*", whose signs come in pairs."""
BULLETS = 3
"""Lines of a page that begin with one sign: a list."""


class Seen(NamedTuple):
    """A sign in the text: the callout and the note that it may be."""

    page: int
    start: int
    sight: Sight | None
    lead: Lead | None


def find(text: str, rows: Sequence[Row]) -> list[tuple[Sight, Lead]]:
    """Pair each sign in the text with the next of its kind that begins a line, on this page or the next."""
    seen: dict[str, list[Seen]] = defaultdict(list)
    for number, row in enumerate(rows):
        for sign, one in _in_row(text[row.start : row.end], row, number):
            seen[sign].append(one)
    return sorted(pair for sign in seen for pair in _pairs(seen[sign]))


def _in_row(line: str, row: Row, number: int) -> list[tuple[str, Seen]]:
    if not any(mark in line for mark in "*†‡∗⁎＊\uf02a"):
        return []
    paired = [found.span() for found in EMPHASIS.finditer(line)]
    found = [match for match in (START.match(line), *CALL.finditer(line)) if match]
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
