"""The same work is cited twice with another year or name.

Why: one of the two is a slip, and a bibliography made from the notes lists the work twice, or once with the slip.

Example: "Ana Duarte, 'The Long Queue', Harbour Weekly 12 (2018), 44" and later "Ana Duarte, 'The Long Queue',
Harbour Weekly 12 (2019), 44", or "Anna Duarte". Initials and short names ("A.", "Tom" for Thomas) are no slips.

What to do: correct the one that is wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from briefcite.check.case import Case
from briefcite.check.rule import Hit
from briefcite.check.tellings import Telling, are_of_one, names_differ, of_work, telling, years_differ
from briefcite.model import Reference, Segment

CODE = "R207"
NAME = "same-work-two-ways"
SEVERITY = "warning"

LONG = 20
"""Letters of a title from which two works hardly share it by chance; shorter ones must share the page as well."""
PARTS = ("article-journal", "article-magazine", "article-newspaper", "chapter")
"""Types that appear once; books are printed again in other years."""
YEARS, NAMES = "the years {} and {}", "the names {} and {}"


def find(case: Case) -> Iterator[Hit]:
    """Yield one hit for each work that is told in two ways, whether it was then taken for one or for two."""
    for work in case.extraction.references:
        cited = [one for one in case.citations_of.get(work.id, ()) if one.form == "full"]
        yield from _hits(case, work, work, [telling(case, one) for one in cited])
    for one, other in _alike(case):
        yield from _hits(case, one, other, [of_work(case, one), of_work(case, other)])


def _hits(case: Case, one: Reference, other: Reference, told: list[Telling]) -> Iterator[Hit]:
    """Yield a hit where a later citation differs from the first, at the word that does."""
    for later in told[1:]:
        found = _difference(told[0], later, one)
        if found and are_of_one(told[0], later):
            how, part = found
            page, span = case.place(case.notes[later.citation.note], part.start, part.end)
            yield Hit(
                f"{other.title!r} is cited with {how}",
                other.id,
                page,
                span,
                related=tuple(dict.fromkeys((later.citation.id, told[0].citation.id, one.id))),
                hint="correct the one that is wrong",
            )
            return


def _difference(one: Telling, other: Telling, work: Reference) -> tuple[str, Segment] | None:
    years, names = years_differ(one, other), names_differ(one, other, work)
    if bool(years) == bool(names):
        return None
    return (YEARS.format(*years), other.dated) if years else (NAMES.format(*(names or ())), other.people)


def _alike(case: Case) -> Iterator[tuple[Reference, Reference]]:
    """Return pairs of works with one title in one place; a book stands in one place with one house and year."""
    alike: dict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for work in case.extraction.references:
        title = _letters(work.title)
        if not case.first_full.get(work.id):
            continue
        if work.type in PARTS and work.container_title:
            page = "" if len(title) >= LONG else work.page
            if page or len(title) >= LONG:
                number = work.volume or work.issue  # "12 (2020)" may be either
                alike[title, _letters(work.container_title), number, page].append(work)
        elif len(title) >= LONG and work.publisher and work.issued:
            alike[title, _letters(work.publisher), work.issued.edtf[:4]].append(work)
    return ((one, other) for works in alike.values() for one, other in pairwise(works) if not _are_two(one, other))


def _are_two(one: Reference, other: Reference) -> bool:
    """Return whether numbers tell two works of one name apart.

    A column of a newspaper, or the decisions in the matter of one party: "Lind v Crown, 2018 ABQB 240" and "2017
    ABQB 695".
    """
    if one.number != other.number and one.number and other.number:
        return True
    paged = (set(re.findall(r"\d+", work.page)) for work in (one, other))
    first, second = paged
    return not (one.volume or one.issue) and bool(first) and bool(second) and not first & second


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
