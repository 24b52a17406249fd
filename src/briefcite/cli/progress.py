"""Bars on stderr, where a person is watching."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")


@contextmanager
def counting(what: str, total: int) -> Iterator[Callable[..., None]]:
    """Yield a function to be called for each step; without a terminal, or with one step, it does nothing."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda *_: progress.advance(task)


def counted(items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
    """Yield the items, and a step of the bar for each."""
    with counting(what, total) as step:
        for item in items:
            step()
            yield item
