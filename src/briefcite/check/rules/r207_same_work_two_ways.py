"""The same work is cited twice with another year, title or name.

Why: one of the two is a slip, and a bibliography made from the notes lists the work twice.

Example: "Ana Duarte, 'The Long Queue', Harbour Weekly 12 (2018), 44" and later "Ana Duarte, 'The Long Queue',
Harbour Weekly 12 (2019), 44".

What to do: correct the one that is wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.model import Name, Reference

CODE = "R207"
NAME = "same-work-two-ways"
SEVERITY = "warning"

LONG = 20
"""Letters of a title from which two works hardly share it by chance."""
PARTS = ("article-journal", "article-magazine", "article-newspaper", "chapter")
"""Types that appear once; books are printed again in other years."""


def find(case: Case) -> Iterator[Hit]:
    """Give one hit for each pair of works that differ in one detail only."""
    alike: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for work in case.extraction.references:
        title = _letters(work.title)
        if len(title) >= LONG and work.type in PARTS and work.container_title and case.first_full.get(work.id):
            alike[title, _letters(work.container_title), work.volume, work.issue].append(work)
    for works in alike.values():
        for one, other in pairwise(works):
            detail = "" if _are_two(one, other) else _difference(one, other)
            if detail:
                page, span, citation = case.where_cited(other, "issued")
                yield Hit(
                    f"{other.title!r} is cited with {detail}",
                    other.id,
                    page,
                    span,
                    related=(citation, one.id),
                    hint="correct the one that is wrong",
                )


def _are_two(one: Reference, other: Reference) -> bool:
    """Whether numbers tell two works of one name apart.

    A column of a newspaper, or the decisions in the matter of one party: "Lind v Crown, 2018 ABQB 240" and "2017
    ABQB 695".
    """
    if one.number != other.number and one.number and other.number:
        return True
    paged = (set(re.findall(r"\d+", work.page)) for work in (one, other))
    first, second = paged
    return not (one.volume or one.issue) and bool(first) and bool(second) and not first & second


def _difference(one: Reference, other: Reference) -> str:
    families = [_family(work.author[0]) if work.author else "" for work in (one, other)]
    years = [work.issued.edtf[:4] if work.issued else "" for work in (one, other)]
    if families[0] == families[1] and all(years) and years[0] != years[1]:
        return f"the years {years[0]} and {years[1]}"
    if years[0] == years[1] and all(families) and families[0] != families[1]:
        return f"the names {families[0]} and {families[1]}"
    return ""


def _family(name: Name) -> str:
    return name.literal or name.family


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
