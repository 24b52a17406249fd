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
    from briefcite.report.terminal import Look


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
    from briefcite.report.terminal import look

    job = partial(_shown, reading=reading, look=look(sys.stdout, width=width, full=full))
    batch = Batch(files, job, bounds=reading.bounds())
    for text in batch:
        sys.stdout.write(text)
    return batch.status


def _shown(path: str, reading: ReadingOptions, look: Look) -> Outcome[str]:
    """Read a file and draw its table, which is small where what was read may be large."""
    from briefcite.report.checked import untold
    from briefcite.report.terminal import shown

    extraction = reading.extract(path)
    return Outcome(shown(extraction, look), untold(extraction.document.warnings, extraction.findings))
