"""The same reading on Dask: on many machines that see the same files, or on processes of this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any, TypeVar

from briefcite.batch.bounds import Bounds, can_fork
from briefcite.batch.forked import forked
from briefcite.batch.outcome import Failure, Outcome, attempt
from briefcite.errors import MissingExtra, UnreachableCluster

Result = TypeVar("Result")

LOCAL = "local"
BATCH = 16
"""Files of one task: as many are read again where a worker is lost."""
AHEAD = 4
"""Tasks for each worker that wait or run; bounds what scheduler and results take."""
PATIENCE = "20s"
"""How long the scheduler may take to answer."""


def spread(
    files: Sequence[str], job: Callable[[str], Outcome[Result]], bounds: Bounds, *, address: str, jobs: int
) -> Iterator[tuple[str, Outcome[Result] | Failure]]:
    """Run a picklable job over files on Dask's workers; give (file, what came of it) in the order of being done.

    Dask runs the tasks of a lost worker again on another one; each file is given once.

    Args:
        files: paths, which must lead to the same files on every worker.
        job: what a worker does with a file.
        bounds: what a file may cost; held where workers can fork.
        address: of a scheduler ("tcp://host:8786"), or "local" for processes of this machine.
        jobs: how many processes, with "local".

    Raises:
        MissingExtra: dask.distributed is not installed.
        UnreachableCluster: the scheduler does not answer, or its workers cannot run the job.
    """
    dask = _distributed()
    tasks = [files[start : start + BATCH] for start in range(0, len(files), BATCH)]
    with ExitStack() as opened:
        client = _client(dask, address, jobs, opened)
        waiting = iter(tasks)
        at: dict[str, Sequence[str]] = {}
        running = dask.as_completed(raise_errors=False)

        def submit() -> None:
            if task := next(waiting, ()):
                future = client.submit(_read, task, job, bounds, pure=False)
                at[future.key] = task
                running.add(future)

        for _ in range(AHEAD * max(len(client.nthreads()), 1)):
            submit()
        for future in running:
            task = at.pop(future.key)
            yield from zip(task, _outcomes(dask, future, task), strict=True)
            submit()


def _read(
    task: Sequence[str], job: Callable[[str], Outcome[Result]], bounds: Bounds
) -> list[Outcome[Result] | Failure]:
    """Run on a worker: a file that ends its process costs itself, and not the worker with what it holds."""
    import briefcite.pipeline  # noqa: F401 - once a worker, so that its copies find it there

    return list(forked(task, job, bounds)) if can_fork() else [attempt(job, path) for path in task]


def _outcomes(dask: Any, future: Any, task: Sequence[str]) -> Sequence[Outcome[Any] | Failure]:
    if future.status == "finished":
        found: list[Outcome[Any] | Failure] = future.result()
        return found
    error = future.exception()
    if isinstance(error, dask.KilledWorker):
        return [Failure(f"{path}: each worker that had it was lost; read it again with --retry.") for path in task]
    raise UnreachableCluster(
        f"a worker of the cluster could not read ({type(error).__name__}: {error}); "
        "install the same briefcite on every worker."
    )


def _client(dask: Any, address: str, jobs: int, opened: ExitStack) -> Any:
    try:
        if address == LOCAL:
            cluster = dask.LocalCluster(
                n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
            )
            return opened.enter_context(dask.Client(opened.enter_context(cluster)))
        return opened.enter_context(dask.Client(address, timeout=PATIENCE))
    except (OSError, RuntimeError, ValueError) as error:
        raise UnreachableCluster(
            f"{address}: the scheduler does not answer ({error}); start it, or name it as tcp://HOST:PORT."
        ) from None


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise MissingExtra(
            "--scheduler needs dask.distributed; install it with: pip install 'briefcite[cluster]'."
        ) from None
    return distributed
