"""``briefcite show``: for a person, callouts, pages, notes and references, then what is wrong."""

from __future__ import annotations

from functools import partial

import click

from briefcite.cli import options
from briefcite.cli.batch import Batch, Outcome
from briefcite.cli.options import Reading


@click.command()
@options.files
@options.reading
def show(files: tuple[str, ...], **how: str) -> int:
    """Show a table of callouts, their pages, notes and references, then what is wrong."""
    batch = Batch(files, partial(_shown, reading=Reading(**how)))
    for text in batch:
        click.echo(text)
    return batch.status


def _shown(path: str, reading: Reading) -> Outcome[str]:
    from briefcite.report.terminal import table

    extraction = reading.extract(path)
    return Outcome(table(extraction), extraction.document.warnings)
