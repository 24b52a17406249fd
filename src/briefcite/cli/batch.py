"""One or many files through one function: good ones are done, failing ones are told in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from briefcite.cli.output import say
from briefcite.errors import BriefciteError

Result = TypeVar("Result")

ALL_DONE, SOME_FAILED, NONE_DONE = 0, 1, 2


class Outcome(NamedTuple, Generic[Result]):
    """What a job gives for one file: the result, and sentences to tell about the file."""

    value: Result
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Batch(Generic[Result]):
    """The files of one command; iterate for the results of those that could be read, in order."""

    files: Sequence[str]
    job: Callable[[str], Outcome[Result]]
    jobs: int | None = None
    timeout: float | None = None
    failed: int = 0

    def __iter__(self) -> Iterator[Result]:
        return (value for _, value, _ in self.everything() if value is not None)

    def everything(self) -> Iterator[tuple[str, Result | None, str]]:
        """Give for each file its path, its result, and the sentence that says why there is none."""
        for file in self.files:
            try:
                outcome = self.job(file)
            except BriefciteError as error:
                self.failed += 1
                say(str(error))
                yield file, None, str(error)
            else:
                for warning in outcome.warnings:
                    say(f"{file}: {warning}")
                yield file, outcome.value, ""

    @property
    def status(self) -> int:
        """0 all done, 1 some failed, 2 none could be read."""
        if not self.failed:
            return ALL_DONE
        return NONE_DONE if self.failed == len(self.files) else SOME_FAILED
