"""Running heads, feet and page numbers of a paged text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from briefcite.text.late import late
from briefcite.text.numerals import readings

EDGE = 3
"""Lines at the top and at the foot of a page that may be furniture."""
REPEATS = 3
"""Pages on which a line must stand to be a running head."""
FOOT = 0.4
"""Share of the pages on which a line at the foot must stand: heads alternate between left and right."""
STEADY = 0.4
"""Share of the pages from first to last that must bear a page number; note numbers keep step on a few."""
OFTEN = 0.5
"""Share of the pages, where a text has too few for that."""
LONGEST = 160
NUMBER = late(r"\d+|\b[ivxlc]+\b", re.I)
FOLIO = late(
    r"^[\[(–—-]{0,2}\s?(\d{1,4}|[ivxlc]{1,7})\s?[\])–—-]{0,2}$"
    r"|^(?:page|seite|p\.|s\.)\s?(\d{1,4})\b.{0,12}$",
    re.I,
)
AT_EDGE = late(r"^(?P<first>\d{1,4}|[ivxlc]{1,7})(?=\s|$)|(?:(?<=\s)|^)(?P<last>\d{1,4}|[ivxlc]{1,7})$", re.I)


def find(pages: Sequence[Sequence[str]], paged: bool) -> list[set[int]]:
    """Return for each page the numbers of the lines that are furniture."""
    if not paged:
        return [set() for _ in pages]
    edges = [_edges(page) for page in pages]
    repeated = _repeated(pages, edges)
    offsets = _offsets(pages, edges)
    hidden = [
        {n for n in edge if _is_furniture(page, n, edge, index, repeated, offsets)}
        for index, (page, edge) in enumerate(zip(pages, edges, strict=True))
    ]
    return [found - spare for found, spare in zip(hidden, _spare(pages, hidden, offsets), strict=True)]


def _spare(pages: Sequence[Sequence[str]], hidden: Sequence[set[int]], offsets: set[int]) -> list[set[int]]:
    """Return lone numbers on pages that have their page number elsewhere: numbers set apart from their notes."""
    folios = [
        [n for n in sorted(found) if FOLIO.match(page[n].strip())] for page, found in zip(pages, hidden, strict=True)
    ]
    at_head = [
        (index, n < len(page) // 2)
        for index, (page, found) in enumerate(zip(pages, folios, strict=True))
        for n in found
        if len(found) == 1 or any(value - index in offsets for value in _numbers(page[n]))
    ]
    heads = 2 * sum(head for _, head in at_head) > len(at_head)
    spare: list[set[int]] = []
    for page, found in zip(pages, folios, strict=True):
        usual = [n for n in found if (n < len(page) // 2) == heads]
        spare.append(set(found) - set(usual) if len(found) > 1 and usual else set())
    return spare


def _edges(page: Sequence[str]) -> list[int]:
    filled = [number for number, text in enumerate(page) if text.strip()]
    if len(filled) <= 2 * EDGE:
        return filled
    return filled[:EDGE] + filled[-EDGE:]


def key(text: str) -> str:
    """Return what two running heads have in common: their words, without the page number."""
    return " ".join(NUMBER.sub("#", text).casefold().split())


def _repeated(pages: Sequence[Sequence[str]], edges: Sequence[Sequence[int]]) -> tuple[set[str], set[str]]:
    """Return the lines that stand at the edge of several pages: as printed, and less their numbers.

    "Ibid." also ends several pages; so lines at the foot must come again on more of them.
    """
    printed: Counter[str] = Counter()
    keyed: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for page, edge in zip(pages, edges, strict=True):
        short = [n for n in edge if len(page[n].strip()) <= LONGEST]
        printed.update({" ".join(page[n].split()) for n in short})
        keyed.update({key(page[n]) for n in short})
        heads.update({" ".join(page[n].split()) for n in short if n < len(page) // 2})
    least, often = _least(len(pages)), max(_least(len(pages)), FOOT * len(pages))
    exact = {text for text, count in printed.items() if count >= often or heads[text] >= least}
    return exact, {text for text, count in keyed.items() if count >= least and re.search(r"\w", text)}


def _least(pages: int) -> int:
    return max(2, min(REPEATS, round(OFTEN * pages)))


def _offsets(pages: Sequence[Sequence[str]], edges: Sequence[Sequence[int]]) -> set[int]:
    """Return the differences between printed and counted page numbers that many pages share."""
    votes: defaultdict[int, set[int]] = defaultdict(set)
    for index, (page, edge) in enumerate(zip(pages, edges, strict=True)):
        for n in edge:
            for value in _numbers(page[n]):
                votes[value - index].add(index)
    least = _least(len(pages))
    chosen: dict[int, set[int]] = {}
    numbered: set[int] = set()
    for offset, on in sorted(votes.items(), key=lambda vote: -len(vote[1])):
        steady = len(on) >= least and len(on) >= STEADY * (max(on) - min(on) + 1)
        if steady and _near(sorted(on)) and len(on - numbered) > len(on) / 2:
            chosen[offset] = on
            numbered |= on
    return set(chosen)


def _near(on: Sequence[int]) -> bool:
    """Return whether some of the pages follow close upon each other; chance hits lie scattered."""
    return any(b - a <= 4 for a, b in pairwise(on))


def _numbers(text: str) -> list[int]:
    body = text.strip()
    if len(body) > LONGEST:
        return []
    folio = FOLIO.match(body)
    found = [folio[1] or folio[2]] if folio else [m[0] for m in AT_EDGE.finditer(body)]
    return [reading.value for marker in found for reading in readings(marker) if reading.kind != "letter"]


def _is_furniture(
    page: Sequence[str],
    n: int,
    edge: Sequence[int],
    index: int,
    repeated: tuple[set[str], set[str]],
    offsets: set[int],
) -> bool:
    text = page[n].strip()
    if len(text) > LONGEST:
        return False
    outer = n in (edge[0], edge[-1])
    on_offset = any(value - index in offsets for value in _numbers(text))
    if FOLIO.match(text):
        return on_offset or (outer and n == edge[-1] and len(offsets) > 0 and not on_offset and _lonely(page, n))
    exact, keyed = repeated
    if " ".join(text.split()) in exact:
        return not _starts_note(text) and _set_off(page, n, edge)
    if key(text) in keyed and on_offset:
        return _set_off(page, n, edge)
    if on_offset and n == edge[0]:
        return not _starts_note(text) or key(text) in keyed
    return on_offset and n == edge[-1] and re.search(r"\s{3,}", text) is not None


def _set_off(page: Sequence[str], n: int, edge: Sequence[int]) -> bool:
    """Return whether blank space parts a line from the text beside it, or it is the outermost line.

    "due diligence, cit., Annex, par. 15." ends the notes of several pages, but follows its note closely.
    """
    if n in (edge[0], edge[-1]):
        return True
    inner = n - 1 if n > len(page) // 2 else n + 1
    return not page[inner].strip() or inner in edge


def _lonely(page: Sequence[str], n: int) -> bool:
    return n > 0 and not page[n - 1].strip()


def _starts_note(text: str) -> bool:
    """Return whether a line looks like a note: "12 Ibid." at the foot of many pages is no running foot."""
    return re.match(r"[\[(]?(?:\d{1,4}|[*†‡¹²³⁰-⁹]+)[\])]?[.)]?\s+\S", text) is not None
