"""Files through a function in worker processes: in order, and no file can cost more than itself.

A worker that dies (a crash in a PDF library, no memory left) or takes too long is replaced; its file is
reported.
Workers ignore the keyboard's interrupt and end when this process does. Where the system allows it they are forked from
a server process that imports once what all of them need (each worker would else cost as much as 60 short files to
start); elsewhere they are spawned. They are never forked from this process, which may hold an open database.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from briefcite.batch.bounds import Bounds, can_fork, death, lift_memory, limit_memory, silence_libraries, too_slow
from briefcite.batch.outcome import Failure, Outcome, attempt
from briefcite.text import late

Result = TypeVar("Result")

AHEAD = 8
"""Files a worker may be ahead of the one that is written next; bounds what is kept in memory."""
READY = "ready"
"""What a worker says when it has started: the time of its first file counts from then."""
PATIENCE = 1.0
"""Seconds for a worker to end by itself before it is killed."""
NEEDED = ("briefcite.pipeline", "briefcite.references", "numpy")
"""Modules that reading a file imports late."""


@dataclass(slots=True)
class _Worker:
    """A process, the end of its pipe, and the number of the file it is at."""

    process: BaseProcess
    pipe: Connection
    at: int | None = None
    until: float = float("inf")
    ready: bool = False

    def stop(self) -> None:
        """End it, with a moment to clear its temporary files away."""
        self.process.terminate()  # once more does no harm
        self.process.join(PATIENCE)
        self.process.kill()
        self.process.join()
        self.pipe.close()


class WorkerPool(Generic[Result]):
    """Runs a picklable job over files; iterate for an Outcome or Failure for each file, in order."""

    def __init__(
        self,
        files: Sequence[str],
        job: Callable[[str], Outcome[Result]],
        count: int,
        bounds: Bounds,
    ) -> None:
        """Prepare to run.

        Args:
            files: paths, one call of the job each.
            job: what a worker does with a file.
            count: workers at once.
            bounds: what a file may cost.
        """
        self._files = files
        self._job = job
        self._count = min(count, len(files))
        self._bounds = bounds
        self._waiting = deque(range(len(files)))
        self._done: dict[int, Outcome[Result] | Failure] = {}
        self._workers: list[_Worker] = []

    def __iter__(self) -> Iterator[Outcome[Result] | Failure]:
        try:
            for number in range(len(self._files)):
                self._hand_out(number)
                while number not in self._done:
                    self._collect()
                    self._hand_out(number)  # now, for storing what is yielded takes a while
                yield self._done.pop(number)
        finally:
            for worker in self._workers:
                worker.process.terminate()
            for worker in self._workers:
                worker.stop()

    def _hand_out(self, written_next: int) -> None:
        limit = written_next + AHEAD * self._count
        while len(self._workers) < min(self._count, len(self._waiting) + self._busy()):
            self._workers.append(_started(self._job, self._bounds))
        for worker in self._workers:
            if worker.at is None and self._waiting and self._waiting[0] < limit:
                worker.at = self._waiting.popleft()
                self._set_limit(worker)
                with suppress(OSError):  # a worker that is dead already is met in _collect
                    worker.pipe.send(self._files[worker.at])

    def _set_limit(self, worker: _Worker) -> None:
        timeout = self._bounds.timeout
        limited = timeout is not None and worker.ready
        worker.until = time.monotonic() + (timeout or 0.0) if limited else float("inf")

    def _busy(self) -> int:
        return sum(worker.at is not None for worker in self._workers)

    def _collect(self) -> None:
        """Wait until a worker is done, dead or out of time."""
        busy = [worker for worker in self._workers if worker.at is not None]
        first = min(worker.until for worker in busy)
        patience = None if first == float("inf") else max(first - time.monotonic(), 0.0)
        ready = wait([worker.pipe for worker in busy], patience)
        for worker in busy:
            if worker.pipe in ready:
                self._receive(worker)
            elif worker.until <= time.monotonic():
                self._give_up(worker, too_slow(self._file(worker), self._bounds.timeout or 0.0))

    def _receive(self, worker: _Worker) -> None:
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            path = self._file(worker)
            self._give_up(worker, death(path, worker.process.exitcode, self._bounds.memory_of(path)))
            return
        if result == READY:
            worker.ready = True
            self._set_limit(worker)
            return
        assert worker.at is not None
        self._done[worker.at] = result
        worker.at = None

    def _file(self, worker: _Worker) -> str:
        assert worker.at is not None
        return self._files[worker.at]

    def _give_up(self, worker: _Worker, sentence: str) -> None:
        assert worker.at is not None
        self._done[worker.at] = Failure(sentence)
        worker.stop()
        self._workers.remove(worker)


def _started(job: Callable[[str], Outcome[Result]], bounds: Bounds) -> _Worker:
    context = _context()
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, job, bounds), daemon=True)
    with _interrupt_ignored():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@cache
def _context() -> SpawnContext | ForkServerContext:
    if not can_fork():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    ours = sorted(name for name in sys.modules if name.startswith("briefcite."))
    context.set_forkserver_preload(["__main__", *ours, *NEEDED])
    return context


@contextmanager
def _interrupt_ignored() -> Iterator[None]:
    """Let a child inherit that SIGINT is ignored: from its first moment on, only we end it."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(pipe: Connection, job: Callable[[str], Outcome[Result]], bounds: Bounds) -> None:
    """Run in the worker: a path in, an Outcome or Failure out, until the pipe closes."""
    silence_libraries()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # unwinds, so that temporary files go
    late.ready()  # before memory is bound: to tell that there is none, patterns are asked
    pipe.send(READY)
    while True:
        try:
            path = pipe.recv()
        except (EOFError, OSError):
            return
        limit_memory(bounds.memory_of(path))
        outcome = attempt(job, path)
        lift_memory()
        with suppress(BrokenPipeError):
            pipe.send(outcome)
