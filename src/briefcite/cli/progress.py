"""Bars on stderr, where a person is watching."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from briefcite.text.safe import one_line

Item = TypeVar("Item")


@contextmanager
def counting(what: str, total: int, first: str = "") -> Iterator[Callable[..., None]]:
    """Yield a function to be called after each step with what is at hand now: the path of a file.

    Without a terminal, or with one step, it does nothing.

    Args:
        what: what is done, before the bar.
        total: number of steps.
        first: what is at hand first.
    """
    if total < 2 or not sys.stderr.isatty():
        yield lambda *_: None
        return
    with _bar() as progress:
        task = progress.add_task(what, total=total, name=_name(first), rate="")

        def step(path: str = "") -> None:
            progress.update(task, advance=1, name=_name(path), rate=_rate(progress.tasks[task].speed))

        yield step


def _bar() -> Any:
    """Return the bar: how many of how many, how fast, how long still, and the name of the file in what is left."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.table import Column

    def plain(text: str, **how: Any) -> TextColumn:
        return TextColumn(text, markup=False, table_column=Column(no_wrap=True, **how))

    return Progress(
        plain("{task.description}"),
        BarColumn(bar_width=16),
        MofNCompleteColumn(table_column=Column(no_wrap=True)),
        plain("{task.fields[rate]}"),
        TimeRemainingColumn(table_column=Column(no_wrap=True)),
        plain("left"),
        plain("{task.fields[name]}", overflow="ellipsis", ratio=1),
        console=Console(stderr=True),
        transient=True,
        expand=True,
    )


def _name(path: str) -> str:
    return one_line(Path(path).name)


def _rate(speed: float | None) -> str:
    """Return files a second, or seconds a file where they are large.

    >>> _rate(61.24), _rate(0.25)
    ('61.2/s', '4.0 s each')
    """
    if not speed:
        return ""
    return f"{speed:.1f}/s" if speed >= 1 else f"{1 / speed:.1f} s each"


def counted(items: Iterable[Item], what: str, total: int) -> Iterator[Item]:
    """Yield the items, and a step of the bar for each."""
    with counting(what, total) as step:
        for item in items:
            step()
            yield item
