"""One thing broken in a clean text gives one finding: the right one, at the right place.

The texts are read without a mistake (see made.py), so that this tries the rules alone; the same on files, through
every stage, is in test_mutated_files.py.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

import pytest
from tests.check.made import made

from briefcite import check
from briefcite.model import Extraction

Entry = tuple[str, int]
"""A number and the page it stands on."""
Brief = tuple[list[Entry], list[Entry]]
"""Callouts and notes."""

EACH = 120
"""Mutations of each kind."""


def written(brief: Brief, pages: bool) -> str:
    """Write a brief with its notes at the end, or at the foot of pages of four callouts each."""
    last = max(int(page) for side in brief for _, page in side)
    feet = [
        [f"Sentence of the brief.{{{number}}}" for number, at in brief[0] if at == page]
        + [f"|{number}| Duarte, The Long Queue, 2019." for number, at in brief[1] if at == page]
        for page in range(last + 1)
    ]
    if pages:
        return "\f".join("\n".join(foot) + "\n" for foot in feet)
    return "\n".join(sorted((line for foot in feet for line in foot), key=lambda line: line[0] == "|"))


def found(extraction: Extraction) -> list[tuple[str, str]]:
    """Give codes with the marker of what they are about."""
    marker = {one.id: one.marker for one in (*extraction.callouts, *extraction.notes)}
    return [(finding.code, marker[finding.subject]) for finding in check.run(extraction)]


@cache
def found_in_clean(text: str) -> list[tuple[str, str]]:
    return found(made(text))


def clean(random_: random.Random) -> tuple[Brief, int, bool]:
    """Give a brief, an inner place of it, and whether it has pages."""
    count = random_.randint(5, 20)
    numbers = [(str(number), number // 4) for number in range(1, count + 1)]
    return (list(numbers), list(numbers)), random_.randint(1, count - 3), random_.random() < 0.5


def delete_note(brief: Brief, at: int, _: random.Random) -> list[tuple[str, str]]:
    return [("C101", brief[1].pop(at)[0])]


def delete_callout(brief: Brief, at: int, _: random.Random) -> list[tuple[str, str]]:
    return [("N101", brief[0].pop(at)[0])]


def delete_both(brief: Brief, at: int, _: random.Random) -> list[tuple[str, str]]:
    brief[0].pop(at)
    brief[1].pop(at)
    return [("N103", brief[1][at][0])]


def repeat_callout(brief: Brief, at: int, _: random.Random) -> list[tuple[str, str]]:
    brief[0].insert(at, brief[0][at])
    return [("C102", brief[0][at][0])]


def repeat_callout_far_off(brief: Brief, at: int, r: random.Random) -> list[tuple[str, str]]:
    brief[0].insert(r.randint(0, len(brief[0])), brief[0][at])
    return [("C102", str(at + 1))]


def repeat_note(brief: Brief, at: int, _: random.Random) -> list[tuple[str, str]]:
    brief[1].insert(at, brief[1][at])
    return [("N102", brief[1][at][0])]


def swap(side: list[Entry], at: int) -> None:
    (one, page), (other, next_page) = side[at], side[at + 1]
    side[at], side[at + 1] = (other, page), (one, next_page)


def renumber(side: list[Entry], at: int, number: object) -> str:
    side[at] = (str(number), side[at][1])
    return side[at][0]


def swap_callouts(brief: Brief, at: int, _: random.Random) -> list[tuple[str, str]]:
    swap(brief[0], at)
    return [("C103", str(at + 2))]


def swap_notes(brief: Brief, at: int, _: random.Random) -> list[tuple[str, str]]:
    swap(brief[1], at)
    return [("N104", str(at + 2))]


def renumber_callout(brief: Brief, at: int, r: random.Random) -> list[tuple[str, str]]:
    return [("N108", renumber(brief[0], at, r.choice([n for n in range(1, 60) if n != at + 1])))]


def renumber_note(brief: Brief, at: int, r: random.Random) -> list[tuple[str, str]]:
    return [("N108", renumber(brief[1], at, r.choice([n for n in range(1, 60) if n != at + 1])))]


def unmark_note(brief: Brief, at: int, _: random.Random) -> list[tuple[str, str]]:
    renumber(brief[1], at, "")
    return [("N105", "")]


MUTATIONS: list[Callable[[Brief, int, random.Random], list[tuple[str, str]]]] = [
    delete_note,
    delete_callout,
    delete_both,
    repeat_callout,
    repeat_callout_far_off,
    repeat_note,
    swap_callouts,
    swap_notes,
    renumber_callout,
    renumber_note,
    unmark_note,
]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_one_broken_thing_is_one_finding(mutation: Callable[..., list[tuple[str, str]]]) -> None:
    random_ = random.Random(mutation.__name__)
    for _ in range(EACH):
        brief, at, pages = clean(random_)
        assert found_in_clean(written(brief, pages)) == []
        want = mutation(brief, at, random_)
        assert found(made(written(brief, pages))) == want, written(brief, pages)
