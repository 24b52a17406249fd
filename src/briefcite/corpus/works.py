"""The works of a merged corpus, each once."""

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
    """Yield each work once, by the name it has in all documents, as its most complete description has it."""
    types, rows = store.table("works")
    work, csl = (list(types).index(name) for name in ("work", "csl"))
    described: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        described[row[work]].append(json.loads(row[csl]))
    for name, descriptions in described.items():
        best = max(descriptions, key=_completeness)
        yield replace(work_of(best), id=name, confidence=best["custom"]["confidence"])


def _completeness(item: dict[str, Any]) -> tuple[float, int]:
    return item["custom"]["confidence"].get("entry") or 0.0, len(item)
