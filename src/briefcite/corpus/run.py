"""An incremental run: new and changed files are read, missing ones are removed, the rest is left as it is."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from briefcite.batch.outcome import Failure, Outcome
from briefcite.corpus.merging import shared
from briefcite.corpus.rows import Row, Rows, rows_of
from briefcite.corpus.store import Seen, Store
from briefcite.limits import rarely_collecting
from briefcite.model import Extraction
from briefcite.text.safe import name_of
from briefcite.version import __version__

SAVED_EVERY = 1.0
"""Seconds between commits: a run that is killed loses no more work than that."""

Extract = Callable[[str], Extraction]
ReadRows = tuple[Row, Rows, str]
"""The row of the document, the rows of the other tables, and the SHA-256 of the file."""
Outcomes = Iterable[tuple[str, Outcome[ReadRows] | Failure]]
"""Each path with its result or failure, in any order."""


@dataclass(frozen=True, slots=True)
class Step:
    """A file that has been dealt with."""

    document: str
    sentence: str = ""
    """Why it could not be read; "" where it was."""
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """What a run has to do: files to read, how many are unchanged, and documents to remove."""

    read: list[str]
    kept: int = 0
    gone: tuple[str, ...] = ()


def planned(store: Store, paths: Iterable[str], reading: str, *, roots: Sequence[str], retry: bool) -> Plan:
    """Compare the files found with the documents in the corpus.

    Args:
        store: the corpus.
        paths: files found.
        reading: version and options, as :func:`reading_of` returns them.
        roots: folders that were searched: a document below one of them whose file was not found is removed.
        retry: read files again that could not be read the last time.
    """
    held = store.seen()
    plan = Plan([])
    found: set[str] = set()
    for path in paths:
        name = name_of(path)
        found.add(name)
        if _is_current(store, path, name, held.get(name), reading, retry):
            plan.kept += 1
        else:
            plan.read.append(path)
    plan.gone = tuple(name for name in held if name not in found and _is_below(name, roots))
    return plan


def _is_below(name: str, roots: Sequence[str]) -> bool:
    if any(name.startswith(name_of(root.rstrip("/")) + "/") for root in roots if root != "."):
        return True
    return "." in roots and not Path(name).is_absolute()


def _is_current(store: Store, path: str, name: str, held: Seen | None, reading: str, retry: bool) -> bool:
    if held is None or held.reading != reading or (retry and held.sha256 is None):
        return False
    size, modified = _stat(path)
    if (size, modified) == (held.bytes, held.modified):
        return True
    if size != held.bytes or modified is None or held.sha256 is None or _digest(path) != held.sha256:
        return False
    store.touch(name, modified)
    return True


def _stat(path: str) -> tuple[int | None, int | None]:
    try:
        found = Path(path).stat()
    except OSError:
        return None, None
    return found.st_size, found.st_mtime_ns


def _digest(path: str) -> str:
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def reading_of(options: str) -> str:
    """Return version and options as they are stored with a document, which is read again when either changes."""
    return f"{__version__} {options}".rstrip()


def carried_out(store: Store, plan: Plan, outcomes: Outcomes, reading: str) -> Iterator[Step]:
    """Store the results and yield a step for each file; after the last one, works are merged across documents."""
    for name in plan.gone:
        store.drop(name)
    saved = time.monotonic()
    for path, outcome in outcomes:
        yield _kept(store, path, outcome, reading)
        if time.monotonic() - saved > SAVED_EVERY:
            store.save()
            saved = time.monotonic()
    if not store.merged:
        with rarely_collecting():
            store.share(shared(store.items()))
    store.save()


def _kept(store: Store, path: str, outcome: Outcome[ReadRows] | Failure, reading: str) -> Step:
    name, (size, modified) = name_of(path), _stat(path)
    if isinstance(outcome, Failure):
        store.fail(name, Seen(size, modified, reading, None), outcome.sentence)
        return Step(name, outcome.sentence)
    row, rows, digest = outcome.value
    store.put(name, Seen(size, modified, reading, digest), row, rows)
    return Step(name, warnings=tuple(f"{one.code} {one.message}" for one in outcome.warnings))


def task(extract: Extract) -> Callable[[str], Outcome[ReadRows]]:
    """Return the picklable job that reads a file, in a worker process or on a cluster."""
    return partial(_rows, extract=extract)


def _rows(path: str, extract: Extract) -> Outcome[ReadRows]:
    extraction = extract(path)
    return Outcome((*rows_of(extraction), extraction.document.source.sha256), extraction.document.warnings)
