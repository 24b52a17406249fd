"""Works of different documents that are one work get one name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from briefcite.model import Reference
from briefcite.text.csl_works import work_of
from briefcite.text.folding import fold, telling
from briefcite.text.identity import SAME, Traits, blocks, can_be_one, family, people, same, traits

CROWDED = 60
"""Works that share a key beyond which it tells nothing ("title:annual report"): no more are looked up by it."""
LOOKED_AT = 8
"""Works that one is looked for among: those of its rarest keys."""
COMPARED = 4
"""Works that one is compared with: those of them that share most keys with it."""


def shared(items: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Give (document, id, name) of each description: the id of the first one of its work, numbered where it is taken.

    Args:
        items: (document, id, CSL-JSON) of each description, always in the same order.
    """
    groups = _Groups()
    for document, name, csl in items:
        yield document, name, groups.name_of(name, work_of(json.loads(csl)))


class _Groups:
    """Works found so far, each by its first description; looked up by keys, so that time grows with their number."""

    def __init__(self) -> None:
        self._first: list[Traits] = []
        self._names: list[str] = []
        self._by_key: dict[str, list[int]] = {}
        self._taken: dict[str, int] = {}

    def name_of(self, name: str, work: Reference) -> str:
        """Give the name of the work that this describes, and take it in if it is new."""
        told = traits(work)
        keys = (*blocks(work), _whole(told))
        held = [self._by_key.setdefault(key, []) for key in dict.fromkeys(keys)]
        held = [places for places in held if len(places) < CROWDED]
        alike = [(same(told, self._first[place]), -place) for place in self._nearest(told, held)]
        sure, place = max(alike, default=(0.0, 0))
        return self._names[-place] if sure >= SAME else self._add(name, told, held)

    def _nearest(self, told: Traits, held: Iterable[list[int]]) -> Iterable[int]:
        """Give the works, among those of the rarest keys, that can be it and share most; the first ones first."""
        common: dict[int, int] = {}
        for places in sorted(held, key=len):
            if len(common) >= LOOKED_AT:
                break
            for place in places:
                common[place] = common.get(place, 0) + 1
        possible = [place for place in common if can_be_one(told, self._first[place])]
        return sorted(possible, key=common.__getitem__, reverse=True)[:COMPARED]

    def _add(self, name: str, work: Traits, held: Iterable[list[int]]) -> str:
        times = self._taken[name] = self._taken.get(name, 0) + 1
        self._names.append(name if times == 1 else f"{name}-{times}")
        for places in held:
            places.append(len(self._first))
        self._first.append(work)
        return self._names[-1]


def _whole(told: Traits) -> str:
    """Give a key of all that tells editions and volumes apart: of fifty reports of a board it finds that of 1987."""
    work = told.work
    names = family(people(work)[0]) if people(work) else ""
    title, container = " ".join(telling(work.title)), fold(work.container_title)
    return "whole:" + ":".join((names, title, container, told.year, work.volume, work.issue))
