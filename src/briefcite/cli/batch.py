"""One or many files through one function: good ones are done, failing ones are told in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from briefcite.cli.output import say
from briefcite.errors import BriefciteError

Result = TypeVar("Result")

ALL_DONE, SOME_FAILED, NONE_DONE = 0, 1, 2


@dataclass(slots=True)
class Batch(Generic[Result]):
    """The files of one command; iterate for the results of those that could be read, in order."""

    files: Sequence[str]
    job: Callable[[str], Result]
    jobs: int | None = None
    timeout: float | None = None
    failed: int = 0

    def __iter__(self) -> Iterator[Result]:
        for file in self.files:
            try:
                result = self.job(file)
            except BriefciteError as error:
                self.failed += 1
                say(str(error))
            else:
                yield result

    @property
    def status(self) -> int:
        """0 all done, 1 some failed, 2 none could be read."""
        if not self.failed:
            return ALL_DONE
        return NONE_DONE if self.failed == len(self.files) else SOME_FAILED
