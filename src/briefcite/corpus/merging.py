"""Works cited in several documents are matched and get one name (record linkage with blocking)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from briefcite.model import Reference
from briefcite.text.csl_works import work_of
from briefcite.text.folding import fold, telling
from briefcite.text.identity import SAME, Traits, blocks, can_be_one, family, people, same, traits

BLOCK_SIZE = 12
"""Works in a block. A key that more of them share ("title:annual report") tells nothing, and its block is not used."""
CLOSED: list[int] = []
CANDIDATES = 8
"""Enough candidates: with so many of them, taken from the smallest blocks, no larger block is looked into."""
COMPARED = 4
"""Candidates that are compared in full: those that share most blocks with the work."""


def shared(items: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield (document, id, name) for each description; all descriptions of a work get the same name.

    The name is the id of the work's first description, with a number where another work has that id ("hale2001-2").

    Args:
        items: (document, id, CSL-JSON) of each description, always in the same order.
    """
    works = _Works()
    for document, name, csl in items:
        yield document, name, works.name_of(name, work_of(json.loads(csl)))


class _Works:
    """The works found so far, each represented by its first description; what one more costs is bounded."""

    def __init__(self) -> None:
        self._first: list[Traits] = []
        self._names: list[str] = []
        self._blocks: dict[int, int | list[int]] = {}
        """Works by the hash of a key. Most keys have one, which stands there itself: lists would take half of the
        memory, and what takes time where works are many is to reach for it."""
        self._taken: dict[str, int] = {}

    def name_of(self, name: str, work: Reference) -> str:
        """Return the name of the work that is described, which is added if it is new."""
        told = traits(work)
        keys = dict.fromkeys(map(hash, (*blocks(work), *_endings(told), _whole(told))))
        alike = [(same(told, self._first[place]), -place) for place in self._candidates(told, keys)]
        sure, place = max(alike, default=(0.0, 0))
        return self._names[-place] if sure >= SAME else self._add(name, told, keys)

    def _candidates(self, told: Traits, keys: Iterable[int]) -> Iterable[int]:
        """Return the works of the smallest blocks that can be the same: those that share most blocks, oldest first."""
        common: dict[int, int] = {}
        for block in sorted(self._found(keys), key=len):
            if len(common) >= CANDIDATES:
                break
            for place in block:
                common[place] = common.get(place, 0) + 1
        possible = [place for place in common if can_be_one(told, self._first[place])]
        return sorted(possible, key=common.__getitem__, reverse=True)[:COMPARED]

    def _found(self, keys: Iterable[int]) -> Iterator[list[int]]:
        for block in map(self._blocks.get, keys):
            if block is not None:
                yield block if isinstance(block, list) else [block]

    def _add(self, name: str, told: Traits, keys: Iterable[int]) -> str:
        times = self._taken[name] = self._taken.get(name, 0) + 1
        self._names.append(name if times == 1 else f"{name}-{times}")
        self._first.append(told)
        for key in keys:
            self._put(key, len(self._first) - 1)
        return self._names[-1]

    def _put(self, key: int, place: int) -> None:
        block = self._blocks.setdefault(key, place)
        if not isinstance(block, list):
            if block != place:
                self._blocks[key] = [block, place]
        elif len(block) + 1 == BLOCK_SIZE:
            self._blocks[key] = CLOSED
        elif block:
            block.append(place)


def _endings(told: Traits) -> Iterator[str]:
    """Yield the keys of a title's last words: "Report of the Commission to the Council on" begins too many.

    With the year they tell "Hale v Commission" from others against the Commission where the first party is misprinted.
    """
    ending = " ".join(telling(told.work.title)[-2:])
    yield "ending:" + ending
    yield f"ending:{ending}:{told.year}"


def _whole(told: Traits) -> str:
    """Return the key of all that tells editions and volumes apart: it finds the report of 1987 among fifty others."""
    work = told.work
    names = family(people(work)[0]) if people(work) else ""
    title, container = " ".join(telling(work.title)), fold(work.container_title)
    return "whole:" + ":".join((names, title, container, told.year, work.volume, work.issue))
