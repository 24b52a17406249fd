"""``briefcite show``: for a person, callouts, pages, notes and references, then what is wrong."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from briefcite.batch.outcome import Outcome
from briefcite.cli import options
from briefcite.cli.batch import Batch
from briefcite.cli.options import ReadingOptions

if TYPE_CHECKING:
    from briefcite.model import Extraction


EXAMPLES = """\b
Examples:
  briefcite show brief.pdf
  briefcite show --full --width 120 thesis.docx | less
"""


@click.command(epilog=EXAMPLES)
@options.files
@click.option("--full", is_flag=True, help="Show notes and works whole, however long.")
@click.option("--width", type=click.IntRange(40), metavar="N", help="Columns (default: the terminal's, or COLUMNS).")
@options.reading
@options.configured
def show(files: tuple[str, ...], full: bool, width: int | None, **how: Any) -> int:
    """Show callouts, pages, notes and works, then what is wrong."""
    reading = ReadingOptions(**how)
    batch = Batch(files, partial(_read, reading=reading), bounds=reading.bounds())
    for extraction in batch:
        from briefcite.report.terminal import show

        show(extraction, sys.stdout, width=width, full=full)
    return batch.status


def _read(path: str, reading: ReadingOptions) -> Outcome[Extraction]:
    from briefcite.report.checked import untold

    extraction = reading.extract(path)
    return Outcome(extraction, untold(extraction.document.warnings, extraction.findings))
