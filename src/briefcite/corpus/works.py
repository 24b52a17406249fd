"""The works of a corpus, each once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from briefcite.corpus.store import Store
from briefcite.model import Reference
from briefcite.text.csl_works import work_of


def works_of(store: Store) -> Iterator[Reference]:
    """Give each work of a merged corpus under the name that all documents share, as its fullest description has it."""
    types, rows = store.table("works")
    work, csl = (list(types).index(name) for name in ("work", "csl"))
    told: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        told[row[work]].append(json.loads(row[csl]))
    for name, descriptions in told.items():
        best = max(descriptions, key=_fullness)
        yield replace(work_of(best), id=name, confidence=best["custom"]["confidence"])


def _fullness(item: dict[str, Any]) -> tuple[float, int]:
    return item["custom"]["confidence"].get("entry") or 0.0, len(item)
