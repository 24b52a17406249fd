"""``briefcite view``: one self-contained page, the document beside its notes, citations, works and findings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from briefcite.batch.outcome import Outcome
from briefcite.cli import options
from briefcite.cli.batch import STDIN, Batch
from briefcite.cli.options import ReadingOptions
from briefcite.cli.output import destination, refuse_unwritable

EXAMPLES = """\b
Examples:
  briefcite view brief.pdf -o brief.html
  briefcite view chapter*.docx -o thesis.html
"""


@click.command(epilog=EXAMPLES)
@options.files
@click.option("-o", "--output", required=True, metavar="OUT.html", type=options.PATH, help="The page to write.")
@click.option(
    "--pictures/--no-pictures", default=True, help="Show the pages of PDFs as pictures (default), or leave them out."
)
@options.reading
@options.configured
def view(files: tuple[str, ...], output: str, pictures: bool, **how: Any) -> int:
    """Write one page: the document beside its notes, citations, works and findings.

    It opens in any browser, also from a USB stick: nothing in it is fetched from anywhere.
    """
    from briefcite.report.page import page_parts

    if STDIN in files:
        raise click.UsageError("view shows pages again, so it needs a file, not standard input.")
    refuse_unwritable(output, files)
    reading = ReadingOptions(**how)
    batch = Batch(files, partial(_read, reading=reading, pictures=pictures), bounds=reading.bounds())
    found = list(batch)
    if found:
        drawn = (_pictures(path, reading) if data["pages"] else () for path, data in found)
        with destination(output) as out:
            for part in page_parts([data for _, data in found], drawn):
                out.write(part.encode("utf-8", "surrogatepass"))
    return batch.status


def _read(path: str, reading: ReadingOptions, pictures: bool) -> Outcome[tuple[str, dict[str, Any]]]:
    from briefcite.report.page import page_data

    extraction = reading.extract(path)
    return Outcome((path, page_data(extraction, pictures=pictures)), extraction.document.warnings)


def _pictures(path: str, reading: ReadingOptions) -> Iterator[bytes]:
    from briefcite.load.pdf.picture import pictures

    return pictures(Path(path).read_bytes(), reading.password)
