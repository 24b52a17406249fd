"""Works of different documents that are one work get one name."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from briefcite.model import Reference
from briefcite.text.csl_works import work_of
from briefcite.text.identity import SAME, blocks, same_work

CROWDED = 60
"""Works that share a key beyond which it tells nothing ("title:annual report"): no more are compared for it."""


def shared(items: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """Give each (document, id) the name of its work: the id of the first description, numbered where it is taken.

    Args:
        items: (document, id, CSL-JSON) of each description, always in the same order.
    """
    groups = _Groups()
    return {(document, name): groups.name_of(name, work_of(json.loads(csl))) for document, name, csl in items}


class _Groups:
    """Works found so far, each by its first description; looked up by keys, so that time grows with their number."""

    def __init__(self) -> None:
        self._first: list[Reference] = []
        self._names: list[str] = []
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._taken: dict[str, int] = {}

    def name_of(self, name: str, work: Reference) -> str:
        """Give the name of the work that this describes, and take it in if it is new."""
        keys = [key for key in blocks(work) if not self._is_crowded(key)]
        near = dict.fromkeys(place for key in keys for place in self._by_key[key])
        best = max(near, key=lambda place: same_work(work, self._first[place]), default=None)
        if best is not None and same_work(work, self._first[best]) >= SAME:
            return self._names[best]
        return self._add(name, work, keys)

    def _is_crowded(self, key: str) -> bool:
        return len(self._by_key.get(key, ())) >= CROWDED

    def _add(self, name: str, work: Reference, keys: Iterable[str]) -> str:
        times = self._taken[name] = self._taken.get(name, 0) + 1
        self._names.append(name if times == 1 else f"{name}-{times}")
        self._first.append(work)
        for key in keys:
            self._by_key[key].append(len(self._first) - 1)
        return self._names[-1]
