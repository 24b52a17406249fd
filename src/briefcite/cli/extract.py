"""``briefcite extract``: everything that was read, as JSON."""

from __future__ import annotations

from functools import partial
from typing import Any

import click

from briefcite.batch.outcome import Outcome
from briefcite.cli import options
from briefcite.cli.batch import NONE_DONE, Batch
from briefcite.cli.options import ReadingOptions
from briefcite.cli.output import destination, put, refuse_unwritable

EXAMPLES = """\b
Examples:
  briefcite extract brief.pdf -o brief.json
  briefcite extract --format jsonl papers/*.pdf | jq .references
"""


@click.command(epilog=EXAMPLES)
@options.files_or_folders
@click.option("--format", "form", type=click.Choice(["json", "jsonl"]), help="json is a list for several files.")
@options.output
@options.min_confidence
@options.jobs
@options.timeout
@options.reading
@options.configured
def extract(
    files: tuple[str, ...],
    form: str | None,
    output: str | None,
    min_confidence: float,
    jobs: int | None,
    timeout: float | None,
    **how: Any,
) -> int:
    """Print everything that was read as JSON."""
    refuse_unwritable(output, files)
    reading = ReadingOptions(**how)
    job = partial(_serialized, reading=reading, min_confidence=min_confidence)
    batch = Batch(files, job, jobs, reading.bounds(timeout))
    opening, between, closing = ("[", ",\n", "]") if form != "jsonl" and len(files) > 1 else ("", "\n", "")
    with destination(output) as out:
        before = opening
        try:
            for text in batch:
                put(out, before + text)
                before = between
        finally:
            if before != opening or opening:
                put(out, (opening if before == opening else "") + closing + "\n")
        if batch.status == NONE_DONE:  # nothing was read: what stands at -o stays
            raise click.exceptions.Exit(NONE_DONE)
    return batch.status


def _serialized(path: str, reading: ReadingOptions, min_confidence: float) -> Outcome[str]:
    from briefcite.report.confident import confident
    from briefcite.report.json import as_dict, dumps

    extraction = reading.extract(path)
    return Outcome(dumps(as_dict(confident(extraction, min_confidence))), extraction.document.warnings)
