"""Marked documents as a tagger reads them that has not learnt from them, which is how it reads at run time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import marks

from briefcite.references.tag import network, reading
from corpus import held_out, real


def documents(data: Path, apart: Path | None) -> Iterator[tuple[dict[str, Any], bool]]:
    """Go through the marked documents; while one is out, notes are read by the tagger that suits it.

    Runs of notes out of a set of notes are left out: the works that they cite again stand elsewhere.

    Args:
        data: the data folder.
        apart: a model trained `--without-notes`, which reads the real documents; without it the shipped one does.

    Yields:
        Each document, and whether its tagger has not learnt from it.
    """
    with _read_with(apart):
        for document in (one for one in real(data) if not is_run(one)):
            yield document, bool(apart) or held_out(document["doc"])
    for document in marks.read():
        yield document, held_out(document["doc"])


def is_run(document: dict[str, Any]) -> bool:
    """Return whether it is a run of notes out of a set, and no document."""
    return bool(document.get("file", "").endswith(".jsonl"))


@contextmanager
def _read_with(model: Path | None) -> Iterator[None]:
    loaded = partial(network.weights, model) if model else network.weights
    with patch.object(reading, "weights", loaded):
        yield
