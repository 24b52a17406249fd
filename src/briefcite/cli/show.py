"""``briefcite show``: for a person, callouts, pages, notes and references, then what is wrong."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from briefcite.batch.outcome import Outcome
from briefcite.cli import options
from briefcite.cli.batch import Batch
from briefcite.cli.options import Reading

if TYPE_CHECKING:
    from briefcite.model import Extraction


@click.command()
@options.files
@options.reading
@options.configured
def show(files: tuple[str, ...], **how: Any) -> int:
    """Show callouts, pages, notes and works, then what is wrong."""
    reading = Reading(**how)
    batch = Batch(files, partial(_read, reading=reading), bounds=reading.bounds())
    for extraction in batch:
        from briefcite.report.terminal import show

        show(extraction, sys.stdout)
    return batch.status


def _read(path: str, reading: Reading) -> Outcome[Extraction]:
    extraction = reading.extract(path)
    return Outcome(extraction, extraction.document.warnings)
