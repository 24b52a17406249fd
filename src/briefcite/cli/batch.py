"""Runs one function over one or many files; those that fail are reported in one sentence each."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from briefcite.batch.bounds import Bounds, can_fork, cores, is_unlimited
from briefcite.batch.outcome import Failure, Outcome, attempt
from briefcite.cli.options import QUIET, VERBOSE, is_told
from briefcite.cli.output import say
from briefcite.cli.progress import counted
from briefcite.errors import BriefciteError

Result = TypeVar("Result")

ALL_DONE, SOME_FAILED, NONE_DONE = 0, 1, 2
STDIN = "-"
FILES_A_WORKER = 2
"""Files below which starting another worker costs more time than it saves."""


@dataclass(slots=True)
class Batch(Generic[Result]):
    """The files of one command; iterate for the results of those that could be read, in order."""

    files: Sequence[str]
    job: Callable[[str], Outcome[Result]]
    jobs: int | None = 1
    """Worker processes; None for as many as there are cores."""
    bounds: Bounds = field(default_factory=Bounds)
    failed: int = 0

    def __iter__(self) -> Iterator[Result]:
        return (value for _, value, _ in self.everything() if value is not None)

    def everything(self) -> Iterator[tuple[str, Result | None, str]]:
        """Yield for each file its path, its result, and the sentence that says why there is none."""
        began = time.monotonic()
        outcomes = zip(self.files, self.outcomes(), strict=True)
        for file, outcome in counted(outcomes, "Reading", len(self.files)):
            if isinstance(outcome, Failure):
                self.failed += 1
                say(outcome.sentence)
                yield file, None, outcome.sentence
                continue
            for warning in () if is_told(QUIET) else outcome.warnings:
                say(f"{file}: {warning.code} {warning.message}")
            if is_told(VERBOSE):
                say(f"{file}: read after {time.monotonic() - began:.1f} s")
            yield file, outcome.value, ""

    def outcomes(self) -> Iterator[Outcome[Result] | Failure]:
        """Return what comes of each file, in order."""
        if self._alone() or STDIN in self.files:  # only this process and its copies have the standard input
            if can_fork() and not os.environ.get("BRIEFCITE_DEBUG") and not self._is_harmless():
                from briefcite.batch.forked import forked

                return forked(self.files, self.job, self.bounds)
            if self.bounds.timeout is None or STDIN in self.files:
                return (attempt(self.job, file) for file in self.files)
        from briefcite.batch.workers import WorkerPool

        return iter(WorkerPool(self.files, self.job, self._count(), self.bounds))

    def _is_harmless(self) -> bool:
        """Whether a copy would guard from nothing: of one short text, which takes neither time nor memory to read."""
        from briefcite.load.formats import is_short_text

        usual = self.bounds == Bounds() and is_unlimited()
        return usual and len(self.files) == 1 and is_short_text(self.files[0])

    def _alone(self) -> bool:
        return len(self.files) == 1 or self._count() == 1

    def _count(self) -> int:
        return self.jobs or min(cores(), max(len(self.files) // FILES_A_WORKER, 1))

    @property
    def status(self) -> int:
        """0 all done, 1 some failed, 2 none could be read."""
        if not self.failed:
            return ALL_DONE
        return NONE_DONE if self.failed == len(self.files) else SOME_FAILED


def bounded(path: str, job: Callable[[str], Outcome[Result]], bounds: Bounds) -> Result:
    """Return what a job makes of one file, within what a file may cost.

    Raises:
        BriefciteError: there is no result; its text is the sentence that says why.
    """
    (outcome,) = Batch((path,), job, bounds=bounds).outcomes()
    if isinstance(outcome, Failure):
        raise BriefciteError(outcome.sentence)
    return outcome.value
