"""Many documents in one database: resumable, incremental, with a row for each callout, note, citation, part and work.

>>> from briefcite import corpus
>>> for path, extraction, sentence in corpus.read(["papers/"], jobs=2):  # doctest: +SKIP
...     print(path, len(extraction.notes) if extraction else sentence)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from briefcite.batch.bounds import Bounds
from briefcite.batch.discovery import found
from briefcite.batch.outcome import Failure, Outcome
from briefcite.batch.workers import WorkerPool
from briefcite.model import Extraction

__all__ = ["Result", "read"]


class Result(NamedTuple):
    """What was read of a file, or why it could not be read."""

    path: str
    extraction: Extraction | None
    """None where it could not be read."""
    sentence: str
    """Why it could not be read and what to do about it; "" where it was read."""


def read(
    paths: Iterable[str], *, jobs: int = 1, timeout: float | None = None, engine: str = "auto"
) -> Iterator[Result]:
    """Read files, folders and patterns, in one process or several, and yield the results in order.

    Args:
        paths: files, folders (with all below them) and patterns such as ``"papers/**/*.pdf"``.
        jobs: number of worker processes; a file that crashes its worker costs only itself. With more than one, a script
            calls this under ``if __name__ == "__main__":``, as the workers import it.
        timeout: seconds for a file; None for no limit.
        engine: "auto", "pdfium" or "pdfplumber".
    """
    files = list(found(paths))
    if files:
        for path, outcome in zip(
            files, WorkerPool(files, partial(_extracted, engine=engine), jobs, Bounds(timeout)), strict=True
        ):
            failed = isinstance(outcome, Failure)
            yield Result(path, None, outcome.sentence) if failed else Result(path, outcome.value, "")  # type: ignore[union-attr]


def _extracted(path: str, engine: str) -> Outcome[Extraction]:
    from briefcite.pipeline import extract

    return Outcome(extract(path, engine=engine))
