"""Notes called by a sign: "*", "†" on the page where they stand, or once in a text without pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from briefcite.notes.plain.callouts import Sight
from briefcite.notes.plain.entries import Lead
from briefcite.notes.plain.rows import Row
from briefcite.text.numerals import plain

SIGN = r"(?:\*{1,4}|[∗⁎＊\uf02a]{1,3}|†{1,2}|‡{1,2}|§§?(?=\s?[^\W\d]))"
START = re.compile(rf"(?P<sign>{SIGN})[)\]]?\s*(?=[^\s*])")
CALL = re.compile(rf"(?<=[\w.,;:!?”\"»’')\]…])\s?(?P<sign>{SIGN})(?=[\s.,;:!?)”»\]]|$)")
BULLETS = 3
"""Lines on a page that begin with one sign: a list."""


class Signed(NamedTuple):
    """What was found: pairs, and what stands alone."""

    pairs: tuple[tuple[Sight, Lead], ...]


def find(text: str, rows: Sequence[Row], paged: bool) -> Signed:
    """Pair the signs that stand once before a note of theirs on one page."""
    calls: dict[tuple[int, str], list[Sight]] = defaultdict(list)
    notes: dict[tuple[int, str], list[Lead]] = defaultdict(list)
    for number, row in enumerate(rows):
        line = text[row.start : row.end]
        start = START.match(line)
        if start and not _emphasised(line):
            key = (row.page, plain(start["sign"]))
            notes[key].append(_lead(row, number, start))
        for found in CALL.finditer(line):
            calls[row.page, plain(found["sign"])].append(_sight(row, number, found))
    pairs = []
    for key, leads in sorted(notes.items()):
        sights = [sight for sight in calls[key] if sight.row != leads[0].row]
        if len(leads) == 1 and len(sights) == 1 and (paged or sights[0].start < leads[0].start):
            pairs.append((sights[0], leads[0]))
    return Signed(tuple(pairs))


def _emphasised(line: str) -> bool:
    """Whether the line begins with Markdown's emphasis ("**Role** …"), whose signs come in pairs."""
    return re.match(r"(\*{1,3})[^\s*][^*]*\1", line) is not None


def _lead(row: Row, number: int, start: re.Match[str]) -> Lead:
    sign = start["sign"]
    return Lead(
        0, number, row.start, row.start + len(sign), row.start + start.end(), "sign", 1.0, plain(sign)
    )


def _sight(row: Row, number: int, found: re.Match[str]) -> Sight:
    left, right = found.span("sign")
    return Sight(
        0,
        row.start + left,
        row.start + right,
        1.0,
        "superscript",
        "sign",
        number,
        marker=plain(found["sign"]),
    )
