"""Works of different documents that are one work get one name."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from briefcite.model import Reference
from briefcite.text.csl_works import work_of
from briefcite.text.folding import fold, telling
from briefcite.text.identity import SAME, blocks, family, people, same_work, year

CROWDED = 60
"""Works that share a key beyond which it tells nothing ("title:annual report"): no more are looked up by it."""
COMPARED = 4
"""Works that one is compared with: those that share most keys with it."""


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
        self._first: list[Reference] = []
        self._names: list[str] = []
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._taken: dict[str, int] = {}

    def name_of(self, name: str, work: Reference) -> str:
        """Give the name of the work that this describes, and take it in if it is new."""
        keys = [key for key in (*blocks(work), _whole(work)) if not self._is_crowded(key)]
        alike = [(same_work(work, self._first[place]), -place) for place in self._nearest(keys)]
        sure, place = max(alike, default=(0.0, 0))
        return self._names[-place] if sure >= SAME else self._add(name, work, keys)

    def _nearest(self, keys: Iterable[str]) -> list[int]:
        """Give the works that share most keys; of as many, those that were there first."""
        common: Counter[int] = Counter()
        for key in keys:
            common.update(self._by_key.get(key, ()))
        return sorted(common, key=lambda place: (-common[place], place))[:COMPARED]

    def _is_crowded(self, key: str) -> bool:
        return len(self._by_key.get(key, ())) >= CROWDED

    def _add(self, name: str, work: Reference, keys: Iterable[str]) -> str:
        times = self._taken[name] = self._taken.get(name, 0) + 1
        self._names.append(name if times == 1 else f"{name}-{times}")
        self._first.append(work)
        for key in keys:
            self._by_key[key].append(len(self._first) - 1)
        return self._names[-1]


def _whole(work: Reference) -> str:
    """Give a key of all that tells editions and volumes apart: of fifty reports of a board it finds that of 1987."""
    names = family(people(work)[0]) if people(work) else ""
    told = (
        names,
        " ".join(telling(work.title)),
        fold(work.container_title),
        year(work.issued),
        work.volume,
        work.issue,
    )
    return "whole:" + ":".join(told)
