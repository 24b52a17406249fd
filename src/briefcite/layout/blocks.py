"""Blocks: runs of lines below each other in one column."""

from __future__ import annotations

from collections.abc import Iterator

from briefcite.model import Page, Zone


def blocks(page: Page) -> Iterator[list[int]]:
    """Yield the places of the lines of each run, from top to bottom; furniture and notes known already are left out."""
    run: list[int] = []
    for i, line in enumerate(page.lines):
        if line.zone in (Zone.FURNITURE, Zone.REFERENCES, Zone.ENDNOTES, Zone.TABLE):
            continue
        if run:
            last = page.lines[run[-1]]
            if line.column != last.column or line.baseline < last.baseline - 1:
                yield run
                run = []
        run.append(i)
    if run:
        yield run
