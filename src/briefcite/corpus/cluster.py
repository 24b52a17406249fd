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
"""Files in a task: so many are read again when a worker is lost."""
AHEAD = 4
"""Tasks submitted for each worker; bounds the memory of the scheduler and of results that wait."""
PATIENCE = "20s"
"""Time for the scheduler to answer."""


def spread(
    files: Sequence[str], job: Callable[[str], Outcome[Result]], bounds: Bounds, *, address: str, jobs: int
) -> Iterator[tuple[str, Outcome[Result] | Failure]]:
    """Run a picklable job over files on Dask workers; yield (file, its result) as tasks finish.

    Dask runs the tasks of a lost worker again on another one; each file is yielded once.

    Args:
        files: paths, which must name the same files on every worker.
        job: what a worker does with a file.
        bounds: time and memory for a file; enforced where workers can fork.
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
    """Run a task on a worker, in a forked copy of it: a file that crashes its process does not cost the worker."""
    import briefcite.pipeline  # noqa: F401 - once for a worker, not once for each copy

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
