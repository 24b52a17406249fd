"""What comes of one file: a result, or the sentence that says why there is none."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from briefcite.batch.bounds import is_short
from briefcite.errors import BriefciteError
from briefcite.model import Warning
from briefcite.text.late import late

Result = TypeVar("Result")
_NO_ROOM = late("failed to map segment|[Cc]annot allocate memory|cannot create shared object|can't start new thread")


class Outcome(NamedTuple, Generic[Result]):
    """What a job gives for one file: the result, and why the file was not read whole."""

    value: Result
    warnings: tuple[Warning, ...] = ()


class Failure(NamedTuple):
    """Why there is no result."""

    sentence: str


def attempt(job: Callable[[str], Outcome[Result]], path: str) -> Outcome[Result] | Failure:
    """Run a job; an error of the file is a sentence, an error of ours too, so that other files go on."""
    try:
        return job(path)
    except BriefciteError as error:
        return Failure(str(error))
    except Exception as error:
        if os.environ.get("BRIEFCITE_DEBUG"):
            raise
        return Failure(f"{path}: {own_fault(error)}")


def own_fault(error: Exception) -> str:
    """Say that this is our fault, and how to see more of it."""
    if _lacks_memory(error) or is_short():  # without memory anything may fail, in anything's words
        return "needs more memory than is given to one file; allow more with --max-memory."
    return (
        f"internal error ({type(error).__name__}: {error}); please report it, with what the same command "
        "prints when BRIEFCITE_DEBUG=1 is set."
    )


def _lacks_memory(error: BaseException | None) -> bool:
    """Return whether an error or its cause is a lack of memory, which loading a library reports in its own words."""
    while error is not None:
        number = getattr(error, "errno", None)
        if isinstance(error, MemoryError) or number == errno.ENOMEM or _NO_ROOM.search(str(error)):
            return True
        error = error.__cause__ or error.__context__
    return False
