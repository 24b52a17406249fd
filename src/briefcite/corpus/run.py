"""A corpus brought up to date: what is new or changed is read, what is gone is taken out, the rest is left."""

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
"""Seconds of reading that a killed run may lose."""

Extract = Callable[[str], Extraction]
Read = tuple[Row, Rows, str]
"""The document's row, the others, and the sha256 of the file."""
Outcomes = Iterable[tuple[str, Outcome[Read] | Failure]]
"""Each path with what came of reading it, in any order."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file of a run, done."""

    document: str
    sentence: str = ""
    """Why it could not be read; "" where it was."""
    warnings: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """What a run has to do."""

    read: list[str]
    kept: int = 0
    gone: tuple[str, ...] = ()


def planned(store: Store, paths: Iterable[str], reading: str, *, roots: Sequence[str], retry: bool) -> Plan:
    """Compare the files found with those held.

    Args:
        store: the corpus.
        paths: files found.
        reading: version and options, as :func:`reading_of` gives them.
        roots: folders that were searched: what is held from below them and was not found is gone.
        retry: read files again that could not be read.
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
    """Give what a document was read with: a change of either means that it is read again."""
    return f"{__version__} {options}".rstrip()


def carried_out(store: Store, plan: Plan, outcomes: Outcomes, reading: str) -> Iterator[Step]:
    """Keep what was read, and give a step a file; works are given their shared names at the end."""
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


def _kept(store: Store, path: str, outcome: Outcome[Read] | Failure, reading: str) -> Step:
    name, (size, modified) = name_of(path), _stat(path)
    if isinstance(outcome, Failure):
        store.fail(name, Seen(size, modified, reading, None), outcome.sentence)
        return Step(name, outcome.sentence)
    told, rows, digest = outcome.value
    store.put(name, Seen(size, modified, reading, digest), told, rows)
    return Step(name, warnings=tuple(f"{one.code} {one.message}" for one in outcome.warnings))


def task(extract: Extract) -> Callable[[str], Outcome[Read]]:
    """Give what is to be done with each file, wherever it is done."""
    return partial(_rows, extract=extract)


def _rows(path: str, extract: Extract) -> Outcome[Read]:
    extraction = extract(path)
    return Outcome((*rows_of(extraction), extraction.document.source.sha256), extraction.document.warnings)
