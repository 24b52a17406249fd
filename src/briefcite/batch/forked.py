"""Files one after the other in one copy of this process, so that none can take its memory or its life.

The copy costs two milliseconds where a new process costs a hundred, and keeps what it compiled from file to file. Where
it dies or takes too long, its file is reported, and a new copy goes on after it.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn, TypeVar

from briefcite.batch.bounds import Bounds, death, lift_memory, limit_memory, silence_libraries, too_slow
from briefcite.batch.outcome import Failure, Outcome, attempt
from briefcite.text import late

Result = TypeVar("Result")

LENGTH = struct.Struct("<Q")
PATIENCE = 1.0
"""Seconds for the copy to end by itself before it is killed."""
STEP = 0.02


def forked(
    files: Sequence[str], job: Callable[[str], Outcome[Result]], bounds: Bounds
) -> Iterator[Outcome[Result] | Failure]:
    """Run a job over files; give an Outcome or Failure for each, in order."""
    late.ready()  # which the copy needs as well as we, and has no memory for where little is given
    done = 0
    while done < len(files):
        copy = _Copy(files[done:], job, bounds)
        try:
            while done < len(files) and copy.lives:
                outcome = copy.outcome(files[done], bounds)
                done += 1
                yield outcome
        finally:
            copy.stop()


class _Copy:
    """The process, and the end of its pipe."""

    def __init__(self, files: Sequence[str], job: Callable[[str], Outcome[Any]], bounds: Bounds) -> None:
        ours, theirs = os.pipe()
        self.lives = True
        self._pipe = ours
        masked = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
        self._pid = os.fork()
        if self._pid == 0:
            _work(theirs, ours, files, job, bounds, masked)
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)
        os.close(theirs)

    def outcome(self, path: str, bounds: Bounds) -> Outcome[Any] | Failure:
        """Wait for what comes of the file that the copy is at."""
        if not select.select([self._pipe], [], [], bounds.timeout)[0]:
            self.lives = False
            return Failure(too_slow(path, bounds.timeout or 0.0))
        try:
            data = self._read(LENGTH.unpack(self._read(LENGTH.size))[0])
        except EOFError:
            self.lives = False
            return Failure(death(path, self._ended(), bounds.memory_of(path)))
        outcome: Outcome[Any] | Failure = pickle.loads(data)
        return outcome

    def _read(self, size: int) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            part = os.read(self._pipe, size - len(parts))
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)

    def _ended(self) -> int:
        status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        self._pid = 0
        return status

    def stop(self) -> None:
        """End it, with a moment to clear its temporary files away."""
        os.close(self._pipe)
        until = time.monotonic() + PATIENCE
        number = signal.SIGTERM
        while self._pid:
            os.kill(self._pid, number)
            while self._pid and (time.monotonic() < until or number == signal.SIGKILL):
                if os.waitpid(self._pid, os.WNOHANG)[0]:
                    self._pid = 0
                else:
                    time.sleep(STEP)
            number = signal.SIGKILL


def _work(
    pipe: int,
    other: int,
    files: Sequence[str],
    job: Callable[[str], Outcome[Any]],
    bounds: Bounds,
    mask: set[Any],
) -> NoReturn:
    """Run in the copy: an answer for each file, then the end; the interpreter's own end belongs to the original."""
    try:
        os.close(other)
        silence_libraries()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the original hears it and ends us
        signal.signal(signal.SIGTERM, _leave)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for path in files:
            limit_memory(bounds.memory_of(path))
            outcome = attempt(job, path)
            lift_memory()
            data = pickle.dumps(outcome, pickle.HIGHEST_PROTOCOL)
            _write(pipe, LENGTH.pack(len(data)) + data)
    except BaseException:  # the end came, or nobody reads any more: the original tells what there is to tell
        os._exit(os.EX_SOFTWARE)
    finally:
        os._exit(0)


def _leave(*_: object) -> NoReturn:
    """Unwind, so that temporary files go; once, for nothing may get past the end of the copy."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.unraisablehook = lambda _: os._exit(0)  # in a callback of the import system the exit would be swallowed
    sys.exit(0)


def _write(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view) :]
